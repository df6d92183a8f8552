//! The test harness: a site in a temporary folder, its build, and its pages.

pub mod golden;
pub mod html;
pub mod imports;
pub mod program;
pub mod real;
pub mod server;
pub mod site;
pub mod tree;

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A folder or file of this package, such as `broken`.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
