//! What a volunteer reads as an answer, in pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::draw::{Drawing, draw};
use domain::form::{Choice, Faults, Input, Words, label, words};
use domain::kato::Kato;
use domain::text::escape;
use domain::volunteer::form::{
    DAYS, EDUCATION, EXPERIENCE, FORM, HOURS, LANGUAGES, SEX, VEHICLE, WAYS,
};

use super::record::{Card, State};
use super::routes::{CHANGE, LINK, TICKET};
use crate::counter::Counter;
use crate::http::{Problem, html};
use crate::pages::fill;

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
const CONFIRM: Words =
    words("Жауаптарыңызды тексеріңіз", "Проверьте ответы", "Please check your answers");
const CONFIRM_TEXT: Words = words(
    "Бәрі дұрыс болса, төмендегі батырманы тағы бір рет басыңыз.",
    "Если всё верно, нажмите кнопку внизу ещё раз.",
    "If everything is right, press the button at the end once more.",
);
const AGAIN: Words = words("Ерікті сауалнамасы", "Анкета волонтёра", "Volunteer's form");
const OWN: Words = words("Менің карточкам", "Моя карточка", "My card");
const ERASED: Words = words("Карточкаңыз өшірілді", "Карточка удалена", "Your card is erased");
const ERASED_TEXT: Words = words(
    "Жауаптарыңыз бен байланыс деректеріңіз жойылды. Оларды қалпына келтіру мүмкін емес.",
    "Ответы и контакты уничтожены. Восстановить их нельзя.",
    "Your answers and contact details are destroyed. They cannot be brought back.",
);
const FAILED: Words = words("Болмады", "Не получилось", "That did not work");

/// The questionnaire's address.
fn action(lang: Lang) -> String {
    format!("/api/{}/volunteers", lang.tag())
}

/// The address of one's own card.
fn own_action(lang: Lang) -> String {
    format!("/api/{}/volunteers/own", lang.tag())
}

fn page(counter: &Counter, lang: Lang, status: StatusCode, title: Words, body: &str) -> Response {
    html(status, fill(&*counter.pages, lang, title.get(lang), body))
}

/// The questionnaire has arrived.
pub(super) fn done(counter: &Counter, lang: Lang, link: &str) -> Response {
    let body = format!(
        "<p>{}</p>\n<p>{}</p>\n<p><code class=\"form__code\">{link}</code></p>\n{}",
        DONE_TEXT.get(lang),
        KEEP_LINK.get(lang),
        button(lang, link, None, OPEN)
    );
    page(counter, lang, StatusCode::CREATED, DONE, &body)
}

/// The answers once more, to be sent with a ticket.
pub(super) fn confirm(counter: &Counter, lang: Lang, input: &Input, ticket: &str) -> Response {
    let form = form(lang, input, &Faults::new(), &[(TICKET, ticket)]);
    let body = format!("<p>{}</p>\n{form}", CONFIRM_TEXT.get(lang));
    page(counter, lang, StatusCode::OK, CONFIRM, &body)
}

/// The form with what was typed, and what is wrong.
pub(super) fn again(counter: &Counter, lang: Lang, input: &Input, problem: &Problem) -> Response {
    let none = Faults::new();
    let faults = match problem {
        Problem::Faults(faults) => faults,
        _ => &none,
    };
    let mut body = String::new();
    if faults.is_empty() {
        body = format!("<p role=\"alert\">{}</p>\n", problem.title(lang));
    }
    body.push_str(&form(lang, input, faults, &[]));
    let mut response = page(counter, lang, problem.status(), AGAIN, &body);
    problem.finish(&mut response);
    response
}

fn form(lang: Lang, input: &Input, faults: &Faults, hidden: &[(&str, &str)]) -> String {
    draw(&FORM, &Drawing { lang, action: &action(lang), input, faults, hidden })
}

/// Something else than the answers was wrong.
pub(super) fn problem(counter: &Counter, lang: Lang, problem: &Problem) -> Response {
    let body = format!("<p role=\"alert\">{}</p>\n", problem.title(lang));
    let mut response = page(counter, lang, problem.status(), FAILED, &body);
    problem.finish(&mut response);
    response
}

