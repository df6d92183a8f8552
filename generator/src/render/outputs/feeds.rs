//! Atom feeds (RFC 4287): all news, each rubric, and new entries of each region.

use std::cmp::Reverse;

use domain::{Kind, Locale};
use jiff::civil::Date;

use super::output::{File, Output, Plan};
use crate::address;
use crate::kinds::{Facts, Rubric};
use crate::render::lists::{ListOf, region_id};
use crate::render::words::Words;
use crate::render::xml::Xml;
use crate::render::{RenderError, Renderer};
use crate::resolve::{Entry, EntryRef};

/// The number of entries in a feed; feed readers poll often enough to miss none.
const SHOWN: usize = 20;

/// The feeds of all locales.
pub(super) struct Feeds;

/// A planned feed of a locale.
#[derive(Debug)]
struct FeedFile {
    of: FeedOf,
    locale: Locale,
}

/// The selection of entries that a feed contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FeedOf {
    /// All news.
    All,
    /// The news of one rubric.
    Rubric(Rubric),
    /// The new entries of one region, by its position in the classifier.
    Region(usize),
}

impl Output for Feeds {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for locale in renderer.catalog.config.locales.iter().copied() {
            for of in feeds(renderer, locale) {
                plan.add(&of.address(renderer, locale), FeedFile { of, locale });
            }
        }
    }
}

/// Returns the feeds of a locale.
fn feeds(renderer: &Renderer, locale: Locale) -> Vec<FeedOf> {
    let catalog = &renderer.catalog;
    let used: Vec<&str> = catalog.types(Kind::News, locale).map(|(word, _)| word).collect();
    let rubrics = Rubric::WORDS.iter().filter(|(word, _)| used.contains(word));
    let regions = catalog.classifier.regions.iter().enumerate();
    let regions = regions.filter(|(_, region)| catalog.find(&region_id(region)).is_some());
    let mut feeds = vec![FeedOf::All];
    feeds.extend(rubrics.map(|(_, rubric)| FeedOf::Rubric(*rubric)));
    feeds.extend(regions.map(|(at, _)| FeedOf::Region(at)));
    feeds
}

impl FeedOf {
    fn address(self, renderer: &Renderer, locale: Locale) -> String {
        match self {
            FeedOf::All => address::feed(locale),
            FeedOf::Rubric(rubric) => address::rubric_feed(locale, rubric.word()),
            FeedOf::Region(region) => {
                let region = &renderer.catalog.classifier.regions[region];
                address::region_feed(locale, region.slug.as_str())
            }
        }
    }
}

impl File for FeedFile {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let FeedFile { of, locale } = *self;
        let entries = entries(renderer, of, locale);
        let entries = entries.into_iter().map(|at| renderer.catalog.get(at)).collect();
        Ok(Feed { renderer, locale, of, entries }.write())
    }
}

/// A feed under construction.
struct Feed<'p> {
    renderer: &'p Renderer,
    locale: Locale,
    of: FeedOf,
    entries: Vec<&'p Entry>,
}

/// Returns the entries of a feed, the newest first.
fn entries(renderer: &Renderer, of: FeedOf, locale: Locale) -> Vec<EntryRef> {
    let catalog = &renderer.catalog;
    let listed: Vec<EntryRef> = match of {
        FeedOf::All => catalog.of_kind(Kind::News, locale).to_vec(),
        FeedOf::Rubric(rubric) => {
            renderer.list_entries(ListOf::Type(Kind::News, rubric.word()), locale).to_vec()
        }
        FeedOf::Region(region) => {
            let mut found: Vec<EntryRef> = catalog.in_region(region, locale).to_vec();
            found.retain(|at| catalog.get(*at).id.kind != Kind::Page);
            found.sort_by_key(|at| (Reverse(changed(catalog.get(*at), locale)), *at));
            found
        }
    };
    listed.into_iter().take(SHOWN).collect()
}

/// Returns the day an entry last changed for readers of a language, at the earliest its
/// publication.
fn changed(entry: &Entry, locale: Locale) -> Date {
    let updated = entry.text(locale).1.updated;
    published(entry).map_or(updated, |date| date.max(updated))
}

fn published(entry: &Entry) -> Option<Date> {
    match &entry.facts {
        Facts::News(news) => Some(news.date),
        _ => None,
    }
}

