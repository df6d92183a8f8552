//! The owner of a card gets a new secret code by the telephone or an e-signature, and nobody else
//! learns anything by trying.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::KIND;
use crate::audit::Event;
use crate::testing::{
    Answer, Messages, Site, entries, pass, person, sign, signing, site, site_with_sms, with_proof,
};

const PHONE: &str = "8 701 234 56 78";
const NUMBER: &str = "+77012345678";
const STRANGER: &str = "+7 705 000 00 00";
const SIGNER: &str = "900101300123";

async fn sign_up(site: &Site) -> String {
    let answer = site.sign_up(&with_proof(site).await).await;
    answer.json()["link"].as_str().expect("a link").to_owned()
}

/// Signs somebody up and confirms the telephone.
async fn confirmed(site: &Site, messages: &Messages) -> String {
    let link = sign_up(site).await;
    let confirm = json!({ "link": link, "code": messages.code() });
    let done = site.json("/api/kk/volunteers/own/telephone", &confirm).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    link
}

async fn ask(site: &Site, phone: &str) -> Answer {
    site.json("/api/kk/volunteers/recovery", &json!({ "phone": phone })).await
}

async fn recover(site: &Site, phone: &str, code: &str) -> Answer {
    let sent = json!({ "phone": phone, "code": code });
    site.json("/api/kk/volunteers/recovery/code", &sent).await
}

