//! The body of a text with its holes filled: links lead to the reader's language, pictures have
//! their sizes.

use domain::Lang;

use super::Press;
use crate::address;
use crate::parse::markdown::{Body, HOLE, Hole};

/// The HTML of a body for a reader of `lang`.
///
/// A link to an entry that is held back stays as its words, without an address.
pub(crate) fn body(press: &Press, body: &Body, lang: Lang) -> String {
    if body.holes.is_empty() {
        return body.html.clone();
    }
    let mut out = String::with_capacity(body.html.len() + body.holes.len() * 24);
    for (at, part) in body.html.split(HOLE).enumerate() {
        // Text and numbers of holes take turns.
        let hole = (at % 2 == 1).then(|| part.parse().ok()).flatten();
        match hole.and_then(|number: usize| body.holes.get(number)) {
            None => out.push_str(part),
            Some(hole) => fill(press, &hole.value, lang, &mut out),
        }
    }
    out
}

/// Leaves the words of a link without an address.
fn unlink(out: &mut String) {
    if let Some(open) = out.strip_suffix(" href=\"").map(str::len) {
        out.truncate(open);
        out.push_str(" data-held=\"");
    }
}

fn fill(press: &Press, hole: &Hole, lang: Lang, out: &mut String) {
    match hole {
        Hole::Link(id, anchor) => {
            let Some(entry) = press.catalog.find(id) else {
                unlink(out);
                return;
            };
            out.push_str(&address::entry(lang, &press.catalog.get(entry).id));
            if let Some(anchor) = anchor {
                out.push('#');
                out.push_str(anchor);
            }
        }
        Hole::Picture { .. } => {}
    }
}
