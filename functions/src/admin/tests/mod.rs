//! The pages of the staff through the routers: who may do what, and what becomes of it.

mod cards;
mod complaints;
mod log;
mod openings;
mod oversight;
mod session;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::audit::Event;
use crate::records::State;
use crate::testing::{Site, entries, pass, person, sign, signing, site, with_proof};
use crate::volunteers::KIND;
use crate::volunteers::public::published;

const MODERATOR: &str = "111111111111";
const SECOND: &str = "222222222222";
const CLERK: &str = "333333333333";
const AUDITOR: &str = "444444444444";
const EXAMINER: &str = "555555555555";

async fn decide(site: &Site, cookie: &str, record: &str, decision: &str) -> StatusCode {
    let item = site.app.table.get(&KIND.record(record).card()).await.expect("an answer");
    let version = item.map_or(0, |item| item.version).to_string();
    let fields = [("record", record), ("version", &*version), ("decision", decision)];
    site.at_desk(cookie, "/api/ru/admin/decisions", &fields).await.status
}

/// What a volunteer complains of: the text of a request that somebody has signed, and the request.
async fn seen_by(site: &Site, id: &str, iin: &str) -> String {
    let asked = site.ask(id).await;
    let text = asked["text"].as_str().expect("a text");
    let shown = site.reveal(&asked, &sign(text, &person(iin, "СҰРАУШЫ"))).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    asked["request"].as_str().expect("a request").to_owned()
}

async fn events(site: &Site) -> Vec<Event> {
    entries(&site.app.table).await.into_iter().map(|entry| entry.event).collect()
}

#[tokio::test]
async fn only_the_staff_is_let_in_and_its_session_ends() {
    let site = site().await;
    let page = site.at_desk("", "/api/en/admin/challenge", &[]).await;
    let (text, [request, ticket]) = signing(&page.text);
    assert!(text.starts_with("tugan-sign-in/1\n"), "{text}");
    let signature = sign(&text, &person("900101300123", "ЖОЛАУШЫ"));
    let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
    let entered = site.at_desk("", "/api/en/admin/session", &fields).await;
    assert_eq!(entered.status, StatusCode::FORBIDDEN);
    assert!(!entered.headers.contains_key(header::SET_COOKIE));

    let cookie = site.sign_in(MODERATOR).await;
    let home = site.read(&cookie, "/api/en/admin").await;
    assert!(home.text.contains("Cards to review"), "{}", home.text);
    assert!(site.read("", "/api/en/admin").await.text.contains("for the portal's staff"));
    for _ in 0..40 {
        pass(800);
        let home = site.read(&cookie, "/api/en/admin").await;
        if !home.text.contains("Cards to review") {
            break;
        }
    }
    let ended = site.read(&cookie, "/api/en/admin").await;
    assert!(ended.text.contains("Please sign in again"), "eight hours are over");

    let cookie = site.sign_in(MODERATOR).await;
    pass(901);
    let ended = site.read(&cookie, "/api/en/admin").await;
    assert!(ended.text.contains("Please sign in again"), "a quarter of an hour without a word");

    let cookie = site.sign_in(MODERATOR).await;
    let left = site.at_desk(&cookie, "/api/en/admin/leave", &[]).await;
    assert!(left.headers[header::SET_COOKIE].to_str().expect("text").contains("Max-Age=0"));
    assert!(site.read(&cookie, "/api/en/admin").await.text.contains("for the portal's staff"));
    assert_eq!(
        events(&site).await,
        [Event::SignInRefused, Event::SignIn, Event::SignIn, Event::SignIn],
        "each is in the log"
    );
}

