//! Names of entries: kinds, slugs and the ids made of both.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($variant:ident $name:literal $doc:literal,)+) => {
        /// What an entry is about; decides its facts, its page and its first address segment.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Kind { $(#[doc = $doc] $variant,)+ }

        impl Kind {
            /// All kinds, in the order in which a site shows them.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)+];

            /// The name as it stands in folders, ids and addresses.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)+ }
            }
        }
    };
}

kinds! {
    Monument "monument" "A monument of history and culture.",
    Nature "nature" "A natural place or a protected area.",
    Person "person" "A biography.",
    Article "article" "An encyclopedia article.",
    Archive "archive" "A digitised archive document.",
    Craft "craft" "A craft and its work.",
    Place "place" "A library, museum, club or another place to go to.",
    Route "route" "A journey with its stops.",
    Event "event" "A contest, gathering, festival or class.",
    Project "project" "A social project with its estimate.",
    Topic "topic" "A question put to everybody.",
    News "news" "A piece of news or a column.",
    Region "region" "The text about an oblast or a city of republican significance.",
    Page "page" "A page about the portal itself.",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a text is not a kind, slug or id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// The text before the slash is no kind.
    UnknownKind,
    /// The slug is empty, too long, or has a character other than `a-z`, `0-9` and single inner hyphens.
    BadSlug,
    /// There is no slash between kind and slug.
    NoSlash,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IdError::UnknownKind => "unknown kind",
            IdError::BadSlug => {
                "a slug is small Latin letters and digits, joined by single hyphens"
            }
            IdError::NoSlash => "an id is kind/slug",
        })
    }
}

impl std::error::Error for IdError {}

impl FromStr for Kind {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Kind::ALL.iter().copied().find(|kind| kind.name() == text).ok_or(IdError::UnknownKind)
    }
}

/// The last segment of an address: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(Box<str>);

impl Slug {
    /// The longest slug in bytes; longer ones no longer fit a printed line.
    pub const MAX: usize = 64;

    /// The text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let well = text.len() <= Slug::MAX
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if well { Ok(Slug(text.into())) } else { Err(IdError::BadSlug) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The one name of an entry in all languages: `kind/slug`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// What the entry is about.
    pub kind: Kind,
    /// Its name within the kind.
    pub slug: Slug,
}

impl FromStr for EntryId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, slug) = text.split_once('/').ok_or(IdError::NoSlash)?;
        Ok(EntryId { kind: kind.parse()?, slug: slug.parse()? })
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_parse_and_print() {
        let id: EntryId = "monument/aisha-bibi".parse().expect("a well-formed id");
        assert_eq!(id.kind, Kind::Monument);
        assert_eq!(id.to_string(), "monument/aisha-bibi");
    }

    #[test]
    fn slugs_refuse_what_an_address_cannot_hold() {
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "а", "a/b", "..", &"a".repeat(65)] {
            assert_eq!(bad.parse::<Slug>(), Err(IdError::BadSlug), "{bad:?}");
        }
    }
}
