//! What is read by who asks for a contact, in pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::draw::{Drawing, draw};
use domain::form::{Faults, Input, Words, label, words};
use domain::text::escape;

use super::fields::RECORD;
use super::show::Opened;
use crate::app::AppContext;
use crate::http::{Problem, page};
use crate::records::{RecordKind, RecordRef};
use crate::signing::{self, Begun};

const SIGN: Words = words("Сұрауға қол қойыңыз", "Подпишите запрос", "Sign the request");
const ONCE: Words = words(
    "Бұл бет бір рет қана көрсетіледі. Жазып алыңыз.",
    "Эта страница показывается один раз. Запишите контакт.",
    "This page is shown once. Write the contact down.",
);
const VISIT: Words = words(
    "Келген адамға байланыс деректерін көрсету",
    "Показать контакт посетителю",
    "Show a contact to a visitor",
);

const FOR_VISITOR: Words = words(
    "ХҚКО қызметкеріне: байланыс деректерін келген адамға құжаты бойынша көрсету",
    "Сотруднику ЦОНа: показать контакт посетителю по документу",
    "For a clerk: show the contact to a visitor with a document",
);
const NOT_SHOWN: Words =
    words("Байланыс деректері көрсетілмеді", "Контакт не показан", "The contact was not shown");
const ENTER: Words = words("Жұмыс орнына кіру", "Войти на рабочее место", "Sign in at the desk");

/// The address of a part of this function.
fn address(lang: Lang, part: &str) -> String {
    format!("/api/{}/reveals{part}", lang.tag())
}

fn status(faults: &Faults) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Whose contact is asked for, and by whom.
pub(super) struct Asked<'a> {
    /// The record.
    pub record: &'a RecordRef,
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
    let record = asked.record.to_string();
    let (kind, hidden) = (asked.record.kind, &[(RECORD, &*record)]);
    let form = draw(kind.request_form, &Drawing { lang, action, input, faults, hidden });
    let mut body = format!("<p>{}</p>\n", kind.words.ask_help.get(lang));
    if asked.clerk {
        let to = address(lang, "/counter");
        let (record, text) = (escape(&record), FOR_VISITOR.get(lang));
        body.push_str(&format!("<p><a href=\"{to}?{RECORD}={record}\">{text}</a></p>\n"));
    }
    page(&*app.pages, lang, status(faults), kind.words.ask, &(body + &form))
}

/// The link to the public list of a kind.
fn list(kind: &RecordKind, lang: Lang) -> String {
    let (path, text) = (kind.words.list_path, kind.words.list.get(lang));
    format!("<p><a href=\"/{}/{path}\">{text}</a></p>\n", lang.tag())
}

/// What went wrong, with the way on.
pub(super) fn refused(app: &AppContext, lang: Lang, problem: &Problem) -> Response {
    let on = match problem {
        Problem::SignedOut => {
            let text = ENTER.get(lang);
            format!("<p><a href=\"/api/{}/admin\">{text}</a></p>\n", lang.tag())
        }
        _ => app.kinds.iter().map(|kind| list(kind, lang)).collect(),
    };
    let body = format!("<p role=\"alert\">{}</p>\n{on}", escape(&problem.title(lang)));
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
    let kind = opened.kind;
    let mut body =
        format!("<p><strong>{}</strong></p>\n<dl class=\"form__answers\">\n", ONCE.get(lang));
    for (name, value) in &opened.fields {
        let label = label(kind.contact, name, lang).unwrap_or_default();
        let value = escape(value);
        let value = match *name {
            "phone" => format!("<a href=\"tel:{value}\">{value}</a>"),
            "email" => format!("<a href=\"mailto:{value}\">{value}</a>"),
            _ => value,
        };
        body.push_str(&format!("<dt>{label}</dt><dd>{value}</dd>\n"));
    }
    body.push_str(&format!("</dl>\n<p>{}</p>\n{}", kind.words.told.get(lang), list(kind, lang)));
    page(&*app.pages, lang, StatusCode::OK, kind.words.contact, &body)
}

/// The questions that a clerk answers for a visitor.
pub(super) fn visit(
    app: &AppContext,
    lang: Lang,
    record: &RecordRef,
    input: &Input,
    faults: &Faults,
) -> Response {
    let action = &address(lang, "/counter");
    let (form, record) = (record.kind.visit_form, record.to_string());
    let hidden = &[(RECORD, &*record)];
    let form = draw(form, &Drawing { lang, action, input, faults, hidden });
    page(&*app.pages, lang, status(faults), VISIT, &form)
}
