//! `tugan new`: the skeleton of an entry, which passes `check` as it is and is not published yet.

use std::path::Path;

use domain::{EntryId, Kind, Lang, Locale};
use jiff::civil::Date;

use crate::diag::{Diagnostics, nearest};
use crate::kinds::{self, Key, Presence};
use crate::parse::{RESERVED, slugify};
use crate::read::config::{Classifier, Config, Options};
use crate::read::load::{self, LoadError};
use crate::read::source::Sources;
use crate::texts;
use crate::write::{self, WriteError};

/// A request for a new entry.
#[derive(Debug, Clone)]
pub struct Request {
    /// The kind, as typed.
    pub kind: String,
    /// The slug, as typed.
    pub slug: String,
    /// The languages of its texts; all languages of the site if empty.
    pub languages: Vec<Lang>,
    /// The language of the comments.
    pub locale: Locale,
    /// The day of the request.
    pub today: Date,
}

/// The reason why an entry cannot be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The kind does not exist.
    Kind {
        /// The text as typed.
        written: String,
        /// The kind that was probably meant.
        suggestion: Option<String>,
    },
    /// The text is about a region that the site does not have.
    Region {
        /// The text as typed.
        written: String,
        /// The region that was probably meant.
        suggestion: Option<String>,
    },
    /// The slug is not valid in an address.
    Slug {
        /// The text as typed.
        written: String,
        /// A valid slug made from it.
        suggestion: Option<String>,
    },
    /// The slug is reserved for list pages.
    Reserved {
        /// The text as typed.
        written: String,
    },
    /// The settings of the site cannot be read.
    Settings,
}

/// The reason why `create` failed.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// The request cannot be fulfilled.
    #[error("the entry cannot be begun: {0:?}")]
    Refused(Refusal),
    /// The root cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The folder cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A new entry.
#[derive(Debug)]
pub struct Created {
    /// The paths of its files below the root.
    pub files: Vec<String>,
}

/// Creates an entry in the content of a root; existing files stay untouched.
pub fn create(root: &Path, request: &Request) -> Result<Created, NewError> {
    let (sources, _) = load::load(root)?;
    let (id, files) = skeleton(&sources, request).map_err(NewError::Refused)?;
    let folder = format!("content/{id}");
    write::create_folder(root, &folder, &files)?;
    Ok(Created { files: files.iter().map(|(name, _)| format!("{folder}/{name}")).collect() })
}

/// Returns the files of a new entry, with their names.
fn skeleton(
    sources: &Sources,
    request: &Request,
) -> Result<(EntryId, Vec<(String, String)>), Refusal> {
    let mut faults = Diagnostics::default();
    let options = Options { today: request.today };
    let config = Config::read(sources, &options, &mut faults).ok_or(Refusal::Settings)?;
    let classifier = Classifier::read(sources, &mut faults);
    let id = id(request, &classifier)?;
    let languages =
        if request.languages.is_empty() { &config.languages() } else { &request.languages };
    let mut files = vec![("entry.yaml".to_owned(), entry(id.kind, &classifier, request))];
    files.extend(languages.iter().map(|lang| (format!("index.{lang}.md"), text(*lang, request))));
    Ok((id, files))
}

fn id(request: &Request, classifier: &Classifier) -> Result<EntryId, Refusal> {
    let written = request.kind.clone();
    let kind: Kind = request.kind.parse().map_err(|_| {
        let suggestion = nearest(&written, Kind::ALL.iter().map(|kind| kind.name()));
        Refusal::Kind { written, suggestion }
    })?;
    let written = request.slug.clone();
    let Ok(slug) = request.slug.parse() else {
        let suggestion = Some(slugify::slug(&written)).filter(|slug| !slug.is_empty());
        return Err(Refusal::Slug { written, suggestion });
    };
    if RESERVED.contains(&request.slug.as_str()) {
        return Err(Refusal::Reserved { written });
    }
    let mut regions = classifier.regions.iter().map(|region| region.slug.as_str());
    if kind == Kind::Region && !regions.clone().any(|region| region == request.slug) {
        let suggestion = nearest(&written, &mut regions);
        return Err(Refusal::Region { written, suggestion });
    }
    Ok(EntryId { kind, slug })
}

fn entry(kind: Kind, classifier: &Classifier, request: &Request) -> String {
    let keys = || kinds::spec(kind).keys.iter().chain(kinds::common_keys());
    let mut entry = String::new();
    for key in keys().filter(|key| key.presence != Presence::Optional) {
        if let Some(value) = begun(kind, key, classifier, request) {
            entry.push_str(&documented(kind, key, &value, "", request));
        }
    }
    entry.push_str(&format!("\n# {}\n", texts::skeleton::OPTIONAL.get(request.locale)));
    for key in keys().filter(|key| key.presence == Presence::Optional) {
        entry.push_str(&documented(kind, key, key.sample, "#", request));
    }
    entry
}

/// Returns the first value of a key, or nothing if the entry starts without the key.
fn begun(kind: Kind, key: &Key, classifier: &Classifier, request: &Request) -> Option<String> {
    match (key.presence, key.name) {
        (Presence::Expected, "regions") => {
            let first = classifier.regions.first().filter(|_| kind != Kind::Page)?;
            let own = if kind == Kind::Region { &request.slug } else { first.slug.as_str() };
            Some(format!("[{own}]"))
        }
        (Presence::Expected, "sources") => {
            let source = texts::skeleton::SOURCE.get(request.locale);
            Some(format!("[{{title: \"{source}\"}}]"))
        }
        _ => Some(key.sample.to_owned()),
    }
}

/// Formats a key with its value, below a comment that explains the key.
fn documented(kind: Kind, key: &Key, value: &str, mark: &str, request: &Request) -> String {
    let meaning = key.meaning(kind).get(request.locale);
    let words = key.vocabulary.join(", ");
    let words = if words.is_empty() { words } else { format!(": {words}") };
    let value = value.replace("{day}", &request.today.to_string());
    format!("# {meaning}{words}\n{mark}{}: {value}\n", key.name)
}

fn text(lang: Lang, request: &Request) -> String {
    format!(
        "---\ntitle: \"{}\"\nsummary: \"{}\"\nupdated: {}\n---\n{}\n",
        title(&request.slug),
        texts::skeleton::SUMMARY.get(lang),
        request.today,
        texts::skeleton::BODY.get(lang)
    )
}

/// Converts a slug to words with a capital letter: `aisha-bibi` to `Aisha bibi`.
fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

#[cfg(test)]
mod keys_tests;
#[cfg(test)]
mod tests;
