//! The list of all files that an edition has, each with what it is made of.

use std::collections::BTreeMap;

use domain::{Code, Kato, Kind, Lang};

use super::{Renderer, pictures, public, sitemap};
use crate::address::{self, List};
use crate::kinds::Rubric;
use crate::read::media::Shape;
use crate::resolve::EntryRef;

/// A file of the site, before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// The home page of a language.
    Home(Lang),
    /// The page of an entry.
    Entry(EntryRef, Lang),
    /// A page of a list of entries; pages count from one.
    List(ListOf, Lang, usize),
    /// The alphabetical index of everything.
    Search(Lang),
    /// The list of all tags and eras.
    Terms(Lang),
    /// The public list of volunteers.
    Volunteers(Lang),
    /// The questionnaire of a volunteer.
    Join(Lang),
    /// The way to a volunteer's own card.
    Own(Lang),
    /// The frame in which the functions answer.
    Answer(Lang),
    /// The list of volunteers for programs.
    VolunteersJson,
    /// The list of volunteers as a table.
    VolunteersCsv,
    /// The rural districts of a district.
    Places(Kato),
    /// The page at `/`, where one chooses a language.
    Chooser,
    /// The page for addresses that are not there.
    NotFound,
    /// A page that sends readers of a former address on.
    Redirect {
        /// The address that holds now.
        to: String,
        /// The reader's language.
        lang: Lang,
    },
    /// The feed of a language, a rubric or a region.
    Feed(FeedOf, Lang),
    /// The index of all site maps.
    SitemapIndex,
    /// A part of the site map of a language; parts count from one.
    Sitemap(Lang, usize),
    /// What search engines may read.
    Robots,
    /// What a phone needs to keep the site as an application.
    Manifest(Lang),
    /// A copy of a picture of an entry: its file and its width in pixels.
    Picture(EntryRef, String, u32),
    /// The line of a route.
    Track(EntryRef),
    /// The picture that stands for the site where a page has none.
    SocialPicture,
    /// A file of the theme, by its path in the theme.
    Asset(String),
    /// The one style sheet.
    StyleSheet,
    /// The page behind a plate.
    Code(Code, EntryRef),
    /// The symbol of a code for print.
    CodeSvg(Code),
    /// The symbol of a code in pixels.
    CodePng(Code),
    /// The map of a region, by its position in the classifier.
    RegionMap(usize, Lang),
    /// The silhouettes of all regions.
    Silhouettes,
}

impl File {
    /// The language of a page for readers; nothing for files that only programs read, for pages
    /// of all languages and for redirects.
    pub(crate) fn page_language(&self) -> Option<Lang> {
        match self {
            File::Home(lang)
            | File::Entry(_, lang)
            | File::List(_, lang, _)
            | File::Search(lang)
            | File::Terms(lang)
            | File::Volunteers(lang)
            | File::Join(lang)
            | File::Own(lang) => Some(*lang),
            _ => None,
        }
    }
}

/// Which entries a list shows; positions are those of the classifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// All entries of a kind.
    Kind(Kind),
    /// The entries of one type of a kind.
    Type(Kind, &'static str),
    /// The entries with a tag.
    Tag(usize),
    /// The entries of an era.
    Era(usize),
}

/// Which news a feed brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedOf {
    /// All of them.
    All,
    /// Those of one rubric.
    Rubric(Rubric),
    /// New entries of one region, by its position in the classifier.
    Region(usize),
}

/// Lists the files of an edition by their paths below the site's root.
pub(crate) fn plan(renderer: &Renderer) -> BTreeMap<String, File> {
    let mut plan = Plan { renderer, files: BTreeMap::new() };
    for lang in renderer.catalog.config.languages.clone() {
        plan.language(lang);
    }
    plan.gone();
    plan.whole_site();
    if renderer.catalog.config.counter {
        plan.counter();
    }
    plan.files
}

struct Plan<'p> {
    renderer: &'p Renderer,
    files: BTreeMap<String, File>,
}

