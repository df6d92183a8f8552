//! What the function of the staff answers and calls.

use axum::routing::on;
use domain::address;

use super::moved::moved;
use super::{
    Admin, cards, complaints, decisions, handlers, log_export, log_replies, openings, oversight,
    replies, telephone,
};
use crate::api::{Accepts, Call, Endpoint, Function, Group, Operation, Returns, Rights};
use crate::http::ProblemKind::{
    Answers, Approval, Changed, Expired, Forbidden, NoPerson, NotListed, Revocation, SamePerson,
    SameTelephone, Signature, StaffLimit, TooOften, Unconfirmed, Unencrypted, Used,
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
        refused: replies::refused,
    }],
    rights: &[
        (
            Call::Get,
            &[
                "AUDIT#HEAD",
                "BLOCK#*",
                "ERASING#*",
                "ERASURE#*",
                "KEYS#*",
                "LINK#*",
                "PHONE#*",
                "SESSION#*",
                "SIGN#*",
                "STAFF#*",
                "{partition}#*",
            ],
        ),
        (Call::Parts, &["AUDIT", "KEYS#*", "PHONE#*", "PUBLIC#{kind}", "{partition}#*"]),
        (
            Call::List,
            &[
                "alarms",
                "blocks",
                "complaints",
                "erasing",
                "erasures",
                "openings",
                "permits",
                "{kind}:listed",
                "{kind}:paused",
                "{kind}:refused",
                "{kind}:waiting",
            ],
        ),
        (
            Call::Put,
            &[
                "AUDIT",
                "AUDIT#HEAD",
                "BLOCK#*",
                "CMS#*",
                "ERASING#*",
                "ERASURE#*",
                "KEYS#*",
                "OPENING#*",
                "PHONE#*",
                "PUBLIC#{kind}",
                "SESSION#*",
                "SIGN#*",
                "STAFF#*",
                "{partition}#*",
            ],
        ),
        (
            Call::Remove,
            &[
                "BLOCK#*",
                "ERASING#*",
                "ERASURE#*",
                "LINK#*",
                "PHONE#*",
                "PUBLIC#{kind}",
                "SESSION#*",
                "{partition}#*",
            ],
        ),
        (Call::Count, &["LIMIT#*", "STAFF#*"]),
        (Call::Expect, &["STAFF#*", "{partition}#*"]),
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
        .accepts(Accepts::Fields(&["kept"]))
        .page(address::admin)
        .returns(Returns::Page, &[200])
        .problems(&[TooOften, Unencrypted])
        .by(|method| on(method, handlers::challenge)),
    Operation::post("admin-session", "/api/{lang}/admin/session")
        .summary("Signs somebody of the staff in")
        .rights(Rights::Ticket)
        .accepts(Accepts::Fields(&["request", "ticket", "signature", "kept"]))
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
    Operation::get("admin-cards", "/api/{lang}/admin/cards")
        .summary("The cards of one state, page after page, or those that are looked for")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["kind", "state", "find", "day", "after"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, cards::list)),
    Operation::get("admin-card", "/api/{lang}/admin/card")
        .summary("One card, whatever its state; who reads it is logged")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["record", "former", "proposal"]))
        .returns(Returns::Page, &[200])
        .problems(&[StaffLimit, Approval])
        .by(|method| on(method, cards::card)),
    Operation::post("admin-decision", "/api/{lang}/admin/decisions")
        .summary("Carries out a decision on a card, a complaint or a viewer")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Fields(&[
            "record", "version", "decision", "proposal", "request", "words", "person",
        ]))
        .page(address::admin)
        .returns(Returns::Elsewhere, &[303])
        .problems(&[Answers, Changed, NotListed, SamePerson, SameTelephone, Unconfirmed])
        .by(|method| on(method, decisions::decision)),
    Operation::get("admin-complaints", "/api/{lang}/admin/complaints")
        .summary("The complaints that wait, page after page")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["after"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, complaints::list)),
    Operation::get("admin-complaint", "/api/{lang}/admin/complaint")
        .summary("The complaints about one request; who reads them is logged")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["record", "request"]))
        .returns(Returns::Page, &[200])
        .problems(&[StaffLimit, Approval])
        .by(|method| on(method, complaints::one)),
    Operation::get("admin-blocks", "/api/{lang}/admin/blocks")
        .summary("The people who may see no contact, page after page")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Query(&["after"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, complaints::blocks)),
    Operation::post("admin-oversight", "/api/{lang}/admin/oversight")
        .summary("Lets another member of staff open more today, or takes note of an alarm")
        .rights(Rights::Staff(Role::Moderator))
        .accepts(Accepts::Fields(&["person", "activity", "alarm", "decision"]))
        .page(address::admin)
        .returns(Returns::Elsewhere, &[303])
        .problems(&[Changed, SamePerson])
        .by(|method| on(method, oversight::decide)),
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
    Operation::get("admin-digest", "/api/{lang}/admin/digest")
        .summary("What each member of staff has done on a day")
        .rights(Rights::Staff(Role::Auditor))
        .accepts(Accepts::Query(&["day"]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, oversight::digest)),
    Operation::get("admin-evidence", "/api/{lang}/admin/evidence")
        .summary("The requests whose evidence is to be opened")
        .rights(Rights::Staff(Role::Examiner))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, openings::list)),
    Operation::post("admin-evidence-confirm", "/api/{lang}/admin/evidence")
        .summary("Confirms that the evidence of a request is to be opened")
        .rights(Rights::Staff(Role::Examiner))
        .accepts(Accepts::Fields(&["request", "words"]))
        .page(address::admin_evidence)
        .returns(Returns::Elsewhere, &[303])
        .problems(&[Answers, Changed])
        .by(|method| on(method, openings::add)),
    Operation::get("admin-log", "/api/{lang}/admin/log")
        .summary("The log, or the rows of it that are chosen")
        .rights(Rights::Staff(Role::Auditor))
        .accepts(Accepts::Query(&[
            "last", "whole", "event", "from", "to", "record", "actor", "find",
        ]))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, log_replies::log_page)),
    Operation::post("admin-log-export", "/api/{lang}/admin/log/export")
        .summary("The log as CSV, or the rows of it that are chosen; the export is logged")
        .rights(Rights::Staff(Role::Auditor))
        .accepts(Accepts::Fields(&["event", "from", "to", "record", "actor", "find"]))
        .page(address::admin_log)
        .returns(Returns::Page, &[200])
        .by(|method| on(method, log_export::export)),
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
