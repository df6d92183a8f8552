//! The alphabetical index of all entries, which is also the search page, and the list of all terms.

use domain::{Kind, Lang, Locale};
use serde::Serialize;

use super::frame::{About, Frame};
use super::scope::{Link, Scope};
use super::site::ELSEWHERE;
use crate::address::{self, List};
use crate::read::config::Term;
use crate::render::Renderer;
use crate::resolve::{Alphabet, EntryRef};

/// The view of the index.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    search: Search<'e>,
}

#[derive(Debug, Serialize)]
struct Search<'e> {
    letters: Vec<Letter<'e>>,
}

/// The entries that begin with a letter.
#[derive(Debug, Serialize)]
struct Letter<'e> {
    letter: String,
    anchor: String,
    url: String,
    current: bool,
    items: Vec<Item<'e>>,
}

#[derive(Debug, Serialize)]
struct Item<'e> {
    url: String,
    title: &'e str,
    lang: Option<&'e str>,
    note: String,
    /// Other names and the titles in other languages, for the search.
    also: String,
}

/// Builds the index for readers of a language.
pub(in crate::render) fn search<'e>(renderer: &'e Renderer, locale: Locale) -> Page<'e> {
    let scope = Scope::new(renderer, locale);
    let about = About {
        title: scope.words.at("search.title"),
        description: scope.words.at("search.lead"),
        kind: "search",
        section: ELSEWHERE,
    };
    let mut page = Frame::new(&scope, about, address::search);
    page.crumb_here(page.title.clone());
    let alphabet = Alphabet::of(locale.language());
    let mut entries: Vec<EntryRef> = renderer.catalog.entries().map(|(at, _)| at).collect();
    entries.sort_by(|a, b| {
        let (a, b) = (scope.get(*a), scope.get(*b));
        alphabet.compare(a.title(locale), b.title(locale)).then_with(|| a.id.cmp(&b.id))
    });
    let mut letters: Vec<Letter> = Vec::new();
    for entry in entries {
        let item = item(&scope, entry);
        let initial = initial(item.title);
        match letters.last_mut().filter(|letter| letter.letter == initial) {
            Some(letter) => letter.items.push(item),
            None => {
                let anchor = format!("letter-{}", letters.len() + 1);
                let url = format!("#{anchor}");
                letters.push(Letter {
                    letter: initial,
                    anchor,
                    url,
                    current: false,
                    items: vec![item],
                });
            }
        }
    }
    Page { page, search: Search { letters } }
}

/// Returns the letter that a title is sorted under; titles that begin with a digit share one group.
fn initial(title: &str) -> String {
    let first = title.chars().find(|letter| letter.is_alphanumeric());
    match first {
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().collect(),
        _ => "0–9".to_owned(),
    }
}

fn item<'e>(scope: &Scope<'e>, at: EntryRef) -> Item<'e> {
    let entry = scope.get(at);
    let (found, text) = entry.text(scope.locale);
    let mut also: Vec<&str> = text.aka.iter().map(String::as_str).collect();
    also.extend(
        Lang::ALL
            .into_iter()
            .filter(|l| *l != found)
            .filter_map(|l| entry.texts.get(l).map(|text| text.title.as_str())),
    );
    Item {
        url: scope.url(entry),
        title: &text.title,
        lang: scope.foreign(entry),
        note: match scope.place(entry).filter(|_| entry.id.kind != Kind::Region) {
            Some(place) => format!("{}, {place}", scope.kind_label(entry)),
            None => scope.kind_label(entry),
        },
        also: also.join("; "),
    }
}

/// The view of the list of terms.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Terms<'e> {
    page: Frame<'e>,
    terms: TermsView<'e>,
}

#[derive(Debug, Serialize)]
struct TermsView<'e> {
    eras: Vec<Link<'e>>,
    tags: Vec<Link<'e>>,
}

/// Builds the list of all eras and tags.
pub(in crate::render) fn terms<'e>(renderer: &'e Renderer, locale: Locale) -> Terms<'e> {
    let scope = Scope::new(renderer, locale);
    let about = About {
        title: scope.words.at("entry.tags"),
        description: format!(
            "{}, {}",
            scope.words.get("taxonomy.tag"),
            scope.words.get("taxonomy.era")
        ),
        kind: "list",
        section: ELSEWHERE,
    };
    let mut page = Frame::new(&scope, about, address::terms);
    page.crumb_here(page.title.clone());
    let catalog = &renderer.catalog;
    let link = |term: &Term, list: List, count: usize| Link {
        count: Some(scope.words.whole(count as u64)),
        ..Link::new(
            address::list(locale, list, 1),
            term.name.best(locale).map_or_else(String::new, |(_, name)| name.clone()),
        )
    };
    let eras = catalog.classifier.eras.iter().enumerate().filter_map(|(at, term)| {
        let count = catalog.in_era(at, locale).len();
        (count > 0).then(|| link(term, List::Era(term.id.as_str()), count))
    });
    let mut tags: Vec<Link> = catalog
        .classifier
        .tags
        .iter()
        .enumerate()
        .filter_map(|(at, term)| {
            let count = catalog.with_tag(at, locale).len();
            (count > 0).then(|| link(term, List::Tag(term.id.as_str()), count))
        })
        .collect();
    let alphabet = Alphabet::of(locale.language());
    tags.sort_by(|a, b| alphabet.compare(&a.title, &b.title));
    let terms = TermsView { eras: eras.collect(), tags };
    Terms { page, terms }
}
