//! What a volunteer reads behind his secret link, in pages of the site.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::draw::{Drawing, draw};
use domain::form::{Faults, Form, Input, Words, label, words};
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::text::escape;
use domain::volunteer::Profile;
use domain::volunteer::form::{ANSWERS, CONTACTS};

use super::facts;
use super::fields::{CHANGE, LINK, LOOK, WORDS};
use super::own::OwnCard;
use crate::app::AppContext;
use crate::http::page;
use crate::http::problem::language;
use crate::records::State;
use crate::records::access_log::{Access, Viewer, Way};

const OWN: Words = words("Менің карточкам", "Моя карточка", "My card");
const ERASED: Words = words("Карточкаңыз өшірілді", "Карточка удалена", "Your card is erased");
const ERASED_TEXT: Words = words(
    "Жауаптарыңыз бен байланыс деректеріңіз жойылды. Оларды қалпына келтіру мүмкін емес.",
    "Ответы и контакты уничтожены. Восстановить их нельзя.",
    "Your answers and contact details are destroyed. They cannot be brought back.",
);

const LOOKED: Words =
    words("Байланыс деректеріңізді кім көрді", "Кто видел ваш контакт", "Who saw your contact");
const NOBODY: Words = words("Әзірге ешкім.", "Пока никто.", "Nobody so far.");
const VISITOR: Words = words(
    "ХҚКО-ға келген адам, құжаты",
    "Посетитель ЦОНа, документ",
    "A visitor of a public service centre, document",
);
const COMPLAIN: Words = words("Шағымдану", "Пожаловаться", "Complain");
const WHAT: Words = words("Не болды?", "Что случилось?", "What happened?");
const SEND: Words = words("Жіберу", "Отправить", "Send");
const BACK: Words = words("Карточкаға оралу", "Вернуться к карточке", "Back to the card");
const HEARD: Words = words("Шағым қабылданды", "Жалоба принята", "The complaint has arrived");
const HEARD_TEXT: Words = words(
    "Оны портал қызметкерлері қарайды. Қауіп төнсе, 102-ге қоңырау шалыңыз.",
    "Её рассмотрят сотрудники портала. Если вам угрожает опасность, звоните 102.",
    "The portal's staff will look into it. If you are in danger, call 102.",
);
const SURE: Words = words("Карточканы өшіресіз бе?", "Удалить карточку?", "Erase the card?");
const SURE_TEXT: Words = words(
    "Жауаптарыңыз бен байланыс деректеріңіз жойылады, оларды қалпына келтіру мүмкін болмайды.",
    "Ответы и контакты будут уничтожены, восстановить их будет нельзя.",
    "Your answers and contact details will be destroyed and cannot be brought back.",
);
const CHANGE_IT: Words = words("Карточканы өзгерту", "Изменить карточку", "Change the card");
const EDIT: Words = words(
    "Жауаптарды не байланыс деректерін өзгерту",
    "Изменить ответы или контакты",
    "Change answers or contact details",
);
const EDIT_TEXT: Words = words(
    "Өзгертілген жауаптарды модератор қарап шыққанша карточка тізімде көрінбейді.",
    "Пока модератор не посмотрит изменённые ответы, карточки в списке не будет.",
    "Until a moderator has looked at the changed answers, the card is off the list.",
);
const CONTACTS_TEXT: Words = words(
    "Байланыс деректері шифрланған, сондықтан мұнда көрсетілмейді. Өзгерсе, бәрін қайта жазыңыз.",
    "Контакты зашифрованы и поэтому не показываются. Если они изменились, впишите все заново.",
    "Your contact details are encrypted and so not shown here. If they have changed, write all of them anew.",
);

/// The address of one's own card.
fn own_action(lang: Lang) -> String {
    format!("/api/{}/volunteers/own", lang.tag())
}

/// One's own card, or that it is gone.
pub(super) fn own(app: &AppContext, lang: Lang, link: &str, card: Option<&OwnCard>) -> Response {
    let Some(card) = card else {
        let body = format!("<p>{}</p>\n", ERASED_TEXT.get(lang));
        return page(&*app.pages, lang, StatusCode::OK, ERASED, &body);
    };
    let mut body = format!("<p><strong>{}</strong></p>\n", state(card.state).get(lang));
    body.push_str(&facts::html(&card.profile, lang));
    body.push_str(&looks(&card.looks, link, lang));
    body.push_str(&format!("<h2>{}</h2>\n<div class=\"desk__choices\">\n", CHANGE_IT.get(lang)));
    body.push_str(&button(lang, link, Some("edit"), EDIT));
    match card.state {
        State::Paused => body.push_str(&button(lang, link, Some("resume"), RESUME)),
        State::Refused => {}
        State::Waiting | State::Listed => body.push_str(&button(lang, link, Some("pause"), PAUSE)),
    }
    body.push_str(&button(lang, link, Some("erase"), ERASE));
    body.push_str("</div>\n");
    page(&*app.pages, lang, StatusCode::OK, OWN, &body)
}

