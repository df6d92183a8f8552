//! Addresses that were published once: each of them leads to a page for ever.
//!
//! They stand in `site/addresses.txt`, sorted and only ever added to, one a line:
//!
//! ```text
//! /kk/
//! /*/monument/yasawi/
//! ```
//!
//! The star stands for every language, because every page is there in all of them; the languages
//! have lines of their own. An entry that is gone must be cured by an author, who alone knows what
//! took its place. Pages that come and go by themselves (the third page of a list, the list of a type
//! that no entry has any more, an entry that is held back) are no faults: `render::plan` sends their
//! readers on to the nearest list that stands.

use std::collections::BTreeSet;

use domain::{EntryId, Lang};

use super::Names;
use crate::address;
use crate::diag::Diagnostics;
use crate::read::config::Config;
use crate::read::source::{Sources, Span};

/// Where the addresses stand below the root.
pub const ADDRESSES_FILE: &str = "site/addresses.txt";

/// What the file says of itself.
const HEADER: &str = "\
# Жарияланған мекенжайлар: «tugan addresses» толықтырады, ешбір жол өшірілмейді.
# Опубликованные адреса: дополняет «tugan addresses», ни одна строка не удаляется.
# Published addresses: `tugan addresses` adds to them, no line is ever removed.
";

/// The addresses that were published, with the places of their lines.
#[derive(Debug, Default)]
pub struct PublishedAddresses {
    lines: Vec<(Address, Span)>,
}

/// One published address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Address {
    /// The home page of a language.
    Home(Lang),
    /// A page of an entry, in every language.
    Entry(EntryId),
    /// Another page, in every language; its address below the language.
    Other(String),
    /// A line that is no address of any site.
    Unreadable(String),
}

impl Address {
    fn parse(line: &str) -> Address {
        let inner = line.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let unreadable = || Address::Unreadable(line.to_owned());
        let Some(inner) = inner else { return unreadable() };
        match inner.strip_prefix("*/") {
            Some(below) => match below.parse() {
                Ok(id) => Address::Entry(id),
                Err(_) => Address::Other(format!("{below}/")),
            },
            None => inner.parse().map_or_else(|_| unreadable(), Address::Home),
        }
    }
}

impl PublishedAddresses {
    /// Reads the file; a site that was never released has none.
    pub(crate) fn read(sources: &Sources) -> PublishedAddresses {
        let Some((file, source)) = sources.find(ADDRESSES_FILE) else {
            return PublishedAddresses::default();
        };
        let mut lines = Vec::new();
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            let written = line.trim_end();
            if is_address(written) {
                let span = Span::new(file, start..start + written.len());
                lines.push((Address::parse(written), span));
            }
            start += line.len();
        }
        PublishedAddresses { lines }
    }

    /// The addresses below the language of pages that may be gone: all but those of entries that
    /// `is_shown` knows.
    pub(crate) fn may_be_gone(&self, is_shown: impl Fn(&EntryId) -> bool) -> Vec<String> {
        let gone = self.lines.iter().filter_map(|(address, _)| match address {
            Address::Entry(id) => (!is_shown(id)).then(|| format!("{id}/")),
            Address::Other(below) => Some(below.clone()),
            Address::Home(_) | Address::Unreadable(_) => None,
        });
        gone.collect()
    }
}

fn is_address(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// Tells addresses that lead nowhere any more.
pub(super) fn check(
    published: &PublishedAddresses,
    config: &Config,
    names: &Names,
    faults: &mut Diagnostics,
) {
    for (address, span) in &published.lines {
        match address {
            Address::Home(lang) if !config.languages.contains(lang) => {
                faults.lost_address(*span, &address::home(*lang), None);
            }
            Address::Entry(id) if !names.is_there(id) => {
                faults.lost_address(*span, &format!("/*/{id}/"), names.nearest(id));
            }
            Address::Unreadable(line) => faults.lost_address(*span, line, None),
            Address::Home(_) | Address::Entry(_) | Address::Other(_) => {}
        }
    }
}

/// The text of the file with the addresses of an edition added, and how many of them are new.
///
/// `pages` are the addresses of all pages of all languages, as `/kk/monument/yasawi/`.
pub(crate) fn add<'p>(text: &str, pages: impl Iterator<Item = &'p str>) -> (String, usize) {
    let written = text.lines().map(str::trim_end).filter(|line| is_address(line));
    let mut lines: BTreeSet<String> = written.map(str::to_owned).collect();
    let known = lines.len();
    lines.extend(pages.filter_map(|page| {
        let (lang, below) = page.strip_prefix('/')?.split_once('/')?;
        let lang: Lang = lang.parse().ok()?;
        Some(if below.is_empty() { address::home(lang) } else { format!("/*/{below}") })
    }));
    let new = lines.len() - known;
    let lines: String = lines.into_iter().map(|line| line + "\n").collect();
    (format!("{HEADER}{lines}"), new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_what_they_are() {
        let id = "monument/yasawi".parse().expect("an id");
        assert_eq!(Address::parse("/ru/"), Address::Home(Lang::Ru));
        assert_eq!(Address::parse("/*/monument/yasawi/"), Address::Entry(id));
        let other = |below: &str| Address::Other(below.to_owned());
        assert_eq!(Address::parse("/*/monument/page/2/"), other("monument/page/2/"));
        assert_eq!(Address::parse("/*/tag/silk-road/"), other("tag/silk-road/"));
        for odd in ["monument/yasawi", "/de/", "/", "/kk/monument/yasawi/"] {
            assert_eq!(Address::parse(odd), Address::Unreadable(odd.to_owned()));
        }
    }

    #[test]
    fn lines_are_added_in_order_and_none_is_lost() {
        let pages = ["/kk/", "/kk/news/", "/ru/", "/ru/news/", "/Q/7K3M9/", "/"];
        let (first, new) = add("", pages.into_iter());
        assert_eq!((first.strip_prefix(HEADER), new), (Some("/*/news/\n/kk/\n/ru/\n"), 3));
        let (second, new) = add(&first, ["/kk/", "/kk/article/kui/"].into_iter());
        let lines = "/*/article/kui/\n/*/news/\n/kk/\n/ru/\n";
        assert_eq!((second.strip_prefix(HEADER), new), (Some(lines), 1));
        assert_eq!(add(&second, pages.into_iter()), (second.clone(), 0));
    }
}
