//! Site maps (sitemaps.org) with the languages of each page, and robots.txt, which leads to them.

use domain::Lang;
use jiff::civil::Date;

use super::Press;
use super::plan::File;
use super::xml::Xml;
use crate::address;
use crate::resolve::EntryRef;

/// Pages in one file; sitemaps.org allows no more.
const MOST: usize = 50_000;

/// How many files the pages of a language need.
pub(super) fn parts(press: &Press, lang: Lang) -> usize {
    pages(press, lang).count().div_ceil(MOST)
}

/// The pages of a language that search engines should know, in a fixed order.
///
/// A page that only repeats the text of another language is not one of them.
fn pages(press: &Press, lang: Lang) -> impl Iterator<Item = File> {
    let fixed = [File::Home(lang), File::Search(lang), File::Terms(lang)];
    let counter = press.catalog.config.counter;
    let counter = [File::Volunteers(lang), File::Join(lang)].into_iter().filter(move |_| counter);
    let lists = press
        .lists(lang)
        .into_iter()
        .flat_map(move |(list, pages)| (1..=pages).map(move |page| File::List(list, lang, page)));
    let entries = press.catalog.entries().filter(move |(_, entry)| entry.texts.get(lang).is_some());
    fixed
        .into_iter()
        .chain(counter)
        .chain(lists)
        .chain(entries.map(move |(at, _)| File::Entry(at, lang)))
}

/// A part of the site map of a language; parts count from one.
pub(super) fn part(press: &Press, lang: Lang, part: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    let newest = newest(press, lang, press.catalog.entries().map(|(at, _)| at));
    xml.element("urlset", &spaces, |xml| {
        let pages = pages(press, lang).skip((part - 1) * MOST).take(MOST);
        pages.for_each(|page| url(press, &page, newest, xml));
    });
    xml.finish()
}

fn url(press: &Press, page: &File, newest_of_all: Option<Date>, xml: &mut Xml) {
    let Some((lang, updated)) = (match page {
        File::Home(lang) | File::Search(lang) | File::Terms(lang) => Some((*lang, newest_of_all)),
        File::Volunteers(lang) => Some((*lang, press.catalog.volunteers.day())),
        File::Join(lang) => Some((*lang, None)),
        File::List(list, lang, _) => {
            let entries = press.list_entries(*list, *lang).iter().copied();
            Some((*lang, newest(press, *lang, entries)))
        }
        File::Entry(entry, lang) => Some((*lang, newest(press, *lang, [*entry]))),
        _ => None,
    }) else {
        return;
    };
    let Some(own) = version(press, page, lang) else { return };
    xml.element("url", &[], |xml| {
        xml.text("loc", &[], &press.absolute(&own));
        if let Some(date) = updated {
            xml.text("lastmod", &[], &date.to_string());
        }
        alternates(press, page, xml);
    });
}

/// The versions of a page in all its languages; the first stands for every other language.
fn alternates(press: &Press, page: &File, xml: &mut Xml) {
    let languages = press.catalog.config.languages.iter();
    let versions: Vec<(&str, String)> =
        languages.filter_map(|lang| Some((lang.tag(), version(press, page, *lang)?))).collect();
    if versions.len() < 2 {
        return;
    }
    let default = versions.first().map(|(_, address)| ("x-default", address.clone()));
    for (tag, address) in versions.into_iter().chain(default) {
        let href = press.absolute(&address);
        let link = [("rel", "alternate"), ("hreflang", tag), ("href", &href)];
        xml.empty("xhtml:link", &link);
    }
}

/// The address of a page in a language, if it has its own text there.
fn version(press: &Press, page: &File, lang: Lang) -> Option<String> {
    match page {
        File::Home(_) => Some(address::home(lang)),
        File::Search(_) => Some(address::search(lang)),
        File::Terms(_) => Some(address::terms(lang)),
        File::Volunteers(_) => Some(address::volunteers(lang)),
        File::Join(_) => Some(address::join(lang)),
        // Each language cuts a list by its own alphabet, so only its beginnings are one page.
        File::List(list, own, page) if *page == 1 || *own == lang => {
            Some(press.list_address(*list, lang, *page))
        }
        File::Entry(entry, _) => {
            let entry = press.catalog.get(*entry);
            entry.texts.get(lang).map(|_| address::entry(lang, &entry.id))
        }
        _ => None,
    }
}

fn newest(press: &Press, lang: Lang, entries: impl IntoIterator<Item = EntryRef>) -> Option<Date> {
    entries.into_iter().map(|at| press.catalog.get(at).text(lang).1.updated).max()
}

/// The index of the site maps of all languages.
pub(super) fn index(press: &Press) -> Vec<u8> {
    let mut xml = Xml::new();
    let space = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    xml.element("sitemapindex", &space, |xml| {
        for lang in &press.catalog.config.languages {
            let newest = newest(press, *lang, press.catalog.entries().map(|(at, _)| at));
            for part in 1..=parts(press, *lang) {
                xml.element("sitemap", &[], |xml| {
                    let address = address::sitemap(*lang, part);
                    xml.text("loc", &[], &press.absolute(&address));
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
pub(super) fn robots(press: &Press) -> Vec<u8> {
    let sitemap = press.absolute("/sitemap.xml");
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n").into_bytes()
}
