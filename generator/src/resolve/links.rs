//! Checks that references between entries lead to an entry of the right kind.

use domain::{EntryId, Kind, Lang};

use super::names::EntryNames;
use crate::diag::{Diagnostics, nearest};
use crate::kinds::Reference;
use crate::parse::Draft;
use crate::parse::front_matter::Text;
use crate::parse::markdown::Placeholder;
use crate::read::config::Config;
use crate::read::source::At;

/// Reports every reference of a draft that leads to no entry or to the wrong kind.
pub(super) fn check(draft: &Draft, names: &EntryNames, faults: &mut Diagnostics) {
    draft.common.people.iter().for_each(|id| expect_person(id, names, faults));
    draft.common.related.iter().for_each(|id| expect_entry(id, names, faults));
    for reference in draft.facts.references() {
        match reference {
            Reference::Person(id) => expect_person(id, names, faults),
            Reference::Entry(id) => expect_entry(id, names, faults),
            Reference::Region(_) | Reference::Picture(_) | Reference::Track(_) => {}
        }
    }
    for lang in draft.texts.langs() {
        if let Some(text) = draft.texts.get(lang) {
            check_text(text, lang, names, faults);
        }
    }
}

/// Reports entries of the home page that do not exist.
pub(super) fn check_featured(config: &Config, names: &EntryNames, faults: &mut Diagnostics) {
    for id in config.featured.iter().filter(|id| names.find(&id.value).is_none()) {
        names.dead(&id.value, id.span, faults);
    }
}

fn expect_person(id: &At<EntryId>, names: &EntryNames, faults: &mut Diagnostics) {
    if id.value.kind != Kind::Person {
        faults.wrong_kind(id.span, &id.value.to_string(), Kind::Person.name());
    } else {
        expect_entry(id, names, faults);
    }
}

fn expect_entry(id: &At<EntryId>, names: &EntryNames, faults: &mut Diagnostics) {
    if names.find(&id.value).is_none() {
        names.dead(&id.value, id.span, faults);
    }
}

fn check_text(text: &Text, lang: Lang, names: &EntryNames, faults: &mut Diagnostics) {
    for anchor in &text.body.anchors {
        check_anchor(text, anchor.value.as_str(), anchor.span, faults);
    }
    for placeholder in &text.body.placeholders {
        let Placeholder::Link(id, anchor) = &placeholder.value else { continue };
        match (names.find(id), anchor) {
            (None, _) => names.dead(id, placeholder.span, faults),
            (Some(_), None) => {}
            // The heading may be in the text that cannot be read.
            (Some(target), _) if !target.unread.is_empty() => {}
            (Some(target), Some(anchor)) => {
                if let Some((_, text)) = target.texts.best(lang) {
                    check_anchor(text, anchor, placeholder.span, faults);
                }
            }
        }
    }
}

fn check_anchor(
    text: &Text,
    anchor: &str,
    span: crate::read::source::Span,
    faults: &mut Diagnostics,
) {
    let known = text.body.headings.iter().map(|heading| heading.id.as_str());
    if !known.clone().any(|id| id == anchor) {
        faults.dead_anchor(span, anchor, nearest(anchor, known));
    }
}
