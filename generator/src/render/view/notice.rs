//! Remarks above a text: on its language, its age, its truth and the state of what it is about.

use domain::{Lang, Locale};
use serde::Serialize;

use super::scope::Scope;
use crate::address;
use crate::kinds::{Facts, State};
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

/// Remarks on the language, the age, the state and the place.
pub(super) fn notices(scope: &Scope, entry: &Entry) -> Vec<Notice> {
    let words = scope.words;
    let mut notices: Vec<Notice> = translation(scope, entry).into_iter().collect();
    match &entry.facts {
        Facts::Project(project) if project.example => notices.push(scope.example_notice("project")),
        Facts::Topic(topic) if topic.example => notices.push(scope.example_notice("topic")),
        Facts::Monument(monument) => {
            let state = monument.condition.map(|condition| condition.state);
            if let Some(state @ State::UnderRestoration) = state {
                let state = words.label("condition", state.word());
                notices.push(Notice {
                    tone: "warning",
                    title: words.at("notice.warning"),
                    text: words.fill("notice.condition", &[("state", &state)]),
                    url: None,
                    link: String::new(),
                });
            }
        }
        Facts::Event(event) => {
            let last = event.ends.unwrap_or(event.starts).date;
            if last < scope.renderer.catalog.config.today {
                notices.push(Notice {
                    tone: "info",
                    title: words.at("notice.info"),
                    text: words.at("event.past"),
                    url: None,
                    link: String::new(),
                });
            }
        }
        _ => {}
    }
    notices
}

/// That the text is in another language, or older than the Kazakh one.
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
