//! Expected texts beside their input; `UPDATE=1` writes them anew.

use std::fs;
use std::path::Path;

/// Differences between what is expected and what came.
#[derive(Debug, Default)]
pub struct Differences(Vec<String>);

impl Differences {
    /// Compares a text with the file that holds the expected one, or writes the file.
    pub fn compare(&mut self, file: &Path, came: &[u8]) {
        if std::env::var_os("UPDATE").is_some() {
            if fs::read(file).is_ok_and(|expected| expected == came) {
                return;
            }
            fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a folder");
            fs::write(file, came).expect("the expected file can be written");
            return;
        }
        match fs::read(file) {
            Ok(expected) if expected == came => {}
            Ok(expected) => self.0.push(describe(file, &expected, came)),
            Err(_) => self.0.push(format!("{} is missing", file.display())),
        }
    }

    /// Keeps a difference of another sort.
    pub fn tell(&mut self, what: String) {
        self.0.push(what);
    }

    /// Fails with all differences, if there are any.
    pub fn finish(self) {
        let count = self.0.len();
        assert!(count == 0, "{}\n\n{count} differ; UPDATE=1 accepts them", self.0.join("\n\n"));
    }
}

/// The first lines that differ.
fn describe(file: &Path, expected: &[u8], came: &[u8]) -> String {
    let (expected, came) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(came));
    let mut lines = expected.lines().zip(came.lines()).zip(1..);
    let first = lines.find(|((a, b), _)| a != b);
    let ((old, new), line) = first.unwrap_or((("(end)", "(end)"), 0));
    format!("{}:{line}\n  expected: {old}\n  came:     {new}", file.display())
}
