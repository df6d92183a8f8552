//! All tests of the whole, one module a feature.

mod broken;