impl Plan<'_> {
    fn add(&mut self, address: &str, file: File) {
        let known = self.files.insert(address::file(address), file);
        debug_assert!(known.is_none(), "{address} is planned twice");
    }

    fn whole_site(&mut self) {
        self.add("/", File::Chooser);
        self.add("/404.html", File::NotFound);
        self.add("/sitemap.xml", File::SitemapIndex);
        self.add("/robots.txt", File::Robots);
        self.add(address::social_picture(), File::SocialPicture);
        self.media();
        self.add(&self.renderer.style_sheet_url(), File::StyleSheet);
        if self.renderer.has_maps() {
            self.add("/assets/regions.svg", File::Silhouettes);
        }
        self.codes();
        let theme = std::sync::Arc::clone(&self.renderer.theme);
        for (path, _) in theme.assets() {
            self.add(&format!("/assets/{path}"), File::Asset(path.to_owned()));
        }
    }

    /// The pages of the counter, and the data beside them.
    fn counter(&mut self) {
        for lang in self.renderer.catalog.config.languages.clone() {
            self.add(&address::volunteers(lang), File::Volunteers(lang));
            self.add(&address::join(lang), File::Join(lang));
            self.add(&address::own(lang), File::Own(lang));
            self.add(&pages::answer::path(lang.into()), File::Answer(lang));
        }
        self.add(address::VOLUNTEERS_JSON, File::VolunteersJson);
        self.add(address::VOLUNTEERS_CSV, File::VolunteersCsv);
        for district in public::districts() {
            self.add(&address::places(district), File::Places(district));
        }
    }

    fn codes(&mut self) {
        let entries = self.renderer.catalog.entries();
        let codes: Vec<_> = entries.filter_map(|(at, entry)| Some((entry.code?, at))).collect();
        for (code, entry) in codes {
            self.add(&address::code(code), File::Code(code, entry));
            self.add(&address::code_svg(code), File::CodeSvg(code));
            self.add(&address::code_png(code), File::CodePng(code));
        }
    }

    fn region_maps(&mut self, lang: Lang) {
        if self.renderer.has_maps() {
            for (at, region) in self.renderer.catalog.classifier.regions.iter().enumerate() {
                let address = address::region_map(lang, region.slug.as_str());
                self.files.insert(address::file(&address), File::RegionMap(at, lang));
            }
        }
    }

    /// Pictures and tracks, which all languages share.
    fn media(&mut self) {
        for (at, entry) in self.renderer.catalog.entries() {
            for image in &entry.common.images {
                let file = &image.value.file;
                for shape in entry.picture(file).map(Shape::copies).unwrap_or_default() {
                    let address = address::picture(&entry.id, file, shape.width);
                    self.add(&address, File::Picture(at, file.clone(), shape.width));
                }
            }
            if pictures::track(entry).is_some() {
                self.add(&address::track(&entry.id), File::Track(at));
            }
        }
    }

    fn language(&mut self, lang: Lang) {
        let catalog = &self.renderer.catalog;
        let entries: Vec<_> = catalog.entries().map(|(at, entry)| (at, entry.id.clone())).collect();
        let redirects: Vec<_> =
            catalog.redirects().map(|(from, to)| (from.clone(), to.clone())).collect();
        self.add(&address::home(lang), File::Home(lang));
        self.add(&address::search(lang), File::Search(lang));
        self.add(&address::terms(lang), File::Terms(lang));
        for part in 1..=sitemap::parts(self.renderer, lang) {
            self.add(&address::sitemap(lang, part), File::Sitemap(lang, part));
        }
        self.add(&address::manifest(lang), File::Manifest(lang));
        self.add(&address::feed(lang), File::Feed(FeedOf::All, lang));
        for (entry, id) in entries {
            self.add(&address::entry(lang, &id), File::Entry(entry, lang));
        }
        for (from, to) in redirects {
            let file = File::Redirect { to: address::entry(lang, &to), lang };
            self.add(&address::entry(lang, &from), file);
        }
        self.lists(lang);
        self.feeds(lang);
        self.region_maps(lang);
    }

    /// Published addresses whose pages are gone by themselves lead to the nearest list above.
    fn gone(&mut self) {
        let catalog = &self.renderer.catalog;
        let gone = catalog.may_be_gone();
        for lang in catalog.config.languages.clone() {
            for below in &gone {
                let address = address::below(lang, below);
                if !self.files.contains_key(&address::file(&address)) {
                    let to = self.standing_above(&address);
                    self.add(&address, File::Redirect { to, lang });
                }
            }
        }
    }

    /// The nearest page above an address, at the latest the home page.
    fn standing_above(&self, address: &str) -> String {
        let mut above = address.trim_end_matches('/');
        while let Some((shorter, _)) = above.rsplit_once('/') {
            let address = format!("{shorter}/");
            let file = self.files.get(&address::file(&address));
            if file.is_some_and(|file| !matches!(file, File::Redirect { .. })) {
                return address;
            }
            above = shorter;
        }
        "/".to_owned()
    }

    fn lists(&mut self, lang: Lang) {
        for (list, pages) in self.renderer.lists(lang) {
            for page in 1..=pages {
                let address = self.renderer.list_address(list, lang, page);
                self.add(&address, File::List(list, lang, page));
            }
        }
    }

    fn feeds(&mut self, lang: Lang) {
        let catalog = &self.renderer.catalog;
        for (word, rubric) in Rubric::WORDS {
            if catalog.types(Kind::News, lang).any(|(used, _)| used == *word) {
                let file = File::Feed(FeedOf::Rubric(*rubric), lang);
                self.add(&address::rubric_feed(lang, word), file);
            }
        }
        for (at, region) in catalog.classifier.regions.iter().enumerate() {
            if catalog.find(&region_id(region)).is_some() {
                let address = address::region_feed(lang, region.slug.as_str());
                self.add(&address, File::Feed(FeedOf::Region(at), lang));
            }
        }
    }
}

