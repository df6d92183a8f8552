//! What was signed and how, kept sealed for a dispute: only who may open contacts may open it.

use crate::seal::Sealed;
use crate::store::{Item, Key};

/// The kind of record that it is bound to.
pub(crate) const KIND: &str = "evidence";

/// The list of all of it.
pub(crate) const LIST: &str = "evidence";

/// How long it is stored, in seconds: three years, the general limitation period.
const KEPT: u64 = 3 * 366 * 24 * 60 * 60;

/// The key of the evidence of a request.
pub(crate) fn key(request: &str) -> Key {
    Key::new(format!("EVIDENCE#{request}"), "EVIDENCE")
}

/// Evidence of a request, as it is kept.
pub(crate) fn item(request: &str, at: u64, sealed: &Sealed) -> Item {
    Item::new(key(request), sealed).listed(LIST, format!("{at:012}#{request}")).until(at + KEPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_goes_after_three_years_and_no_earlier() {
        let empty = String::new;
        let sealed = Sealed { key: empty(), wrapped: empty(), fields: Default::default() };
        let kept = item("r1", 1_795_000_000, &sealed);
        let years = |years: u64| 1_795_000_000 + years * 365 * 24 * 60 * 60;
        assert!(kept.lives(years(3)) && !kept.lives(years(4)));
    }
}
