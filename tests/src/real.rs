//! The real site, built once for all tests of a process.

use std::sync::LazyLock;

use crate::project;
use crate::site::{Built, TODAY, build};

static REAL: LazyLock<Built> = LazyLock::new(|| {
    let output = project().join("target/site-for-tests");
    match std::env::var_os("SITE") {
        // `tests/run` has built it already, with the program itself.
        Some(built) => Built::standing(built.as_ref()),
        None => {
            build(project(), &output, TODAY);
            Built::standing(&output)
        }
    }
});

/// The build of the project's own site.
pub fn real() -> &'static Built {
    &REAL
}
