//! The floor: read, YAML, Markdown, Tera, write, and nothing else.
//!
//! No link is checked, no fault is reported, nothing is cached: the least cost of a build of these
//! pages with the same libraries. Every measurement of the real program is compared with it.

mod index;
mod page;

use std::fs;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::BenchError;

/// The head of a plain document, as far as pages show it.
#[derive(Debug, Deserialize, Serialize)]
pub struct Head {
    title: String,
    summary: String,
    date: String,
    regions: Vec<String>,
    kind: String,
    lat: f64,
    lon: f64,
    hours: Hours,
    image: String,
    source: Option<String>,
    tags: Vec<String>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Hours {
    weekdays: String,
    weekend: String,
}

/// A document after reading: its head parsed, its body still Markdown.
#[derive(Debug)]
struct Document {
    /// `<kind>/<slug>`, the same in all languages.
    id: String,
    section: String,
    lang: String,
    address: String,
    head: Head,
    text: String,
    body: usize,
}

/// Builds the plain layout's pages and lists into `out`; returns how many files that gave.
pub fn build(content: &Path, out: &Path) -> Result<usize, BenchError> {
    let documents = files(content)?.into_par_iter().map(|path| read(&path));
    // The program ends after this, so no time is spent on freeing memory.
    let documents = ManuallyDrop::new(documents.collect::<Result<Vec<_>, _>>()?);
    let index = ManuallyDrop::new(index::Index::new(&documents));
    let pages = page::Pages::new(&documents, &index)?;
    (0..documents.len()).into_par_iter().try_for_each(|number| {
        let article = markdown(&documents[number].text[documents[number].body..]);
        write(out, &documents[number].address, &pages.article(number, &article)?)
    })?;
    let lists = index.lists();
    lists.par_iter().try_for_each(|list| write(out, &list.address, &pages.list(list)?))?;
    Ok(documents.len() + lists.len())
}

fn files(content: &Path) -> Result<Vec<PathBuf>, BenchError> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry
            .map_err(|error| BenchError::file("walk", content)(std::io::Error::from(error)))?;
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Document, BenchError> {
    let text = fs::read_to_string(path).map_err(BenchError::file("read", path))?;
    let no_head = || BenchError::NoHead(path.to_owned());
    let head = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let head = head.ok_or_else(no_head)?.0;
    let body = "---\n".len() + head.len() + "\n---\n".len();
    let head = serde_yaml::from_str(head).map_err(BenchError::yaml(path.display().to_string()))?;
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let (slug, lang) = stem.and_then(|stem| stem.rsplit_once('.')).ok_or_else(no_head)?;
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let section = folder.ok_or_else(no_head)?.to_owned();
    let id = format!("{section}/{slug}");
    let (lang, address) = (lang.to_owned(), format!("{lang}/{id}/"));
    Ok(Document { id, section, lang, address, head, text, body })
}

fn markdown(body: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut out = String::with_capacity(body.len() * 5 / 4);
    html::push_html(&mut out, Parser::new_ext(body, options));
    out
}

/// Writes a page; a missing folder is made on the way.
fn write(out: &Path, address: &str, page: &str) -> Result<(), BenchError> {
    let dir = out.join(address);
    let file = dir.join("index.html");
    if fs::create_dir(&dir).is_err() {
        fs::create_dir_all(&dir).map_err(BenchError::file("create", &dir))?;
    }
    fs::write(&file, page).map_err(BenchError::file("write", &file))
}
