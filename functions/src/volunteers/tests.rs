//! Signing up through the router: what a browser sends, with a script and without.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64ct::{Base64, Encoding};
use domain::Locale;
use domain::volunteer::filter::{Filter, by_place};
use domain::volunteer::form::FORM;
use domain::volunteer::list::Card;
use pages::volunteers::list::{self, Moment};
use serde_json::{Value, json};

use crate::seal::{Context, Sealed, open};
use crate::store::Key;
use crate::store::fault::Fault;
use crate::testing::{answers, keys, pass, site, with_proof};

/// Answers as a browser sends them.
pub(super) fn as_form(answers: &Value) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in answers.as_object().expect("an object") {
        match value {
            Value::Array(values) => values.iter().for_each(|value| {
                form.append_pair(name, value.as_str().expect("a text"));
            }),
            value => {
                form.append_pair(name, value.as_str().expect("a text"));
            }
        }
    }
    form.finish()
}

#[tokio::test]
async fn a_signup_is_kept_sealed_and_its_link_leads_to_it() {
    let site = site().await;
    let answer = site.sign_up(&with_proof(&site).await).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let link = answer.json()["link"].as_str().expect("a link").to_owned();

    let [card] = &site.waiting().await[..] else { panic!("one card waits") };
    let id = card.key.partition.strip_prefix("VOLUNTEER#").expect("a volunteer");
    let contact = site.app.table.get(&Key::new(&card.key.partition, "CONTACT")).await;
    let contact = contact.expect("an answer").expect("a contact");
    for item in [card, &contact] {
        for secret in ["Айгүл", "7012345678", "aigul", &link] {
            assert!(!item.body.contains(secret), "{secret} lies open");
        }
    }
    let sealed: Sealed = contact.document().expect("sealed");
    let place = Context { kind: "volunteer", id };
    let opened = open(&sealed, place, keys()).await.expect("opens for who holds the key");
    assert_eq!(opened["phone"], "+77012345678");
    let elsewhere = Context { kind: "volunteer", id: "another" };
    assert!(open(&sealed, elsewhere, keys()).await.is_err(), "bound to its place");

    let own = site.own(&link, None).await;
    assert_eq!(own.json()["state"], "waiting");
    assert!(!own.text.contains("Айгүл"), "one's own card shows no contact");
    assert_eq!(site.own("0000", None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn ones_own_card_is_paused_resumed_and_erased() {
    let site = site().await;
    let link = site.sign_up(&with_proof(&site).await).await.json()["link"].clone();
    let link = link.as_str().expect("a link");
    assert_eq!(site.own(link, Some("pause")).await.json()["state"], "paused");
    assert!(site.waiting().await.is_empty());
    assert_eq!(site.own(link, Some("resume")).await.json()["state"], "waiting");
    let partition = site.waiting().await[0].key.partition.clone();
    assert_eq!(site.own(link, Some("erase")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(site.own(link, None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.app.table.parts(&partition, "").await, Ok(vec![]), "nothing is left");
}

#[tokio::test]
async fn the_same_form_twice_is_one_signup_and_another_with_its_proof_is_none() {
    let site = site().await;
    let form = with_proof(&site).await;
    let first = site.sign_up(&form).await;
    let second = site.sign_up(&form).await;
    assert_eq!((second.status, &second.text), (first.status, &first.text));
    let mut other = form;
    other["phone"] = "+7 701 000 00 00".into();
    assert_eq!(site.sign_up(&other).await.status, StatusCode::CONFLICT);
    assert_eq!(site.waiting().await.len(), 1);
}

#[tokio::test]
async fn a_proof_is_asked_for_and_must_hold() {
    let site = site().await;
    for proof in ["", "x", "e30=", &"A".repeat(9000)] {
        let mut form = answers();
        form["altcha"] = proof.into();
        let answer = site.sign_up(&form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.json()["type"], "/problems/proof");
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    }
    let proof = site.proof().await;
    let secret = &site.app.secrets.proofs;
    let now = site.app.now();
    let verify = |form: &str, now: u64| crate::pow::verify(secret, form, &proof, now);
    assert!(verify(FORM.name, now).is_ok());
    assert_eq!(verify("donations", now), Err(crate::pow::ProofError::Wrong), "bound to its form");
    let late = now + crate::pow::LASTS;
    assert_eq!(verify(FORM.name, late), Err(crate::pow::ProofError::Expired));
    let bytes = Base64::decode_vec(&proof).expect("base64");
    let text = String::from_utf8(bytes).expect("JSON");
    for (from, to) in [("volunteers", "donations"), ("\"cost\":2000", "\"cost\":1")] {
        assert!(text.contains(from), "{from}");
        let spliced = Base64::encode_string(text.replace(from, to).as_bytes());
        let verified = crate::pow::verify(secret, "donations", &spliced, now);
        assert_eq!(verified, Err(crate::pow::ProofError::Wrong), "{from}");
    }
    assert!(site.waiting().await.is_empty());
}

#[tokio::test]
async fn without_a_script_the_answers_are_seen_once_more_and_sent_again() {
    let site = site().await;
    let kind = "application/x-www-form-urlencoded";
    let mut wrong = answers();
    wrong["phone"] = "112".into();
    let answer = site.post("/api/ru/volunteers", kind, as_form(&wrong)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"112\"") && answer.text.contains("не хватает цифр"));
    assert!(answer.text.contains("Айгүл Серікқызы"), "what was typed stays");

    let answer = site.post("/api/ru/volunteers", kind, as_form(&answers())).await;
    assert_eq!(answer.status, StatusCode::OK);
    let ticket = answer.text.split("name=\"ticket\" value=\"").nth(1).expect("a ticket");
    let ticket = ticket.split('"').next().expect("its end").to_owned();
    let mut again = answers();
    again["ticket"] = ticket.into();
    let done = site.post("/api/ru/volunteers", kind, as_form(&again)).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    assert!(done.text.contains("Спасибо"));
    let repeated = site.post("/api/ru/volunteers", kind, as_form(&again)).await;
    assert_eq!(repeated.text, done.text, "a second press of the button changes nothing");
    assert_eq!(site.waiting().await.len(), 1);

    again["name"] = "Басқа Адам".into();
    let other = site.post("/api/ru/volunteers", kind, as_form(&again)).await;
    assert_eq!(other.status, StatusCode::OK, "a ticket is for its answers; others get a new one");
    assert!(other.text.contains("Басқа Адам") && other.text.contains("name=\"ticket\""));
    assert_eq!(site.waiting().await.len(), 1);
}

#[tokio::test]
async fn requests_that_may_not_be_heard_change_nothing() {
    let site = site().await;
    let form = with_proof(&site).await.to_string();
    let post = || Request::post("/api/en/volunteers");
    let json = "application/json";
    let cases = [
        (post().header("content-type", "text/plain"), form.clone(), 415),
        (
            post().header("content-type", json).header("sec-fetch-site", "cross-site"),
            form.clone(),
            403,
        ),
        (
            post()
                .header("content-type", json)
                .header("origin", "https://evil.example")
                .header("host", "here"),
            form.clone(),
            403,
        ),
        (post().header("content-type", json), "a".repeat(70_000), 413),
        (post().header("content-type", json), "{".to_owned(), 400),
        (post().header("content-type", json), json!({"iin": "1"}).to_string(), 422),
        (Request::post("/api/xx/volunteers").header("content-type", json), form.clone(), 404),
    ];
    for (request, body, status) in cases {
        let answer = site.send(request.body(Body::from(body)).expect("a request")).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    }
    assert!(site.waiting().await.is_empty());
}

#[tokio::test]
async fn a_network_is_heard_so_often_and_no_more() {
    let site = site().await;
    let kind = "application/x-www-form-urlencoded";
    let mut heard = 0;
    let mut last = None;
    for at in 10..42 {
        let mut form = answers();
        form["phone"] = format!("+7 701 000 00 {at}").into();
        let answer = site.post("/api/en/volunteers", kind, as_form(&form)).await;
        let ticket = answer.text.split("name=\"ticket\" value=\"").nth(1).expect("a ticket");
        form["ticket"] = ticket.split('"').next().expect("its end").into();
        let answer = site.post("/api/en/volunteers", kind, as_form(&form)).await;
        heard += usize::from(answer.status == StatusCode::CREATED);
        last = Some(answer);
    }
    let last = last.expect("an answer");
    assert_eq!((heard, last.status), (30, StatusCode::TOO_MANY_REQUESTS));
    assert!(last.headers.contains_key(header::RETRY_AFTER));
    assert!(last.text.contains("Please try again in") && last.text.contains("+7 701 000 00 41"));
    assert_eq!(site.waiting().await.len(), 30);
}

#[tokio::test]
async fn a_fault_at_any_call_loses_no_signup_and_doubles_none() {
    for fault in [Fault::Conflict, Fault::Throttle, Fault::LostRequest, Fault::LostAnswer] {
        for at in 0..4 {
            let site = site().await;
            let form = with_proof(&site).await;
            // Longer than the store's own tries, so that the visitor meets it.
            site.faults.set(at, 3, fault);
            let mut answer = site.sign_up(&form).await;
            if answer.status == StatusCode::SERVICE_UNAVAILABLE {
                assert!(answer.headers.contains_key(header::RETRY_AFTER));
                site.faults.clear();
                answer = site.sign_up(&form).await;
            }
            assert_eq!(answer.status, StatusCode::CREATED, "{fault:?} at {at}: {}", answer.text);
            site.faults.clear();
            assert_eq!(site.waiting().await.len(), 1, "{fault:?} at {at}");
            let link = answer.json()["link"].as_str().expect("a link").to_owned();
            assert_eq!(site.own(&link, None).await.status, StatusCode::OK, "{fault:?} at {at}");
        }
    }
}

#[tokio::test]
async fn sixteen_copies_at_once_are_one_signup() {
    let site = Arc::new(site().await);
    let form = with_proof(&site).await;
    let tasks = (0..16).map(|_| {
        let (site, form) = (Arc::clone(&site), form.clone());
        tokio::spawn(async move {
            loop {
                let answer = site.sign_up(&form).await;
                if answer.status != StatusCode::SERVICE_UNAVAILABLE {
                    return answer.text;
                }
            }
        })
    });
    let mut links = std::collections::BTreeSet::new();
    for task in tasks.collect::<Vec<_>>() {
        links.insert(task.await.expect("no panic"));
    }
    assert_eq!(links.len(), 1);
    assert_eq!(site.waiting().await.len(), 1);
}

#[tokio::test]
async fn the_list_is_the_one_of_the_built_page() {
    let site = site().await;
    for _ in 0..domain::volunteer::list::CROWD {
        site.volunteer().await;
        pass(240);
    }
    let cards = super::public::published(&site.app).await.expect("a list").cards;
    assert_eq!(cards.len(), domain::volunteer::list::CROWD);
    let (locale, all) = (Locale::ALL[1], Filter::default());
    let mut listed: Vec<&Card> = cards.iter().collect();
    listed.sort_by_cached_key(|card| by_place(card));
    let list =
        |filter: &Filter| list::render(locale, &filter.page_of(&listed), filter, Moment::Now).0;
    let path = |below: &str| format!("/api/{locale}/volunteers/{below}");
    let page = site.read("", &path("list")).await.text;
    assert!(page.contains(&list(&all)), "{page}");
    let fragment = site.read("", &path("cards")).await.text;
    assert_eq!(fragment, list::cards(locale, &all.page_of(&listed), &all).0);
    let narrow = site.read("", &path("list?way=care&day=mon")).await.text;
    let filter = Filter { way: Some("care"), day: Some("mon"), ..Filter::default() };
    assert!(narrow.contains(&list(&filter)), "{narrow}");
}

#[tokio::test]
async fn the_list_is_sent_once_as_long_as_it_is_the_same() {
    let site = site().await;
    let ask = async |path: &str, known: &str| {
        let request = Request::get(path).header(header::IF_NONE_MATCH, known);
        site.send(request.body(Body::empty()).expect("a request")).await
    };
    for path in ["published", "list", "cards", "list?way=care", "cards?page=7"] {
        let path = format!("/api/en/volunteers/{path}");
        let first = ask(&path, "\"other\"").await;
        assert_eq!(first.status, StatusCode::OK, "{path}");
        let tag = first.headers[header::ETAG].to_str().expect("text");
        let again = ask(&path, &format!("\"x\", {tag}")).await;
        assert_eq!((again.status, &*again.text), (StatusCode::NOT_MODIFIED, ""), "{path}");
    }
    let before = ask("/api/en/volunteers/published", "").await.headers[header::ETAG].clone();
    for _ in 0..domain::volunteer::list::CROWD {
        site.volunteer().await;
        pass(240);
    }
    let tag = before.to_str().expect("text");
    assert_eq!(ask("/api/en/volunteers/published", tag).await.status, StatusCode::OK);
}
