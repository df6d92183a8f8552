//! The integration tests, one module per feature.

mod addresses;
mod broken;
mod cli;
mod determinism;
mod editor;
mod functions;
mod golden;
mod pages;
mod qr;
mod serve;
mod tidy;
mod words;
