//! The questionnaire as people use it: sent again after «Back», in another language, from an old
//! browser; and the secret code as it is typed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::tests::as_form;
use crate::record_keys::{Answer, KeyFile, KeyState, RecordKey, RecordKeys};
use crate::testing::{answers, site, with_proof, with_record_keys};

/// The secret code on a page.
fn code_on(page: &str) -> String {
    let after = page.split_once("translate=\"no\">").expect("a code").1;
    after.split('<').next().expect("its end").to_owned()
}

#[tokio::test]
async fn who_returns_to_the_form_changes_the_card_and_gets_no_second_one() {
    let site = site().await;
    let kind = "application/x-www-form-urlencoded";
    let mut form = with_proof(&site).await;
    form["attempt"] = "a".repeat(32).into();
    let first = site.post("/api/ru/volunteers", kind, as_form(&form)).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let code = code_on(&first.text);
    // «Back», another telephone, and a new proof, in the same attempt.
    form["altcha"] = site.proof().await.into();
    form["phone"] = "8 702 765 43 21".into();
    form["proposal"] = "Жаңа ұсыныс".into();
    let second = site.post("/api/ru/volunteers", kind, as_form(&form)).await;
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.text);
    assert_eq!(code_on(&second.text), code, "the way to the card");
    for kept in ["8 702 765 43 21", "Жаңа ұсыныс", "/own/contacts", "/own/answers"] {
        assert!(second.text.contains(kept), "{kept}: {}", second.text);
    }
    assert_eq!(site.waiting().await.len(), 1);
    // The new telephone is saved from that page, and the page says so.
    let fields = [("link", &*code), ("name", "Айгүл"), ("phone", "8 702 765 43 21")];
    let saved = site.at_desk("", "/api/ru/volunteers/own/contacts", &fields).await;
    assert!(saved.text.contains("Контакты сохранены"), "{}", saved.text);
    assert!(saved.text.contains("Ұлытау") || saved.text.contains(", "), "district with its region");
    // Sent as before, it is the first answer once more; another attempt is another person.
    form["phone"] = "8 701 234 56 78".into();
    form.as_object_mut().expect("an object").remove("proposal");
    let again = site.post("/api/ru/volunteers", kind, as_form(&form)).await;
    assert_eq!((again.status, code_on(&again.text)), (StatusCode::CREATED, code));
    form["attempt"] = "b".repeat(32).into();
    form["altcha"] = site.proof().await.into();
    let other = site.post("/api/ru/volunteers", kind, as_form(&form)).await;
    assert_eq!(other.status, StatusCode::CREATED);
    assert_eq!(site.waiting().await.len(), 2);
}

