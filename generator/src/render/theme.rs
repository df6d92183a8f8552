//! The theme: templates, strings and styles, compiled once; the only module that names Tera.
//!
//! The built-in theme `base` is part of the program. The files of a root's own `themes/base`, and
//! of the theme that its settings name, override it one by one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;

use domain::Locale;
use domain::locale::PerLocale;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::strings::Strings;
use crate::address;
use crate::read::media::{self, Shape};
use crate::read::source::Sources;

static BASE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../themes/base");

/// Layers of the one style sheet before and after the components.
const STYLES_BEFORE: [&str; 3] = ["css/tokens.css", "css/base.css", "css/layout.css"];
const STYLES_AFTER: [&str; 2] = ["css/utilities.css", "css/print.css"];
/// The style sheet of the pages that plates link to; small enough for the first round trip.
const CODE_STYLE: &str = address::CODE_STYLE;
/// The folder of files that are copied to the site unchanged.
const ASSETS: &str = "assets/";
/// The picture that messengers show with a link to a page that has none.
const SOCIAL_PICTURE: &str = "assets/og.png";
/// The initial capacity for a page, so that the buffer need not grow while rendering.
const PAGE_BYTES: usize = 48 * 1024;
/// The declaration that fixes the order of the cascade whatever the order of the files.
const CASCADE: &str = "@layer tokens, base, layout, components, utilities, print;\n";

/// The reason why a theme cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template cannot be compiled.
    #[error("the theme cannot be compiled: {0}")]
    Compile(String),
    /// A page cannot be rendered.
    #[error("the page {page} cannot be rendered: {message}")]
    Render {
        /// The template.
        page: String,
        /// The reason, with its position.
        message: String,
    },
    /// A file of strings cannot be read.
    #[error("{path}: {message}")]
    Strings {
        /// The file.
        path: String,
        /// The reason, with its position.
        message: String,
    },
}

/// A value serialised for templates once and shared by many pages.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(super) struct Shared(Value);

impl Shared {
    /// Serialises a value.
    pub(super) fn new<V: Serialize>(value: &V) -> Shared {
        Shared(Value::from_serializable(value))
    }
}

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    strings: PerLocale<Strings>,
    values: PerLocale<Value>,
    files: Files,
    css: String,
    social_picture: Option<Shape>,
}

impl Theme {
    /// Compiles the built-in theme, overridden by the root's own files.
    pub fn compile(sources: &Sources, name: &str) -> Result<Theme, ThemeError> {
        let files = gather(sources, name);
        let mut strings = PerLocale::default();
        let mut values = PerLocale::default();
        for locale in Locale::ALL {
            let path = format!("i18n/{locale}.yaml");
            let Some(text) = files.get(&path).and_then(|bytes| text(bytes)) else { continue };
            let fault = |message| ThemeError::Strings { path: path.clone(), message };
            let read = Strings::read(text, locale).map_err(fault)?;
            values.set(locale, Value::from_serializable(read.tree()));
            strings.set(locale, read);
        }
        let mut tera = Tera::new();
        // Tera's own filter of this name copies the text, and whole pages pass through it.
        tera.register_filter("safe", |html: Value, _: Kwargs, _: &State| html.mark_safe());
        let templates = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"))
            .filter_map(|(path, bytes)| Some((path.as_str(), text(bytes)?)));
        tera.add_raw_templates(templates).map_err(|error| ThemeError::Compile(chain(&error)))?;
        let css = style_sheet(&files);
        let social_picture = files.get(SOCIAL_PICTURE);
        let social_picture =
            social_picture.and_then(|bytes| media::probe(SOCIAL_PICTURE, bytes).ok());
        Ok(Theme { tera, strings, values, files, css, social_picture })
    }

    /// Renders a page from its view; templates see the strings of the language as `t` and the data
    /// shared by its pages as `site`.
    pub(super) fn render<V: Serialize>(
        &self,
        page: &str,
        locale: Locale,
        site: Option<&Shared>,
        view: &V,
    ) -> Result<Vec<u8>, ThemeError> {
        self.template(&format!("pages/{page}.html"), locale, site, view)
    }

    fn template<V: Serialize>(
        &self,
        template: &str,
        locale: Locale,
        site: Option<&Shared>,
        view: &V,
    ) -> Result<Vec<u8>, ThemeError> {
        let fault = |error: tera::Error| ThemeError::Render {
            page: template.to_owned(),
            message: chain(&error),
        };
        let mut context = Context::from_serialize(view).map_err(fault)?;
        if let Some(strings) = self.values.get(locale) {
            context.insert_value("t", strings.clone());
        }
        if let Some(Shared(site)) = site {
            context.insert_value("site", site.clone());
        }
        let mut html = Vec::with_capacity(PAGE_BYTES);
        self.tera.render_to(template, &context, &mut html).map_err(fault)?;
        Ok(html)
    }

    /// Returns whether there is a template for a page.
    pub(super) fn has_page(&self, page: &str) -> bool {
        self.files.contains_key(&format!("pages/{page}.html"))
    }