/// Who saw the contact, each with a way to complain.
fn looks(looks: &[Access], link: &str, lang: Lang) -> String {
    let mut html = format!("<h2>{}</h2>\n", LOOKED.get(lang));
    if looks.is_empty() {
        return html + &format!("<p>{}</p>\n", NOBODY.get(lang));
    }
    html.push_str("<ul class=\"looks\">\n");
    for look in looks {
        html.push_str(&format!(
            "<li class=\"looks__look\"><p><strong>{}</strong><br><time>{}</time> — {}</p>\n{}</li>\n",
            escape(&who(look, lang)),
            day(look.at, lang),
            label(PURPOSES, &look.purpose, lang).unwrap_or_default(),
            complaint(look, link, lang),
        ));
    }
    html + "</ul>\n"
}

fn day(at: u64, lang: Lang) -> String {
    eds::words::moment(UNIX_EPOCH + Duration::from_secs(at), language(lang))
}

fn who(look: &Access, lang: Lang) -> String {
    let Viewer { name, organisation } = &look.who;
    match (look.way, organisation) {
        (Way::Counter, _) => {
            let document = label(DOCUMENTS, name, lang).unwrap_or_default();
            format!("{}: {document}", VISITOR.get(lang))
        }
        (Way::Signature, None) => name.clone(),
        (Way::Signature, Some(organisation)) => format!("{name} ({organisation})"),
    }
}

fn complaint(look: &Access, link: &str, lang: Lang) -> String {
    format!(
        "<details><summary>{title}</summary>\n\
         <form class=\"form\" method=\"post\" action=\"{action}/complaint\">\n\
         <input type=\"hidden\" name=\"{LINK}\" value=\"{link}\">\n\
         <input type=\"hidden\" name=\"{LOOK}\" value=\"{request}\">\n\
         <div class=\"form__field\"><label for=\"words-{request}\">{question}</label>\n\
         <textarea id=\"words-{request}\" name=\"{WORDS}\" rows=\"3\" maxlength=\"500\"></textarea></div>\n\
         <button class=\"form__submit\" type=\"submit\">{send}</button>\n</form></details>\n",
        title = COMPLAIN.get(lang),
        action = own_action(lang),
        link = escape(link),
        request = look.request,
        question = WHAT.get(lang),
        send = SEND.get(lang),
    )
}

/// A complaint has arrived.
pub(super) fn complained(app: &AppContext, lang: Lang, link: &str) -> Response {
    let body = format!("<p>{}</p>\n{}", HEARD_TEXT.get(lang), button(lang, link, None, BACK));
    page(&*app.pages, lang, StatusCode::OK, HEARD, &body)
}

/// Asks once more before everything is destroyed.
pub(super) fn sure(app: &AppContext, lang: Lang, link: &str) -> Response {
    let body = format!(
        "<p>{}</p>\n{}{}",
        SURE_TEXT.get(lang),
        button(lang, link, None, BACK),
        button(lang, link, Some("erase-surely"), ERASE)
    );
    page(&*app.pages, lang, StatusCode::OK, SURE, &body)
}

/// The forms with which a card is changed: what was told, and how to be reached.
pub(super) fn edit(
    app: &AppContext,
    lang: Lang,
    link: &str,
    profile: &Profile,
    wrong: Option<(&Form, &Input, &Faults)>,
) -> Response {
    let (none, told) = (Faults::new(), profile.input());
    let form = |form: &'static Form, part: &str, input: &Input| {
        let (input, faults) = match wrong {
            Some((of, input, faults)) if of.name == form.name => (input, faults),
            _ => (input, &none),
        };
        let action = format!("{}/{part}", own_action(lang));
        draw(form, &Drawing { lang, action: &action, input, faults, hidden: &[(LINK, link)] })
    };
    let body = format!(
        "<p>{}</p>\n{}<p>{}</p>\n{}",
        EDIT_TEXT.get(lang),
        form(&ANSWERS, "answers", &told),
        CONTACTS_TEXT.get(lang),
        form(&CONTACTS, "contacts", &[])
    );
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page(&*app.pages, lang, status, CHANGE_IT, &body)
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
            "Карточкаңыз модератордың қарауын күтіп тұр.",
            "Карточка ждёт, когда её посмотрит модератор.",
            "Your card waits for a moderator.",
        ),
        State::Listed => words(
            "Карточкаңыз тізімге қосылған.",
            "Карточка включена в список.",
            "Your card is on the list.",
        ),
        State::Paused => words(
            "Карточкаңыз тізімнен уақытша алынған.",
            "Карточка временно убрана из списка.",
            "Your card is off the list for a while.",
        ),
        State::Refused => words(
            "Модератор бұл карточканы тізімге қоспады.",
            "Модератор не включил карточку в список.",
            "A moderator has not put this card on the list.",
        ),
    }
}

/// A button that sends the secret link, and what is to be done.
pub(super) fn button(lang: Lang, link: &str, change: Option<&str>, text: Words) -> String {
    // To look is what the page is for; to change is possible.
    let quiet = if change.is_some() { " form__submit--quiet" } else { "" };
    let change = change.map_or_else(String::new, |change| {
        format!("<input type=\"hidden\" name=\"{CHANGE}\" value=\"{change}\">\n")
    });
    format!(
        "<form class=\"form\" method=\"post\" action=\"{}\">\n\
         <input type=\"hidden\" name=\"{LINK}\" value=\"{}\">\n{change}\
         <button class=\"form__submit{quiet}\" type=\"submit\">{}</button>\n</form>\n",
        own_action(lang),
        escape(link),
        text.get(lang)
    )
}
