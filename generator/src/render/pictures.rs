//! Pictures of entries: their copies, and how a page offers them to browsers.

use crate::address;
use crate::kinds::{Facts, Image};
use crate::resolve::Entry;

/// The width up to which a copy is shown on pages; wider ones are for high-density screens.
const SHOWN: u32 = 960;

/// A copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copy {
    /// The address.
    pub(super) url: String,
    /// The width in pixels.
    pub(super) width: u32,
    /// The height in pixels.
    pub(super) height: u32,
}

/// All copies of a picture, the narrowest first; never empty.
#[derive(Debug, Clone)]
pub(super) struct Copies(Vec<Copy>);

impl Copies {
    /// Returns the copies of a picture of an entry, if the entry has that picture.
    pub(super) fn of(entry: &Entry, file: &str) -> Option<Copies> {
        let copies = entry.picture(file)?.copies().into_iter().map(|shape| Copy {
            url: address::picture(&entry.id, file, shape.width),
            width: shape.width,
            height: shape.height,
        });
        let copies: Vec<Copy> = copies.collect();
        (!copies.is_empty()).then_some(Copies(copies))
    }

    /// Returns the copy that a browser shows if it does not choose one itself.
    pub(super) fn shown(&self) -> &Copy {
        self.0.iter().rev().find(|copy| copy.width <= SHOWN).unwrap_or(&self.0[0])
    }

    /// Returns the smallest copy.
    pub(super) fn small(&self) -> &Copy {
        &self.0[0]
    }

    /// Returns the largest copy.
    pub(super) fn full(&self) -> &Copy {
        &self.0[self.0.len() - 1]
    }

    /// Returns all copies as a `srcset` for a browser to choose from, if there are several.
    pub(super) fn srcset(&self) -> Option<String> {
        let all: Vec<String> =
            self.0.iter().map(|copy| format!("{} {}w", copy.url, copy.width)).collect();
        (all.len() > 1).then(|| all.join(", "))
    }
}

/// Returns the main picture of an entry, with its copies.
pub(super) fn first(entry: &Entry) -> Option<(&Image, Copies)> {
    let image = &entry.common.images.first()?.value;
    Some((image, Copies::of(entry, &image.file)?))
}

/// Returns the alternative text of a picture in the text shown to readers of a locale.
pub(super) fn alt<'e>(entry: &'e Entry, file: &str, locale: domain::Locale) -> &'e str {
    let (_, text) = entry.text(locale);
    let words = text.alt.iter().find(|(name, _)| name.value == file);
    words.map_or(&text.title, |(_, words)| words)
}

/// Returns the name of the file with a route's track, if there is one.
pub(super) fn track(entry: &Entry) -> Option<&str> {
    match &entry.facts {
        Facts::Route(route) => route.track.as_ref().map(|track| track.value.as_str()),
        _ => None,
    }
}