    /// Renders a part that many pages share.
    pub(super) fn part<V: Serialize>(
        &self,
        part: &str,
        locale: Locale,
        view: &V,
    ) -> Result<String, ThemeError> {
        let template = format!("parts/{part}.html");
        let html = self.template(&template, locale, None, view)?;
        let html = String::from_utf8(html).expect("Tera writes what it was given, which is UTF-8");
        Ok(html.trim_end().to_owned())
    }

    /// Returns the strings of a language.
    pub fn strings(&self, locale: Locale) -> &Strings {
        static NONE: std::sync::LazyLock<Strings> = std::sync::LazyLock::new(Strings::default);
        self.strings.get(locale).unwrap_or(&NONE)
    }

    /// Returns the strings of a language as templates see them, for pages in several languages.
    pub(super) fn shared_strings(&self, locale: Locale) -> Shared {
        Shared(self.values.get(locale).map_or_else(Value::none, Value::clone))
    }

    /// Returns the style sheet of the site.
    pub fn css(&self) -> &str {
        &self.css
    }

    /// Returns the paths, below `/assets/`, of the files that are copied to the site unchanged:
    /// scripts, pictures, fonts.
    pub fn assets(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|path| {
            let path = path.as_str();
            let as_it_is = path.starts_with("js/") || path == CODE_STYLE;
            path.strip_prefix(ASSETS).or_else(|| as_it_is.then_some(path))
        })
    }

    /// Returns a file that is copied to the site unchanged, by its path below `/assets/`.
    pub fn asset(&self, path: &str) -> Option<&[u8]> {
        let file = self.files.get(path).or_else(|| self.files.get(&[ASSETS, path].concat()));
        file.map(|bytes| &**bytes)
    }

    /// Returns the size of the picture that messengers show with a link to a page that has none.
    pub fn social_picture(&self) -> Option<Shape> {
        self.social_picture
    }
}

/// The bytes of files by their paths within the theme.
type Files = BTreeMap<String, Cow<'static, [u8]>>;

/// Returns a file as text, if it is text.
fn text(bytes: &[u8]) -> Option<&str> {
    str::from_utf8(bytes).ok()
}

fn gather(sources: &Sources, name: &str) -> Files {
    let mut files = BTreeMap::new();
    embedded(&BASE, &mut files);
    for layer in ["base", name] {
        let prefix = format!("themes/{layer}/");
        for source in &sources.texts {
            if let Some(path) = source.path.strip_prefix(&prefix) {
                files.insert(path.to_owned(), source.text.clone().into_bytes().into());
            }
        }
        for asset in sources.assets_below(&prefix) {
            if let (Some(path), Some(bytes)) = (asset.path.strip_prefix(&prefix), &asset.bytes) {
                files.insert(path.to_owned(), bytes.clone().into());
            }
        }
    }
    files
}

fn embedded(dir: &Dir<'static>, files: &mut Files) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents().into());
    }
    dir.dirs().for_each(|dir| embedded(dir, files));
}

fn style_sheet(files: &Files) -> String {
    let mut css = CASCADE.to_owned();
    let components =
        files.keys().filter(|path| path.starts_with("components/") && path.ends_with(".css"));
    let order = STYLES_BEFORE.into_iter().chain(components.map(String::as_str)).chain(STYLES_AFTER);
    for text in order.filter_map(|path| text(files.get(path)?)) {
        css.push_str(text);
        css.push('\n');
    }
    minify(&css)
}

/// Removes comments and indentation from the style sheet; strings stay unchanged.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find("*/").map_or("", |end| &rest[at + end + 2..]);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Joins an error and its sources into one text.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Asset;

    #[test]
    fn binary_files_of_a_root_override_built_in_ones() {
        let asset = |path: &str, bytes: &[u8]| Asset {
            path: path.to_owned(),
            size: bytes.len() as u64,
            picture: None,
            bytes: Some(bytes.to_vec()),
        };
        let font = asset("themes/base/assets/fonts/serif.woff2", b"wOF2\0\xff");
        let picture = asset("themes/base/assets/og.png", b"no picture");
        let sources = Sources { assets: vec![font, picture], ..Sources::default() };
        let theme = Theme::compile(&sources, "base").expect("compiles");
        assert_eq!(theme.asset("fonts/serif.woff2"), Some(&b"wOF2\0\xff"[..]));
        assert!(theme.assets().any(|path| path == "fonts/serif.woff2"));
        assert_eq!(theme.social_picture(), None, "it cannot be read");
    }

    #[test]
    fn the_social_picture_is_small_and_has_the_size_that_messengers_need() {
        let theme = Theme::compile(&Sources::default(), "base").expect("compiles");
        assert_eq!(theme.social_picture(), Some(Shape { width: 1200, height: 630 }));
        let bytes = theme.asset("og.png").expect("a file of the theme").len();
        assert!(bytes < 60_000, "{bytes} bytes");
    }
}
