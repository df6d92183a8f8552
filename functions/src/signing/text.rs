//! The exact words of what is signed, in Kazakh and in the reader's language: a person reads them
//! on the screen of their phone, and in a dispute years later.

use domain::Lang;
use domain::form::{Words, label, words};
use domain::reveal::UNDERTAKING;
use jiff::Timestamp;
use jiff::tz::offset;

use super::request::What;
use crate::http::client::Origin;
use crate::records::Kinds;

/// What a text tells beside what it is for.
pub(super) struct Facts<'a> {
    /// The request.
    pub request: &'a str,
    /// What makes this text unlike all others.
    pub nonce: &'a str,
    /// The site.
    pub origin: &'a Origin,
    /// Since when it waits, in seconds since 1970.
    pub created: u64,
    /// Until when.
    pub expires: u64,
}

/// Where the kind of the record is not known any more.
const REVEAL: Words = words(
    "БАЙЛАНЫС ДЕРЕКТЕРІН КӨРУГЕ СҰРАУ",
    "ЗАПРОС НА ПРОСМОТР КОНТАКТА",
    "REQUEST TO SEE A CONTACT",
);
const SIGN_IN: Words = words(
    "ҚЫЗМЕТКЕРДІҢ ЖҰМЫС ОРНЫНА КІРУ",
    "ВХОД СОТРУДНИКА НА РАБОЧЕЕ МЕСТО",
    "STAFF SIGN-IN AT THE DESK",
);
const SITE: Words = words("Портал", "Портал", "Portal");
const RECORD: Words = words("Карточка", "Карточка", "Card");
const SHOWN: Words = words("Көрсетіледі", "Будет показано", "To be shown");
const PURPOSE: Words = words("Мақсаты", "Цель", "Purpose");
const UNDERTAKEN: Words = words("Міндеттеме", "Обязательство", "Undertaking");
const FROM: Words = words("Берілді", "Выдан", "Issued");
const UNTIL: Words = words("Жарамды мерзімі", "Действителен до", "Good until");
const WARNING: Words = words(
    "Бұл сұрауды порталда өзіңіз бастамаған болсаңыз, қол қоймаңыз.",
    "Не подписывайте, если вы не начинали этот запрос на портале сами.",
    "Do not sign if you have not begun this request on the portal yourself.",
);

/// The heading of a text, and its name on a phone.
pub(super) fn title(kinds: Kinds, what: &What) -> Words {
    match what {
        What::Reveal { record, .. } => {
            kinds.find(record).map_or(REVEAL, |record| record.kind.words.signed_title)
        }
        What::SignIn => SIGN_IN,
    }
}

/// The text.
pub(super) fn write(kinds: Kinds, what: &What, facts: &Facts<'_>, lang: Lang) -> String {
    let kind = match what {
        What::Reveal { .. } => "tugan-reveal/1",
        What::SignIn => "tugan-sign-in/1",
    };
    let second = second(lang);
    let head = format!("{kind}\nID: {}\nNonce: {}\n", facts.request, facts.nonce);
    [head, block(kinds, what, facts, Lang::Kk), block(kinds, what, facts, second)].join("\n")
}

/// The language of the text beside Kazakh.
pub(super) fn second(lang: Lang) -> Lang {
    if lang == Lang::Kk { Lang::Ru } else { lang }
}

fn block(kinds: Kinds, what: &What, facts: &Facts<'_>, lang: Lang) -> String {
    let mut lines =
        vec![title(kinds, what).get(lang).to_owned(), line(SITE, &facts.origin.0, lang)];
    if let What::Reveal { record, purpose } = what
        && let Some(kind) = kinds.find(record).map(|record| record.kind)
    {
        let purpose = label(kind.purposes, purpose, lang).unwrap_or(purpose);
        lines.extend([
            line(RECORD, record, lang),
            line(SHOWN, kind.words.signed_fields.get(lang), lang),
            line(PURPOSE, purpose, lang),
            line(UNDERTAKEN, UNDERTAKING.get(lang), lang),
        ]);
    }
    lines.extend([
        line(FROM, &moment(facts.created), lang),
        line(UNTIL, &moment(facts.expires), lang),
        WARNING.get(lang).to_owned(),
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
