//! What the staff reads, in pages of the site.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;

use super::fields::{DECISION, PROPOSAL, RECORD, VERSION};
use super::work::{Filed, Work};
use crate::app::AppContext;
use crate::http::page;
use crate::http::problem::language;
use crate::records::{Proposal, State};
use crate::session::Session;
use crate::signing::page::REQUEST;
use crate::signing::{self, Begun};
use crate::staff::Role;

const DESK: Words = words("Қызметкердің жұмыс орны", "Рабочее место сотрудника", "The desk");
const STAFF_ONLY: Words = words(
    "Бұл бет портал қызметкерлеріне арналған. Кіру үшін ЭЦҚ-мен қол қойыңыз.",
    "Эта страница — для сотрудников портала. Чтобы войти, подпишите запрос своей ЭЦП.",
    "This page is for the portal's staff. Sign with your e-signature to enter.",
);
const ENTER: Words = words("Кіру", "Войти", "Sign in");
const LEAVE: Words = words("Шығу", "Выйти", "Sign out");
const NOTHING: Words = words("Бәрі қаралған.", "Всё просмотрено.", "Nothing waits.");
const LIST: Words = words("Тізімге қосу", "Включить в список", "Put on the list");
const STAY: Words = words("Тізімде қалдыру", "Оставить в списке", "Keep on the list");
const REFUSE: Words = words("Тізімге қоспау", "Не включать", "Do not list");
const TAKE_OFF: Words = words("Тізімнен алып тастау", "Убрать из списка", "Take off the list");
const TO_DESK: Words =
    words("Жұмыс орнына оралу", "Вернуться на рабочее место", "Back to the desk");
const PROPOSAL_FIT: Words = words(
    "Ұсынысын тізімде көрсетуге болады (аты-жөні, нөмірі, мекенжайы жоқ)",
    "Предложение можно показать в списке (в нём нет имени, номера, адреса)",
    "The proposal may be shown on the list (no name, number or address in it)",
);
const COMPLAINTS: Words = words("Шағымдар", "Жалобы", "Complaints");
const SETTLE: Words = words("Қаралды", "Рассмотрено", "Looked into");
const ERASURES: Words = words(
    "Өшіру: екінші қызметкердің мақұлдауын күтеді",
    "Удаление: ждёт второго сотрудника",
    "Deletion: waits for a second person",
);
const PROPOSE: Words = words("Толық өшіруді ұсыну", "Предложить удаление", "Propose deletion");
const ERASE: Words = words("Өшіруді мақұлдау", "Одобрить удаление", "Approve deletion");
const KEEP: Words = words("Өшірмеу", "Не удалять", "Do not delete");
const TO_LOG: Words = words("Журналды қарау", "Открыть журнал", "Open the log");
const CARD: Words = words("Карточка", "Карточка", "Card");

const UNREADABLE: Words = words(
    "Оқылмайтын жазбалар саны: {count}. Олардың кілттері сервер журналында.",
    "Не читается записей: {count}. Их ключи — в журнале сервера.",
    "Records that cannot be read: {count}. Their keys are in the server's log.",
);

fn address(lang: Lang, part: &str) -> String {
    format!("/api/{}/admin{part}", lang.tag())
}

pub(super) fn reply(app: &AppContext, lang: Lang, heading: Words, body: &str) -> Response {
    page(&*app.pages, lang, StatusCode::OK, heading, body)
}

/// How much a button draws to itself.
#[derive(Clone, Copy)]
enum Weight {
    Main,
    Quiet,
}

/// A form with one button.
fn button(lang: Lang, part: &str, fields: &[(&str, &str)], text: Words, weight: Weight) -> String {
    let fields = fields.iter().map(|(name, value)| {
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escape(value))
    });
    let quiet = match weight {
        Weight::Main => "",
        Weight::Quiet => " form__submit--quiet",
    };
    format!(
        "<form class=\"form\" method=\"post\" action=\"{}\">\n{}\
         <button class=\"form__submit{quiet}\" type=\"submit\">{}</button>\n</form>\n",
        address(lang, part),
        fields.collect::<String>(),
        text.get(lang)
    )
}

/// The way back.
pub(super) fn to_desk(lang: Lang) -> String {
    format!("<p><a href=\"{}\">{}</a></p>\n", address(lang, ""), TO_DESK.get(lang))
}

/// The way in; `status` tells whether it was asked for.
pub(super) fn sign_in(app: &AppContext, lang: Lang, status: StatusCode) -> Response {
    let enter = button(lang, "/challenge", &[], ENTER, Weight::Main);
    let body = format!("<p>{}</p>\n{enter}", STAFF_ONLY.get(lang));
    page(&*app.pages, lang, status, DESK, &body)
}

/// The text that opens the desk.
pub(super) fn challenge(app: &AppContext, lang: Lang, begun: &Begun, waits: bool) -> Response {
    let body = signing::page::body(begun, lang, &address(lang, "/session"), waits);
    reply(app, lang, DESK, &body)
}

