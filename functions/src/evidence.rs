//! What was signed and how, kept sealed for a dispute: only who may open contacts may open it.

use crate::seal::Sealed;
use crate::store::{Item, Key};

/// The kind of record that it is bound to.
pub(crate) const KIND: &str = "evidence";

/// The list of all of it.
pub(crate) const LIST: &str = "evidence";

/// Evidence of a request, as it is kept.
pub(crate) fn item(request: &str, at: u64, sealed: &Sealed) -> Item {
    let key = Key::new(format!("EVIDENCE#{request}"), "EVIDENCE");
    Item::new(key, sealed).listed(LIST, format!("{at:012}#{request}"))
}
