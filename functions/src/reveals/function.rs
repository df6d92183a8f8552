//! What the function of reveals answers and calls.

use axum::routing::on;
use domain::{address, reveal};

use super::{Reveals, handlers, recover, replies};
use crate::api::{Accepts, Call, Endpoint, Function, Group, Operation, Returns, Rights};
use crate::http::ProblemKind::{
    Answers, Approval, Blocked, Changed, Expired, NoCard, NoPerson, NotListed, Quota, Revocation,
    Signature, StaffLimit, TooOften, Used,
};
use crate::signing::phone;
use crate::staff::Role;

/// The function.
pub static FUNCTION: Function = Function {
    name: "reveals",
    groups: &[
        &Group {
            endpoints: ENDPOINTS,
            state: |platform| Reveals {
                app: platform.app(),
                verifier: platform.verifier(),
                staff: platform.staff(),
                unwrap: platform.unwrap(),
            },
            refused: replies::refused,
        },
        &phone::GROUP,
    ],
    rights: &[
        (
            Call::Get,
            &["AUDIT#HEAD", "KEYS#*", "LINK#*", "SESSION#*", "SIGN#*", "STAFF#*", "{partition}#*"],
        ),
        (Call::Parts, &["PHONE#*"]),
        (
            Call::Put,
            &[
                "AUDIT",
                "AUDIT#HEAD",
                "CMS#*",
                "EVIDENCE#*",
                "LINK#*",
                "SESSION#*",
                "SIGN#*",
                "STAFF#*",
                "{partition}#*",
            ],
        ),
        (Call::Remove, &["LINK#*"]),
        (Call::Count, &["LIMIT#*", "QUOTA#*", "STAFF#*"]),
        (Call::Expect, &["BLOCK#*", "STAFF#*", "{partition}#*"]),
    ],
    opens_contacts: true,
};

const ENDPOINTS: &[Endpoint<Reveals>] = &[
    Operation::get("ask", "/api/{lang}/reveals")
        .summary("The page on which a contact is asked for")
        .accepts(Accepts::Query(&["record"]))
        .returns(Returns::Page, &[200, 303])
        .problems(&[NotListed])
        .by(|method| on(method, handlers::ask)),
    Operation::post("request", "/api/{lang}/reveals/requests")
        .summary("A text to be signed, good for five minutes")
        .accepts(Accepts::Form(&reveal::FORM, &["record"]))
        .page(address::volunteers)
        .returns(Returns::Either, &[200, 201])
        .problems(&[Answers, NotListed, TooOften])
        .by(|method| on(method, handlers::request)),
    Operation::post("reveal", "/api/{lang}/reveals")
        .summary("Shows the contact that was signed for, once")
        .rights(Rights::Ticket)
        .accepts(Accepts::Fields(&["request", "ticket", "signature"]))
        .returns(Returns::Either, &[200, 202])
        .problems(&[Signature, Revocation, NoPerson, Used, Expired, Quota, Blocked, NotListed])
        .by(|method| on(method, handlers::take)),
    Operation::post("recovery-sign", "/api/{lang}/reveals/recovery")
        .summary("A text to be signed for a new secret code of a card with a telephone")
        .accepts(Accepts::Fields(&["phone"]))
        .page(address::recovery)
        .returns(Returns::Either, &[200, 201])
        .problems(&[Answers, TooOften])
        .by(|method| on(method, recover::begin)),
    Operation::post("recovery-signed", "/api/{lang}/reveals/recovered")
        .summary("Gives the signer a new secret code, once")
        .rights(Rights::Ticket)
        .accepts(Accepts::Fields(&["request", "ticket", "signature"]))
        .page(address::recovery)
        .returns(Returns::Either, &[201, 200, 202])
        .problems(&[Signature, Revocation, NoPerson, Used, Expired, NoCard, TooOften, Changed])
        .by(|method| on(method, recover::take)),
    Operation::get("visit", "/api/{lang}/reveals/counter")
        .summary("What a clerk fills in for a visitor")
        .rights(Rights::Staff(Role::Clerk))
        .accepts(Accepts::Query(&["record"]))
        .returns(Returns::Page, &[200])
        .problems(&[NotListed])
        .by(|method| on(method, handlers::visit_form)),
    Operation::post("visit-reveal", "/api/{lang}/reveals/counter")
        .summary("Shows a contact to the visitor of a clerk")
        .rights(Rights::Staff(Role::Clerk))
        .accepts(Accepts::Form(&reveal::COUNTER_FORM, &["record"]))
        .returns(Returns::Page, &[200])
        .problems(&[Answers, NotListed, Quota, Blocked, StaffLimit, Approval])
        .by(|method| on(method, handlers::visit)),
];
