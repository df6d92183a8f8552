//! What somebody tells who asks for a contact: what for, and what he undertakes.

use crate::form::{Choice, Control, Field, Form, Holds, Part, Words, choice, words};

/// The version of the undertaking; a change of its words is a new one.
pub const UNDERTAKING_VERSION: &str = "2026-11";

/// What a contact is asked for.
pub const PURPOSES: &[Choice] = &[
    choice(
        "own-need",
        words(
            "өзіме не отбасыма көмек керек",
            "помощь мне или моей семье",
            "help for me or my family",
        ),
    ),
    choice(
        "other-need",
        words(
            "қамқорлығымдағы не таныс адамға көмек керек",
            "помощь человеку, о котором я забочусь",
            "help for somebody I look after",
        ),
    ),
    choice(
        "urgent",
        words(
            "төтенше жағдай, шұғыл көмек",
            "чрезвычайная ситуация, срочная помощь",
            "an emergency, urgent help",
        ),
    ),
    choice(
        "event",
        words(
            "іс-шараға, сенбілікке, ағаш отырғызуға шақыру",
            "приглашение на мероприятие, субботник, посадку деревьев",
            "an invitation to an event, a clean-up or tree planting",
        ),
    ),
    choice(
        "organisation",
        words(
            "мектептің, кітапхананың, музейдің не қордың ісіне шақыру",
            "работа со школой, библиотекой, музеем или фондом",
            "work with a school, library, museum or fund",
        ),
    ),
];

/// What somebody undertakes who sees a contact.
pub const UNDERTAKING: Words = words(
    "Байланыс деректерін тек көрсетілген мақсатта пайдаланамын, басқа ешкімге бермеймін және жарияламаймын. Атым-жөнім, сұрау уақыты мен мақсаты еріктіге көрсетілетінін білемін.",
    "Обязуюсь использовать контакт только для указанной цели, никому не передавать и не публиковать его. Знаю, что волонтёр увидит моё имя, время и цель запроса.",
    "I will use the contact for the stated purpose only, pass it to nobody and not publish it. I know that the volunteer sees my name, the time and the purpose of this request.",
);

/// The kinds of identity documents that a clerk may be shown.
pub const DOCUMENTS: &[Choice] = &[
    choice("id-card", words("жеке куәлік", "удостоверение личности", "identity card")),
    choice("passport", words("төлқұжат", "паспорт", "passport")),
    choice("residence", words("ықтиярхат", "вид на жительство", "residence permit")),
    choice(
        "stateless",
        words(
            "азаматтығы жоқ адамның куәлігі",
            "удостоверение лица без гражданства",
            "document of a stateless person",
        ),
    ),
    choice("refugee", words("босқын куәлігі", "удостоверение беженца", "refugee certificate")),
];

const PURPOSE: Field = Field {
    name: "purpose",
    label: words(
        "Байланыс деректері не үшін керек?",
        "Для чего нужен контакт?",
        "What is the contact for?",
    ),
    help: None,
    control: Control::One(PURPOSES),
    required: true,
};

const AGREED: Field = Field {
    name: "undertaking",
    label: UNDERTAKING,
    help: None,
    control: Control::Agreement { version: UNDERTAKING_VERSION },
    required: true,
};

/// What is filled in before a request is signed.
pub static FORM: Form = Form {
    name: "reveals",
    proof: false,
    parts: &[
        Part {
            title: words("Мақсаты", "Цель", "Purpose"), help: None, fields: &[PURPOSE]
        },
        Part {
            title: words("Міндеттеме", "Обязательство", "Undertaking"),
            help: None,
            fields: &[AGREED],
        },
    ],
    submit: words("Қол қоюға өту", "Перейти к подписи", "Go on to signing"),
};

/// What a clerk fills in for a person who is present.
pub static COUNTER_FORM: Form = Form {
    name: "counter",
    proof: false,
    parts: &[
        Part {
            title: words("Келген адам", "Посетитель", "The visitor"),
            help: Some(words(
                "Құжаттың түпнұсқасын қараңыз. Көшірмесі алынбайды, нөмірі ашық сақталмайды.",
                "Проверьте оригинал документа. Копия не снимается, номер в открытом виде не хранится.",
                "Look at the original document. No copy is made, and its number is not kept openly.",
            )),
            fields: &[
                Field {
                    name: "document",
                    label: words("Құжат түрі", "Вид документа", "Kind of document"),
                    help: None,
                    control: Control::One(DOCUMENTS),
                    required: true,
                },
                Field {
                    name: "number",
                    label: words("Құжат нөмірі", "Номер документа", "Number of the document"),
                    help: None,
                    control: Control::Line { holds: Holds::Words, most: 20 },
                    required: true,
                },
            ],
        },
        Part {
            title: words("Мақсаты", "Цель", "Purpose"),
            help: Some(words(
                "Келген адамға міндеттемені оқып беріңіз.",
                "Прочтите посетителю обязательство.",
                "Read the undertaking to the visitor.",
            )),
            fields: &[PURPOSE, AGREED],
        },
    ],
    submit: words("Байланыс деректерін көрсету", "Показать контакт", "Show the contact"),
};
