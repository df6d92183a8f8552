//! What the function of volunteers answers and calls.

use axum::routing::on;
use domain::address;
use domain::volunteer::form;

use super::signup::SIGNUP;
use super::{handlers, own_handlers, recover};
use crate::api::{Accepts, Call, Endpoint, Function, Group, Operation, Returns, Rights};
use crate::app::AppContext;
use crate::http::ProblemKind::{
    Answers, Changed, CodesSent, MistypedCode, OtherTelephone, TooOften, UnknownCode, WrongCode,
};
use crate::http::problem_page;
use crate::intake;

/// The function.
pub static FUNCTION: Function = Function {
    name: "volunteers",
    groups: &[&Group {
        endpoints: ENDPOINTS,
        state: |platform| platform.app(),
        refused: |app, lang, problem| problem_page(&*app.pages, lang, problem),
    }],
    rights: &[
        (
            Call::Get,
            &[
                "AUDIT#HEAD",
                "ERASING#*",
                "KEYS#*",
                "LIMIT#*",
                "LINK#*",
                "PHONE#*",
                "USED#*",
                "VOLUNTEER#*",
            ],
        ),
        (Call::Parts, &["KEYS#*", "PHONE#*", "PUBLIC#volunteers", "VOLUNTEER#*"]),
        (Call::List, &["erasing", "volunteers:listed"]),
        (
            Call::Put,
            &[
                "AUDIT",
                "AUDIT#HEAD",
                "ERASING#*",
                "KEYS#*",
                "LINK#*",
                "PHONE#*",
                "PUBLIC#volunteers",
                "USED#*",
                "VOLUNTEER#*",
            ],
        ),
        (Call::Remove, &["ERASING#*", "LINK#*", "PHONE#*", "PUBLIC#volunteers", "VOLUNTEER#*"]),
        (Call::Count, &["LIMIT#*"]),
        (Call::Expect, &["VOLUNTEER#*"]),
    ],
    opens_contacts: false,
};

/// The parameters of the public list.
const QUERY: &[&str] = &["way", "day", "hours", "vehicle", "place", "sort", "page"];

const ENDPOINTS: &[Endpoint<AppContext>] = &[
    intake::challenge("challenge", "/api/{lang}/volunteers/challenge")
        .by(|method| intake::challenge_of(method, &SIGNUP)),
    intake::submission("signup", "/api/{lang}/volunteers", &form::FORM)
        .summary("Signs a volunteer up; the answer contains the secret link once")
        .page(address::join)
        .by(|method| intake::submit_to(method, &SIGNUP)),
    Operation::get("published", "/api/{lang}/volunteers/published")
        .summary("The public list, for programs")
        .by(|method| on(method, handlers::published)),
    Operation::get("list", "/api/{lang}/volunteers/list")
        .summary("A page of the public list, narrowed by the parameters")
        .accepts(Accepts::Query(QUERY))
        .returns(Returns::Page, &[200])
        .by(|method| on(method, handlers::list)),
    Operation::get("cards", "/api/{lang}/volunteers/cards")
        .summary("The cards of a page of the public list, narrowed by the parameters")
        .accepts(Accepts::Query(QUERY))
        .returns(Returns::Fragment, &[200])
        .by(|method| on(method, handlers::cards)),
    Operation::get("switch", "/api/{lang}/volunteers/switch")
        .summary("Sends a browser to the page that it shows, in this locale")
        .returns(Returns::Elsewhere, &[303])
        .by(|method| on(method, handlers::switch)),
    Operation::post("own", "/api/{lang}/volunteers/own")
        .summary("A volunteer's own card: shown, paused, resumed or erased")
        .rights(Rights::Link)
        .accepts(Accepts::Fields(&["link", "change"]))
        .page(address::own)
        .returns(Returns::Either, &[200, 204])
        .problems(&[MistypedCode, UnknownCode, Changed])
        .by(|method| on(method, own_handlers::card)),
    Operation::post("own-answers", "/api/{lang}/volunteers/own/answers")
        .summary("Changes the answers on a volunteer's own card")
        .rights(Rights::Link)
        .accepts(Accepts::Form(&form::ANSWERS, &["link"]))
        .page(address::own)
        .returns(Returns::Either, &[200])
        .problems(&[MistypedCode, UnknownCode, Answers, Changed])
        .by(|method| on(method, own_handlers::answers)),
    Operation::post("own-contacts", "/api/{lang}/volunteers/own/contacts")
        .summary("Changes the contact details on a volunteer's own card")
        .rights(Rights::Link)
        .accepts(Accepts::Form(&form::CONTACTS, &["link"]))
        .page(address::own)
        .returns(Returns::Either, &[200])
        .problems(&[MistypedCode, UnknownCode, Answers, Changed])
        .by(|method| on(method, own_handlers::contacts)),
    Operation::post("own-telephone", "/api/{lang}/volunteers/own/telephone")
        .summary("Confirms the telephone of a volunteer's own card, or sends a code to it")
        .rights(Rights::Link)
        .accepts(Accepts::Fields(&["link", "code", "phone"]))
        .page(address::own)
        .returns(Returns::Either, &[200])
        .problems(&[
            MistypedCode,
            UnknownCode,
            WrongCode,
            OtherTelephone,
            CodesSent,
            TooOften,
            Changed,
        ])
        .by(|method| on(method, own_handlers::telephone)),
    Operation::get("recovery", "/api/{lang}/volunteers/recovery")
        .summary("The page for who has lost the secret code")
        .returns(Returns::Page, &[200])
        .by(|method| on(method, recover::form)),
    Operation::post("recovery-send", "/api/{lang}/volunteers/recovery")
        .summary("Sends a code to a telephone, if a card has it")
        .accepts(Accepts::Fields(&["phone"]))
        .returns(Returns::Either, &[200, 204])
        .problems(&[Answers, CodesSent, TooOften])
        .by(|method| on(method, recover::send)),
    Operation::post("recovery-code", "/api/{lang}/volunteers/recovery/code")
        .summary("Gives who has that code a new secret code, once")
        .accepts(Accepts::Fields(&["phone", "code"]))
        .page(address::recovery)
        .returns(Returns::Either, &[201])
        .problems(&[Answers, WrongCode, Changed])
        .by(|method| on(method, recover::code)),
    Operation::post("own-complaint", "/api/{lang}/volunteers/own/complaint")
        .summary("Complains about somebody who saw the contact")
        .rights(Rights::Link)
        .accepts(Accepts::Fields(&["link", "look", "words"]))
        .page(address::own)
        .returns(Returns::Either, &[200, 204])
        .problems(&[Answers, MistypedCode, UnknownCode])
        .by(|method| on(method, own_handlers::complaint)),
];
