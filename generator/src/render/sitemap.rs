//! Site maps (sitemaps.org) with the languages of each page, and robots.txt, which leads to them.

use domain::Lang;
use jiff::civil::Date;

use super::Renderer;
use super::plan::File;
use super::xml::Xml;
use crate::address;
use crate::resolve::EntryRef;

/// Pages in one file; sitemaps.org allows no more.
const MOST: usize = 50_000;

/// How many files the pages of a language need.
pub(super) fn parts(renderer: &Renderer, lang: Lang) -> usize {
    pages(renderer, lang).count().div_ceil(MOST)
}

/// The pages of a language that search engines should know, in a fixed order.
///
/// A page that only repeats the text of another language is not one of them.
fn pages(renderer: &Renderer, lang: Lang) -> impl Iterator<Item = File> {
    let fixed = [File::Home(lang), File::Search(lang), File::Terms(lang)];
    let counter = renderer.catalog.config.counter;
    let counter = [File::Volunteers(lang), File::Join(lang)].into_iter().filter(move |_| counter);
    let lists = renderer
        .lists(lang)
        .into_iter()
        .flat_map(move |(list, pages)| (1..=pages).map(move |page| File::List(list, lang, page)));
    let entries =
        renderer.catalog.entries().filter(move |(_, entry)| entry.texts.get(lang).is_some());
    fixed
        .into_iter()
        .chain(counter)
        .chain(lists)
        .chain(entries.map(move |(at, _)| File::Entry(at, lang)))
}

/// A part of the site map of a language; parts count from one.
pub(super) fn part(renderer: &Renderer, lang: Lang, part: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    let newest = newest(renderer, lang, renderer.catalog.entries().map(|(at, _)| at));
    xml.element("urlset", &spaces, |xml| {
        let pages = pages(renderer, lang).skip((part - 1) * MOST).take(MOST);
        pages.for_each(|page| url(renderer, &page, newest, xml));
    });
    xml.finish()
}

fn url(renderer: &Renderer, page: &File, newest_of_all: Option<Date>, xml: &mut Xml) {
    let Some((lang, updated)) = (match page {
        File::Home(lang) | File::Search(lang) | File::Terms(lang) => Some((*lang, newest_of_all)),
        File::Volunteers(lang) => Some((*lang, renderer.catalog.volunteers.day())),
        File::Join(lang) => Some((*lang, None)),
        File::List(list, lang, _) => {
            let entries = renderer.list_entries(*list, *lang).iter().copied();
            Some((*lang, newest(renderer, *lang, entries)))
        }
        File::Entry(entry, lang) => Some((*lang, newest(renderer, *lang, [*entry]))),
        _ => None,
    }) else {
        return;
    };
    let Some(own) = version(renderer, page, lang) else { return };
    xml.element("url", &[], |xml| {
        xml.text("loc", &[], &renderer.absolute(&own));
        if let Some(date) = updated {
            xml.text("lastmod", &[], &date.to_string());
        }
        alternates(renderer, page, xml);
    });
}

/// The versions of a page in all its languages; the first stands for every other language.
fn alternates(renderer: &Renderer, page: &File, xml: &mut Xml) {
    let languages = renderer.catalog.config.languages.iter();
    let versions: Vec<(&str, String)> =
        languages.filter_map(|lang| Some((lang.tag(), version(renderer, page, *lang)?))).collect();
    if versions.len() < 2 {
        return;
    }
    let default = versions.first().map(|(_, address)| ("x-default", address.clone()));
    for (tag, address) in versions.into_iter().chain(default) {
        let href = renderer.absolute(&address);
        let link = [("rel", "alternate"), ("hreflang", tag), ("href", &href)];
        xml.empty("xhtml:link", &link);
    }
}

/// The address of a page in a language, if it has its own text there.
fn version(renderer: &Renderer, page: &File, lang: Lang) -> Option<String> {
    match page {
        File::Home(_) => Some(address::home(lang)),
        File::Search(_) => Some(address::search(lang)),
        File::Terms(_) => Some(address::terms(lang)),
        File::Volunteers(_) => Some(address::volunteers(lang)),
        File::Join(_) => Some(address::join(lang)),
        // Each language cuts a list by its own alphabet, so only its beginnings are one page.
        File::List(list, own, page) if *page == 1 || *own == lang => {
            Some(renderer.list_address(*list, lang, *page))
        }
        File::Entry(entry, _) => {
            let entry = renderer.catalog.get(*entry);
            entry.texts.get(lang).map(|_| address::entry(lang, &entry.id))
        }
        _ => None,
    }
}

fn newest(
    renderer: &Renderer,
    lang: Lang,
    entries: impl IntoIterator<Item = EntryRef>,
) -> Option<Date> {
    entries.into_iter().map(|at| renderer.catalog.get(at).text(lang).1.updated).max()
}

/// The index of the site maps of all languages.
pub(super) fn index(renderer: &Renderer) -> Vec<u8> {
    let mut xml = Xml::new();
    let space = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    xml.element("sitemapindex", &space, |xml| {
        for lang in &renderer.catalog.config.languages {
            let newest = newest(renderer, *lang, renderer.catalog.entries().map(|(at, _)| at));
            for part in 1..=parts(renderer, *lang) {
                xml.element("sitemap", &[], |xml| {
                    let address = address::sitemap(*lang, part);
                    xml.text("loc", &[], &renderer.absolute(&address));
                    if let Some(date) = newest {
                        xml.text("lastmod", &[], &date.to_string());
                    }
                });
            }
        }
    });
    xml.finish()
}

/// What search engines may read: all of it; single pages say for themselves that they should not
/// be listed.
pub(super) fn robots(renderer: &Renderer) -> Vec<u8> {
    let sitemap = renderer.absolute("/sitemap.xml");
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n").into_bytes()
}
