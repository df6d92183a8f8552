//! The table of operations.

use domain::reveal;
use domain::volunteer::form;

use super::Returns::{Either, Elsewhere, Fragment, Json, Nothing as NoBody, Page};
use super::{Function, Operation, Rights, Sends};
use crate::staff::Role;

const fn volunteers(id: &'static str, method: &'static str, path: &'static str) -> Operation {
    Operation {
        id,
        method,
        path,
        function: Function::Volunteers,
        rights: Rights::Anyone,
        summary: "",
        sends: Sends::Nothing,
        well: &[200],
        returns: Json,
        problems: &[],
    }
}

const fn reveals(id: &'static str, method: &'static str, path: &'static str) -> Operation {
    Operation { function: Function::Reveals, ..volunteers(id, method, path) }
}

const fn desk(id: &'static str, method: &'static str, path: &'static str) -> Operation {
    Operation { function: Function::Admin, returns: Page, ..volunteers(id, method, path) }
}

/// All operations.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        summary: "A challenge (ALTCHA, version 2) to be solved before a form is sent",
        ..volunteers("challenge", "GET", "/api/{lang}/volunteers/challenge")
    },
    Operation {
        summary: "Signs a volunteer up; the answer tells his secret link once",
        sends: Sends::Form(&form::FORM, &["altcha", "ticket"]),
        well: &[200, 201],
        returns: Either,
        problems: &["answers", "proof", "sent-before", "too-often"],
        ..volunteers("signup", "POST", "/api/{lang}/volunteers")
    },
    Operation {
        summary: "The public list, for programs",
        ..volunteers("published", "GET", "/api/{lang}/volunteers/published")
    },
    Operation {
        summary: "The public list, narrowed by the parameters, as a page",
        sends: Sends::Query(&["way", "day", "hours", "vehicle", "place", "sort"]),
        returns: Page,
        ..volunteers("list", "GET", "/api/{lang}/volunteers/list")
    },
    Operation {
        summary: "The cards of the public list, as a part of a page",
        returns: Fragment,
        ..volunteers("cards", "GET", "/api/{lang}/volunteers/cards")
    },
    Operation {
        summary: "One's own card: shown, paused, resumed or erased",
        rights: Rights::Link,
        sends: Sends::Fields(&["link", "change"]),
        well: &[200, 204],
        returns: Either,
        problems: &["changed"],
        ..volunteers("own", "POST", "/api/{lang}/volunteers/own")
    },
    Operation {
        summary: "Changes the answers on one's own card",
        rights: Rights::Link,
        sends: Sends::Form(&form::ANSWERS, &["link"]),
        returns: Either,
        problems: &["answers", "changed"],
        ..volunteers("own-answers", "POST", "/api/{lang}/volunteers/own/answers")
    },
    Operation {
        summary: "Changes the contacts on one's own card",
        rights: Rights::Link,
        sends: Sends::Form(&form::CONTACTS, &["link"]),
        returns: Either,
        problems: &["answers", "changed"],
        ..volunteers("own-contacts", "POST", "/api/{lang}/volunteers/own/contacts")
    },
    Operation {
        summary: "Complains about somebody who saw the contact",
        rights: Rights::Link,
        sends: Sends::Fields(&["link", "look", "words"]),
        well: &[200, 204],
        returns: Either,
        ..volunteers("own-complaint", "POST", "/api/{lang}/volunteers/own/complaint")
    },
    Operation {
        summary: "The page on which a contact is asked for",
        sends: Sends::Query(&["record"]),
        returns: Page,
        problems: &["not-listed"],
        ..reveals("ask", "GET", "/api/{lang}/reveals")
    },
    Operation {
        summary: "A text to be signed, good for five minutes",
        sends: Sends::Form(&reveal::FORM, &["record"]),
        well: &[200, 201],
        returns: Either,
        problems: &["answers", "not-listed", "too-often"],
        ..reveals("request", "POST", "/api/{lang}/reveals/requests")
    },
    Operation {
        summary: "Shows the contact that was signed for, once",
        rights: Rights::Ticket,
        sends: Sends::Fields(&["request", "ticket", "signature"]),
        well: &[200, 202],
        returns: Either,
        problems: &[
            "signature",
            "revocation",
            "no-person",
            "used",
            "expired",
            "quota",
            "not-listed",
        ],
        ..reveals("reveal", "POST", "/api/{lang}/reveals")
    },
    Operation {
        summary: "What a clerk fills in for a visitor",
        rights: Rights::Staff(Role::Clerk),
        sends: Sends::Query(&["record"]),
        returns: Page,
        problems: &["not-listed"],
        ..reveals("visit", "GET", "/api/{lang}/reveals/counter")
    },
    Operation {
        summary: "Shows a contact to the visitor of a clerk",
        rights: Rights::Staff(Role::Clerk),
        sends: Sends::Form(&reveal::COUNTER_FORM, &["record"]),
        returns: Page,
        problems: &["answers", "not-listed", "quota"],
        ..reveals("visit-reveal", "POST", "/api/{lang}/reveals/counter")
    },
    Operation {
        summary: "Whether a phone has signed meanwhile",
        rights: Rights::Ticket,
        sends: Sends::Fields(&["ticket"]),
        problems: &["used", "expired"],
        ..reveals("sign-state", "POST", "/api/sign/{request}/state")
    },
    Operation {
        summary: "What is to be signed on a phone (API №1 of the national service)",
        rights: Rights::Phone,
        problems: &["used", "expired"],
        ..reveals("sign-about", "GET", "/api/sign/{request}/{token}")
    },
    Operation {
        summary: "The text to be signed on a phone (API №2)",
        rights: Rights::Phone,
        problems: &["used", "expired"],
        ..reveals("sign-document", "GET", "/api/sign/{request}/{token}/document")
    },
    Operation {
        summary: "The signature of a phone (API №2, the way back)",
        rights: Rights::Phone,
        sends: Sends::Documents,
        returns: NoBody,
        problems: &["signature", "revocation", "used", "expired"],
        ..reveals("sign-signature", "PUT", "/api/sign/{request}/{token}/document")
    },
    Operation {
        summary: "What waits at the desk, or the way in",
        ..desk("desk", "GET", "/api/{lang}/desk")
    },
    Operation {
        summary: "The text that opens the desk when it is signed",
        sends: Sends::Fields(&[]),
        problems: &["too-often"],
        ..desk("desk-challenge", "POST", "/api/{lang}/desk/challenge")
    },
    Operation {
        summary: "Signs somebody of the staff in",
        rights: Rights::Ticket,
        sends: Sends::Fields(&["request", "ticket", "signature"]),
        well: &[200, 303],
        returns: Elsewhere,
        problems: &["signature", "revocation", "no-person", "used", "expired", "forbidden"],
        ..desk("desk-session", "POST", "/api/{lang}/desk/session")
    },
    Operation {
        summary: "Signs out",
        sends: Sends::Fields(&[]),
        well: &[303],
        returns: Elsewhere,
        problems: &["changed"],
        ..desk("desk-leave", "POST", "/api/{lang}/desk/leave")
    },
    Operation {
        summary: "One card, whatever its state",
        rights: Rights::Staff(Role::Moderator),
        sends: Sends::Query(&["record"]),
        ..desk("desk-card", "GET", "/api/{lang}/desk/card")
    },
    Operation {
        summary: "Carries out a decision on a card",
        rights: Rights::Staff(Role::Moderator),
        sends: Sends::Fields(&["record", "version", "decision", "proposal", "request"]),
        well: &[303],
        returns: Elsewhere,
        problems: &["changed", "same-person"],
        ..desk("desk-decision", "POST", "/api/{lang}/desk/decisions")
    },
    Operation {
        summary: "The log",
        rights: Rights::Staff(Role::Auditor),
        sends: Sends::Query(&["last", "whole"]),
        ..desk("desk-log", "GET", "/api/{lang}/desk/log")
    },
];
