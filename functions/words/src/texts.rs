//! The texts of a crate, one file for each locale, as constants.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use serde_yaml::Value;

use crate::locales::Locale;

/// The texts of all locales, in the order of the locales, by dotted keys.
type Texts = BTreeMap<String, Vec<String>>;

/// Generates the code for a folder of texts.
pub(crate) fn module(
    folder: &Path,
    locales: &[Locale],
    path: &str,
    find: bool,
) -> Result<String, String> {
    let texts = read(folder, locales)?;
    let mut tree = Tree::default();
    for key in texts.keys() {
        tree.insert(&key.split('.').collect::<Vec<_>>(), key);
    }
    let mut code = String::new();
    tree.write(&mut code, &texts, path);
    if find {
        code += "/// The text at a dotted key.\n";
        code += &format!("pub(crate) fn find(key: &str) -> Option<{path}::Words> {{\n");
        code += "match key {\n";
        for key in texts.keys() {
            line(&mut code, &format!("{key:?} => Some({}),", constant(key)));
        }
        code += "_ => None,\n}\n}\n";
        code += "/// All dotted keys, sorted.\npub(crate) const KEYS: &[&str] = &[";
        for key in texts.keys() {
            line(&mut code, &format!("{key:?},"));
        }
        code += "];\n";
    }
    for locale in locales {
        let file = folder.join(format!("{}.yaml", locale.tag));
        line(&mut code, &format!("const _: &[u8] = include_bytes!({file:?});"));
    }
    Ok(code)
}

fn line(code: &mut String, text: &str) {
    writeln!(code, "{text}").expect("a string takes everything");
}

/// Reads the files and compares their keys and placeholders with those of the first.
fn read(folder: &Path, locales: &[Locale]) -> Result<Texts, String> {
    let known: BTreeSet<&str> = locales.iter().map(|locale| locale.tag.as_str()).collect();
    for (tag, file) in crate::files(folder)? {
        if !known.contains(tag.as_str()) {
            return Err(format!("{file:?}: {tag:?} is no locale of functions/domain/locales"));
        }
    }
    let mut texts = Texts::new();
    for (at, locale) in locales.iter().enumerate() {
        let file = folder.join(format!("{}.yaml", locale.tag));
        let mut leaves = BTreeMap::new();
        flatten(&crate::read(&file)?, String::new(), &mut leaves)
            .map_err(|key| format!("{file:?}: {key}: a text or a mapping is expected"))?;
        if at == 0 {
            texts = leaves.into_iter().map(|(key, text)| (key, vec![text])).collect();
            continue;
        }
        add(&mut texts, leaves).map_err(|fault| format!("{file:?}: {fault}"))?;
    }
    Ok(texts)
}

/// Adds the texts of one more locale; it must have the same keys and placeholders.
fn add(texts: &mut Texts, leaves: BTreeMap<String, String>) -> Result<(), String> {
    if let Some(key) = leaves.keys().find(|key| !texts.contains_key(*key)) {
        return Err(format!("{key}: no other locale has this key"));
    }
    for (key, all) in texts {
        let text = leaves.get(key).ok_or_else(|| format!("{key}: is missing"))?;
        let (own, first) = (placeholders(text), placeholders(&all[0]));
        if own != first {
            return Err(format!("{key}: has the placeholders {own:?}, and others {first:?}"));
        }
        all.push(text.clone());
    }
    Ok(())
}

fn flatten(node: &Value, key: String, leaves: &mut BTreeMap<String, String>) -> Result<(), String> {
    match node {
        Value::String(text) if !text.is_empty() => {
            leaves.insert(key, text.clone());
        }
        Value::Mapping(pairs) => {
            for (name, inner) in pairs {
                let name = name.as_str().ok_or_else(|| format!("{key}: {name:?}"))?;
                let key = if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") };
                flatten(inner, key, leaves)?;
            }
        }
        _ => return Err(key),
    }
    Ok(())
}

/// Returns the names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let named = |name: &&str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let parts = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
    parts.filter(|name| !name.is_empty()).filter(named).collect()
}

/// Returns the path of a constant in the generated modules.
fn constant(key: &str) -> String {
    let parts: Vec<&str> = key.split('.').collect();
    let (last, modules) = parts.split_last().expect("a key has a part");
    let modules = modules.iter().map(|name| format!("{}::", snake(name)));
    modules.collect::<String>() + &snake(last).to_uppercase()
}

/// Converts a key to a Rust identifier.
fn snake(key: &str) -> String {
    let name = key.replace('-', "_");
    match name.as_str() {
        "type" | "where" | "for" | "in" | "move" | "self" | "super" | "crate" | "use" | "as"
        | "match" | "if" | "else" | "loop" | "ref" | "mod" | "static" => format!("{name}_"),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) => format!("n{name}"),
        _ => name,
    }
}

/// A level of keys: its modules and constants.
#[derive(Debug, Default)]
struct Tree {
    modules: BTreeMap<String, Tree>,
    leaves: BTreeMap<String, String>,
}

impl Tree {
    fn insert(&mut self, parts: &[&str], key: &str) {
        match parts {
            [last] => {
                self.leaves.insert((*last).to_owned(), key.to_owned());
            }
            [first, rest @ ..] => {
                self.modules.entry((*first).to_owned()).or_default().insert(rest, key);
            }
            [] => {}
        }
    }

    fn write(&self, code: &mut String, texts: &Texts, path: &str) {
        for (name, key) in &self.leaves {
            let all = &texts[key];
            let shown = all.last().expect("a key has a text in each locale");
            line(code, &format!("#[doc = {:?}]", format!("«{shown}»")));
            let name = snake(name).to_uppercase();
            line(
                code,
                &format!("pub(crate) const {name}: {path}::Words = {path}::Words::new({all:?});"),
            );
        }
        for (name, inner) in &self.modules {
            line(code, &format!("#[doc = {:?}]", format!("Texts below `{name}`.")));
            line(code, &format!("pub(crate) mod {} {{", snake(name)));
            inner.write(code, texts, path);
            line(code, "}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn locales_must_agree_in_keys_and_placeholders() {
        let first = || Texts::from([("a.b".to_owned(), vec!["{n} файл".to_owned()])]);
        assert_eq!(add(&mut first(), texts(&[("a.b", "{n} files")])), Ok(()));
        for (others, complaint) in [
            (texts(&[]), "a.b: is missing"),
            (texts(&[("a.b", "{n}"), ("c", "x")]), "c: no other locale has this key"),
            (texts(&[("a.b", "{m} files")]), "a.b: has the placeholders"),
        ] {
            let fault = add(&mut first(), others).expect_err(complaint);
            assert!(fault.starts_with(complaint), "{fault}");
        }
    }

    #[test]
    fn keys_become_rust_identifiers() {
        assert_eq!(constant("faults.bad-utf8.message"), "faults::bad_utf8::MESSAGE");
        assert_eq!(constant("type"), "TYPE_");
        assert_eq!(placeholders("{a} {b_c} {} {X}"), BTreeSet::from(["a", "b_c"]));
    }
}
