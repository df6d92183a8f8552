//! Volunteers as a kind of record.

use std::collections::BTreeSet;

use domain::form::{Choice, choice, words};
use domain::reveal::{COUNTER_FORM, FORM, PURPOSES};
use domain::volunteer::list::{self, Listed};
use serde_json::Value;

use super::record::Card;
use crate::limit::Quota;
use crate::records::{self, KindWords, RecordKind};
use crate::store::{Item, Unreadable};

/// Volunteers.
pub static KIND: RecordKind = RecordKind {
    name: "volunteers",
    partition: "VOLUNTEER",
    sealed_as: "volunteer",
    contact: CONTACT,
    purposes: PURPOSES,
    request_form: &FORM,
    visit_form: &COUNTER_FORM,
    quota: Quota { a_day: 5, a_month: 20 },
    words: WORDS,
    read,
    publish,
};

/// The fields of a contact, as somebody else than its owner reads them.
const CONTACT: &[Choice] = &[
    choice("name", words("Аты-жөні", "Имя и фамилия", "Name and surname")),
    choice("phone", words("Телефоны", "Телефон", "Telephone")),
    choice("email", words("Электрондық поштасы", "Электронная почта", "E-mail")),
    choice("address", words("Мекенжайы", "Адрес", "Address")),
];

const WORDS: KindWords = KindWords {
    list: words("Еріктілер тізімі", "Список волонтёров", "List of volunteers"),
    list_path: "volunteers/",
    signed_title: words(
        "ЕРІКТІНІҢ БАЙЛАНЫС ДЕРЕКТЕРІН КӨРУГЕ СҰРАУ",
        "ЗАПРОС НА ПРОСМОТР КОНТАКТА ВОЛОНТЁРА",
        "REQUEST TO SEE A VOLUNTEER'S CONTACT",
    ),
    signed_fields: words(
        "аты-жөні, телефоны, берген болса поштасы мен мекенжайы",
        "имя, телефон и, если указаны, почта и адрес",
        "name, telephone and, if given, e-mail and address",
    ),
    ask: words(
        "Еріктінің байланыс деректерін сұрау",
        "Запросить контакт волонтёра",
        "Ask for a contact",
    ),
    ask_help: words(
        "Байланыс деректерін көру үшін сұрауға өзіңіздің ЭЦҚ-ңызбен қол қоясыз: компьютерде NCALayer арқылы немесе телефонда eGov Mobile арқылы. Ерікті сіздің атыңызды, уақытын және мақсатын көреді. ЭЦҚ болмаса, жеке куәлігіңізбен ХҚКО-ға барыңыз.",
        "Чтобы увидеть контакт, вы подписываете запрос своей ЭЦП: на компьютере через NCALayer или в телефоне через eGov Mobile. Волонтёр увидит ваше имя, время и цель. Если ЭЦП нет, обратитесь в ЦОН с удостоверением.",
        "To see the contact you sign a request with your e-signature: on a computer with NCALayer or on a phone with eGov Mobile. The volunteer sees your name, the time and the purpose. Without an e-signature, go to a public service centre with your identity card.",
    ),
    contact: words("Еріктінің байланыс деректері", "Контакт волонтёра", "The volunteer's contact"),
    told: words(
        "Сұрау журналға жазылды, ерікті оны өз карточкасынан көреді.",
        "Запрос записан в журнал, волонтёр увидит его в своей карточке.",
        "The request is in the log, and the volunteer sees it on the own card.",
    ),
    waiting: words("Қаралмаған карточкалар", "Новые карточки", "Cards to look at"),
    counted: words(
        "Тізімге қосылғаны: {listed}, көрініп тұрғаны: {shown}. Қалғандары бір облыстан бес жаңа адам жиналғанша күтеді: аз болса, адамды танып қоюға болады.",
        "Включено в список: {listed}, видно: {shown}. Остальные ждут, пока из одной области наберётся пятеро новых: иначе человека можно узнать.",
        "Put on the list: {listed}, shown: {shown}. The others wait until five new ones have come from an oblast: fewer could be recognised.",
    ),
    clerk: words(
        "Байланыс деректерін келген адамға көрсету үшін еріктіні тізімнен таңдаңыз.",
        "Чтобы показать контакт посетителю, выберите волонтёра в списке.",
        "To show a contact to a visitor, choose the volunteer on the list.",
    ),
};

fn read(item: &Item) -> Result<Box<dyn records::Card>, Unreadable> {
    Ok(Box::new(item.document::<Card>()?))
}

/// The public cards of all listed volunteers, in crowds.
fn publish(items: &[Item], former: &BTreeSet<String>, year: u16) -> Vec<Value> {
    let listed = items.iter().filter_map(|item| {
        let id = KIND.record_of(item)?.id;
        let Card { profile, proposal_read, .. } = item.document().ok()?;
        Some(Listed { id, profile, proposal_read })
    });
    let cards = list::publish(&listed.collect::<Vec<_>>(), former, year);
    cards.iter().filter_map(|card| serde_json::to_value(card).ok()).collect()
}
