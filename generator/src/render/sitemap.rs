//! Site maps (sitemaps.org) with the languages of each page, and robots.txt, which leads to them.

use domain::Locale;
use jiff::civil::Date;

use super::Renderer;
use super::plan::File;
use super::xml::Xml;
use crate::address;
use crate::resolve::EntryRef;

/// Pages in one file; sitemaps.org allows no more.
const MOST: usize = 50_000;

/// How many files the pages of a language need.
pub(super) fn parts(renderer: &Renderer, locale: Locale) -> usize {
    pages(renderer, locale).count().div_ceil(MOST)
}

/// The pages of a language that search engines should know, in a fixed order.
///
/// A page that only repeats the text of another language is not one of them.
fn pages(renderer: &Renderer, locale: Locale) -> impl Iterator<Item = File> {
    let fixed = [File::Home(locale), File::Search(locale), File::Terms(locale)];
    let counter = renderer.catalog.config.functions;
    let counter =
        [File::Volunteers(locale), File::Join(locale)].into_iter().filter(move |_| counter);
    let lists = renderer
        .lists(locale)
        .into_iter()
        .flat_map(move |(list, pages)| (1..=pages).map(move |page| File::List(list, locale, page)));
    let entries =
        renderer.catalog.entries().filter(move |(_, entry)| entry.texts.get(locale).is_some());
    fixed
        .into_iter()
        .chain(counter)
        .chain(lists)
        .chain(entries.map(move |(at, _)| File::Entry(at, locale)))
}

/// A part of the site map of a language; parts count from one.
pub(super) fn part(renderer: &Renderer, locale: Locale, part: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    let newest = newest(renderer, locale, renderer.catalog.entries().map(|(at, _)| at));
    xml.element("urlset", &spaces, |xml| {
        let pages = pages(renderer, locale).skip((part - 1) * MOST).take(MOST);
        pages.for_each(|page| url(renderer, &page, newest, xml));
    });
    xml.finish()
}

fn url(renderer: &Renderer, page: &File, newest_of_all: Option<Date>, xml: &mut Xml) {
    let Some((locale, updated)) = (match page {
        File::Home(locale) | File::Search(locale) | File::Terms(locale) => {
            Some((*locale, newest_of_all))
        }
        File::Volunteers(locale) => Some((*locale, renderer.catalog.volunteers.day())),
        File::Join(locale) => Some((*locale, None)),
        File::List(list, locale, _) => {
            let entries = renderer.list_entries(*list, *locale).iter().copied();
            Some((*locale, newest(renderer, *locale, entries)))
        }
        File::Entry(entry, locale) => Some((*locale, newest(renderer, *locale, [*entry]))),
        _ => None,
    }) else {
        return;
    };
    let Some(own) = version(renderer, page, locale) else { return };
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
    let languages = renderer.catalog.config.locales.iter();
    let versions: Vec<(&str, String)> = languages
        .filter_map(|locale| Some((locale.tag(), version(renderer, page, *locale)?)))
        .collect();
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
fn version(renderer: &Renderer, page: &File, locale: Locale) -> Option<String> {
    match page {
        File::Home(_) => Some(address::home(locale)),
        File::Search(_) => Some(address::search(locale)),
        File::Terms(_) => Some(address::terms(locale)),
        File::Volunteers(_) => Some(address::volunteers(locale)),
        File::Join(_) => Some(address::join(locale)),
        // Each language cuts a list by its own alphabet, so only its beginnings are one page.
        File::List(list, own, page) if *page == 1 || *own == locale => {
            Some(renderer.list_address(*list, locale, *page))
        }
        File::Entry(entry, _) => {
            let entry = renderer.catalog.get(*entry);
            entry.texts.get(locale).map(|_| address::entry(locale, &entry.id))
        }
        _ => None,
    }
}

fn newest(
    renderer: &Renderer,
    locale: Locale,
    entries: impl IntoIterator<Item = EntryRef>,
) -> Option<Date> {
    entries.into_iter().map(|at| renderer.catalog.get(at).text(locale).1.updated).max()
}

/// The index of the site maps of all languages.
pub(super) fn index(renderer: &Renderer) -> Vec<u8> {
    let mut xml = Xml::new();
    let space = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    xml.element("sitemapindex", &space, |xml| {
        for locale in &renderer.catalog.config.locales {
            let newest = newest(renderer, *locale, renderer.catalog.entries().map(|(at, _)| at));
            for part in 1..=parts(renderer, *locale) {
                xml.element("sitemap", &[], |xml| {
                    let address = address::sitemap(*locale, part);
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
