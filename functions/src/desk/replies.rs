//! What the staff reads, in pages of the site.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;

use super::log::Log;
use super::routes::{DECISION, PROPOSAL, RECORD, VERSION};
use super::work::{Filed, Work};
use crate::counter::Counter;
use crate::http::page;
use crate::http::problem::language;
use crate::session::Session;
use crate::signing::page::REQUEST;
use crate::signing::{self, Begun};
use crate::staff::Role;
use crate::volunteers::facts;

const DESK: Words = words("Қызметкердің жұмыс үстелі", "Рабочее место сотрудника", "The desk");
const STAFF_ONLY: Words = words(
    "Бұл бет портал қызметкерлеріне арналған. Кіру үшін ЭЦҚ-мен қол қойыңыз.",
    "Эта страница — для сотрудников портала. Чтобы войти, подпишите запрос своей ЭЦП.",
    "This page is for the portal's staff. Sign with your e-signature to enter.",
);
const ENTER: Words = words("Кіру", "Войти", "Sign in");
const LEAVE: Words = words("Шығу", "Выйти", "Sign out");
const WAITING: Words = words("Қаралмаған карточкалар", "Новые карточки", "Cards to look at");
const NOTHING: Words = words("Бәрі қаралған.", "Всё просмотрено.", "Nothing waits.");
const LIST: Words = words("Тізімге қосу", "Включить в список", "Put on the list");
const REFUSE: Words = words("Тізімге қоспау", "Не включать", "Do not list");
const PROPOSAL_FIT: Words = words(
    "Ұсынысын тізімде көрсетуге болады (аты-жөні, нөмірі, мекенжайы жоқ)",
    "Предложение можно показать в списке (в нём нет имени, номера, адреса)",
    "The proposal may be shown on the list (no name, number or address in it)",
);
const COMPLAINTS: Words = words("Шағымдар", "Жалобы", "Complaints");
const SETTLE: Words = words("Қаралды", "Рассмотрено", "Looked into");
const ERASURES: Words = words(
    "Екінші адамның мақұлдауын күтеді",
    "Ждут второго человека",
    "Waiting for a second person",
);
const PROPOSE: Words = words("Толық өшіруді ұсыну", "Предложить удаление", "Propose deletion");
const ERASE: Words = words("Өшіруді мақұлдау", "Одобрить удаление", "Approve deletion");
const KEEP: Words = words("Өшірмеу", "Не удалять", "Do not delete");
const CARD: Words = words("Карточка", "Карточка", "Card");
const LOG: Words = words("Журнал", "Журнал", "The log");
const WHOLE: Words = words(
    "Журнал бүтін: барлық жазба бір-біріне сәйкес.",
    "Журнал цел: все записи согласованы.",
    "The log is whole: all rows follow one another.",
);
const BROKEN: Words = words("Журнал бұзылған", "Журнал нарушен", "The log is broken");
const HEADS: [Words; 6] = [
    words("№", "№", "No."),
    words("Уақыты", "Время", "Time"),
    words("Оқиға", "Событие", "Event"),
    words("Жазба", "Запись", "Record"),
    words("Кім", "Кто", "Who"),
    words("Мәліметтер", "Подробности", "Facts"),
];
const CLERK: Words = words(
    "Байланысты келген адамға көрсету үшін оны еріктілер тізімінен таңдаңыз.",
    "Чтобы показать контакт посетителю, выберите волонтёра в списке.",
    "To show a contact to a visitor, choose the volunteer on the list.",
);
const VOLUNTEERS: Words = words("Еріктілер тізімі", "Список волонтёров", "List of volunteers");
const COUNTED: Words = words(
    "Тізімге қосылғаны: {listed}, көрініп тұрғаны: {shown}. Қалғандары бір облыстан бес жаңа адам жиналғанша күтеді: аз болса, адамды танып қоюға болады.",
    "Включено в список: {listed}, видно: {shown}. Остальные ждут, пока из одной области наберётся пятеро новых: иначе человека можно узнать.",
    "Put on the list: {listed}, shown: {shown}. The others wait until five new ones have come from an oblast: fewer could be recognised.",
);

