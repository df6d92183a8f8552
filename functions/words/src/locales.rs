//! The table of locales, read from one file for each.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The properties of a locale as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The position in lists such as the language switch, from 1.
    position: usize,
    /// The language that its texts are written in.
    language: String,
    /// The script, as an ISO 15924 code.
    script: String,
    /// `ltr` or `rtl`.
    direction: String,
    /// The language's own name for itself, in this script.
    name: String,
    /// The Open Graph locale.
    open_graph: String,
}

/// A locale and the file it was read from.
#[derive(Debug)]
pub(crate) struct Locale {
    /// The BCP 47 tag, as used in addresses.
    pub(crate) tag: String,
    file: PathBuf,
    facts: Written,
}

/// Reads the locales of a folder, sorted by position.
pub(crate) fn read(folder: &Path) -> Result<Vec<Locale>, String> {
    let mut locales = Vec::new();
    for (tag, file) in crate::files(folder)? {
        let facts: Written = crate::read(&file)?;
        locales.push(Locale { tag, file, facts });
    }
    locales.sort_by_key(|locale| locale.facts.position);
    for (at, locale) in locales.iter().enumerate() {
        if locale.facts.position != at + 1 {
            return Err(format!("{:?}: position: {} is free", locale.file, at + 1));
        }
    }
    Ok(locales)
}

/// Reads the locales that the crate `domain` declares, in the project of the crate being compiled.
pub(crate) fn of_domain() -> Result<Vec<Locale>, String> {
    // Not by the path of this crate, which is that of another folder when the project has moved.
    let folder = crate::root();
    let folders = folder.ancestors().map(|folder| folder.join("functions/domain/locales"));
    let found = folders.into_iter().find(|folder| folder.is_dir());
    read(&found.ok_or_else(|| format!("{folder:?}: no functions/domain/locales above"))?)
}

/// Generates the code of the table.
pub(crate) fn table(locales: &[Locale]) -> String {
    let count = locales.len();
    let mut code = format!("pub(super) const COUNT: usize = {count};\n");
    code += "pub(super) static FACTS: [Facts; COUNT] = [\n";
    for Locale { tag, facts, .. } in locales {
        let Written { language, script, direction, name, open_graph, .. } = facts;
        let (language, script) = (capital(language), capital(script));
        writeln!(
            code,
            "Facts {{ tag: {tag:?}, language: Lang::{language}, script: Script::{script}, \
             direction: Direction::{}, name: {name:?}, open_graph: {open_graph:?} }},",
            capital(direction)
        )
        .expect("a string takes everything");
    }
    code += "];\n";
    // This makes the compiler read the files again when one of them has changed.
    for locale in locales {
        writeln!(code, "const _: &[u8] = include_bytes!({:?});", locale.file)
            .expect("a string takes everything");
    }
    code
}

/// Capitalises a word, as in the names of enum variants.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