#[tokio::test]
async fn the_next_person_at_a_shared_computer_sees_no_code_of_the_former_one() {
    let site = site().await;
    let kind = "application/x-www-form-urlencoded";
    let mut form = with_proof(&site).await;
    form["attempt"] = "a".repeat(32).into();
    let first = site.post("/api/kk/volunteers", kind, as_form(&form)).await;
    let code = code_on(&first.text);
    // Somebody else goes «Back» and types their own name and telephone.
    form["altcha"] = site.proof().await.into();
    form["phone"] = "8 702 765 43 21".into();
    form["name"] = "Басқа Адам".into();
    let next = site.post("/api/kk/volunteers", kind, as_form(&form)).await;
    assert_eq!(next.status, StatusCode::CONFLICT, "{}", next.text);
    assert!(!next.text.contains(&code), "the code of the first one is not shown");
    assert!(next.text.contains("Басқа Адам"), "nothing that was typed is lost");
    assert_eq!(site.waiting().await.len(), 1);
    // The form that came back belongs to a new attempt.
    let attempt = next.text.split("name=\"attempt\" value=\"").nth(1).expect("an attempt");
    form["attempt"] = attempt.split('"').next().expect("its end").into();
    form["altcha"] = site.proof().await.into();
    let sent = site.post("/api/kk/volunteers", kind, as_form(&form)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    assert_ne!(code_on(&sent.text), code);
    assert_eq!(site.waiting().await.len(), 2);
}

#[tokio::test]
async fn a_form_whose_card_was_erased_is_not_said_to_be_taken() {
    let site = site().await;
    let mut form = with_proof(&site).await;
    form["attempt"] = "a".repeat(32).into();
    let link = site.sign_up(&form).await.json()["link"].as_str().expect("a code").to_owned();
    assert_eq!(site.own(&link, Some("erase")).await.status, StatusCode::NO_CONTENT);
    let again = site.sign_up(&form).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    assert_eq!(site.waiting().await.len(), 0);
}

#[tokio::test]
async fn what_is_refused_makes_no_record_key() {
    let counted = Arc::new(Counted::default());
    let site = with_record_keys(site().await, counted.clone());
    let form = with_proof(&site).await;
    assert_eq!(site.sign_up(&form).await.status, StatusCode::CREATED);
    let made = counted.made.load(Ordering::SeqCst);
    assert!(made > 0);
    for _ in 0..20 {
        assert_eq!(site.sign_up(&form).await.status, StatusCode::CREATED, "the same answer");
    }
    assert_eq!(counted.made.load(Ordering::SeqCst), made);
}

/// Record keys that count how often one is made.
#[derive(Debug)]
struct Counted {
    keys: KeyFile,
    made: AtomicUsize,
}

impl Default for Counted {
    fn default() -> Counted {
        Counted { keys: KeyFile::in_memory(), made: AtomicUsize::new(0) }
    }
}

impl RecordKeys for Counted {
    fn state<'a>(&'a self, record: &'a str) -> Answer<'a, KeyState> {
        self.keys.state(record)
    }

    fn states<'a>(&'a self, records: &'a [String]) -> Answer<'a, Vec<KeyState>> {
        self.keys.states(records)
    }

    fn create<'a>(&'a self, record: &'a str) -> Answer<'a, RecordKey> {
        self.made.fetch_add(1, Ordering::SeqCst);
        self.keys.create(record)
    }

    fn destroy<'a>(&'a self, record: &'a str) -> Answer<'a, ()> {
        self.keys.destroy(record)
    }
}

#[tokio::test]
async fn a_code_is_read_however_it_is_typed_and_a_slip_is_called_one() {
    let site = site().await;
    let code = site.sign_up(&with_proof(&site).await).await.json()["link"].clone();
    let code = code.as_str().expect("a code").to_owned();
    assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 5], "{code}");
    let own =
        async |typed: &str| site.at_desk("", "/api/ru/volunteers/own", &[("link", typed)]).await;
    for typed in [&*code, &code.to_lowercase(), &format!("  Код: {}. ", code.replace('-', " "))]
    {
        assert_eq!(own(typed).await.status, StatusCode::OK, "{typed}");
    }
    let last = if code.ends_with('Z') { "2" } else { "Z" };
    let slip = format!("{}{last}", &code[..code.len() - 1]);
    let mistyped = own(&slip).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mistyped.text.contains("опечатка") && mistyped.text.contains(&slip), "stays typed");
    let unknown = own("0123456789abcdef0123456789abcdef01234567").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text.contains("Карточки с таким кодом нет"), "{}", unknown.text);
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_the_form() {
    let site = site().await;
    for (path, page) in [
        ("/api/kk/volunteers", "/kk/volunteers/join/"),
        ("/api/ru/volunteers/own", "/ru/volunteers/own/"),
        ("/api/ru/volunteers/own/answers", "/ru/volunteers/own/"),
        ("/api/en/volunteers/own/complaint", "/en/volunteers/own/"),
        ("/api/kk/reveals/requests", "/kk/volunteers/"),
        ("/api/kk/reveals", "/kk/volunteers/"),
        ("/api/kk/admin/session", "/api/kk/admin"),
        ("/api/kk/volunteers/switch", "/kk/volunteers/"),
    ] {
        let answer = site.read("", path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.headers[header::LOCATION], page, "{path}");
    }
}

#[tokio::test]
async fn another_language_shows_the_same_answers_and_takes_none() {
    let site = site().await;
    let mut form = answers();
    form["show"] = "1".into();
    form["phone"] = "112".into();
    let kind = "application/x-www-form-urlencoded";
    let shown = site.post("/api/kk/volunteers", kind, as_form(&form)).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text.contains("Айгүл Серікқызы") && shown.text.contains("value=\"112\""));
    assert!(shown.text.contains("formaction=\"/api/ru/volunteers\""), "{}", shown.text);
    assert!(!shown.text.contains("form__fault\""), "nothing was judged");
    assert!(site.waiting().await.is_empty());
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_with_a_page_in_the_language_of_its_address() {
    let site = site().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "null")] {
        let request = Request::post("/api/ru/volunteers")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("host", "machine:8000")
            .header(name, value)
            .body(Body::from(as_form(&answers())));
        let answer = site.send(request.expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert!(answer.text.contains("только со страницы этого портала"), "{}", answer.text);
        assert_eq!(answer.headers[header::REFERRER_POLICY], "same-origin");
    }
    // A browser that reaches a machine by its name over plain HTTP names only the origin.
    let request = Request::post("/api/ru/volunteers")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "machine:8000")
        .header("origin", "http://machine:8000")
        .body(Body::from(as_form(&answers())));
    let answer = site.send(request.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let request = Request::post("/api/ru/admin/challenge")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", "http://machine:8000")
        .header("host", "machine:8000")
        .body(Body::empty());
    assert_eq!(
        site.send(request.expect("a request")).await.status,
        StatusCode::OK,
        "origin is set"
    );
}