fn address(lang: Lang, part: &str) -> String {
    format!("/api/{}/desk{part}", lang.tag())
}

fn reply(counter: &Counter, lang: Lang, heading: Words, body: &str) -> Response {
    page(&*counter.pages, lang, StatusCode::OK, heading, body)
}

/// A form with one button.
fn button(lang: Lang, part: &str, fields: &[(&str, &str)], text: Words) -> String {
    let fields = fields.iter().map(|(name, value)| {
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escape(value))
    });
    format!(
        "<form class=\"form\" method=\"post\" action=\"{}\">\n{}\
         <button class=\"form__submit\" type=\"submit\">{}</button>\n</form>\n",
        address(lang, part),
        fields.collect::<String>(),
        text.get(lang)
    )
}

/// The way in; `status` tells whether it was asked for.
pub(super) fn sign_in(counter: &Counter, lang: Lang, status: StatusCode) -> Response {
    let body =
        format!("<p>{}</p>\n{}", STAFF_ONLY.get(lang), button(lang, "/challenge", &[], ENTER));
    page(&*counter.pages, lang, status, DESK, &body)
}

/// The text that opens the desk.
pub(super) fn challenge(counter: &Counter, lang: Lang, begun: &Begun, waits: bool) -> Response {
    let body = signing::page::body(begun, lang, &address(lang, "/session"), waits);
    reply(counter, lang, DESK, &body)
}

/// What waits for who is signed in.
pub(super) fn home(
    counter: &Counter,
    lang: Lang,
    session: &Session,
    work: Option<&Work>,
) -> Response {
    let mut body = String::new();
    if session.roles.contains(&Role::Clerk) {
        let list = format!("/{}/volunteers/", lang.tag());
        let (text, link) = (CLERK.get(lang), VOLUNTEERS.get(lang));
        body.push_str(&format!("<p>{text} <a href=\"{list}\">{link}</a></p>\n"));
    }
    if let Some(work) = work {
        body.push_str(&tasks(work, lang));
    }
    if session.roles.contains(&Role::Auditor) {
        let (to, text) = (address(lang, "/log"), LOG.get(lang));
        body.push_str(&format!("<p><a href=\"{to}\">{text}</a></p>\n"));
    }
    body.push_str(&button(lang, "/leave", &[], LEAVE));
    reply(counter, lang, DESK, &body)
}

fn tasks(work: &Work, lang: Lang) -> String {
    let mut html = format!("<h2>{}</h2>\n", WAITING.get(lang));
    if work.waiting.is_empty() {
        html.push_str(&format!("<p>{}</p>\n", NOTHING.get(lang)));
    }
    for filed in &work.waiting {
        html.push_str(&filed_card(filed, lang));
    }
    let counted = COUNTED.get(lang).replace("{listed}", &work.listed.to_string());
    let counted = counted.replace("{shown}", &work.shown.to_string());
    html.push_str(&format!("<p>{counted}</p>\n"));
    if !work.complaints.is_empty() {
        html.push_str(&format!("<h2>{}</h2>\n", COMPLAINTS.get(lang)));
    }
    for (complaint, words) in &work.complaints {
        let fields = [
            (RECORD, complaint.record.as_str()),
            (REQUEST, complaint.request.as_str()),
            (DECISION, "settle"),
        ];
        html.push_str(&format!(
            "<article class=\"desk__card\"><p class=\"desk__when\">{} — {}</p>\n<blockquote>{}</blockquote>\n{}</article>\n",
            day(complaint.at, lang),
            link(&complaint.record, lang),
            escape(words),
            button(lang, "/decisions", &fields, SETTLE)
        ));
    }
    if !work.erasures.is_empty() {
        html.push_str(&format!("<h2>{}</h2>\n", ERASURES.get(lang)));
    }
    for erasure in &work.erasures {
        let decide = |decision, text| {
            let fields = [(RECORD, erasure.record.as_str()), (DECISION, decision)];
            button(lang, "/decisions", &fields, text)
        };
        html.push_str(&format!(
            "<article class=\"desk__card\"><p class=\"desk__when\">{} — {}</p>\n{}{}</article>\n",
            day(erasure.at, lang),
            link(&erasure.record, lang),
            decide("erase", ERASE),
            decide("keep", KEEP)
        ));
    }
    html
}

