//! Selects the entries that the site shows on its day.

use domain::Lang;

use crate::diag::Diagnostics;
use crate::parse::Draft;
use crate::read::config::Config;

/// Whether the entry is shown: it can be read, is no draft, is due and has not expired.
pub(super) fn is_published(draft: &Draft, config: &Config) -> bool {
    let common = &draft.common;
    draft.is_whole()
        && !common.draft
        && common.publish.as_ref().is_none_or(|date| date.value <= config.today)
        && common.expires.as_ref().is_none_or(|date| date.value >= config.today)
}

/// Reports entries that are not due yet or have expired, and languages that an entry lacks.
pub(super) fn check(draft: &Draft, config: &Config, faults: &mut Diagnostics) {
    let common = &draft.common;
    if common.draft {
        return;
    }
    if let Some(date) = common.publish.as_ref().filter(|date| date.value > config.today) {
        faults.future_entry(date.span, &date.value.to_string());
    }
    if let Some(date) = common.expires.as_ref().filter(|date| date.value < config.today) {
        faults.expired_entry(date.span, &date.value.to_string());
    }
    // A missing text in every language has a fault of its own.
    if draft.texts.langs().next().is_none() {
        return;
    }
    let lacks = |lang: &&Lang| draft.texts.get(**lang).is_none() && !draft.unread.contains(lang);
    for lang in config.languages().iter().filter(lacks) {
        faults.missing_translation(draft.span, &draft.id.to_string(), lang.endonym());
    }
}
