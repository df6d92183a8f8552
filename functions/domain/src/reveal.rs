//! What a person states to see a contact: the purpose and the undertaking.

use crate::form::{Choice, Control, Field, Form, Holds, Part, Words, choice};
use crate::texts::reveal as texts;

/// The version of the undertaking; a change of its words is a new one.
pub const UNDERTAKING_VERSION: &str = "2026-11";

/// What a contact is asked for.
pub const PURPOSES: &[Choice] = &[
    choice("own-need", texts::purposes::OWN_NEED),
    choice("other-need", texts::purposes::OTHER_NEED),
    choice("urgent", texts::purposes::URGENT),
    choice("event", texts::purposes::EVENT),
    choice("organisation", texts::purposes::ORGANISATION),
];

/// What a person who sees a contact undertakes.
pub const UNDERTAKING: Words = texts::UNDERTAKING;

/// The kinds of identity documents that a clerk may be shown.
pub const DOCUMENTS: &[Choice] = &[
    choice("id-card", texts::documents::ID_CARD),
    choice("passport", texts::documents::PASSPORT),
    choice("foreign", texts::documents::FOREIGN),
    choice("residence", texts::documents::RESIDENCE),
    choice("stateless", texts::documents::STATELESS),
    choice("refugee", texts::documents::REFUGEE),
];

const PURPOSE: Field = Field {
    name: "purpose",
    label: texts::purpose::LABEL,
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
        Part { title: texts::purpose::TITLE, help: None, fields: &[PURPOSE] },
        Part { title: texts::undertaken::TITLE, help: None, fields: &[AGREED] },
    ],
    submit: texts::SUBMIT,
};

/// What a clerk fills in for a person who is present.
pub static COUNTER_FORM: Form = Form {
    name: "counter",
    proof: false,
    parts: &[
        Part {
            title: texts::visit::TITLE,
            help: Some(texts::visit::HELP),
            fields: &[
                Field {
                    name: "visitor",
                    label: texts::visitor::LABEL,
                    help: Some(texts::visitor::HELP),
                    control: Control::Line { holds: Holds::PersonName, most: 100 },
                    required: true,
                },
                Field {
                    name: "document",
                    label: texts::document::LABEL,
                    help: None,
                    control: Control::One(DOCUMENTS),
                    required: true,
                },
                Field {
                    name: "number",
                    label: texts::number::LABEL,
                    help: None,
                    control: Control::Line { holds: Holds::Words, most: 20 },
                    required: true,
                },
                Field {
                    name: "iin",
                    label: texts::iin::LABEL,
                    help: Some(texts::iin::HELP),
                    control: Control::Line { holds: Holds::Words, most: 20 },
                    required: false,
                },
            ],
        },
        Part {
            title: texts::purpose::TITLE,
            help: Some(texts::purpose::HELP),
            fields: &[PURPOSE, AGREED],
        },
    ],
    submit: texts::visit::SUBMIT,
};
