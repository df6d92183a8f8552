//! All tests of the whole, one module a feature.

mod broken;
mod pages;
mod qr;
mod tidy;
mod words;
