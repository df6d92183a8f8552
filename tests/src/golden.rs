//! Expected texts next to their input; `UPDATE=1` writes them again.

use std::fs;
use std::path::Path;

/// Differences between expected and actual texts.
#[derive(Debug, Default)]
pub struct Differences(Vec<String>);

impl Differences {
    /// Compares a text with the file of the expected one, or writes the file.
    pub fn compare(&mut self, file: &Path, actual: &[u8]) {
        if std::env::var_os("UPDATE").is_some() {
            if fs::read(file).is_ok_and(|expected| expected == actual) {
                return;
            }
            fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a folder");
            fs::write(file, actual).expect("the expected file can be written");
            return;
        }
        match fs::read(file) {
            Ok(expected) if expected == actual => {}
            Ok(expected) => self.0.push(describe(file, &expected, actual)),
            Err(_) => self.0.push(format!("{} is missing", file.display())),
        }
    }

    /// Adds a difference of another type.
    pub fn push(&mut self, what: String) {
        self.0.push(what);
    }

    /// Fails with all differences, if there are any.
    pub fn finish(self) {
        let count = self.0.len();
        assert!(count == 0, "{}\n\n{count} differ; UPDATE=1 accepts them", self.0.join("\n\n"));
    }
}

/// The first lines that differ.
fn describe(file: &Path, expected: &[u8], actual: &[u8]) -> String {
    let (expected, actual) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(actual));
    let mut lines = expected.lines().zip(actual.lines()).zip(1..);
    let first = lines.find(|((a, b), _)| a != b);
    let ((old, new), line) = first.unwrap_or((("(end)", "(end)"), 0));
    format!("{}:{line}\n  expected: {old}\n  actual:   {new}", file.display())
}
