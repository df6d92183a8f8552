//! Remarks above a text: on its language, its age, its reliability and the state of its subject.

use domain::{Lang, Locale};
use serde::Serialize;

use super::scope::Scope;
use crate::address;
use crate::resolve::Entry;

/// A remark above the text.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    pub(super) tone: &'static str,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) url: Option<String>,
    pub(super) link: String,
}

/// Returns the remarks on the language, the age, the state and the place.
pub(super) fn notices(scope: &Scope, entry: &Entry) -> Vec<Notice> {
    let words = scope.words;
    let mut notices: Vec<Notice> = translation(scope, entry).into_iter().collect();
    let Some(facts) = entry.facts.any() else { return notices };
    let remark = |tone, title: &str, text| Notice {
        tone,
        title: words.at(title),
        text,
        url: None,
        link: String::new(),
    };
    if facts.is_example() {
        let text = words.at(&format!("{}.example", entry.id.kind));
        notices.push(remark("example", "notice.example", text));
    }
    if let Some(state) = facts.warning() {
        let state = words.label(state.set, state.word);
        let text = words.fill("notice.condition", &[("state", &state)]);
        notices.push(remark("warning", "notice.warning", text));
    }
    if facts.last_day().is_some_and(|day| day < scope.renderer.catalog.config.today) {
        let text = words.at(&format!("{}.past", entry.id.kind));
        notices.push(remark("info", "notice.info", text));
    }
    notices
}

/// Remarks that the text is in another language, or older than the Kazakh one.
fn translation(scope: &Scope, entry: &Entry) -> Option<Notice> {
    let words = scope.words;
    let (found, text) = entry.text(scope.locale);
    let kazakh = entry.texts.get(Lang::Kk);
    let (sentence, original) = if found != scope.locale.language() {
        let language = words.at(&format!("language.in.{found}"));
        (words.fill("notice.missing", &[("language", &language)]), None)
    } else {
        let newer = kazakh.filter(|kazakh| kazakh.updated > text.updated)?;
        let date = words.date(newer.updated);
        let url = address::entry(Locale::of(Lang::Kk), &entry.id);
        (words.fill("notice.older", &[("date", &date)]), Some(url))
    };
    Some(Notice {
        tone: "translation",
        title: words.at("notice.translation"),
        text: sentence,
        url: original,
        link: words.at("notice.read_original"),
    })
}
