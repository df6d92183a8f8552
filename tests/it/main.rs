//! All tests of the whole, one module a feature.

mod broken;
mod tidy;
mod words;
