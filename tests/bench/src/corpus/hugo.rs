//! The Hugo layout: its settings and templates from `hugo/`, documents and the heads of lists.

use domain::{Lang, Localized};
use include_dir::{Dir, DirEntry, include_dir};

use super::entry::{Entry, KINDS, id};
use super::text::Text;
use super::{File, Job, plain, statics};
use crate::error::BenchError;
use crate::vocabulary::name_in;

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/hugo");

/// Settings, templates, static files and the heads of all lists.
pub fn site_files(job: Job<'_>) -> Result<Vec<File>, BenchError> {
    let mut files = statics::files("hugo/static")?;
    collect(&SITE, &mut files);
    for lang in Lang::ALL {
        let words = job.vocabulary.words(lang);
        let mut list = |folder: &str, title: &str, weight: usize| {
            let path = format!("hugo/content/{folder}_index.{lang}.md");
            files.push(File::text(path, format!("---\ntitle: {title}\nweight: {weight}\n---\n")));
        };
        list("", &words.site, 1);
        list("tags/", &words.tags, 8);
        list("regions/", &words.regions, 9);
        for (weight, kind) in KINDS.iter().enumerate() {
            list(&format!("{kind}/"), &words.sections[kind], weight + 1);
        }
        for (weight, region) in job.vocabulary.regions.iter().enumerate() {
            list(&format!("regions/{}/", region.slug), name_in(&region.name, lang), weight + 1);
        }
        for (weight, tag) in job.vocabulary.tags.iter().enumerate() {
            list(&format!("tags/{}/", tag.slug), name_in(&tag.name, lang), weight + 1);
        }
    }
    Ok(files)
}

/// An entry's documents; links are paths of pages, which Hugo resolves and checks.
pub fn entry_files(
    job: Job<'_>,
    entry: &Entry<'_>,
    texts: &Localized<Text>,
) -> Result<Vec<File>, BenchError> {
    plain::documents(job, entry, texts, |_, to| format!("/{}", id(job, to)))
        .map(|result| result.map(|(name, text)| File::text(format!("hugo/{name}"), text)))
        .collect()
}

fn collect(dir: &Dir<'_>, files: &mut Vec<File>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => files.push(File {
                path: format!("hugo/{}", file.path().display()),
                bytes: file.contents().to_vec(),
            }),
        }
    }
}