#[tokio::test]
async fn the_cookie_is_kept_to_this_site() {
    let site = site().await;
    let page = site.at_desk("", "/api/kk/admin/challenge", &[]).await;
    let (text, [request, ticket]) = signing(&page.text);
    let signature = sign(&text, &person(MODERATOR, "ҚЫЗМЕТКЕР"));
    let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
    let entered = site.at_desk("", "/api/kk/admin/session", &fields).await;
    let cookie = entered.headers[header::SET_COOKIE].to_str().expect("text");
    for part in ["__Host-admin=", "Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let token = cookie.split(';').next().expect("a cookie");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post("/api/kk/admin/decisions")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "site.example")
            .header(header::COOKIE, token)
            .header(name, value)
            .body(Body::from("record=1&decision=list"));
        let answer = site.send(request.expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn everybody_does_only_what_is_his() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    for (iin, decides, reads) in [
        (MODERATOR, StatusCode::SEE_OTHER, StatusCode::FORBIDDEN),
        (SECOND, StatusCode::SEE_OTHER, StatusCode::OK),
        (CLERK, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
        (AUDITOR, StatusCode::FORBIDDEN, StatusCode::OK),
        (EXAMINER, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
    ] {
        let cookie = site.sign_in(iin).await;
        assert_eq!(decide(&site, &cookie, &id, "refuse").await, decides, "{iin}");
        assert_eq!(site.read(&cookie, "/api/kk/admin/log").await.status, reads, "{iin}");
        let card = site.read(&cookie, &format!("/api/kk/admin/card?record={id}")).await;
        let may = if decides == StatusCode::SEE_OTHER { StatusCode::OK } else { decides };
        assert_eq!(card.status, may, "{iin}");
        assert!(!card.text.contains("7012345678"), "no contact at the desk");
    }
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_looked_at_again() {
    let site = site().await;
    let answer = site.sign_up(&with_proof(&site).await).await;
    let link = answer.json()["link"].as_str().expect("a link").to_owned();
    let waiting = site.waiting().await;
    let id = waiting[0].key.partition.split_once('#').expect("an id").1;
    let cookie = site.sign_in(MODERATOR).await;
    let seen = waiting[0].version.to_string();
    site.own(&link, Some("pause")).await;
    site.own(&link, Some("resume")).await;
    let fields = [("record", id), ("version", &*seen), ("decision", "list")];
    let decided = site.at_desk(&cookie, "/api/kk/admin/decisions", &fields).await;
    assert_eq!(decided.status, StatusCode::CONFLICT);
    assert_eq!(decide(&site, &cookie, id, "list").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_has_taken_himself_off_the_list_is_not_put_back_by_others() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    site.own(&link, Some("pause")).await;
    let cookie = site.sign_in(MODERATOR).await;
    assert_eq!(decide(&site, &cookie, &id, "list").await, StatusCode::NOT_FOUND);
    assert_eq!(site.own(&link, None).await.json()["state"], "paused");
    site.own(&link, Some("resume")).await;
    assert_eq!(decide(&site, &cookie, &id, "list").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_people_erase_and_one_does_not() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let (first, second) = (site.sign_in(MODERATOR).await, site.sign_in(SECOND).await);
    assert_eq!(decide(&site, &first, &id, "erase").await, StatusCode::NOT_FOUND);
    assert_eq!(decide(&site, &first, &id, "propose-erasing").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&site, &first, &id, "erase").await, StatusCode::FORBIDDEN);
    assert_eq!(decide(&site, &second, &id, "keep").await, StatusCode::SEE_OTHER);
    assert_eq!(site.own(&link, None).await.status, StatusCode::OK);

    assert_eq!(decide(&site, &first, &id, "propose-erasing").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&site, &second, &id, "erase").await, StatusCode::SEE_OTHER);
    assert_eq!(site.own(&link, None).await.status, StatusCode::NOT_FOUND);
    let left = site.app.table.parts(&KIND.record(&*id).card().partition, "").await;
    assert_eq!(left, Ok(vec![]), "nothing is left");
    assert!(events(&site).await.ends_with(&[Event::EraseProposed, Event::Erase]));
}

#[tokio::test]
async fn five_of_an_oblast_are_listed_and_who_leaves_is_gone_at_once() {
    let site = site().await;
    let mut links = Vec::new();
    for count in 1..=6 {
        let (_, link) = site.volunteer().await;
        links.push(link);
        let cards = published(&site.app).await.expect("a list").cards;
        // The sixth comes alone, and waits for four more.
        assert_eq!(cards.len(), if count < 5 { 0 } else { 5 }, "{count}");
    }
    let cards = published(&site.app).await.expect("a list").cards;
    let shown = serde_json::to_string(&cards).expect("JSON");
    assert!(!shown.contains("Айгүл") && !shown.contains("born"), "{shown}");
    site.own(&links[5], Some("pause")).await;
    site.own(&links[0], Some("erase")).await;
    let left = published(&site.app).await.expect("a list").cards;
    assert!(left.is_empty(), "four would be too few to be shown");
}

#[tokio::test]
async fn changed_answers_wait_for_a_moderator_and_changed_contacts_are_shown() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let mut answers = json!({
        "born": "1985", "sex": "f", "education": "higher", "experience": "more",
        "place": "103200000", "languages": ["kk"], "ways": ["teaching"], "days": ["sun"],
        "hours": ["evening"], "vehicle": "none", "link": link,
    });
    let own = site.json("/api/kk/volunteers/own/answers", &answers).await;
    assert_eq!((own.status, &own.json()["state"]), (StatusCode::OK, &"waiting".into()));
    let listed = site.app.table.list(&KIND.list(State::Listed)).await;
    assert_eq!(listed, Ok(vec![]));
    answers["born"] = "2020".into();
    let wrong = site.json("/api/kk/volunteers/own/answers", &answers).await;
    assert_eq!(wrong.json()["errors"][0]["field"], "born");

    let contacts = json!({ "link": link, "name": "Жаңа Есім", "phone": "+7 702 000 00 00" });
    let own = site.json("/api/kk/volunteers/own/contacts", &contacts).await;
    assert_eq!(own.status, StatusCode::OK, "{}", own.text);
    let cookie = site.sign_in(MODERATOR).await;
    assert_eq!(decide(&site, &cookie, &id, "list").await, StatusCode::SEE_OTHER);
    let asked = site.ask(&id).await;
    let text = asked["text"].as_str().expect("a text");
    let shown = site.reveal(&asked, &sign(text, &person("900101300123", "СҰРАУШЫ"))).await;
    assert_eq!(shown.json()["contact"], json!({ "name": "Жаңа Есім", "phone": "+77020000000" }));
}
