//! Views, the data that templates see: small borrowed structs, one set for each page.
//!
//! Templates only choose and repeat; addresses, dates and numbers are already formatted in the
//! reader's language.

mod cards;
pub(super) mod code;
mod entry;
mod facts;
mod frame;
pub(super) mod home;
mod list;
mod notice;
mod people;
mod pictures;
mod region;
mod route;
mod scope;
pub(super) mod search;
pub(super) mod site;
mod sources;
pub(super) mod trilingual;
pub(super) mod volunteers;

use domain::{Kind, Locale};

use super::RenderError;
use super::Renderer;
use super::lists::ListOf;
use crate::resolve::EntryRef;

/// Renders the page of an entry, by the template of its kind or the one that all kinds share.
pub(super) fn entry_page(
    renderer: &Renderer,
    entry: EntryRef,
    locale: Locale,
) -> Result<Vec<u8>, RenderError> {
    let kind = renderer.catalog.get(entry).id.kind;
    match kind {
        Kind::Region => renderer.page("region", locale, &region::page(renderer, entry, locale)?),
        kind => {
            let own = Some(kind.name()).filter(|page| renderer.theme.has_page(page));
            let view = entry::page(renderer, entry, locale)?;
            renderer.page(own.unwrap_or("entry"), locale, &view)
        }
    }
}

/// Renders a page of a list.
pub(super) fn list_page(
    renderer: &Renderer,
    list: ListOf,
    locale: Locale,
    page: usize,
) -> Result<Vec<u8>, RenderError> {
    match list {
        ListOf::Kind(Kind::Region) => {
            renderer.page("regions", locale, &region::index(renderer, locale))
        }
        list => renderer.page("list", locale, &list::page(renderer, list, locale, page)?),
    }
}
