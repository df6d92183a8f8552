//! What went wrong, as a problem document (RFC 9457) in the visitor's language.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Lang;
use domain::form::{Faults, Words, words};
use serde::Serialize;

use crate::store::Unavailable;

/// What went wrong with a request, told to its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The body is longer than may be.
    TooLarge,
    /// The body is of another type than a form or JSON.
    MediaType,
    /// The request comes from another site.
    Origin,
    /// The body cannot be read.
    Unreadable,
    /// There is nothing here.
    NotFound,
    /// Answers are missing or wrong.
    Faults(Faults),
    /// The proof of work is missing or does not hold.
    Proof,
    /// The same form was sent before, with other answers.
    Sent,
    /// Too often from one network.
    TooOften {
        /// Seconds after which it may be tried again.
        retry_after: u64,
    },
    /// Something was changed meanwhile by somebody else.
    Changed,
    /// The store or another service gives no answer.
    Unavailable,
}

/// The document.
#[derive(Debug, Serialize)]
struct Document {
    #[serde(rename = "type")]
    kind: String,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct FieldError {
    field: String,
    code: &'static str,
    detail: String,
}

impl From<Unavailable> for Problem {
    fn from(_: Unavailable) -> Problem {
        Problem::Unavailable
    }
}

/// Seconds after which a failing service may be asked again.
const AGAIN: u64 = 30;

impl Problem {
    /// The stable word, the last part of the document's `type`, also for the log.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::TooLarge => "too-large",
            Problem::MediaType => "media-type",
            Problem::Origin => "origin",
            Problem::Unreadable => "unreadable",
            Problem::NotFound => "not-found",
            Problem::Faults(_) => "answers",
            Problem::Proof => "proof",
            Problem::Sent => "sent-before",
            Problem::TooOften { .. } => "too-often",
            Problem::Changed => "changed",
            Problem::Unavailable => "unavailable",
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::Origin => StatusCode::FORBIDDEN,
            Problem::Unreadable => StatusCode::BAD_REQUEST,
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Faults(_) | Problem::Proof => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Sent | Problem::Changed => StatusCode::CONFLICT,
            Problem::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What its sender reads, and what he can do.
    pub fn title(&self, lang: Lang) -> &'static str {
        self.words().get(lang)
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Problem::TooOften { retry_after } => Some(*retry_after),
            Problem::Unavailable => Some(AGAIN),
            _ => None,
        }
    }

    /// The answer as a problem document.
    pub fn document(&self, lang: Lang) -> Response {
        let errors = match self {
            Problem::Faults(faults) => faults
                .iter()
                .map(|(field, fault)| FieldError {
                    field: field.clone(),
                    code: fault.code(),
                    detail: fault.message(lang),
                })
                .collect(),
            _ => Vec::new(),
        };
        let document = Document {
            kind: format!("/problems/{}", self.code()),
            title: self.title(lang),
            status: self.status().as_u16(),
            errors,
        };
        let body = serde_json::to_string(&document).unwrap_or_default();
        let mut response =
            (self.status(), [(CONTENT_TYPE, "application/problem+json")], body).into_response();
        self.finish(&mut response);
        response
    }

    /// The headers that belong to the answer, in whatever form it is.
    pub fn finish(&self, response: &mut Response) {
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }

    fn words(&self) -> Words {
        match self {
            Problem::TooLarge => words(
                "Жіберілген мәтін тым үлкен.",
                "Отправлено слишком много текста.",
                "Too much was sent.",
            ),
            Problem::MediaType => words(
                "Сауалнама күтілмеген пішімде келді.",
                "Анкета пришла в неожиданном виде.",
                "The form came in an unexpected format.",
            ),
            Problem::Origin => words(
                "Сауалнаманы тек осы порталдың бетінен жіберуге болады.",
                "Анкету можно отправить только со страницы этого портала.",
                "The form can only be sent from a page of this portal.",
            ),
            Problem::Unreadable => words(
                "Жіберілген мәліметті оқу мүмкін болмады.",
                "Отправленное не удалось прочитать.",
                "What was sent cannot be read.",
            ),
            Problem::NotFound => words(
                "Мұндай жазба жоқ. Сілтемені толық көшіргеніңізді тексеріңіз.",
                "Такой записи нет. Проверьте, полностью ли скопирована ссылка.",
                "There is no such record. Please check that the link was copied whole.",
            ),
            Problem::Faults(_) => words(
                "Кейбір жауаптарды түзету керек.",
                "Некоторые ответы нужно исправить.",
                "Some answers need correcting.",
            ),
            Problem::Proof => words(
                "Тексеру өтпеді. Бетті жаңартып, сауалнаманы қайта жіберіңіз.",
                "Проверка не прошла. Обновите страницу и отправьте анкету ещё раз.",
                "The check did not pass. Please reload the page and send the form again.",
            ),
            Problem::Sent => words(
                "Бұл сауалнама бұрын жіберілген.",
                "Эта анкета уже отправлена.",
                "This form was sent before.",
            ),
            Problem::TooOften { .. } => words(
                "Бұл желіден тым көп сауалнама келді. Кейінірек қайталап көріңіз.",
                "Из этой сети пришло слишком много анкет. Попробуйте позже.",
                "Too many forms came from this network. Please try later.",
            ),
            Problem::Changed => words(
                "Жазба осы арада өзгерген. Бетті жаңартып, қайталап көріңіз.",
                "Запись тем временем изменилась. Обновите страницу и попробуйте ещё раз.",
                "The record has changed meanwhile. Please reload the page and try again.",
            ),
            Problem::Unavailable => words(
                "Қызмет уақытша істемей тұр. Жауаптарыңыз сақталған жоқ, біраздан кейін қайта жіберіңіз.",
                "Служба временно недоступна. Ответы не сохранены, отправьте их немного позже.",
                "The service is down for the moment. Your answers were not saved, please send them again later.",
            ),
        }
    }
}
