//! Addresses of pages: the one place that knows how they are made.
//!
//! An address is `/{lang}/{kind}/{slug}/`. It lives for ever, so nothing here may change the
//! address of a page that was once published.

use domain::{Code, EntryId, Kato, Kind, Lang};

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
pub fn home(lang: Lang) -> String {
    format!("/{lang}/")
}

/// The address of a page by what is below its language.
pub fn below(lang: Lang, below: &str) -> String {
    format!("/{lang}/{below}")
}

/// The page of a region.
pub fn region(lang: Lang, slug: &str) -> String {
    format!("/{lang}/region/{slug}/")
}

/// The page of an entry.
pub fn entry(lang: Lang, id: &EntryId) -> String {
    // The address that is asked for most by far: several times on each page.
    ["/", lang.tag(), "/", id.kind.name(), "/", id.slug.as_str(), "/"].concat()
}

/// A page of a list; pages count from one.
pub fn list(lang: Lang, list: List, page: usize) -> String {
    match page {
        0 | 1 => format!("/{lang}/{}", list.path()),
        page => format!("/{lang}/{}page/{page}/", list.path()),
    }
}

/// The alphabetical index of all entries, where the search is.
pub fn search(lang: Lang) -> String {
    format!("/{lang}/search/")
}

/// The list of all tags and eras.
pub fn terms(lang: Lang) -> String {
    format!("/{lang}/tag/")
}

/// The public list of volunteers.
pub fn volunteers(lang: Lang) -> String {
    domain::address::volunteers(lang.into())
}

/// The questionnaire of a volunteer.
pub fn join(lang: Lang) -> String {
    format!("/{lang}/volunteers/join/")
}

/// The way to a volunteer's own card.
pub fn own(lang: Lang) -> String {
    format!("/{lang}/volunteers/own/")
}

/// The list of volunteers for programs.
pub const VOLUNTEERS_JSON: &str = "/volunteers.json";

/// The list of volunteers as a table.
pub const VOLUNTEERS_CSV: &str = "/volunteers.csv";

/// The rural districts of a district.
pub fn places(district: Kato) -> String {
    format!("/assets/places/{district}.json")
}

/// The feed of a language.
pub fn feed(lang: Lang) -> String {
    format!("/{lang}/feed.xml")
}

/// The feed of one rubric of the news.
pub fn rubric_feed(lang: Lang, rubric: &str) -> String {
    format!("/{lang}/news/rubric/{rubric}/feed.xml")
}

/// The feed of one region.
pub fn region_feed(lang: Lang, region: &str) -> String {
    format!("/{lang}/region/{region}/feed.xml")
}

/// A part of the site map of a language; parts count from one.
pub fn sitemap(lang: Lang, part: usize) -> String {
    match part {
        0 | 1 => format!("/{lang}/sitemap.xml"),
        part => format!("/{lang}/sitemap-{part}.xml"),
    }
}

/// What a phone needs to keep the site as an application.
pub fn manifest(lang: Lang) -> String {
    format!("/{lang}/manifest.webmanifest")
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

/// The picture that stands for the site where a page has none.
pub fn social_picture() -> &'static str {
    "/assets/og.png"
}

/// The page of a code.
pub fn code(code: Code) -> String {
    format!("/Q/{code}/")
}

/// The map of a region as a file of its own.
pub fn region_map(lang: Lang, region: &str) -> String {
    format!("/map/{region}.{lang}.svg")
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

    #[test]
    fn addresses_and_their_files() {
        let id: EntryId = "monument/yasawi".parse().expect("an id");
        assert_eq!(entry(Lang::Ru, &id), "/ru/monument/yasawi/");
        assert_eq!(list(Lang::Kk, List::Kind(Kind::News), 1), "/kk/news/");
        assert_eq!(list(Lang::Kk, List::Tag("silk-road"), 3), "/kk/tag/silk-road/page/3/");
        assert_eq!(file("/kk/"), "kk/index.html");
        assert_eq!(file("/robots.txt"), "robots.txt");
    }
}
