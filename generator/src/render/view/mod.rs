//! What templates may see: small borrowed structs, one set for each page.
//!
//! Templates choose and repeat; addresses, dates and numbers arrive here finished in the reader's
//! language.

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

use domain::{Kind, Lang};

use super::RenderError;
use super::Renderer;
use super::plan::ListOf;
use crate::resolve::EntryRef;

/// A string of the theme that names a drawing.
pub(super) fn scope_title(renderer: &Renderer, lang: Lang, key: &str) -> String {
    renderer.theme.strings(lang).get(key).to_owned()
}

/// The page of an entry, by the template of its kind.
pub(super) fn entry_page(
    renderer: &Renderer,
    entry: EntryRef,
    lang: Lang,
) -> Result<Vec<u8>, RenderError> {
    let kind = renderer.catalog.get(entry).id.kind;
    match kind {
        Kind::Region => renderer.page("region", lang, &region::page(renderer, entry, lang)?),
        kind => renderer.page(kind.name(), lang, &entry::page(renderer, entry, lang)?),
    }
}

/// A page of a list.
pub(super) fn list_page(
    renderer: &Renderer,
    list: ListOf,
    lang: Lang,
    page: usize,
) -> Result<Vec<u8>, RenderError> {
    match list {
        ListOf::Kind(Kind::Region) => {
            renderer.page("regions", lang, &region::index(renderer, lang))
        }
        list => renderer.page("list", lang, &list::page(renderer, list, lang, page)?),
    }
}
