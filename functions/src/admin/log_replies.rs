//! The log as an auditor reads it: stable words in his language, long names by their beginnings.

use axum::response::Response;
use domain::Lang;
use domain::form::{Choice, Words, choice, label, words};
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::text::escape;

use super::fields::{LAST, WHOLE as WHOLE_LOG};
use super::log::Page;
use super::replies::{day, reply, to_desk};
use crate::app::AppContext;
use crate::audit::{Entry, Fact, Found, Row};

/// How many characters of a long name are shown: enough to compare.
const SHORT: usize = 12;

const LOG: Words = words("Журнал", "Журнал", "The log");
const WHOLE: Words = words(
    "Журнал бүтін: жазбалардың бәрі сәйкес, саны — {count}.",
    "Журнал цел: все записи согласованы, их {count}.",
    "The log is whole: all {count} rows follow one another.",
);
const PAGE_WHOLE: Words = words(
    "Осы беттегі жазбалар сәйкес. Журналдағы жазба саны — {count}.",
    "Записи на этой странице согласованы. Всего в журнале записей: {count}.",
    "The rows on this page follow one another. The log has {count} rows.",
);
const OLDER: Words = words("Ертерек жазбалар", "Более ранние записи", "Older rows");
const CHECK: Words =
    words("Журналды түгел тексеру", "Проверить весь журнал", "Check the whole log");
const UNREADABLE: Words =
    words("Бұл жазба оқылмайды", "Эта запись не читается", "This row cannot be read");
const BROKEN: Words = words("Журнал бұзылған", "Журнал нарушен", "The log is broken");
const HEADS: [Words; 6] = [
    words("№", "№", "No."),
    words("Уақыты", "Время", "Time"),
    words("Оқиға", "Событие", "Event"),
    words("Жазба", "Запись", "Record"),
    words("Кім", "Кто", "Who"),
    words("Мәліметтер", "Подробности", "Facts"),
];

/// What happens.
const EVENTS: &[Choice] = &[
    choice("sign-in", words("жұмыс орнына кіру", "вход на рабочее место", "signed in")),
    choice("sign-in-refused", words("кіруге рұқсат берілмеді", "вход отклонён", "sign-in refused")),
    choice("list", words("тізімге қосылды", "включено в список", "put on the list")),
    choice("refuse", words("тізімге қосылмады", "не включено в список", "not listed")),
    choice("reveal", words("байланыс деректері көрсетілді", "контакт показан", "contact shown")),
    choice(
        "reveal-refused",
        words("байланыс деректері көрсетілмеді", "контакт не показан", "contact not shown"),
    ),
    choice("complaint", words("шағым", "жалоба", "complaint")),
    choice(
        "complaint-settled",
        words("шағым қаралды", "жалоба рассмотрена", "complaint looked into"),
    ),
    choice("erase-proposed", words("өшіру ұсынылды", "предложено удаление", "deletion proposed")),
    choice(
        "erase-declined",
        words("өшірілмейтін болды", "удаление отклонено", "deletion declined"),
    ),
    choice("erase", words("өшірілді", "удалено", "deleted")),
];

/// The names of facts.
const FACTS: &[Choice] = &[
    choice("request", words("сұрау", "запрос", "request")),
    choice("purpose", words("мақсаты", "цель", "purpose")),
    choice("role", words("қол қоюшы", "подписал", "signer")),
    choice("message", words("қолтаңба", "подпись", "signature")),
    choice("document", words("құжат", "документ", "document")),
    choice("visitor", words("келген адам", "посетитель", "visitor")),
    choice("step", words("қадам", "шаг", "step")),
    choice("reason", words("себебі", "причина", "reason")),
];

/// The step after the signature, which has no name among those of checking one.
const SHOWING: Words = words("көрсету", "показ", "showing");

/// For whom somebody signs.
const ROLES: &[Choice] = &[
    choice("person", words("жеке тұлға", "физическое лицо", "a person")),
    choice("head", words("ұйым басшысы", "руководитель организации", "head of an organisation")),
    choice(
        "right-to-sign",
        words(
            "қол қою құқығы бар қызметкер",
            "сотрудник с правом подписи",
            "employee who may sign",
        ),
    ),
    choice("finance", words("қаржы қызметкері", "сотрудник финансовой службы", "finance officer")),
    choice("personnel", words("кадр қызметкері", "сотрудник кадровой службы", "personnel officer")),
    choice("employee", words("ұйым қызметкері", "сотрудник организации", "employee")),
];