/// One's own card, or that it is gone.
pub(super) fn own(counter: &Counter, lang: Lang, link: &str, card: Option<&Card>) -> Response {
    let Some(card) = card else {
        let body = format!("<p>{}</p>\n", ERASED_TEXT.get(lang));
        return page(counter, lang, StatusCode::OK, ERASED, &body);
    };
    let mut body = format!(
        "<p><strong>{}</strong></p>\n<dl class=\"form__answers\">\n",
        state(card.state).get(lang)
    );
    for (name, value) in answers(card, lang) {
        let label = FORM.field(name).map_or("", |field| field.label.get(lang));
        body.push_str(&format!("<dt>{label}</dt><dd>{}</dd>\n", escape(&value)));
    }
    body.push_str("</dl>\n");
    match card.state {
        State::Paused => body.push_str(&button(lang, link, Some("resume"), RESUME)),
        State::Refused => {}
        State::Waiting | State::Listed => body.push_str(&button(lang, link, Some("pause"), PAUSE)),
    }
    body.push_str(&button(lang, link, Some("erase"), ERASE));
    page(counter, lang, StatusCode::OK, OWN, &body)
}

const PAUSE: Words = words(
    "Тізімнен уақытша алып тастау",
    "Временно убрать из списка",
    "Take me off the list for a while",
);
const RESUME: Words = words("Тізімге қайта қосу", "Вернуть в список", "Put me back on the list");
const ERASE: Words =
    words("Карточканы біржола өшіру", "Удалить карточку навсегда", "Erase the card for good");

fn state(state: State) -> Words {
    match state {
        State::Waiting => words(
            "Модератордың қарауын күтіп тұр.",
            "Ожидает модератора.",
            "Waits for a moderator.",
        ),
        State::Listed => words("Тізімде көрініп тұр.", "В списке.", "Is listed."),
        State::Paused => words(
            "Тізімнен уақытша алынған.",
            "Временно убрана из списка.",
            "Is off the list for a while.",
        ),
        State::Refused => words(
            "Модератор бұл карточканы тізімге қоспады.",
            "Модератор не включил карточку в список.",
            "A moderator has not put this card on the list.",
        ),
    }
}

/// A button that sends the secret link, and what is to be done.
fn button(lang: Lang, link: &str, change: Option<&str>, text: Words) -> String {
    let change = change.map_or_else(String::new, |change| {
        format!("<input type=\"hidden\" name=\"{CHANGE}\" value=\"{change}\">\n")
    });
    format!(
        "<form class=\"form\" method=\"post\" action=\"{}\">\n\
         <input type=\"hidden\" name=\"{LINK}\" value=\"{}\">\n{change}\
         <button class=\"form__submit\" type=\"submit\">{}</button>\n</form>\n",
        own_action(lang),
        escape(link),
        text.get(lang)
    )
}

/// The answers of a card, as their owner reads them.
fn answers(card: &Card, lang: Lang) -> Vec<(&'static str, String)> {
    let profile = &card.profile;
    let one =
        |choices: &[Choice], word: &str| label(choices, word, lang).unwrap_or_default().to_owned();
    let all = |choices: &[Choice], words: &[String]| {
        let labels: Vec<String> = words.iter().map(|word| one(choices, word)).collect();
        labels.join(", ")
    };
    let place: Option<Kato> = profile.place.parse().ok();
    let mut answers = vec![
        ("born", profile.born.to_string()),
        ("sex", one(SEX, &profile.sex)),
        ("education", one(EDUCATION, &profile.education)),
        ("experience", one(EXPERIENCE, &profile.experience)),
        ("place", place.map_or("", |place| place.name(lang)).to_owned()),
        ("languages", all(LANGUAGES, &profile.languages)),
        ("ways", all(WAYS, &profile.ways)),
        ("days", all(DAYS, &profile.days)),
        ("hours", all(HOURS, &profile.hours)),
        ("vehicle", one(VEHICLE, &profile.vehicle)),
    ];
    answers.extend(profile.proposal.clone().map(|text| ("proposal", text)));
    let company = profile.company.as_ref().and_then(|company| company.name.clone());
    answers.extend(company.map(|name| ("company", name)));
    answers
}
