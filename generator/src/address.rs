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
    /// The address of the first page, below the locale.
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

/// The page where a reader chooses a language.
pub const ROOT: &str = "/";

/// The page for addresses without a page.
pub const NOT_FOUND: &str = "/404.html";

/// The page that a proxy sends when the functions do not answer.
pub const ERROR: &str = "/error.html";

/// The index of all site maps.
pub const SITEMAP: &str = "/sitemap.xml";

/// The file that says what search engines may read.
pub const ROBOTS: &str = "/robots.txt";

/// The icon of the site.
pub const ICON: &str = "/assets/icon.svg";

/// The picture of the site for social media, for pages without their own.
pub const SOCIAL_PICTURE: &str = "/assets/og.png";

/// The scenes and skies of covers.
pub const SCENES: &str = "/assets/scenes.svg";

/// The silhouettes of all regions.
pub const SILHOUETTES: &str = "/assets/regions.svg";

/// The style sheet of the pages behind plates, below the folder of assets.
pub const CODE_STYLE: &str = "css/code.css";

/// The script of the pages behind plates, below the folder of assets.
pub const CODE_SCRIPT: &str = "js/code.js";

/// The script that all pages share, below the folder of assets.
pub const SCRIPT: &str = "js/main.js";

/// The prefix of the addresses of the functions.
pub const FUNCTIONS: &str = "/api/";

/// The prefix of the paths of codes.
pub const CODES: &str = "Q/";

/// The home page of a locale.
pub fn home(locale: Locale) -> String {
    format!("/{locale}/")
}

/// The page of an entry.
pub fn entry(locale: Locale, id: &EntryId) -> String {
    // By far the most frequent address: several times on each page.
    ["/", locale.tag(), "/", id.kind.name(), "/", id.slug.as_str(), "/"].concat()
}

/// The page of a region, by its slug.
pub fn region(locale: Locale, slug: &str) -> String {
    format!("/{locale}/region/{slug}/")
}

/// A page by its address below the locale, as `monument/page/2/`.
pub fn below(locale: Locale, below: &str) -> String {
    format!("/{locale}/{below}")
}

/// A page that is there in every locale, by its address below the locale, as the list of published
/// addresses names it: `/*/monument/yasawi/`.
pub fn in_every_locale(below: &str) -> String {
    format!("/*/{below}")
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
    domain::address::volunteers(locale)
}

/// The questionnaire of a volunteer.
pub fn join(locale: Locale) -> String {
    domain::address::join(locale)
}

/// The page where volunteers open their own card.
pub fn own(locale: Locale) -> String {
    domain::address::own(locale)
}

/// The list of volunteers for programs.
pub const VOLUNTEERS_JSON: &str = "/volunteers.json";

/// The list of volunteers as a table.
pub const VOLUNTEERS_CSV: &str = "/volunteers.csv";

/// The rural districts of a district.
pub fn places(district: Kato) -> String {
    format!("/assets/places/{district}.json")
}

/// A file of the theme, by its path below the folder of assets.
pub fn asset(path: &str) -> String {
    format!("/assets/{path}")
}

/// The one style sheet, by the hash of its content.
pub fn style_sheet(hash: &str) -> String {
    format!("/assets/site.{hash}.css")
}

/// The feed of a locale.
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

/// A part of the site map of a locale; parts count from one.
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

/// The page of a code.
pub fn code(code: Code) -> String {
    format!("/{CODES}{code}/")
}

/// The address of a code's page as it is printed under the symbol, in capitals.
pub fn printed_code(host: &str, code: Code) -> String {
    format!("{}/{CODES}{code}", host.to_uppercase())
}

/// The address of a code's page as the symbol holds it: in capitals, which take less room.
pub fn scanned_code(host: &str, code: Code) -> String {
    format!("HTTPS://{}/{CODES}{code}", host.to_ascii_uppercase())
}

/// The map of a region as a file of its own.
pub fn region_map(locale: Locale, region: &str) -> String {
    format!("/map/{region}.{locale}.svg")
}

/// The picture of a code for print, in millimetres.
pub fn code_svg(code: Code) -> String {
    format!("/{CODES}{code}.svg")
}

/// The picture of a code in pixels.
pub fn code_png(code: Code) -> String {
    format!("/{CODES}{code}.png")
}

/// The address of a page, by the path of its file; nothing for files that are no pages of a folder.
pub fn of_page(path: &str) -> Option<String> {
    path.strip_suffix("index.html").map(|folder| format!("/{folder}"))
}

/// The file of the page of a folder; both paths are below the root of the site.
pub fn page_file(folder: &str) -> String {
    format!("{folder}index.html")
}

/// The file that answers for an address: `/kk/` is `kk/index.html`.
pub fn file(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { page_file(path) } else { path.to_owned() }
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
        assert_eq!(of_page("kk/index.html").as_deref(), Some("/kk/"));
        assert_eq!(of_page("robots.txt"), None);
    }
}
