//! Compiles the texts of a crate's interface: one YAML file for each locale, checked when the crate
//! is compiled.
//!
//! [`locales!`] turns the folder `functions/domain/locales` into the table of all locales;
//! [`compile!`] turns a crate's own folder of texts into constants. A missing locale, a key missing
//! in a locale or a different placeholder is a compile error that names the file and key. So a
//! locale is added by adding files.

mod locales;
mod texts;

use std::path::{Path, PathBuf};

use proc_macro::{TokenStream, TokenTree};

/// Declares the table of locales: `locales!("locales")` reads `<tag>.yaml` files in a folder of the
/// crate that calls it and expands to `const COUNT: usize` and `static FACTS: [Facts; COUNT]`.
#[proc_macro]
pub fn locales(input: TokenStream) -> TokenStream {
    let (folder, _) = arguments(input);
    parsed(locales::read(&folder).map(|locales| locales::table(&locales)))
}

/// Declares a constant for each text of a folder: `compile!("texts", path::to)` reads
/// `<tag>.yaml` for every locale and expands to constants of the type `path::to::Words`; a mapping
/// of keys becomes a module. With `find` as the third argument it also declares
/// `fn find(key: &str) -> Option<Words>` over the dotted keys.
#[proc_macro]
pub fn compile(input: TokenStream) -> TokenStream {
    let (folder, rest) = arguments(input);
    let (path, find) = match rest.rsplit_once(',') {
        Some((path, "find")) => (path.to_owned(), true),
        _ => (rest, false),
    };
    parsed(locales::of_domain().and_then(|locales| texts::module(&folder, &locales, &path, find)))
}

/// Returns the folder named by the first argument, and the other arguments as text without spaces.
fn arguments(input: TokenStream) -> (PathBuf, String) {
    let mut tokens = input.into_iter();
    let Some(TokenTree::Literal(folder)) = tokens.next() else {
        panic!("the first argument is the folder, as a string");
    };
    let folder = folder.to_string();
    let rest: String = tokens.skip(1).map(|token| token.to_string()).collect();
    (root().join(folder.trim_matches('"')), rest)
}

/// The folder of the crate that is being compiled.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the crate's folder").into()
}

/// Parses generated code into tokens.
///
/// # Panics
/// Panics with the message of the error, so that compilation fails.
fn parsed(code: Result<String, String>) -> TokenStream {
    match code {
        Ok(code) => code.parse().expect("the generated code is well-formed"),
        Err(fault) => panic!("{fault}"),
    }
}

/// Returns the name of a YAML file without its extension: the tag of its locale.
fn tag(path: &Path) -> Option<String> {
    let yaml = path.extension().is_some_and(|extension| extension == "yaml");
    path.file_stem().filter(|_| yaml)?.to_str().map(str::to_owned)
}

/// Returns the YAML files of a folder by their tags, in alphabetical order.
fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{folder:?}: {error}"))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<_> = paths.filter_map(|path| Some((tag(&path)?, path))).collect();
    files.sort();
    Ok(files)
}

/// Reads a YAML file.
fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path:?}: {error}"))?;
    serde_yaml::from_str(&text).map_err(|error| format!("{path:?}: {error}"))
}
