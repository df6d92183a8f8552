//! All tests of the whole, one module a feature.

mod broken;
mod cli;
mod determinism;
mod pages;
mod qr;
mod tidy;
mod words;
