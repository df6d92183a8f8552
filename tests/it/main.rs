//! All tests of the whole, one module a feature.

mod addresses;
mod broken;
mod cli;
mod counter;
mod determinism;
mod editor;
mod golden;
mod pages;
mod qr;
mod serve;
mod tidy;
mod words;
