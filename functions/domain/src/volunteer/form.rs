//! The questionnaire of a volunteer, as the programme's concept (3.3) lists its questions.

use crate::form::{Choice, Control, Field, Form, Holds, Part, choice};
use crate::texts::volunteer as texts;

/// The version of the consent that the questionnaire asks for; a change of its words is a new one.
pub const CONSENT: &str = "2026-11-29";

/// Female or male, as identity documents tell it.
pub const SEX: &[Choice] = &[choice("f", texts::sex::F), choice("m", texts::sex::M)];

/// The highest education.
pub const EDUCATION: &[Choice] = &[
    choice("secondary", texts::education::SECONDARY),
    choice("vocational", texts::education::VOCATIONAL),
    choice("student", texts::education::STUDENT),
    choice("higher", texts::education::HIGHER),
];

/// How long somebody has been helping.
pub const EXPERIENCE: &[Choice] = &[
    choice("none", texts::experience::NONE),
    choice("year", texts::experience::YEAR),
    choice("three", texts::experience::THREE),
    choice("more", texts::experience::MORE),
];

/// What somebody can drive to help.
pub const VEHICLE: &[Choice] = &[
    choice("none", texts::vehicle::NONE),
    choice("car", texts::vehicle::CAR),
    choice("offroad", texts::vehicle::OFFROAD),
    choice("minibus", texts::vehicle::MINIBUS),
    choice("truck", texts::vehicle::TRUCK),
];

/// The ways of helping: the directions by which the public list is sorted.
pub const WAYS: &[Choice] = &[
    choice("advice", texts::ways::ADVICE),
    choice("teaching", texts::ways::TEACHING),
    choice("work", texts::ways::WORK),
    choice("transport", texts::ways::TRANSPORT),
    choice("care", texts::ways::CARE),
    choice("repair", texts::ways::REPAIR),
    choice("computers", texts::ways::COMPUTERS),
    choice("translation", texts::ways::TRANSLATION),
    choice("events", texts::ways::EVENTS),
    choice("nature", texts::ways::NATURE),
    choice("heritage", texts::ways::HERITAGE),
];

/// The days of the week.
pub const DAYS: &[Choice] = &[
    choice("mon", texts::days::MON),
    choice("tue", texts::days::TUE),
    choice("wed", texts::days::WED),
    choice("thu", texts::days::THU),
    choice("fri", texts::days::FRI),
    choice("sat", texts::days::SAT),
    choice("sun", texts::days::SUN),
];

/// The parts of a day.
pub const HOURS: &[Choice] = &[
    choice("morning", texts::hours::MORNING),
    choice("afternoon", texts::hours::AFTERNOON),
    choice("evening", texts::hours::EVENING),
    choice("night", texts::hours::NIGHT),
];

/// The languages in which somebody can help.
pub const LANGUAGES: &[Choice] = &[
    choice("kk", texts::languages::KK),
    choice("ru", texts::languages::RU),
    choice("en", texts::languages::EN),
    choice("sign", texts::languages::SIGN),
];

/// How shift crews work, for those who help with their company.
pub const SHIFTS: &[Choice] = &[
    choice("weekdays", texts::shifts::WEEKDAYS),
    choice("14-14", texts::shifts::N14_14),
    choice("15-15", texts::shifts::N15_15),
    choice("28-28", texts::shifts::N28_28),
    choice("other", texts::shifts::OTHER),
];

/// The questionnaire.
pub static FORM: Form = Form {
    name: "volunteers",
    proof: true,
    parts: &[ABOUT, HELP, COMPANY, CONTACT, AGREEMENT],
    submit: texts::submit::SIGNUP,
};

/// The answers about themselves that a volunteer may change.
pub static ANSWERS: Form = Form {
    name: "volunteer-answers",
    proof: false,
    parts: &[ABOUT, HELP, COMPANY],
    submit: texts::submit::ANSWERS,
};

/// The contact details that a volunteer may change.
pub static CONTACTS: Form = Form {
    name: "volunteer-contacts",
    proof: false,
    parts: &[CONTACT],
    submit: texts::submit::CONTACTS,
};

const ABOUT: Part = Part {
    title: texts::form::about::TITLE,
    help: Some(texts::form::about::HELP),
    fields: &[
        Field {
            name: "born",
            label: texts::form::born::LABEL,
            help: Some(texts::form::born::HELP),
            control: Control::Line { holds: Holds::Year { oldest: 100, youngest: 18 }, most: 4 },
            required: true,
        },
        one("sex", texts::form::sex::LABEL, SEX),
        one("education", texts::form::education::LABEL, EDUCATION),
        one("experience", texts::form::experience::LABEL, EXPERIENCE),
        Field {
            name: "place",
            label: texts::form::place::LABEL,
            help: None,
            control: Control::Place,
            required: true,
        },
        any("languages", texts::form::languages::LABEL, LANGUAGES),
    ],
};

const HELP: Part = Part {
    title: texts::form::help::TITLE,
    help: None,
    fields: &[
        any("ways", texts::form::ways::LABEL, WAYS),
        Field {
            name: "proposal",
            label: texts::form::proposal::LABEL,
            help: Some(texts::form::proposal::HELP),
            control: Control::Text { most: 500 },
            required: false,
        },
        any("days", texts::form::days::LABEL, DAYS),
        any("hours", texts::form::hours::LABEL, HOURS),
        one("vehicle", texts::form::vehicle::LABEL, VEHICLE),
    ],
};

const COMPANY: Part = Part {
    title: texts::form::corporate::TITLE,
    help: Some(texts::form::corporate::HELP),
    fields: &[
        Field {
            name: "company",
            label: texts::form::company::LABEL,
            help: None,
            control: Control::Line { holds: Holds::Words, most: 120 },
            required: false,
        },
        Field {
            name: "bin",
            label: texts::form::bin::LABEL,
            help: Some(texts::form::bin::HELP),
            control: Control::Line { holds: Holds::Bin, most: 12 },
            required: false,
        },
        Field { required: false, ..one("shift", texts::form::shift::LABEL, SHIFTS) },
    ],
};

const CONTACT: Part = Part {
    title: texts::form::contact::TITLE,
    help: Some(texts::form::contact::HELP),
    fields: &[
        Field {
            name: "name",
            label: texts::form::name::LABEL,
            help: None,
            control: Control::Line { holds: Holds::PersonName, most: 100 },
            required: true,
        },
        Field {
            name: "phone",
            label: texts::form::phone::LABEL,
            help: None,
            control: Control::Line { holds: Holds::Phone, most: 30 },
            required: true,
        },
        Field {
            name: "email",
            label: texts::form::email::LABEL,
            help: None,
            control: Control::Line { holds: Holds::Email, most: 254 },
            required: false,
        },
        Field {
            name: "address",
            label: texts::form::address::LABEL,
            help: None,
            control: Control::Line { holds: Holds::Address, most: 200 },
            required: false,
        },
    ],
};

const AGREEMENT: Part = Part {
    title: texts::form::agreement::TITLE,
    help: None,
    fields: &[Field {
        name: "consent",
        label: texts::form::consent::LABEL,
        help: None,
        control: Control::Agreement { version: CONSENT },
        required: true,
    }],
};

/// A question with one answer of some.
const fn one(name: &'static str, label: crate::form::Words, choices: &'static [Choice]) -> Field {
    Field { name, label, help: None, control: Control::One(choices), required: true }
}

/// A question with at least one answer of some.
const fn any(name: &'static str, label: crate::form::Words, choices: &'static [Choice]) -> Field {
    Field { name, label, help: None, control: Control::Any(choices), required: true }
}
