//! What a volunteer reads as an answer, in pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::{Words, words};
use domain::volunteer::draw::{self, Filter};
use domain::volunteer::list::Card;

use super::own_replies::button;
use crate::app::AppContext;
use crate::http;

const DONE: Words = words(
    "Рақмет! Сауалнама қабылданды",
    "Спасибо! Анкета принята",
    "Thank you! The form has arrived",
);
const DONE_TEXT: Words = words(
    "Модератор сауалнаманы оқып шыққан соң сіз тізімде аты-жөніңізсіз көрінесіз.",
    "Когда модератор прочтёт анкету, вы появитесь в списке — без имени.",
    "Once a moderator has read the form, you will be listed, without your name.",
);
const KEEP_LINK: Words = words(
    "Бұл — сіздің құпия кодыңыз. Сақтап қойыңыз: ол екінші рет көрсетілмейді. Осы код арқылы өз карточкаңызды көріп, тоқтатып қоя немесе өшіре аласыз.",
    "Это ваш секретный код. Сохраните его: второй раз он не показывается. По нему вы увидите свою карточку, сможете приостановить её или удалить.",
    "This is your secret code. Keep it: it is not shown again. With it you can see your card, pause it or erase it.",
);
const OPEN: Words = words("Өз карточкамды ашу", "Открыть свою карточку", "Open my card");
fn page(app: &AppContext, lang: Lang, status: StatusCode, title: Words, body: &str) -> Response {
    http::page(&*app.pages, lang, status, title, body)
}

const VOLUNTEERS: Words = words("Еріктілер", "Волонтёры", "Volunteers");

/// The public list, narrowed.
pub(super) fn list(app: &AppContext, lang: Lang, cards: &[Card], filter: &Filter) -> Response {
    let body = draw::list(cards, filter, lang, &format!("/api/{}/volunteers/list", lang.tag()));
    page(app, lang, StatusCode::OK, VOLUNTEERS, &body)
}

/// The questionnaire has arrived.
pub(super) fn done(app: &AppContext, lang: Lang, link: &str) -> Response {
    let body = format!(
        "<p>{}</p>\n<p>{}</p>\n<p><code class=\"form__code\">{link}</code></p>\n{}",
        DONE_TEXT.get(lang),
        KEEP_LINK.get(lang),
        button(lang, link, None, OPEN)
    );
    page(app, lang, StatusCode::CREATED, DONE, &body)
}
