//! What the function of the staff answers and calls.

use axum::routing::on;
use domain::address;

use super::moved::moved;
use super::{Admin, handlers, telephone};
use crate::api::{Accepts, Call, Endpoint, Function, Group, Operation, Returns, Rights};
use crate::http::ProblemKind::{
    Answers, Changed, Expired, Forbidden, NoPerson, Revocation, SamePerson, SameTelephone,
    Signature, TooOften, Unconfirmed, Unencrypted, Used,
};
use crate::staff::Role;

/// The function.
pub static FUNCTION: Function = Function {
    name: "admin",
    groups: &[&Group {
        endpoints: ENDPOINTS,
        state: |platform| Admin {
            app: platform.app(),
            verifier: platform.verifier(),
            staff: platform.staff(),
        },
        refused: handlers::refused,
    }],
    rights: &[
        (
            Call::Get,
            &[
                "AUDIT#HEAD",
                "ERASING#*",
                "ERASURE#*",
                "KEYS#*",
                "LINK#*",
                "PHONE#*",
                "SESSION#*",
                "SIGN#*",
                "{partition}#*",
            ],
        ),
        (Call::Parts, &["AUDIT", "KEYS#*", "PHONE#*", "PUBLIC#{kind}", "{partition}#*"]),
        (Call::List, &["complaints", "erasing", "erasures", "{kind}:listed", "{kind}:waiting"]),
        (
            Call::Put,
            &[
                "AUDIT",
                "AUDIT#HEAD",
                "CMS#*",
                "ERASING#*",
                "ERASURE#*",
                "KEYS#*",
                "PHONE#*",
                "PUBLIC#{kind}",
                "SESSION#*",
                "SIGN#*",
                "{partition}#*",
            ],
        ),
        (
            Call::Remove,
            &[
                "ERASING#*",
                "ERASURE#*",
                "LINK#*",
                "PHONE#*",
                "PUBLIC#{kind}",
                "SESSION#*",
                "{partition}#*",
            ],
        ),
        (Call::Count, &["LIMIT#*"]),
    ],
    opens_contacts: false,
};

const ENDPOINTS: &[Endpoint<Admin>] = &[
    Operation::get("admin", "/api/{lang}/admin")
        .summary("The work that waits for the staff, or the way in")
        .returns(Returns::Page, &[200])
        .by(|method| on(method, handlers::home)),
    Operation::post("admin-challenge", "/api/{lang}/admin/challenge")
        .summary("The text that signs a member of the staff in once it is signed")
        .accepts(Accepts::Fields(&[]))
        .page(address::admin)
        .returns(Returns::Page, &[200])
        .problems(&[TooOften, Unencrypted])
        .by(|method| on(method, handlers::challenge)),
    Operation::post("admin-session", "/api/{lang}/admin/session")
        .summary("Signs somebody of the staff in")
        .rights(Rights::Ticket)
        .accepts(Accepts::Fields(&["request", "ticket", "signature"]))
        .page(address::admin)
        .returns(Returns::Elsewhere, &[200, 303])
        .problems(&[Signature, Revocation, NoPerson, Used, Expired, Forbidden])
        .by(|method| on(method, handlers::enter)),
    Operation::post("admin-leave", "/api/{lang}/admin/leave")
        .summary("Signs out")
        .accepts(Accepts::Fields(&[]))
        .page(address::admin)
        .returns(Returns::Elsewhere, &[303])
        .problems(&[Changed])
        .by(|method| on(method, handlers::leave)),
    Operation::get("admin-card", "/api/{lang}/admin/card")
        .summary("One card, whatever its state")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["record"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, handlers::card)),
    Operation::post("admin-decision", "/api/{lang}/admin/decisions")
        .summary("Carries out a decision on a card")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Fields(&["record", "version", "decision", "proposal", "request"]))
        .page(address::admin)
        .returns(Returns::Elsewhere, &[303])
        .problems(&[Changed, SamePerson, SameTelephone, Unconfirmed])
        .by(|method| on(method, handlers::decision)),
    Operation::get("admin-telephone", "/api/{lang}/admin/telephone")
        .summary("Asks a clerk for the telephone that a person has shown to have")
        .rights(Rights::Staff(Role::Clerk))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, telephone::form)),
    Operation::post("admin-telephone-code", "/api/{lang}/admin/telephone")
        .summary("Makes the code with which that person confirms it")
        .rights(Rights::Staff(Role::Clerk))
        .accepts(Accepts::Fields(&["phone"]))
        .returns(Returns::Page, &[200])
        .problems(&[Answers])
        .by(|method| on(method, telephone::code)),
    Operation::get("admin-log", "/api/{lang}/admin/log")
        .summary("The log")
        .rights(Rights::Staff(Role::Auditor))
        .accepts(Accepts::Query(&["last", "whole"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, handlers::log_page)),
    Operation::get("admin-moved", "/api/{lang}/desk")
        .summary("The former address of the pages of the staff")
        .returns(Returns::Elsewhere, &[308])
        .by(|method| on(method, moved)),
    Operation::get("admin-card-moved", "/api/{lang}/desk/card")
        .summary("The former address of a card")
        .returns(Returns::Elsewhere, &[308])
        .by(|method| on(method, moved)),
    Operation::get("admin-log-moved", "/api/{lang}/desk/log")
        .summary("The former address of the log")
        .returns(Returns::Elsewhere, &[308])
        .by(|method| on(method, moved)),
];