/// What waits for who is signed in.
pub(super) fn home(
    app: &AppContext,
    lang: Lang,
    session: &Session,
    work: Option<&Work>,
) -> Response {
    let mut body = String::new();
    if session.roles.contains(&Role::Clerk) {
        for kind in app.kinds.iter() {
            let list = format!("/{}/{}", lang.tag(), kind.words.list_path);
            let (text, link) = (kind.words.clerk.get(lang), kind.words.list.get(lang));
            body.push_str(&format!("<p>{text} <a href=\"{list}\">{link}</a></p>\n"));
        }
    }
    if let Some(work) = work {
        body.push_str(&tasks(work, lang));
    }
    if session.roles.contains(&Role::Auditor) {
        let (to, text) = (address(lang, "/log"), TO_LOG.get(lang));
        body.push_str(&format!("<p><a href=\"{to}\">{text}</a></p>\n"));
    }
    body.push_str(&button(lang, "/leave", &[], LEAVE, Weight::Quiet));
    reply(app, lang, DESK, &body)
}

/// What somebody complains of comes first, then what waits the longest.
fn tasks(work: &Work, lang: Lang) -> String {
    let mut html = complaints(work, lang) + &erasures(work, lang);
    for queue in &work.queues {
        html.push_str(&format!("<h2>{}</h2>\n", queue.kind.words.waiting.get(lang)));
        if queue.waiting.is_empty() {
            html.push_str(&format!("<p>{}</p>\n", NOTHING.get(lang)));
        }
        for filed in &queue.waiting {
            html.push_str(&filed_card(filed, lang));
        }
    }
    if work.unreadable > 0 {
        let text = UNREADABLE.get(lang).replace("{count}", &work.unreadable.to_string());
        html.push_str(&format!("<p role=\"alert\">{text}</p>\n"));
    }
    for queue in &work.queues {
        let counted = queue.kind.words.counted.get(lang);
        let counted = counted.replace("{listed}", &queue.listed.to_string());
        let counted = counted.replace("{shown}", &queue.shown.to_string());
        html.push_str(&format!("<p>{counted}</p>\n"));
    }
    html
}

fn complaints(work: &Work, lang: Lang) -> String {
    if work.complaints.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{}</h2>\n", COMPLAINTS.get(lang));
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
            button(lang, "/decisions", &fields, SETTLE, Weight::Main)
        ));
    }
    html
}

fn erasures(work: &Work, lang: Lang) -> String {
    if work.erasures.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{}</h2>\n", ERASURES.get(lang));
    for erasure in &work.erasures {
        let decide = |decision, text| {
            let fields = [(RECORD, erasure.record.as_str()), (DECISION, decision)];
            button(lang, "/decisions", &fields, text, Weight::Quiet)
        };
        html.push_str(&format!(
            "<article class=\"desk__card\"><p class=\"desk__when\">{} — {}</p>\n\
             <div class=\"desk__choices\">{}{}</div></article>\n",
            day(erasure.at, lang),
            link(&erasure.record, lang),
            decide("keep", KEEP),
            decide("erase", ERASE)
        ));
    }
    html
}

fn link(record: &str, lang: Lang) -> String {
    let (to, text) = (address(lang, "/card"), CARD.get(lang));
    format!("<a href=\"{to}?{RECORD}={}\">{text}</a>", escape(record))
}

/// A moment, as its reader's language writes it.
pub(super) fn day(at: u64, lang: Lang) -> String {
    eds::words::moment(UNIX_EPOCH + Duration::from_secs(at), language(lang))
}

/// A card with the decisions on it.
fn filed_card(filed: &Filed, lang: Lang) -> String {
    let (action, id) = (address(lang, "/decisions"), escape(&filed.record.to_string()));
    let proposal = match filed.card.proposal() {
        None => String::new(),
        Some(proposal) => format!(
            "<label class=\"form__choice\"><input type=\"checkbox\" name=\"{PROPOSAL}\" \
             value=\"fit\"{}> <span>{}</span></label>\n",
            if proposal == Proposal::Shown { " checked" } else { "" },
            PROPOSAL_FIT.get(lang)
        ),
    };
    format!(
        "<article class=\"desk__card\" id=\"{id}\"><p class=\"desk__when\">{}</p>\n{}\
         <form class=\"form\" method=\"post\" action=\"{action}\">\n\
         <input type=\"hidden\" name=\"{RECORD}\" value=\"{id}\">\n\
         <input type=\"hidden\" name=\"{VERSION}\" value=\"{}\">\n{proposal}\
         <div class=\"desk__choices\">{}</div></form></article>\n",
        day(filed.card.created(), lang),
        filed.card.html(lang),
        filed.item.version,
        choices(filed, lang),
    )
}

/// What may be decided on a card as it stands now.
fn choices(filed: &Filed, lang: Lang) -> String {
    let choose = |decision: &str, text: Words, weight: Weight| {
        let quiet = match weight {
            Weight::Main => "",
            Weight::Quiet => " form__submit--quiet",
        };
        format!(
            "<button class=\"form__submit{quiet}\" type=\"submit\" name=\"{DECISION}\" \
             value=\"{decision}\">{}</button>\n",
            text.get(lang)
        )
    };
    let listed = filed.card.state() == State::Listed;
    let mut html = match (listed, filed.card.proposal()) {
        (false, _) => choose("list", LIST, Weight::Main),
        // Who stays is listed anew with what was found of his proposal.
        (true, Some(_)) => choose("list", STAY, Weight::Main),
        (true, None) => String::new(),
    };
    html += &choose("refuse", if listed { TAKE_OFF } else { REFUSE }, Weight::Quiet);
    html + &choose("propose-erasing", PROPOSE, Weight::Quiet)
}

/// One card.
pub(super) fn card(app: &AppContext, lang: Lang, filed: &Filed) -> Response {
    reply(app, lang, CARD, &(filed_card(filed, lang) + &to_desk(lang)))
}
