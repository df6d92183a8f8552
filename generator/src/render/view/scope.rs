//! What every view needs at hand: the press, the reader's language, and the small pieces that
//! many pages show.

use domain::{Kind, Locale};
use serde::Serialize;

use super::pictures::Picture;
use crate::address;
use crate::kinds::Facts;
use crate::render::Renderer;
use crate::render::theme::{Shared, ThemeError};
use crate::render::words::{WINDS, Words};
use crate::resolve::{Entry, EntryRef, NearbyEntry};

/// A link to a page.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Link<'e> {
    pub(super) url: String,
    pub(super) title: String,
    /// The language of the title, if it is not the page's.
    pub(super) lang: Option<&'e str>,
    /// One more line.
    pub(super) note: Option<String>,
    /// How many entries are there.
    pub(super) count: Option<String>,
}

impl Link<'_> {
    pub(super) fn new(url: String, title: String) -> Self {
        Link { url, title, ..Link::default() }
    }
}

/// A day for people and for machines.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    pub(super) iso: String,
    pub(super) text: String,
}

/// A card in a grid.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card<'e> {
    pub(super) kind: &'e str,
    pub(super) kind_label: String,
    pub(super) url: String,
    pub(super) title: &'e str,
    pub(super) summary: &'e str,
    pub(super) lang: Option<&'e str>,
    pub(super) meta: Option<String>,
    pub(super) note: Option<String>,
    pub(super) image: Option<Picture<'e>>,
    pub(super) cover_svg: &'e str,
}

/// What the part of a card sees.
#[derive(Serialize)]
struct CardPart<'e> {
    card: Card<'e>,
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

/// A row of cards under a heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row<'e> {
    pub(super) anchor: &'e str,
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) more: String,
    pub(super) cards: Vec<Shared>,
}

/// Kilometres below which a neighbour is said to be in the same place.
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

/// The press seen by readers of one language.
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

    /// The language tag of an entry's text, if it is not the reader's.
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

    /// A link with the entry's kind and place under it.
    pub(super) fn noted_link(&self, at: EntryRef) -> Link<'e> {
        let entry = self.get(at);
        let note = match self.place(entry) {
            Some(place) => format!("{} · {place}", self.kind_label(entry)),
            None => self.kind_label(entry),
        };
        Link { note: Some(note), ..self.link(at) }
    }

    /// The short name of the entry's main region.
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

    /// A link to the page of a region, if there is one.
    pub(super) fn region_link(&self, region: usize) -> Link<'e> {
        let classifier = &self.renderer.catalog.classifier;
        let id = crate::render::lists::region_id(&classifier.regions[region]);
        let url = self.renderer.catalog.find(&id).map(|_| address::entry(self.locale, &id));
        Link::new(url.unwrap_or_default(), self.region_name(region))
    }

    /// What an entry is: its type where it has one, else its kind.
    pub(super) fn kind_label(&self, entry: &Entry) -> String {
        let kind = entry.id.kind.name();
        match (&entry.facts, entry.type_word()) {
            (Facts::News(news), _) => self.words.at(&format!("rubric.{}.name", news.rubric.word())),
            (_, Some(word)) => self.words.label(type_set(entry.id.kind), word),
            _ => self.words.at(&format!("kind.{kind}.one")),
        }
    }

    /// The date that a list shows beside an entry.
    pub(super) fn date(&self, entry: &Entry) -> Option<Day> {
        let (iso, text) = match &entry.facts {
            Facts::News(news) => (news.date.to_string(), self.words.date(news.date)),
            Facts::Event(event) => {
                (event.starts.date.to_string(), self.words.date(event.starts.date))
            }
            _ => return None,
        };
        Some(Day { iso, text })
    }

    fn view_of_card(&self, at: EntryRef) -> Card<'e> {
        let entry = self.get(at);
        let (_, text) = entry.text(self.locale);
        let image = self.first_picture(entry);
        let years = match &entry.facts {
            Facts::Person(person) => self.words.life(
                person.born.as_ref().and_then(|life| life.date),
                person.died.as_ref().and_then(|life| life.date),
            ),
            _ => self.date(entry).map(|day| day.text),
        };
        Card {
            kind: entry.id.kind.name(),
            kind_label: self.kind_label(entry),
            url: self.url(entry),
            title: &text.title,
            summary: &text.summary,
            lang: self.foreign(entry),
            meta: years.or_else(|| self.place(entry)),
            note: self.remark(entry),
            cover_svg: if image.is_some() { "" } else { self.renderer.cover(at) },
            image,
        }
    }

    fn remark(&self, entry: &Entry) -> Option<String> {
        let key = match &entry.facts {
            Facts::Project(project) if project.example => "notice.example",
            Facts::Topic(topic) if topic.example => "notice.example",
            Facts::Monument(monument) if monument.is_lost() => "condition.lost",
            _ => return None,
        };
        Some(self.words.at(key))
    }

    /// A card for the page of the entry's own region, which need not name it.
    pub(super) fn card_at_home(&self, at: EntryRef) -> Result<Shared, ThemeError> {
        let card = self.view_of_card(at);
        let own = self.place(self.get(at));
        let meta = card.meta.clone().filter(|meta| Some(meta) != own.as_ref());
        self.finish_card(Card { meta, ..card })
    }

    /// The finished card of an entry; it is the same on all pages and made once.
    pub(super) fn card(&self, at: EntryRef) -> Result<Shared, ThemeError> {
        self.renderer.cards.get(at, self.locale, || self.finish_card(self.view_of_card(at)))
    }

    fn finish_card(&self, card: Card) -> Result<Shared, ThemeError> {
        let html = self.renderer.theme.part("card", self.locale, &CardPart { card })?;
        Ok(Shared::new(&html))
    }

    pub(super) fn cards(
        &self,
        entries: impl IntoIterator<Item = EntryRef>,
    ) -> Result<Vec<Shared>, ThemeError> {
        entries.into_iter().map(|entry| self.card(entry)).collect()
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

    /// A row with the first entries of a kind, if there are any.
    pub(super) fn row(
        &self,
        kind: Kind,
        entries: &[EntryRef],
        shown: usize,
        url: Option<String>,
    ) -> Result<Option<Row<'e>>, ThemeError> {
        if entries.is_empty() {
            return Ok(None);
        }
        let cards = self.cards(entries.iter().take(shown).copied())?;
        Ok(Some(self.row_of(kind, cards, url)))
    }

    /// A row of finished cards.
    pub(super) fn row_of(&self, kind: Kind, cards: Vec<Shared>, url: Option<String>) -> Row<'e> {
        Row {
            anchor: kind.name(),
            title: self.words.at(&format!("kind.{kind}.many")),
            url,
            more: self.words.at("nav.see_all"),
            cards,
        }
    }
}

/// The set of words that the types of a kind have in the theme's strings.
pub(super) fn type_set(kind: Kind) -> &'static str {
    match kind {
        Kind::Monument => "monument_type",
        Kind::Nature => "nature_type",
        Kind::Place => "place_type",
        Kind::Article => "article_topic",
        Kind::Craft => "craft_type",
        Kind::Event => "event_type",
        _ => "kind",
    }
}
