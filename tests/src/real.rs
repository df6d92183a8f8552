//! The real site, built once for all tests of a run.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::LazyLock;

use crate::project;
use crate::site::{Built, TODAY, build};

static REAL: LazyLock<Built> = LazyLock::new(|| {
    let output = project().join("target/site-for-tests");
    match std::env::var_os("SITE") {
        // `tests/run` has built it already, with the program itself.
        Some(built) => Built::existing(built.as_ref()),
        None => {
            build_once(&output);
            Built::existing(&output)
        }
    }
});

/// Builds the site, unless another process of the same run has: nextest runs each test in its own.
fn build_once(output: &Path) {
    let mark = output.with_extension("run");
    let mut options = File::options();
    let options = options.read(true).write(true).create(true).truncate(false);
    let mut mark = options.open(mark).expect("a file in the target folder");
    mark.lock().expect("a lock");
    let mut built = String::new();
    mark.read_to_string(&mut built).expect("the mark of a run");
    let run = std::env::var("NEXTEST_RUN_ID").ok();
    if run.as_ref() == Some(&built) {
        return;
    }
    build(project(), output, TODAY);
    mark.set_len(0).and_then(|()| mark.rewind()).expect("a file in the target folder");
    mark.write_all(run.unwrap_or_default().as_bytes()).expect("a file in the target folder");
}

/// The build of the project's own site.
pub fn real() -> &'static Built {
    &REAL
}
