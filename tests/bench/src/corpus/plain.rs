//! The plain layout, for floor programs: `content/<kind>/<slug>.<lang>.md`, one flat head a file.

use domain::{Lang, Localized};
use serde::Serialize;

use super::entry::{self, Entry};
use super::text::Text;
use super::{File, Job, statics};
use crate::error::BenchError;

/// The head of a plain document.
#[derive(Debug, Serialize)]
struct Head<'a> {
    title: &'a str,
    summary: &'a str,
    date: &'a str,
    regions: [&'a str; 1],
    kind: &'a str,
    lat: f64,
    lon: f64,
    hours: Hours,
    image: String,
    source: String,
    tags: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Hours {
    weekdays: String,
    weekend: &'static str,
}

/// The files that do not belong to an entry.
pub fn site_files() -> Result<Vec<File>, BenchError> {
    statics::files("plain/static")
}

/// An entry's documents; links are addresses.
pub fn entry_files(
    job: Job<'_>,
    entry: &Entry<'_>,
    texts: &Localized<Text>,
) -> Result<Vec<File>, BenchError> {
    documents(job, entry, texts, |lang, to| entry::address(job, to, lang))
        .map(|result| result.map(|(name, text)| File::text(format!("plain/{name}"), text)))
        .collect()
}

/// Each document's path below its layout and its text, with links as `link` writes them.
pub fn documents<'a>(
    job: Job<'a>,
    entry: &'a Entry<'a>,
    texts: &'a Localized<Text>,
    link: impl Fn(Lang, usize) -> String + 'a,
) -> impl Iterator<Item = Result<(String, String), BenchError>> + 'a {
    Lang::ALL.into_iter().filter_map(move |lang| {
        let text = texts.get(lang)?;
        let name = format!("content/{}.{lang}.md", entry::id(job, entry.number));
        let head = serde_yaml::to_string(&head(job, entry, text, lang));
        Some(head.map_err(BenchError::yaml(name.clone())).map(|head| {
            let body = text.markdown(|to| link(lang, to));
            (name, format!("---\n{head}---\n\n{body}"))
        }))
    })
}

fn head<'a>(job: Job<'a>, entry: &'a Entry<'a>, text: &'a Text, lang: Lang) -> Head<'a> {
    let words = job.vocabulary.words(lang);
    let (open, close) = entry.hours;
    Head {
        title: &text.title,
        summary: &text.summary,
        date: &entry.date,
        regions: [&entry.region.slug],
        kind: &words.labels[&entry.kind][entry.label],
        lat: entry.at.lat,
        lon: entry.at.lon,
        hours: Hours { weekdays: format!("{open:02}:00-{close:02}:00"), weekend: "10:00-16:00" },
        image: statics::picture(entry.picture),
        source: format!("{}. {}, {}", words.source, words.publisher, entry.year),
        tags: entry.tags.iter().map(|tag| tag.slug.as_str()).collect(),
    }
}
