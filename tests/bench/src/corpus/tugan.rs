//! Our own layout: `site/*.yaml` and `content/<kind>/<slug>/{entry.yaml, index.<lang>.md}`.

use domain::{Kind, Lang, Localized};
use serde::Serialize;

use super::entry::{self, Entry};
use super::text::Text;
use super::{File, Job};
use crate::error::BenchError;
use crate::vocabulary::{Named, Region};

const SITE: &str = "\
title: {kk: Туған жер, ru: Родная земля, en: Native Land}
base_url: https://tugan.example
languages: [kk, ru, en]
page_size: 20
";

/// The settings of the site, below its root.
pub const SITE_FILES: [&str; 3] = ["site/site.yaml", "site/regions.yaml", "site/taxonomy.yaml"];

#[derive(Debug, Serialize)]
struct RegionYaml<'a> {
    slug: &'a str,
    iso: &'a str,
    kind: &'a str,
    name: &'a Localized<String>,
    area_km2: u32,
}

#[derive(Debug, Serialize)]
struct Taxonomy<'a> {
    tags: Vec<Term<'a>>,
}

#[derive(Debug, Serialize)]
struct Term<'a> {
    id: &'a str,
    name: &'a Localized<String>,
}

#[derive(Debug, Serialize)]
struct Point {
    lat: f64,
    lon: f64,
}

/// An `entry.yaml`; keys that a kind has not are left out.
#[derive(Debug, Serialize)]
struct EntryYaml<'a> {
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    sort: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rubric: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", flatten)]
    route: Option<Route<'a>>,
    regions: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    tags: Vec<&'a str>,
    sources: [Source<'a>; 1],
}

#[derive(Debug, Serialize)]
struct Route<'a> {
    mode: &'a str,
    days: usize,
    distance_km: usize,
    stops: Vec<Stop<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Stop<'a> {
    Named { id: String, name: &'a Localized<String>, location: Point, day: usize, km: usize },
    Entry { entry: String, day: usize, km: usize },
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    title: &'a str,
    publisher: &'a str,
    year: usize,
}

#[derive(Debug, Serialize)]
struct Front<'a> {
    title: &'a str,
    summary: &'a str,
    updated: &'a str,
}

/// The settings of the site.
pub fn site_files(job: Job<'_>) -> Result<Vec<File>, BenchError> {
    let regions: Vec<_> = job.vocabulary.regions.iter().map(region).collect();
    let taxonomy = Taxonomy { tags: job.vocabulary.tags.iter().map(term).collect() };
    let [site, places, terms] = SITE_FILES.map(|name| format!("tugan/{name}"));
    Ok(vec![File::text(site, SITE.to_owned()), yaml(places, &regions)?, yaml(terms, &taxonomy)?])
}

/// An entry's folder; links are ids.
pub fn entry_files(
    job: Job<'_>,
    entry: &Entry<'_>,
    texts: &Localized<Text>,
) -> Result<Vec<File>, BenchError> {
    let dir = format!("tugan/content/{}", entry::id(job, entry.number));
    let mut files = vec![yaml(format!("{dir}/entry.yaml"), &facts(job, entry))?];
    for (lang, text) in Lang::ALL.into_iter().filter_map(|lang| Some((lang, texts.get(lang)?))) {
        let front = Front { title: &text.title, summary: &text.summary, updated: &entry.date };
        let path = format!("{dir}/index.{lang}.md");
        let front = serde_yaml::to_string(&front).map_err(BenchError::yaml(path.clone()))?;
        let body = text.markdown(|to| entry::id(job, to));
        files.push(File::text(path, format!("---\n{front}---\n\n{body}")));
    }
    Ok(files)
}

fn facts<'a>(job: Job<'a>, entry: &'a Entry<'a>) -> EntryYaml<'a> {
    let words = job.vocabulary.words(Lang::Kk);
    let only = |kind| (entry.kind == kind).then_some(entry.label);
    let (open, close) = entry.hours;
    let hours = format!("Mo-Fr {open:02}:00-{close:02}:00; Sa-Su 10:00-16:00");
    EntryYaml {
        sort: only(Kind::Monument),
        topic: only(Kind::Article),
        rubric: only(Kind::News),
        date: (entry.kind == Kind::News).then_some(&entry.date),
        route: only(Kind::Route).map(|mode| route(job, entry, mode)),
        regions: [&entry.region.slug],
        location: (entry.kind != Kind::Route)
            .then_some(Point { lat: entry.at.lat, lon: entry.at.lon }),
        hours: (entry.kind == Kind::Monument).then_some(hours),
        tags: entry.tags.iter().map(|tag| tag.slug.as_str()).collect(),
        sources: [Source { title: &words.source, publisher: &words.publisher, year: entry.year }],
    }
}

/// Three stops: the start, another point, and the monument before the route in the corpus.
fn route<'a>(job: Job<'a>, entry: &'a Entry<'a>, mode: &'a str) -> Route<'a> {
    let stop = |number: usize| {
        let place = entry::place(job, entry.number + number);
        let at = if number == 0 { entry.at } else { entry.stop(job, number) };
        Stop::Named {
            id: place.slug.clone(),
            name: &place.name,
            location: Point { lat: at.lat, lon: at.lon },
            day: 1,
            km: number * 40,
        }
    };
    let last = Stop::Entry { entry: entry::id(job, entry.number - 1), day: 2, km: 90 };
    Route { mode, days: 2, distance_km: 120, stops: vec![stop(0), stop(1), last] }
}

fn region(region: &Region) -> RegionYaml<'_> {
    RegionYaml {
        slug: &region.slug,
        iso: &region.iso,
        kind: &region.kind,
        name: &region.name,
        area_km2: region.area,
    }
}

fn term(tag: &Named) -> Term<'_> {
    Term { id: &tag.slug, name: &tag.name }
}

fn yaml(path: String, value: &impl Serialize) -> Result<File, BenchError> {
    let text = serde_yaml::to_string(value).map_err(BenchError::yaml(path.clone()))?;
    Ok(File::text(path, text))
}