/// Formats the beginning of a day in the time of the whole country (UTC+5).
fn instant(date: Date) -> String {
    format!("{date}T00:00:00+05:00")
}

impl Feed<'_> {
    fn write(&self) -> Vec<u8> {
        let locale = self.locale.tag();
        let config = &self.renderer.catalog.config;
        let newest = self.entries.iter().map(|entry| changed(entry, self.locale)).max();
        let own = self.renderer.absolute(&self.of.address(self.renderer, self.locale));
        let mut xml = Xml::new();
        let space = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", locale)];
        xml.element("feed", &space, |xml| {
            xml.text("id", &[], &own);
            xml.text("title", &[], &self.title());
            xml.text("updated", &[], &instant(newest.unwrap_or(config.today)));
            self.links(&own, xml);
            xml.element("author", &[], |xml| xml.text("name", &[], &self.author()));
            xml.text("icon", &[], &self.renderer.absolute(address::ICON));
            let version = [("version", env!("CARGO_PKG_VERSION"))];
            xml.text("generator", &version, "tugan");
            self.entries.iter().for_each(|entry| self.entry(entry, xml));
        });
        xml.finish()
    }

    /// Writes the links to the feed itself, to its page, and to the same feed in the other
    /// languages.
    fn links(&self, own: &str, xml: &mut Xml) {
        let atom = "application/atom+xml";
        xml.empty("link", &[("rel", "self"), ("type", atom), ("href", own)]);
        let page = self.renderer.absolute(&self.page());
        let locale = self.locale.tag();
        let html = [("rel", "alternate"), ("type", "text/html"), ("hreflang", locale)];
        xml.empty("link", &[&html[..], &[("href", &page)]].concat());
        let others =
            self.renderer.catalog.config.locales.iter().filter(|other| **other != self.locale);
        for other in others {
            let href = self.renderer.absolute(&self.of.address(self.renderer, *other));
            let link = [("rel", "alternate"), ("type", atom), ("hreflang", other.tag())];
            xml.empty("link", &[&link[..], &[("href", &href)]].concat());
        }
    }

    fn entry(&self, entry: &Entry, xml: &mut Xml) {
        let (locale, text) = entry.text(self.locale);
        let url = self.renderer.absolute(&address::entry(self.locale, &entry.id));
        xml.element("entry", &[("xml:lang", locale.tag())], |xml| {
            xml.text("id", &[], &url);
            xml.text("title", &[], &text.title);
            let kind = [("rel", "alternate"), ("type", "text/html"), ("hreflang", locale.tag())];
            xml.empty("link", &[&kind[..], &[("href", &url)]].concat());
            xml.text("updated", &[], &instant(changed(entry, self.locale)));
            if let Some(date) = published(entry) {
                xml.text("published", &[], &instant(date));
            }
            xml.text("summary", &[], &text.summary);
        });
    }

    /// Returns the address of the page that shows the same entries.
    fn page(&self) -> String {
        let catalog = &self.renderer.catalog;
        match self.of {
            FeedOf::All if self.entries.is_empty() => address::home(self.locale),
            FeedOf::All => self.renderer.list_address(ListOf::Kind(Kind::News), self.locale, 1),
            FeedOf::Rubric(rubric) => {
                self.renderer.list_address(ListOf::Type(Kind::News, rubric.word()), self.locale, 1)
            }
            FeedOf::Region(region) => {
                address::entry(self.locale, &region_id(&catalog.classifier.regions[region]))
            }
        }
    }

    fn title(&self) -> String {
        let words = Words::new(self.renderer.theme.strings(self.locale), self.locale);
        let of = match self.of {
            FeedOf::All => words.at("news.feed"),
            FeedOf::Rubric(rubric) => words.at(&format!("rubric.{}.name", rubric.word())),
            FeedOf::Region(region) => {
                let region = &self.renderer.catalog.classifier.regions[region];
                region.name.best(self.locale).map_or_else(String::new, |(_, name)| name.clone())
            }
        };
        format!("{}: {of}", self.renderer.site_name(self.locale))
    }

    fn author(&self) -> String {
        let operator = self.renderer.catalog.config.operator.name.best(self.locale);
        operator.map_or_else(|| self.renderer.site_name(self.locale), |(_, name)| name.clone())
    }
}