/// Why a contact was not shown; what else fails is a step of checking a signature, and keeps its
/// stable word.
const REASONS: &[Choice] = &[
    choice("used", words("сұрау бұрын пайдаланылған", "запрос уже использован", "used before")),
    choice("expired", words("мерзімі өткен", "срок прошёл", "expired")),
    choice("quota", words("шегіне жеткен", "достигнут предел", "limit reached")),
    choice("not-listed", words("тізімде жоқ", "нет в списке", "not on the list")),
    choice("changed", words("осы арада өзгерген", "тем временем изменено", "changed meanwhile")),
];

/// The page of the log.
pub(super) fn log(app: &AppContext, lang: Lang, page: &Page) -> Response {
    let heads: String =
        HEADS.iter().map(|head| format!("<th scope=\"col\">{}</th>", head.get(lang))).collect();
    let rows: String = page.rows.iter().map(|shown| row(shown, lang)).collect();
    let body = format!(
        "{}<div class=\"desk__log\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\
         <table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n{}",
        state(page, lang),
        LOG.get(lang),
        ways(page, lang) + &to_desk(lang)
    );
    reply(app, lang, LOG, &body)
}

/// Whether the rows hold together.
fn state(page: &Page, lang: Lang) -> String {
    let count = page.count.to_string();
    if page.report.is_whole() {
        let text = if page.whole { WHOLE } else { PAGE_WHOLE };
        return format!("<p>{}</p>\n", text.get(lang).replace("{count}", &count));
    }
    let broken: Vec<String> = page.report.broken.iter().map(ToString::to_string).collect();
    format!("<p role=\"alert\">{}: {}</p>\n", BROKEN.get(lang), broken.join("; "))
}

/// The ways to older rows and to a check of all.
fn ways(page: &Page, lang: Lang) -> String {
    let older = page.older.map(|last| (format!("?{LAST}={last}"), OLDER));
    let whole = (!page.whole).then(|| (format!("?{WHOLE_LOG}=1"), CHECK));
    let way = |(query, text): (String, Words)| {
        let to = format!("/api/{}/admin/log{query}", lang.tag());
        format!("<p><a href=\"{to}\">{}</a></p>\n", text.get(lang))
    };
    older.into_iter().chain(whole).map(way).collect()
}

fn row(found: &Found, lang: Lang) -> String {
    let entry = found.row.as_ref().ok().and_then(Row::entry);
    let Some(Entry { at, event, record, actor, facts }) = &entry else {
        let (number, text) = (found.number, UNREADABLE.get(lang));
        return format!("<tr><td>{number}</td><td colspan=\"5\">{text}</td></tr>\n");
    };
    let facts = facts.iter().map(|(name, fact)| {
        let label = label(FACTS, name.word(), lang).unwrap_or(name.word());
        format!("{label}: {}", value(name, fact, lang))
    });
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td><td><code>{}</code></td>\
         <td>{}</td></tr>\n",
        found.number,
        day(*at, lang),
        escape(label(EVENTS, event.word(), lang).unwrap_or(event.word())),
        escape(&short(record)),
        escape(&short(actor.as_deref().unwrap_or("—"))),
        escape(&facts.collect::<Vec<_>>().join("; "))
    )
}

/// What a fact says: words of the forms in the reader's language, names by their beginnings.
fn value(name: &Fact, fact: &str, lang: Lang) -> String {
    let known = match name {
        Fact::Purpose => label(PURPOSES, fact, lang),
        Fact::Document => label(DOCUMENTS, fact, lang),
        Fact::Role => Some(label(ROLES, fact, lang).unwrap_or(fact)),
        Fact::Reason => Some(label(REASONS, fact, lang).unwrap_or(fact)),
        Fact::Step if fact == "reveal" => Some(SHOWING.get(lang)),
        Fact::Request | Fact::Message | Fact::Visitor => None,
        Fact::Step | Fact::Newer(_) => Some(fact),
    };
    known.map_or_else(|| short(fact), str::to_owned)
}

fn short(text: &str) -> String {
    text.chars().take(SHORT).collect()
}