fn link(record: &str, lang: Lang) -> String {
    let (to, text) = (address(lang, "/card"), CARD.get(lang));
    format!("<a href=\"{to}?{RECORD}={}\">{text}</a>", escape(record))
}

fn day(at: u64, lang: Lang) -> String {
    eds::words::moment(UNIX_EPOCH + Duration::from_secs(at), language(lang))
}

/// A card with the decisions on it.
fn filed_card(filed: &Filed, lang: Lang) -> String {
    let (action, id) = (address(lang, "/decisions"), escape(&filed.id));
    let choose = |decision: &str, text: Words| {
        let quiet = if decision == "list" { "" } else { " form__submit--quiet" };
        format!(
            "<button class=\"form__submit{quiet}\" type=\"submit\" name=\"{DECISION}\" \
             value=\"{decision}\">{}</button>\n",
            text.get(lang)
        )
    };
    let proposal = match filed.card.profile.proposal {
        None => String::new(),
        Some(_) => format!(
            "<label class=\"form__choice\"><input type=\"checkbox\" name=\"{PROPOSAL}\" \
             value=\"fit\"> <span>{}</span></label>\n",
            PROPOSAL_FIT.get(lang)
        ),
    };
    format!(
        "<article class=\"desk__card\" id=\"{id}\"><p class=\"desk__when\">{}</p>\n{}\
         <form class=\"form\" method=\"post\" action=\"{action}\">\n\
         <input type=\"hidden\" name=\"{RECORD}\" value=\"{id}\">\n\
         <input type=\"hidden\" name=\"{VERSION}\" value=\"{}\">\n{proposal}\
         <div class=\"desk__choices\">{}{}{}</div></form></article>\n",
        day(filed.card.created, lang),
        facts::html(&filed.card.profile, lang),
        filed.version,
        choose("list", LIST),
        choose("refuse", REFUSE),
        choose("propose-erasing", PROPOSE),
    )
}

/// One card.
pub(super) fn card(counter: &Counter, lang: Lang, filed: &Filed) -> Response {
    reply(counter, lang, CARD, &filed_card(filed, lang))
}

/// The log.
pub(super) fn log(counter: &Counter, lang: Lang, log: &Log) -> Response {
    let state = match &log.broken {
        None => format!("<p>{} ({})</p>\n", WHOLE.get(lang), log.count),
        Some(broken) => format!("<p role=\"alert\">{}: {broken}</p>\n", BROKEN.get(lang)),
    };
    let heads: String =
        HEADS.iter().map(|head| format!("<th scope=\"col\">{}</th>", head.get(lang))).collect();
    let mut body = format!(
        "{state}<div class=\"desk__log\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\
         <table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n",
        LOG.get(lang)
    );
    for row in &log.rows {
        let entry = &row.entry;
        let facts = entry.facts.iter().map(|(name, fact)| format!("{name} {}", short(fact)));
        body.push_str(&format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td><td><code>{}</code></td>\
             <td>{}</td></tr>\n",
            row.number,
            day(entry.at, lang),
            escape(&entry.event),
            escape(&short(&entry.record)),
            escape(&short(entry.actor.as_deref().unwrap_or("—"))),
            escape(&facts.collect::<Vec<_>>().join(", "))
        ));
    }
    body.push_str("</tbody></table></div>\n");
    reply(counter, lang, LOG, &body)
}

/// The beginning of a long name: enough to compare.
fn short(text: &str) -> String {
    text.chars().take(12).collect()
}