/// The id of the text about a region.
pub(crate) fn region_id(region: &crate::read::config::Region) -> domain::EntryId {
    domain::EntryId { kind: Kind::Region, slug: region.slug.clone() }
}

impl Renderer {
    /// The lists of a language, each with how many pages it has.
    pub(crate) fn lists(&self, lang: Lang) -> Vec<(ListOf, usize)> {
        let catalog = &self.catalog;
        let mut lists: Vec<(ListOf, usize)> = Vec::new();
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page) {
            let count = catalog.of_kind(kind, lang).len();
            if count > 0 {
                lists.push((ListOf::Kind(kind), count));
            }
            for (word, entries) in catalog.types(kind, lang) {
                lists.push((ListOf::Type(kind, word), entries.len()));
            }
        }
        for tag in 0..catalog.classifier.tags.len() {
            lists.push((ListOf::Tag(tag), catalog.with_tag(tag, lang).len()));
        }
        for era in 0..catalog.classifier.eras.len() {
            lists.push((ListOf::Era(era), catalog.in_era(era, lang).len()));
        }
        let pages = |list: ListOf, count: usize| match list {
            // All regions stand on one page, beside their map.
            ListOf::Kind(Kind::Region) => 1,
            _ => count.div_ceil(catalog.config.page_size),
        };
        lists.into_iter().map(|(list, count)| (list, pages(list, count))).collect()
    }

    /// The address of a page of a list.
    pub(crate) fn list_address(&self, list: ListOf, lang: Lang, page: usize) -> String {
        let classifier = &self.catalog.classifier;
        let list = match list {
            ListOf::Kind(kind) => List::Kind(kind),
            ListOf::Type(Kind::News, word) => List::Rubric(word),
            ListOf::Type(kind, word) => List::Type(kind, word),
            ListOf::Tag(tag) => List::Tag(classifier.tags[tag].id.as_str()),
            ListOf::Era(era) => List::Era(classifier.eras[era].id.as_str()),
        };
        address::list(lang, list, page)
    }

    /// The entries of a list in their order.
    pub(crate) fn list_entries(&self, list: ListOf, lang: Lang) -> &[EntryRef] {
        let catalog = &self.catalog;
        match list {
            ListOf::Kind(kind) => catalog.of_kind(kind, lang),
            ListOf::Type(kind, word) => {
                catalog.types(kind, lang).find(|(w, _)| *w == word).map_or(&[], |(_, list)| list)
            }
            ListOf::Tag(tag) => catalog.with_tag(tag, lang),
            ListOf::Era(era) => catalog.in_era(era, lang),
        }
    }
}