/// The code of a message that is sent in the background, once there are so many.
async fn code(messages: &Messages, count: usize) -> String {
    for _ in 0..200 {
        if messages.all().len() == count {
            return messages.code();
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("no message");
}

/// Signs for a new secret code.
async fn signed(site: &Site, phone: &str, name: &str) -> Answer {
    let begun = site.json("/api/ru/reveals/recovery", &json!({ "phone": phone })).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text);
    let begun = begun.json();
    let text = begun["text"].as_str().expect("a text");
    let back = json!({
        "request": begun["request"], "ticket": begun["ticket"],
        "signature": sign(text, &person(SIGNER, name)),
    });
    site.json("/api/ru/reveals/recovered", &back).await
}

fn link(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["link"].as_str().expect("a link").to_owned()
}

async fn count(site: &Site, event: Event) -> usize {
    entries(&site.app.table).await.iter().filter(|entry| entry.event == event).count()
}

#[tokio::test]
async fn a_code_to_the_telephone_gives_a_new_secret_code_once() {
    let (site, messages) = site_with_sms().await;
    let former = confirmed(&site, &messages).await;
    assert_eq!(ask(&site, PHONE).await.status, StatusCode::NO_CONTENT);
    let sent = code(&messages, 2).await;
    assert_eq!(messages.all()[1].0, NUMBER);
    // The code that confirms the telephone is for nothing else.
    let confirms = messages.all()[0].1.clone();
    let digits: String = confirms.chars().filter(char::is_ascii_digit).take(6).collect();
    assert_ne!(recover(&site, PHONE, &digits).await.status, StatusCode::CREATED);
    let new = link(&recover(&site, PHONE, &sent).await);
    assert_ne!(new, former);
    assert_eq!(site.own(&former, None).await.status, StatusCode::NOT_FOUND, "the former is dead");
    let own = site.own(&new, None).await.json();
    assert_eq!((&own["state"], &own["looks"][0]["way"]), (&"waiting".into(), &"telephone".into()));
    assert_eq!(recover(&site, PHONE, &sent).await.json()["type"], "/problems/wrong-code");
    let log = entries(&site.app.table).await;
    let row = log.iter().find(|entry| entry.event == Event::CodeRenewed).expect("a row");
    assert!(row.actor.is_none() && row.facts.is_empty(), "{row:?}");
    assert_eq!(site.own(&new, Some("erase")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(site.own(&new, None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_telephone_that_nobody_has_confirmed_leads_to_no_card() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    assert_eq!(ask(&site, PHONE).await.status, StatusCode::NO_CONTENT, "as if there were a card");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(messages.all().len(), 1, "only the code that confirms it");
    assert_eq!(site.own(&link, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_asks_is_told_the_same_whether_there_is_a_card_or_not() {
    let (site, messages) = site_with_sms().await;
    confirmed(&site, &messages).await;
    let kind = "application/x-www-form-urlencoded";
    let mut pages = Vec::new();
    for phone in ["%2B77012345678", "%2B77050000000"] {
        let sent = site.post("/api/ru/volunteers/recovery", kind, format!("phone={phone}")).await;
        assert_eq!(sent.status, StatusCode::OK);
        pages.push(sent.text.replace("+77012345678", "").replace("+77050000000", ""));
        let wrong = format!("phone={phone}&code=000000");
        let wrong = site.post("/api/ru/volunteers/recovery/code", kind, wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        pages.push(wrong.text.replace("+77012345678", "").replace("+77050000000", ""));
    }
    assert_eq!(pages[0..2], pages[2..4]);
    code(&messages, 2).await;
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(messages.all().iter().all(|(number, _)| number == NUMBER), "nobody else gets one");
    for phone in [PHONE, STRANGER] {
        for _ in 0..2 {
            assert_eq!(ask(&site, phone).await.status, StatusCode::NO_CONTENT);
        }
        let often = ask(&site, phone).await;
        assert_eq!(often.json()["type"], "/problems/codes-sent", "{phone}");
    }
}

#[tokio::test]
async fn of_several_cards_with_a_telephone_the_one_that_is_let_in_comes_first() {
    let (site, messages) = site_with_sms().await;
    let first = confirmed(&site, &messages).await;
    pass(240);
    let second = sign_up(&site).await;
    let confirm = json!({ "link": second, "code": messages.code() });
    site.json("/api/kk/volunteers/own/telephone", &confirm).await;
    let cookie = site.sign_in("111111111111").await;
    let card = site.waiting().await.swap_remove(1);
    let (id, version) = (card.key.partition[10..].to_owned(), card.version.to_string());
    let fields = [("record", &*id), ("version", &*version), ("decision", "list")];
    let listed = site.at_desk(&cookie, "/api/kk/admin/decisions", &fields).await;
    assert_eq!(listed.status, StatusCode::SEE_OTHER, "{}", listed.text);
    pass(24 * 60 * 60);
    ask(&site, PHONE).await;
    let new = link(&recover(&site, PHONE, &code(&messages, 3).await).await);
    assert_eq!(site.own(&new, None).await.json()["state"], "listed");
    assert_eq!(site.own(&first, None).await.status, StatusCode::OK, "the other is as it was");
    site.own(&new, Some("erase")).await;
    ask(&site, PHONE).await;
    let new = link(&recover(&site, PHONE, &code(&messages, 4).await).await);
    assert_eq!(site.own(&new, None).await.json()["state"], "waiting", "then the older one");
    assert_eq!(site.own(&first, None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_signature_with_the_name_on_the_card_gives_a_new_secret_code() {
    let site = site().await;
    let former = sign_up(&site).await;
    let new = link(&signed(&site, PHONE, "СЕРІКҚЫЗЫ АЙГҮЛ").await);
    assert_eq!(site.own(&former, None).await.status, StatusCode::NOT_FOUND);
    let own = site.own(&new, None).await.json();
    assert!(own["looks"][0]["who"]["name"].as_str().is_some_and(|name| name.contains("АЙГҮЛ")));
    for (lang, text) in [
        ("kk", "Жаңа құпия код — ЭЦҚ арқылы"),
        ("ru", "Новый секретный код — по ЭЦП"),
        ("en", "New secret code, by the e-signature of"),
    ] {
        let body =
            form_urlencoded::Serializer::new(String::new()).append_pair("link", &new).finish();
        let path = format!("/api/{lang}/volunteers/own");
        let page = site.post(&path, "application/x-www-form-urlencoded", body).await.text;
        assert!(page.contains(text), "{page}");
    }
    assert_eq!(count(&site, Event::CodeRenewed).await, 1);
    let logged = format!("{:?}", entries(&site.app.table).await);
    for secret in ["7012345678", SIGNER, "АЙГҮЛ", &*new] {
        assert!(!logged.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_signature_of_another_name_is_refused_as_if_there_were_no_card() {
    let site = site().await;
    let former = sign_up(&site).await;
    let other = signed(&site, PHONE, "БАСҚА АДАМ").await;
    let none = signed(&site, STRANGER, "БАСҚА АДАМ").await;
    assert_eq!((other.status, &other.text), (StatusCode::NOT_FOUND, &none.text));
    assert_eq!(other.json()["type"], "/problems/no-card");
    let rows = entries(&site.app.table).await.into_iter();
    let rows: Vec<_> = rows.filter(|row| row.event == Event::RecoveryRefused).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.record.is_empty() && row.actor.is_some()));
    assert_eq!(rows[0].facts, rows[1].facts, "nor does the log tell");
    for _ in 0..3 {
        signed(&site, PHONE, "БАСҚА АДАМ").await;
    }
    let often = signed(&site, PHONE, "СЕРІКҚЫЗЫ АЙГҮЛ").await;
    assert_eq!(often.status, StatusCode::TOO_MANY_REQUESTS, "five a day");
    assert_eq!(site.own(&former, None).await.status, StatusCode::OK, "the code still works");
}

#[tokio::test]
async fn a_text_signed_for_one_thing_is_good_for_no_other() {
    let site = site().await;
    let (id, own) = site.volunteer().await;
    let asked = site.ask(&id).await;
    let signature =
        sign(asked["text"].as_str().expect("a text"), &person(SIGNER, "СЕРІКҚЫЗЫ АЙГҮЛ"));
    let back = json!({
        "request": asked["request"], "ticket": asked["ticket"], "signature": signature,
    });
    let taken = site.json("/api/kk/reveals/recovered", &back).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
    let begun: Value =
        site.json("/api/kk/reveals/recovery", &json!({ "phone": PHONE })).await.json();
    let text = begun["text"].as_str().expect("a text");
    assert!(text.starts_with("tugan-recover/1\n") && text.contains("…78"), "{text}");
    assert!(!text.contains("7012345678"));
    let shown = site.reveal(&begun, &sign(text, &person(SIGNER, "СЕРІКҚЫЗЫ АЙГҮЛ"))).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND);
    assert_eq!(site.own(&own, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_pages_lead_to_a_new_code_without_a_script() {
    let site = site().await;
    let former = sign_up(&site).await;
    let kind = "application/x-www-form-urlencoded";
    for (lang, text) in
        [("kk", "Кодымды жоғалттым"), ("ru", "Я потерял(а) код"), ("en", "I have lost my code")]
    {
        let wrong = site.post(&format!("/api/{lang}/volunteers/own"), kind, "link=x").await.text;
        assert!(wrong.contains(text) && wrong.contains("/volunteers/recovery"), "{wrong}");
        let page = site.read("", &format!("/api/{lang}/volunteers/recovery")).await.text;
        assert!(page.contains(text) && page.contains("formaction"), "{page}");
        assert!(!page.contains("/volunteers/recovery\""), "nothing sends messages here: {page}");
    }
    let wrong = site.post("/api/ru/reveals/recovery", kind, "phone=112").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"112\""), "{}", wrong.text);
    let page = site.post("/api/ru/reveals/recovery", kind, "phone=87012345678").await.text;
    let (text, [request, ticket]) = signing(&page);
    let early = [("request", &*request), ("ticket", &*ticket)];
    let early = site.at_desk("", "/api/ru/reveals/recovered", &early).await;
    assert!(early.text.contains("data-signing"), "{}", early.text);
    let signature = sign(&text, &person(SIGNER, "СЕРІКҚЫЗЫ АЙГҮЛ"));
    let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
    let done = site.at_desk("", "/api/ru/reveals/recovered", &fields).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    assert!(done.text.contains("Ваш новый секретный код"));
    assert_eq!(site.own(&former, None).await.status, StatusCode::NOT_FOUND);
    let again = site.at_desk("", "/api/ru/reveals/recovered", &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
}

#[tokio::test]
async fn the_new_code_of_a_card_is_stored_as_a_name_only() {
    let (site, messages) = site_with_sms().await;
    confirmed(&site, &messages).await;
    ask(&site, PHONE).await;
    let sent = code(&messages, 2).await;
    let new = link(&recover(&site, PHONE, &sent).await);
    let card = site.waiting().await.swap_remove(0);
    let record = KIND.record(card.key.partition.split_once('#').expect("an id").1);
    let own = site.app.table.get(&record.own_link()).await.expect("an answer").expect("a link");
    assert!(!own.body.contains(&new) && !own.body.contains(&new.replace('-', "")));
}
