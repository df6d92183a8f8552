//! The document is the reviewed one, and every caller may do what the declarations say and no more.
#![expect(clippy::disallowed_methods, reason = "reads the reviewed document")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, header};
use axum::routing::on;

use super::{Function, Group, Method, Operation, Rights, document};
use crate::http::body::FormBody;
use crate::session::Session;
use crate::staff::Role;
use crate::testing::{STAFF, site};

fn operations() -> impl Iterator<Item = &'static Operation> {
    crate::FUNCTIONS.iter().flat_map(|function| function.operations())
}

#[test]
fn every_operation_has_a_name_and_an_address_of_its_own() {
    let operations: Vec<&Operation> = operations().collect();
    let names: BTreeSet<&str> = operations.iter().map(|of| of.id).collect();
    let addresses: BTreeSet<(Method, &str)> =
        operations.iter().map(|of| (of.method, of.path)).collect();
    assert_eq!((names.len(), addresses.len()), (operations.len(), operations.len()));
    assert!(operations.iter().all(|of| !of.summary.is_empty() && !of.statuses.is_empty()));
}

#[test]
fn the_reviewed_document_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let now = serde_json::to_string_pretty(&document(crate::FUNCTIONS)).expect("JSON") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let reviewed = std::fs::read_to_string(&path).expect("openapi.json");
    assert!(reviewed == now, "UPDATE=1 writes functions/openapi.json anew; look at what changed");
}

/// A request that is well-formed as far as rights go, and does nothing.
fn request(method: &str, path: &str, cookie: &str) -> Request<Body> {
    let path = path.replace("{lang}", "ru").replace("{request}", "0").replace("{token}", "0");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie);
    request.body(Body::from("record=0&version=0&decision=keep")).expect("a request")
}

#[tokio::test]
async fn every_caller_may_do_what_is_declared_and_nothing_else() {
    let site = site().await;
    let mut callers = vec![(String::new(), BTreeSet::new())];
    for (iin, roles) in STAFF {
        callers.push((site.sign_in(iin).await, roles.iter().copied().collect()));
    }
    // A session that has ended may do nothing more, so leaving comes last.
    let (leave, others): (Vec<&Operation>, Vec<&Operation>) =
        operations().partition(|of| of.id == "admin-leave");
    for operation in others.into_iter().chain(leave) {
        for (cookie, roles) in &callers {
            let roles: &BTreeSet<Role> = roles;
            let answer = site.send(request(operation.method.word(), operation.path, cookie)).await;
            let expected = match operation.rights {
                Rights::Staff(_) | Rights::SignedIn if cookie.is_empty() => Some(401),
                Rights::Staff(role) if !roles.contains(&role) => Some(403),
                _ => None,
            };
            let status = answer.status;
            let name = format!("{} for {roles:?}: {status}", operation.id);
            match expected {
                Some(expected) => assert_eq!(status.as_u16(), expected, "{name}"),
                None => assert!(
                    ![401, 403, 405, 500].contains(&status.as_u16()),
                    "{name}: {}",
                    answer.text
                ),
            }
        }
    }
}

/// How often a handler of the guarded endpoints ran.
static RAN: AtomicUsize = AtomicUsize::new(0);

static GUARDED: Function = Function {
    name: "guarded",
    groups: &[&Group {
        endpoints: &[
            Operation::post("any", "/api/{lang}/any")
                .rights(Rights::SignedIn)
                .by(|method| on(method, handler)),
            Operation::post("log", "/api/{lang}/log")
                .rights(Rights::Staff(Role::Auditor))
                .by(|method| on(method, handler)),
        ],
        state: |platform| platform.app(),
        refused: |_, lang, problem| problem.document(lang),
    }],
    rights: &[],
    opens_contacts: false,
};

async fn handler(session: Session, _: FormBody) -> String {
    RAN.fetch_add(1, Ordering::SeqCst);
    format!("{:?}", session.roles)
}

#[tokio::test]
async fn rights_are_checked_before_the_handler_runs_and_a_body_is_read() {
    let site = site().await;
    let clerk = site.sign_in("333333333333").await;
    let auditor = site.sign_in("444444444444").await;
    let site = site.with_functions(&[&GUARDED]);
    // The body is none that a handler would take, which is found out after the rights.
    for (cookie, path, status) in [
        ("", "/api/ru/any", 401),
        ("", "/api/ru/log", 401),
        (&*clerk, "/api/ru/log", 403),
        (&*clerk, "/api/ru/any", 415),
        (&*auditor, "/api/ru/log", 415),
        (&*auditor, "/api/xx/log", 404),
    ] {
        let request = Request::post(path).header(header::COOKIE, cookie).body(Body::from("x"));
        let answer = site.send(request.expect("a request")).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text);
    }
    assert_eq!(RAN.load(Ordering::SeqCst), 0);
    let seen = site.at_desk(&auditor, "/api/ru/log", &[]).await;
    assert_eq!((seen.status.as_u16(), seen.text.as_str()), (200, "{Auditor}"));
    assert_eq!(RAN.load(Ordering::SeqCst), 1);
}
