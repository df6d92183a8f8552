//! The routers and the table of operations say the same, and everybody may do only what is his.
#![expect(clippy::disallowed_methods, reason = "reads the sources and the reviewed document")]

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, header};

use super::{OPERATIONS, Operation, Rights, document};
use crate::staff::Role;
use crate::testing::{STAFF, site};

const FILES: [&str; 5] = [
    "volunteers/handlers.rs",
    "volunteers/own_handlers.rs",
    "reveals/handlers.rs",
    "admin/handlers.rs",
    "signing/phone.rs",
];

/// The methods and patterns that stand in the sources of the routers.
fn routed() -> BTreeSet<(String, String)> {
    let mut routed = BTreeSet::new();
    for file in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
        let text = std::fs::read_to_string(path).expect("a source");
        for route in text.split(".route(").skip(1) {
            let pattern = route.split('"').nth(1).expect("a pattern").to_owned();
            let handlers = route.split('"').nth(2).expect("handlers");
            let handlers = handlers.split(".route").next().expect("the first").lines().next();
            for method in ["get", "post", "put"] {
                if handlers.is_some_and(|text| text.contains(&format!("{method}("))) {
                    routed.insert((method.to_uppercase(), pattern.clone()));
                }
            }
        }
    }
    routed
}

#[test]
fn every_route_is_in_the_table_and_every_operation_is_routed() {
    let told: BTreeSet<(String, String)> =
        OPERATIONS.iter().map(|of| (of.method.to_owned(), of.path.to_owned())).collect();
    assert_eq!(told.len(), OPERATIONS.len(), "each once");
    assert_eq!(routed(), told);
    let names: BTreeSet<&str> = OPERATIONS.iter().map(|of| of.id).collect();
    assert_eq!(names.len(), OPERATIONS.len(), "names are unlike");
}

#[test]
fn the_reviewed_document_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let now = serde_json::to_string_pretty(&document()).expect("JSON") + "\n";
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
async fn everybody_may_do_what_is_his_and_nothing_else() {
    let site = site().await;
    let mut callers = vec![(String::new(), BTreeSet::new())];
    for (iin, roles) in STAFF {
        callers.push((site.sign_in(iin).await, roles.iter().copied().collect()));
    }
    // Who leaves the desk may do nothing more, so that comes last.
    let (leave, others): (Vec<&Operation>, Vec<&Operation>) =
        OPERATIONS.iter().partition(|of| of.id == "desk-leave");
    for operation in others.into_iter().chain(leave) {
        for (cookie, roles) in &callers {
            let roles: &BTreeSet<Role> = roles;
            let answer = site.send(request(operation.method, operation.path, cookie)).await;
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
