//! What templates may see: small borrowed structs, one set for each page.
//!
//! Templates choose and repeat; addresses, dates and numbers arrive here finished in the reader's
//! language.

mod entry;
mod facts;
mod frame;
pub(super) mod home;
mod list;
mod people;
mod region;
mod route;
mod scope;
pub(super) mod search;
pub(super) mod site;
mod sources;
pub(super) mod trilingual;

use domain::{Kind, Lang};

use super::Press;
use super::plan::ListOf;
use super::theme::ThemeError;
use crate::resolve::EntryRef;

/// The page of an entry, by the template of its kind.
pub(super) fn entry_page(
    press: &Press,
    entry: EntryRef,
    lang: Lang,
) -> Result<Vec<u8>, ThemeError> {
    let kind = press.catalog.get(entry).id.kind;
    match kind {
        Kind::Region => press.page("region", lang, &region::page(press, entry, lang)),
        kind => press.page(kind.name(), lang, &entry::page(press, entry, lang)),
    }
}

/// A page of a list.
pub(super) fn list_page(
    press: &Press,
    list: ListOf,
    lang: Lang,
    page: usize,
) -> Result<Vec<u8>, ThemeError> {
    match list {
        ListOf::Kind(Kind::Region) => press.page("regions", lang, &region::index(press, lang)),
        list => press.page("list", lang, &list::page(press, list, lang, page)),
    }
}
