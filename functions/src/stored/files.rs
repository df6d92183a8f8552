//! The examples of stored documents, `functions/tests/stored/<kind>/v<number>.json`: read for ever.
//!
//! With the example of a number there may be more files of it, such as `v0-paused.json`.
#![expect(clippy::disallowed_methods, reason = "a test reads its files")]

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::exact::Exact;
use super::{Nothing, SCHEMA, Stored, number, read, write};

/// The folder of the examples.
fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored").join(kind.replace('_', "-"))
}

/// Checks all files of a kind: that each is read, and that each struct is just as its number says.
pub(crate) fn check<T: Stored>() {
    let folder = folder(T::KIND);
    check_structs::<T>(&folder);
    let files = std::fs::read_dir(&folder).expect("a folder");
    for file in files.map(|file| file.expect("a file").path()) {
        let text = std::fs::read_to_string(&file).expect("text");
        assert!(read::<T>(&text).is_some(), "{} cannot be read any more", file.display());
        let named = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let named = named.strip_prefix('v').and_then(|named| named.split(['-', '.']).next());
        let named = named.and_then(|number| number.parse().ok());
        assert_eq!(named, Some(number(&text)), "the number of {}", file.display());
    }
}

fn check_structs<T: Stored>(folder: &Path) {
    if T::KIND == Nothing::KIND {
        return;
    }
    for schema in T::SINCE..=T::SCHEMA {
        let file = folder.join(format!("v{schema}.json"));
        let text = std::fs::read_to_string(&file);
        let text = text.unwrap_or_else(|_| panic!("{} is missing", file.display()));
        if schema == T::SCHEMA {
            check_struct::<T>(&file, &text);
        }
    }
    check_structs::<T::Former>(folder);
}

/// Compares a struct with the example of its number.
fn check_struct<T: Stored>(file: &Path, text: &str) {
    let changed = |why: &str| -> ! {
        panic!(
            "the struct of «{}» is not what number {} was: {why}\n{}\nadd a new version: give the \
             struct the next number and keep the former one (see `stored!`)",
            T::KIND,
            T::SCHEMA,
            file.display()
        )
    };
    let mut example: Value = serde_json::from_str(text).expect("JSON");
    if let Value::Object(fields) = &mut example {
        fields.remove(SCHEMA);
    }
    // What was written before there were numbers is as it is: not every field has a value.
    let document = match T::SCHEMA {
        0 => T::deserialize(&example).map_err(|error| error.to_string()),
        _ => T::deserialize(Exact(&example)).map_err(|parted| parted.to_string()),
    };
    let document = document.unwrap_or_else(|parted| changed(&parted));
    let Ok(mut written) = serde_json::to_value(&document) else { changed("it is not written") };
    if T::SCHEMA > 0 {
        written = serde_json::from_str(&write(&document)).expect("JSON");
        example[SCHEMA] = T::SCHEMA.into();
    }
    if written != example {
        changed(&format!("it writes {written}"));
    }
}
