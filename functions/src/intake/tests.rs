//! A form of a test through its routes: what the intake does for every public form.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::form::{Control, Field, Form, Holds, Part};
use domain::{Lang, Locale, Words};
use pages::form::Addresses;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Accepted, PublicForm, challenge, challenge_of, submission, submit_to};
use crate::api::{Function, Group};
use crate::app::AppContext;
use crate::http::Problem;
use crate::limit::Limit;
use crate::records::link;
use crate::store::{Item, Key, Write};
use crate::stored::{Nothing, Stored};
use crate::testing::{Site, site};

const GREETING: Words = Words::new(["Сәлем"; Locale::COUNT]);

static FORM: Form = Form {
    name: "greetings",
    proof: true,
    parts: &[Part {
        title: GREETING,
        help: None,
        fields: &[Field {
            name: "greeting",
            label: GREETING,
            help: None,
            control: Control::Line { holds: Holds::Words, most: 20 },
            required: true,
        }],
    }],
    submit: GREETING,
};

static GREETINGS: PublicForm = PublicForm {
    form: &FORM,
    addresses: Addresses {
        action: |locale| format!("/api/{locale}/greetings"),
        page: |locale| format!("/{locale}/greetings/"),
    },
    with_proof: Limit { what: "greetings", times: 2, seconds: 3600 },
    with_ticket: Limit { what: "greetings by ticket", times: 1, seconds: 3600 },
    senders: |_, answers| answers.text("greeting").map(str::to_owned).into_iter().collect(),
    keep,
    kept: |_, _, _| Box::pin(async {}),
    done: |_, _, link| (StatusCode::CREATED, link.to_string()).into_response(),
    already: |_, _, link, _| (StatusCode::CONFLICT, link.to_string()).into_response(),
    title: GREETING,
};

/// A record of these tests.
#[derive(Debug, Serialize, Deserialize)]
struct Greeting {
    text: String,
}

impl Stored for Greeting {
    const KIND: &'static str = "greeting";
    const SCHEMA: u32 = 1;
    const SINCE: u32 = 1;
    type Former = Nothing;

    fn forward(former: Nothing) -> Greeting {
        match former {}
    }
}

fn keep(app: &AppContext, accepted: &Accepted<'_>) -> Result<Vec<Write>, Problem> {
    let text = accepted.answers.text("greeting").ok_or(Problem::Unreadable)?.to_owned();
    let key = Key::new(format!("GREETING#{}", accepted.link), accepted.lang.tag());
    let [_, leads] = link::kept(app, &crate::volunteers::KIND.record("0f"), accepted.link);
    Ok(vec![Write::Create(Item::new(key, &Greeting { text })), leads])
}

static FUNCTION: Function = Function {
    name: "greetings",
    groups: &[&Group {
        endpoints: &[
            challenge("greetings-challenge", "/api/{lang}/greetings/challenge")
                .by(|method| challenge_of(method, &GREETINGS)),
            submission("greetings", "/api/{lang}/greetings", &FORM)
                .by(|method| submit_to(method, &GREETINGS)),
        ],
        state: |platform| platform.app(),
        refused: |_, lang, problem| problem.document(lang),
    }],
    rights: &[],
    opens_contacts: false,
};

/// A site that takes greetings and nothing else.
async fn greeted() -> Site {
    site().await.with_functions(&[&FUNCTION])
}

async fn with_proof(site: &Site, greeting: &str) -> Value {
    json!({ "greeting": greeting, "altcha": site.proof_at("/api/kk/greetings/challenge").await })
}

#[tokio::test]
async fn a_form_is_kept_once_with_the_link_of_its_proof() {
    let site = greeted().await;
    let form = with_proof(&site, "Сәлем").await;
    let first = site.json("/api/kk/greetings", &form).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let again = site.json("/api/kk/greetings", &form).await;
    assert_eq!((again.status, &again.text), (first.status, &first.text), "the answer was lost");
    let link = first.json()["link"].as_str().expect("a link").to_owned();
    let key = Key::new(format!("GREETING#{link}"), Lang::Kk.tag());
    let kept = site.app.table.get(&key).await.expect("an answer").expect("kept");
    assert_eq!(kept.document::<Greeting>().expect("a greeting").text, "Сәлем");

    let mut other = form.clone();
    other["greeting"] = "Қайырлы кеш".into();
    let other = site.json("/api/kk/greetings", &other).await;
    assert_eq!(other.json()["type"], "/problems/sent-before");
}

#[tokio::test]
async fn answers_proofs_and_limits_are_checked_in_this_order() {
    let site = greeted().await;
    let empty = site.json("/api/kk/greetings", &json!({ "greeting": "" })).await;
    assert_eq!(empty.json()["errors"][0]["field"], "greeting");
    let bare = site.json("/api/kk/greetings", &json!({ "greeting": "Сәлем" })).await;
    assert_eq!(bare.json()["type"], "/problems/proof");
    let foreign = json!({ "greeting": "Сәлем", "altcha": "e30=" });
    assert_eq!(site.json("/api/kk/greetings", &foreign).await.json()["type"], "/problems/proof");
    for status in [201, 201, 429] {
        let form = with_proof(&site, "Сәлем").await;
        let answer = site.json("/api/kk/greetings", &form).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    }
}

#[tokio::test]
async fn without_a_script_a_form_comes_back_with_a_ticket() {
    let site = greeted().await;
    let send = async |fields: &[(&str, &str)]| site.at_desk("", "/api/ru/greetings", fields).await;
    let wrong = send(&[("greeting", "Слишком длинное приветствие")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("<h1>Сәлем</h1>") && wrong.text.contains("/api/ru/greetings"));
    let shown = send(&[("greeting", "Привет")]).await;
    assert_eq!(shown.status, StatusCode::OK);
    let ticket = shown.text.split_once("name=\"ticket\" value=\"").expect("a ticket").1;
    let ticket = ticket.split('"').next().expect("an end");
    let done = send(&[("greeting", "Привет"), ("ticket", ticket)]).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    let changed = send(&[("greeting", "Пока"), ("ticket", ticket)]).await;
    assert_eq!(changed.status, StatusCode::OK, "a ticket is for its answers; others get a new one");
    assert!(changed.text.contains("name=\"ticket\""), "{}", changed.text);
}
