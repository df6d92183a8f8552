//! The context of every view: the renderer, the locale of the reader, and small parts that many
//! pages show.

use domain::{Kind, Locale};
use serde::Serialize;

use crate::address;
use crate::kinds::{self, Division};
use crate::render::Renderer;
use crate::render::words::{WINDS, Words};
use crate::resolve::{Entry, EntryRef, NearbyEntry};

/// A link to a page.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Link<'e> {
    pub(super) url: String,
    pub(super) title: String,
    /// The language of the title, if it differs from that of the page.
    pub(super) lang: Option<&'e str>,
    /// An additional line.
    pub(super) note: Option<String>,
    /// The number of entries on the linked page.
    pub(super) count: Option<String>,
}

impl Link<'_> {
    pub(super) fn new(url: String, title: String) -> Self {
        Link { url, title, ..Link::default() }
    }
}

/// A day, in words and in ISO 8601.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    pub(super) iso: String,
    pub(super) text: String,
}

/// A line of a list of news.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NewsItem<'e> {
    pub(super) url: String,
    pub(super) title: &'e str,
    pub(super) summary: &'e str,
    pub(super) lang: Option<&'e str>,
    pub(super) date: Option<Day>,
    pub(super) meta: Option<String>,
}

/// The distance in kilometres below which a neighbour counts as being in the same place.
const HERE_KM: f64 = 0.05;

/// An entry near another.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Near<'e> {
    kind: &'e str,
    kind_label: String,
    url: String,
    title: &'e str,
    lang: Option<&'e str>,
    distance: String,
    wind: &'static str,
    wind_text: String,
}

/// The renderer with the locale of a reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'e> {
    pub(super) renderer: &'e Renderer,
    pub(super) locale: Locale,
    pub(super) words: Words<'e>,
}

impl<'e> Scope<'e> {
    pub(super) fn new(renderer: &'e Renderer, locale: Locale) -> Scope<'e> {
        Scope { renderer, locale, words: Words::new(renderer.theme.strings(locale), locale) }
    }

    pub(super) fn get(&self, entry: EntryRef) -> &'e Entry {
        self.renderer.catalog.get(entry)
    }

    /// Returns the language tag of an entry's text, if it differs from the reader's.
    pub(super) fn foreign(&self, entry: &Entry) -> Option<&'static str> {
        let (found, _) = entry.text(self.locale);
        (found != self.locale.language()).then(|| found.tag())
    }

    pub(super) fn url(&self, entry: &Entry) -> String {
        address::entry(self.locale, &entry.id)
    }

    pub(super) fn link(&self, entry: EntryRef) -> Link<'e> {
        let entry = self.get(entry);
        Link {
            lang: self.foreign(entry),
            ..Link::new(self.url(entry), entry.title(self.locale).to_owned())
        }
    }

    /// Creates a link with the entry's kind and place under it.
    pub(super) fn noted_link(&self, at: EntryRef) -> Link<'e> {
        let entry = self.get(at);
        let note = match self.place(entry) {
            Some(place) => format!("{} · {place}", self.kind_label(entry)),
            None => self.kind_label(entry),
        };
        Link { note: Some(note), ..self.link(at) }
    }

    /// Returns the short name of the entry's main region.
    pub(super) fn place(&self, entry: &Entry) -> Option<String> {
        let region = entry.regions.first()?;
        Some(self.region_short(*region))
    }

    pub(super) fn region_short(&self, region: usize) -> String {
        let region = &self.renderer.catalog.classifier.regions[region];
        region.short.best(self.locale).map_or_else(String::new, |(_, name)| name.clone())
    }

    pub(super) fn region_name(&self, region: usize) -> String {
        let region = &self.renderer.catalog.classifier.regions[region];
        region.name.best(self.locale).map_or_else(String::new, |(_, name)| name.clone())
    }

    /// Creates a link to the page of a region, if there is one.
    pub(super) fn region_link(&self, region: usize) -> Link<'e> {
        let classifier = &self.renderer.catalog.classifier;
        let id = crate::render::lists::region_id(&classifier.regions[region]);
        let url = self.renderer.catalog.find(&id).map(|_| address::entry(self.locale, &id));
        Link::new(url.unwrap_or_default(), self.region_name(region))
    }

    /// Returns the label of an entry's type, or of its kind if it has no type.
    pub(super) fn kind_label(&self, entry: &Entry) -> String {
        match entry.facts.division() {
            Some(word) => self.division_label(entry.id.kind, word.word),
            None => self.words.at(&format!("kind.{}.one", entry.id.kind)),
        }
    }

    /// Returns the name of a part of a kind's list.
    pub(super) fn division_label(&self, kind: Kind, word: &str) -> String {
        match kinds::spec(kind).division {
            Some(Division { set, is_column: true, .. }) => {
                self.words.at(&format!("{set}.{word}.name"))
            }
            Some(Division { set, .. }) => self.words.label(set, word),
            None => word.to_owned(),
        }
    }

    /// Returns the date that a list shows next to an entry.
    pub(super) fn date(&self, entry: &Entry) -> Option<Day> {
        let date = entry.facts.any()?.day()?;
        Some(Day { iso: date.to_string(), text: self.words.date(date) })
    }

    /// Formats the dates of a person's life.
    pub(super) fn years(&self, entry: &Entry) -> Option<String> {
        let [born, died] = entry.facts.any()?.lifespan()?;
        self.words.life(born, died)
    }

    pub(super) fn news_item(&self, at: EntryRef) -> NewsItem<'e> {
        let entry = self.get(at);
        let (_, text) = entry.text(self.locale);
        NewsItem {
            url: self.url(entry),
            title: &text.title,
            summary: &text.summary,
            lang: self.foreign(entry),
            date: self.date(entry),
            meta: Some(self.kind_label(entry)),
        }
    }

    pub(super) fn near(&self, neighbour: &NearbyEntry) -> Near<'e> {
        let entry = self.get(neighbour.entry);
        let here = neighbour.km < HERE_KM;
        Near {
            kind: entry.id.kind.name(),
            kind_label: self.kind_label(entry),
            url: self.url(entry),
            title: entry.title(self.locale),
            lang: self.foreign(entry),
            distance: match here {
                true => self.words.at("entry.here"),
                false => self.words.distance(neighbour.km),
            },
            wind: if here { "here" } else { WINDS[neighbour.wind % 8] },
            wind_text: if here { String::new() } else { self.words.wind(neighbour.wind) },
        }
    }
}
