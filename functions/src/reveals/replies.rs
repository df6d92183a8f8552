//! What is read by who asks for a contact, in pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::draw::{Drawing, draw};
use domain::form::{Choice, Faults, Input, Words, choice, label, words};
use domain::reveal::{COUNTER_FORM, FORM};
use domain::text::escape;

use super::fields::RECORD;
use super::show::Opened;
use crate::app::AppContext;
use crate::http::{Problem, page};
use crate::signing::{self, Begun};

const ASK: Words = words(
    "Еріктінің байланыс деректерін сұрау",
    "Запросить контакт волонтёра",
    "Ask for a contact",
);
const ASK_TEXT: Words = words(
    "Байланыс деректерін көру үшін сұрауға өзіңіздің ЭЦҚ-ңызбен қол қоясыз: компьютерде NCALayer арқылы немесе телефонда eGov Mobile арқылы. Ерікті сіздің атыңызды, уақытын және мақсатын көреді. ЭЦҚ болмаса, жеке куәлігіңізбен ХҚКО-ға барыңыз.",
    "Чтобы увидеть контакт, вы подписываете запрос своей ЭЦП: на компьютере через NCALayer или в телефоне через eGov Mobile. Волонтёр увидит ваше имя, время и цель. Если ЭЦП нет, обратитесь в ЦОН с удостоверением.",
    "To see the contact you sign a request with your e-signature: on a computer with NCALayer or on a phone with eGov Mobile. The volunteer sees your name, the time and the purpose. Without an e-signature, go to a public service centre with your identity card.",
);
const SIGN: Words = words("Сұрауға қол қойыңыз", "Подпишите запрос", "Sign the request");
const CONTACT: Words =
    words("Еріктінің байланыс деректері", "Контакт волонтёра", "The volunteer's contact");
const ONCE: Words = words(
    "Бұл бет бір рет қана көрсетіледі. Жазып алыңыз.",
    "Эта страница показывается один раз. Запишите контакт.",
    "This page is shown once. Write the contact down.",
);
const TOLD: Words = words(
    "Сұрау журналға жазылды, ерікті оны өз карточкасынан көреді.",
    "Запрос записан в журнал, волонтёр увидит его в своей карточке.",
    "The request is in the log, and the volunteer sees it on the own card.",
);
const VISIT: Words = words(
    "Келген адамға байланыс деректерін көрсету",
    "Показать контакт посетителю",
    "Show a contact to a visitor",
);

/// What of a contact is what, told to somebody else than its owner.
const FIELDS: &[Choice] = &[
    choice("name", words("Аты-жөні", "Имя и фамилия", "Name and surname")),
    choice("phone", words("Телефоны", "Телефон", "Telephone")),
    choice("email", words("Электрондық поштасы", "Электронная почта", "E-mail")),
    choice("address", words("Мекенжайы", "Адрес", "Address")),
];
const FOR_VISITOR: Words = words(
    "ХҚКО қызметкеріне: байланыс деректерін келген адамға құжаты бойынша көрсету",
    "Сотруднику ЦОНа: показать контакт посетителю по документу",
    "For a clerk: show the contact to a visitor with a document",
);
const NOT_SHOWN: Words =
    words("Байланыс деректері көрсетілмеді", "Контакт не показан", "The contact was not shown");
const ENTER: Words = words("Жұмыс орнына кіру", "Войти на рабочее место", "Sign in at the desk");
const TO_LIST: Words = words("Еріктілер тізімі", "Список волонтёров", "List of volunteers");

/// The address of a part of this function.
fn address(lang: Lang, part: &str) -> String {
    format!("/api/{}/reveals{part}", lang.tag())
}

fn status(faults: &Faults) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Whose contact is asked for, and by whom.
pub(super) struct Asked<'a> {
    /// The volunteer.
    pub record: &'a str,
    /// Whether a clerk asks, who may do so for a visitor.
    pub clerk: bool,
}

/// The questions before a request is signed.
pub(super) fn ask(
    app: &AppContext,
    lang: Lang,
    asked: &Asked<'_>,
    input: &Input,
    faults: &Faults,
) -> Response {
    let action = &address(lang, "/requests");
    let hidden = &[(RECORD, asked.record)];
    let form = draw(&FORM, &Drawing { lang, action, input, faults, hidden });
    let mut body = format!("<p>{}</p>\n", ASK_TEXT.get(lang));
    if asked.clerk {
        let to = address(lang, "/counter");
        let (record, text) = (escape(asked.record), FOR_VISITOR.get(lang));
        body.push_str(&format!("<p><a href=\"{to}?{RECORD}={record}\">{text}</a></p>\n"));
    }
    page(&*app.pages, lang, status(faults), ASK, &(body + &form))
}

/// What went wrong, with the way on.
pub(super) fn refused(app: &AppContext, lang: Lang, problem: &Problem) -> Response {
    let tag = lang.tag();
    let (to, text) = match problem {
        Problem::SignedOut => (format!("/api/{tag}/admin"), ENTER),
        _ => (format!("/{tag}/volunteers/"), TO_LIST),
    };
    let body = format!(
        "<p role=\"alert\">{}</p>\n<p><a href=\"{to}\">{}</a></p>\n",
        escape(&problem.title(lang)),
        text.get(lang)
    );
    let mut response = page(&*app.pages, lang, problem.status(), NOT_SHOWN, &body);
    problem.finish(&mut response);
    response
}

/// The text to be signed.
pub(super) fn sign(app: &AppContext, lang: Lang, begun: &Begun, waits: bool) -> Response {
    let body = signing::page::body(begun, lang, &address(lang, ""), waits);
    page(&*app.pages, lang, StatusCode::OK, SIGN, &body)
}

/// The contact.
pub(super) fn contact(app: &AppContext, lang: Lang, opened: &Opened) -> Response {
    let mut body =
        format!("<p><strong>{}</strong></p>\n<dl class=\"form__answers\">\n", ONCE.get(lang));
    for (name, value) in opened {
        let label = label(FIELDS, name, lang).unwrap_or_default();
        let value = escape(value);
        let value = match *name {
            "phone" => format!("<a href=\"tel:{value}\">{value}</a>"),
            "email" => format!("<a href=\"mailto:{value}\">{value}</a>"),
            _ => value,
        };
        body.push_str(&format!("<dt>{label}</dt><dd>{value}</dd>\n"));
    }
    body.push_str(&format!(
        "</dl>\n<p>{}</p>\n<p><a href=\"/{}/volunteers/\">{}</a></p>\n",
        TOLD.get(lang),
        lang.tag(),
        TO_LIST.get(lang)
    ));
    page(&*app.pages, lang, StatusCode::OK, CONTACT, &body)
}

/// The questions that a clerk answers for a visitor.
pub(super) fn visit(
    app: &AppContext,
    lang: Lang,
    record: &str,
    input: &Input,
    faults: &Faults,
) -> Response {
    let action = &address(lang, "/counter");
    let hidden = &[(RECORD, record)];
    let form = draw(&COUNTER_FORM, &Drawing { lang, action, input, faults, hidden });
    page(&*app.pages, lang, status(faults), VISIT, &form)
}
