//! The exact text that is signed, in Kazakh and in the reader's language: a person reads it on the
//! screen of a phone, and in a dispute years later.

use domain::form::{Words, label};
use domain::reveal::UNDERTAKING;
use domain::{Lang, Locale};
use jiff::Timestamp;
use jiff::tz::offset;

use super::request::What;
use crate::http::client::Origin;
use crate::records::Kinds;
use crate::texts::signed as texts;

/// The facts in a text besides its purpose.
pub(super) struct Facts<'a> {
    /// The request.
    pub request: &'a str,
    /// What makes this text unlike all others.
    pub nonce: &'a str,
    /// The site.
    pub origin: &'a Origin,
    /// The code that the page shows too, and the browser that shows it, for signing in.
    pub screen: Option<(&'a str, Option<&'a str>)>,
    /// Since when it waits, in seconds since 1970.
    pub created: u64,
    /// Until when.
    pub expires: u64,
}

/// The heading of a text, and its name on a phone. That of a record of an unknown kind names no kind.
pub(super) fn title(kinds: Kinds, what: &What) -> Words {
    match what {
        What::Reveal { record, .. } => {
            kinds.find(record).map_or(texts::REVEAL, |record| record.kind.signed.title)
        }
        What::SignIn => texts::SIGN_IN,
        What::Recover { .. } => texts::RECOVER,
    }
}

/// The text for a reader of a locale.
pub(super) fn write(kinds: Kinds, what: &What, facts: &Facts<'_>, locale: Locale) -> String {
    let kind = match what {
        What::Reveal { .. } => "tugan-reveal/1",
        What::SignIn => "tugan-sign-in/1",
        What::Recover { .. } => "tugan-recover/1",
    };
    let second = second(locale);
    let head = format!("{kind}\nID: {}\nNonce: {}\n", facts.request, facts.nonce);
    [head, block(kinds, what, facts, Lang::Kk), block(kinds, what, facts, second)].join("\n")
}

/// The language of the text besides Kazakh.
fn second(locale: Locale) -> Lang {
    match locale.language() {
        Lang::Kk => Lang::Ru,
        lang => lang,
    }
}

/// The parts of a text, divided by empty lines, each with its language.
pub(super) fn parts(text: &str, locale: Locale) -> Vec<(Lang, &str)> {
    let langs = [Lang::En, Lang::Kk, second(locale)];
    langs.into_iter().zip(text.splitn(langs.len(), "\n\n")).collect()
}

fn block(kinds: Kinds, what: &What, facts: &Facts<'_>, lang: Lang) -> String {
    let title = title(kinds, what).get(lang).to_owned();
    let mut lines = vec![title, line(texts::SITE, &facts.origin.0, lang)];
    if let What::Reveal { record, purpose } = what
        && let Some(kind) = kinds.find(record).map(|record| record.kind)
    {
        let purpose = label(kind.purposes, purpose, lang).unwrap_or(purpose);
        lines.extend([
            line(texts::RECORD, record, lang),
            line(texts::SHOWN, kind.signed.fields.get(lang), lang),
            line(texts::PURPOSE, purpose, lang),
            line(texts::UNDERTAKEN, UNDERTAKING.get(lang), lang),
        ]);
    }
    if let What::Recover { ends, .. } = what {
        lines.extend([
            line(texts::TELEPHONE, &format!("…{ends}"), lang),
            line(texts::GIVEN, texts::NEW_CODE.get(lang), lang),
        ]);
    }
    if let Some((code, browser)) = facts.screen {
        lines.push(line(texts::CODE, code, lang));
        lines.extend(browser.map(|browser| line(texts::BROWSER, browser, lang)));
        lines.push(texts::SAME_CODE.fill(lang, &[("code", code)]));
    }
    lines.extend([
        line(texts::ISSUED, &moment(facts.created), lang),
        line(texts::UNTIL, &moment(facts.expires), lang),
        texts::WARNING.get(lang).to_owned(),
    ]);
    lines.join("\n") + "\n"
}

fn line(name: Words, value: &str, lang: Lang) -> String {
    format!("{}: {value}", name.get(lang))
}

/// A moment in Kazakhstan's time, as RFC 3339 has it.
pub(crate) fn moment(seconds: u64) -> String {
    let at = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let at = at.unwrap_or_default();
    format!("{}+05:00", offset(5).to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S"))
}
