//! Addresses of pages: the only module that forms them.
//!
//! An address is `/{lang}/{kind}/{slug}/`. Addresses are permanent: nothing here may change the
//! address of a published page.

use domain::{Code, EntryId, Kato, Kind, Locale};

use crate::parse::slugify;

/// A list of entries that has its own address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List<'a> {
    /// All entries of a kind.
    Kind(Kind),
    /// The entries of a kind that are of one type, by the type's word.
    Type(Kind, &'a str),
    /// The news of one rubric.
    Rubric(&'a str),
    /// The entries with a tag.
    Tag(&'a str),
    /// The entries of an era.
    Era(&'a str),
}

impl List<'_> {
    /// The address of the first page, below the language.
    fn path(self) -> String {
        match self {
            List::Kind(kind) => format!("{kind}/"),
            List::Type(kind, word) => format!("{kind}/type/{word}/"),
            List::Rubric(word) => format!("news/rubric/{word}/"),
            List::Tag(id) => format!("tag/{id}/"),
            List::Era(id) => format!("era/{id}/"),
        }
    }
}

/// The home page of a language.
pub fn home(locale: Locale) -> String {
    format!("/{locale}/")
}

/// The page of an entry.
pub fn entry(locale: Locale, id: &EntryId) -> String {
    // By far the most frequent address: several times on each page.
    ["/", locale.tag(), "/", id.kind.name(), "/", id.slug.as_str(), "/"].concat()
}

/// A page of a list; pages count from one.
pub fn list(locale: Locale, list: List, page: usize) -> String {
    match page {
        0 | 1 => format!("/{locale}/{}", list.path()),
        page => format!("/{locale}/{}page/{page}/", list.path()),
    }
}

/// The alphabetical index of all entries, where the search is.
pub fn search(locale: Locale) -> String {
    format!("/{locale}/search/")
}

/// The list of all tags and eras.
pub fn terms(locale: Locale) -> String {
    format!("/{locale}/tag/")
}

/// The public list of volunteers.
pub fn volunteers(locale: Locale) -> String {
    format!("/{locale}/volunteers/")
}

/// The questionnaire of a volunteer.
pub fn join(locale: Locale) -> String {
    format!("/{locale}/volunteers/join/")
}

/// The page where volunteers open their own card.
pub fn own(locale: Locale) -> String {
    format!("/{locale}/volunteers/own/")
}

/// The list of volunteers for programs.
pub const VOLUNTEERS_JSON: &str = "/volunteers.json";

/// The list of volunteers as a table.
pub const VOLUNTEERS_CSV: &str = "/volunteers.csv";

/// The rural districts of a district.
pub fn places(district: Kato) -> String {
    format!("/assets/places/{district}.json")
}

/// An endpoint of the functions, which answers in a language.
pub fn function(locale: Locale, below: &str) -> String {
    format!("/api/{locale}/{below}")
}

/// The feed of a language.
pub fn feed(locale: Locale) -> String {
    format!("/{locale}/feed.xml")
}

/// The feed of one rubric of the news.
pub fn rubric_feed(locale: Locale, rubric: &str) -> String {
    format!("/{locale}/news/rubric/{rubric}/feed.xml")
}

/// The feed of one region.
pub fn region_feed(locale: Locale, region: &str) -> String {
    format!("/{locale}/region/{region}/feed.xml")
}

/// A part of the site map of a language; parts count from one.
pub fn sitemap(locale: Locale, part: usize) -> String {
    match part {
        0 | 1 => format!("/{locale}/sitemap.xml"),
        part => format!("/{locale}/sitemap-{part}.xml"),
    }
}

/// The web app manifest of a language.
pub fn manifest(locale: Locale) -> String {
    format!("/{locale}/manifest.webmanifest")
}

/// A copy of a picture of an entry, by its width in pixels.
pub fn picture(id: &EntryId, file: &str, width: u32) -> String {
    format!("/media/{}/{}/{}-{width}.jpg", id.kind, id.slug, stem(file))
}

/// The name that the copies of a picture share.
pub fn stem(file: &str) -> String {
    let stem = slugify::slug(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    if stem.is_empty() { "picture".to_owned() } else { stem }
}

/// The line of a route for navigators.
pub fn track(id: &EntryId) -> String {
    format!("/media/{}/{}/track.geojson", id.kind, id.slug)
}

/// The picture of the site for social media, for pages without their own.
pub fn social_picture() -> &'static str {
    "/assets/og.png"
}

/// The page of a code.
pub fn code(code: Code) -> String {
    format!("/Q/{code}/")
}

/// The map of a region as a file of its own.
pub fn region_map(locale: Locale, region: &str) -> String {
    format!("/map/{region}.{locale}.svg")
}

/// The picture of a code for print, in millimetres.
pub fn code_svg(code: Code) -> String {
    format!("/Q/{code}.svg")
}

/// The picture of a code in pixels.
pub fn code_png(code: Code) -> String {
    format!("/Q/{code}.png")
}

/// The file that answers for an address: `/kk/` is `kk/index.html`.
pub fn file(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;

    #[test]
    fn addresses_and_their_files() {
        let id: EntryId = "monument/yasawi".parse().expect("an id");
        assert_eq!(entry(Locale::of(Lang::Ru), &id), "/ru/monument/yasawi/");
        assert_eq!(list(Locale::of(Lang::Kk), List::Kind(Kind::News), 1), "/kk/news/");
        assert_eq!(
            list(Locale::of(Lang::Kk), List::Tag("silk-road"), 3),
            "/kk/tag/silk-road/page/3/"
        );
        assert_eq!(file("/kk/"), "kk/index.html");
        assert_eq!(file("/robots.txt"), "robots.txt");
    }
}
