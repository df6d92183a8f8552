//! Damaged records among good ones: they are named to the operator, and nothing else stops.

use axum::http::StatusCode;
use serde_json::json;

use crate::audit::Log;
use crate::store::{Item, Key, Write};
use crate::testing::{Answer, Site, pass, person, sign, site, with_proof};
use crate::volunteers::KIND;
use crate::volunteers::public::published;

const MODERATOR: &str = "111111111111";
const SECOND: &str = "222222222222";

/// Puts another body into an item.
async fn damage(site: &Site, key: Key, body: &str) {
    let item = site.app.table.get(&key).await.expect("an answer").expect("an item");
    let damaged = Item { body: body.to_owned(), ..item };
    site.app.table.write(&[Write::Put(damaged)]).await.expect("put");
}

/// The lines of the request log that name a record.
fn named(site: &Site, key: &Key) -> Vec<String> {
    let key = format!("\"record\":\"{key}\"");
    let lines = site.records.lines().into_iter();
    lines.filter(|line| line.contains("\"record-unreadable\"") && line.contains(&key)).collect()
}

async fn decide(site: &Site, cookie: &str, record: &str, decision: &str) -> StatusCode {
    let item = site.app.table.get(&KIND.record(record).card()).await.expect("an answer");
    let version = item.map_or(0, |item| item.version).to_string();
    let fields = [("record", record), ("version", &*version), ("decision", decision)];
    site.at_desk(cookie, "/api/ru/admin/decisions", &fields).await.status
}

async fn reveal(site: &Site, id: &str) -> Answer {
    let asked = site.ask(id).await;
    let text = asked["text"].as_str().expect("a text");
    site.reveal(&asked, &sign(text, &person("900101300123", "СҰРАУШЫ"))).await
}

#[tokio::test]
async fn a_damaged_card_stops_neither_moderation_nor_publishing() {
    let site = site().await;
    let (damaged, _) = site.volunteer().await;
    site.sign_up(&with_proof(&site).await).await;
    let waiting = site.waiting().await[0].key.clone();
    damage(&site, KIND.record(&*damaged).card(), "{\"schema\":1,\"profile\":7}").await;
    damage(&site, waiting.clone(), "").await;

    for _ in 0..5 {
        // Cards of one second have no order, and the damaged one is to stay the first.
        pass(1);
        site.volunteer().await;
    }
    let cards = published(&site.app).await.expect("a list").cards;
    assert_eq!(cards.len(), 5, "the others are published");
    assert!(cards.iter().all(|card| card.id != damaged));

    let cookie = site.sign_in(MODERATOR).await;
    for (lang, text) in [
        ("kk", "Оқылмайтын жазбалар саны: 2."),
        ("ru", "Не читается записей: 2."),
        ("en", "Records that cannot be read: 2."),
    ] {
        let home = site.read(&cookie, &format!("/api/{lang}/admin")).await;
        assert_eq!(home.status, StatusCode::OK);
        assert!(home.text.contains(text), "{}", home.text);
    }
    for key in [KIND.record(&*damaged).card(), waiting] {
        assert!(!named(&site, &key).is_empty(), "{key} is named");
    }
    let path = format!("/api/en/admin/card?record={damaged}");
    let card = site.read(&cookie, &path).await;
    assert_eq!(card.status, StatusCode::SERVICE_UNAVAILABLE);
    let lines = named(&site, &KIND.record(&*damaged).card());
    assert!(lines.iter().any(|line| line.contains("/admin/card")), "{lines:?}");
}

#[tokio::test]
async fn a_damaged_card_is_erased_by_its_owner_or_by_two_of_the_staff() {
    let site = site().await;
    let ((mine, link), (other, _)) = (site.volunteer().await, site.volunteer().await);
    for id in [&mine, &other] {
        damage(&site, KIND.record(id).card(), "{").await;
        damage(&site, KIND.record(id).own_link(), "{").await;
    }
    assert_eq!(site.own(&link, Some("erase")).await.status, StatusCode::NO_CONTENT);
    let (first, second) = (site.sign_in(MODERATOR).await, site.sign_in(SECOND).await);
    assert_eq!(decide(&site, &first, &other, "propose-erasing").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&site, &second, &other, "erase").await, StatusCode::SEE_OTHER);
    for id in [&mine, &other] {
        let left = site.app.table.parts(&KIND.record(id).card().partition, "").await;
        assert_eq!(left, Ok(vec![]), "nothing is left");
        assert!(
            !named(&site, &KIND.record(id).own_link()).is_empty(),
            "its link stays and is named"
        );
    }
    assert_eq!(site.own(&link, None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_damaged_look_or_complaint_hides_no_other() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    for _ in 0..2 {
        assert_eq!(reveal(&site, &id).await.status, StatusCode::OK);
    }
    let looks = site.app.table.parts(&KIND.record(&*id).card().partition, "LOOK#").await;
    let looks = looks.expect("an answer");
    let request = |look: &Item| look.key.sort.rsplit('#').next().expect("a request").to_owned();
    damage(&site, looks[0].key.clone(), "{\"schema\":1}").await;
    let own = site.own(&link, None).await.json();
    assert_eq!(own["looks"].as_array().map(Vec::len), Some(1));
    assert!(!named(&site, &looks[0].key).is_empty());

    // Both are complained of, also the one that cannot be read.
    for look in &looks {
        let complaint = json!({ "link": link, "look": request(look), "words": "Шағым мәтіні" });
        let sent = site.json("/api/kk/volunteers/own/complaint", &complaint).await;
        assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text);
    }
    let complaint = format!("COMPLAINT#{}#STATE", request(&looks[0]));
    let complaint = Key::new(KIND.record(&*id).card().partition, complaint);
    damage(&site, complaint.clone(), "[]").await;
    let cookie = site.sign_in(MODERATOR).await;
    let home = site.read(&cookie, "/api/ru/admin").await.text;
    assert!(home.contains("Открыть жалобу") && home.contains("Не читается записей: 1."), "{home}");
    let path = format!("/api/ru/admin/complaint?record={id}&request={}", request(&looks[0]));
    let page = site.read(&cookie, &path).await.text;
    assert!(page.contains("Шағым мәтіні"), "its words are there all the same: {page}");
    let version = page.split_once("name=\"version\" value=\"").expect("a version").1;
    let version = version.split('"').next().expect("its end");
    let request = request(&looks[0]);
    let fields =
        [("record", &*id), ("request", &request), ("version", version), ("decision", "settle")];
    let settled = site.at_desk(&cookie, "/api/ru/admin/decisions", &fields).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "it leaves the list all the same");
    let home = site.read(&cookie, "/api/ru/admin").await.text;
    assert!(!home.contains("Не читается"), "{home}");
}

#[tokio::test]
async fn a_damaged_row_is_shown_by_its_number_and_the_log_goes_on() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let cookie = site.sign_in(SECOND).await;
    damage(&site, Key::new("AUDIT", "ROW#000000000002"), "{").await;
    let page = site.read(&cookie, "/api/en/admin/log").await;
    assert_eq!(page.status, StatusCode::OK);
    for text in ["<td>2</td><td colspan=\"5\">This row cannot be read", "row 2 cannot be read"] {
        assert!(page.text.contains(text), "{text} in {}", page.text);
    }
    assert_eq!(reveal(&site, &id).await.status, StatusCode::OK, "rows are added");
    let page = site.read(&cookie, "/api/en/admin/log").await.text;
    assert!(page.contains("contact shown"), "{page}");
}

#[tokio::test]
async fn a_damaged_end_of_the_log_lets_nothing_happen_without_its_row() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let cookie = site.sign_in(SECOND).await;
    let end = Key::new("AUDIT#HEAD", "HEAD");
    damage(&site, end.clone(), "{").await;
    let shown = reveal(&site, &id).await;
    assert_eq!(shown.status, StatusCode::SERVICE_UNAVAILABLE, "no contact without its row");
    let page = site.read(&cookie, "/api/en/admin/log").await;
    assert!(page.text.contains("the end of the log cannot be read"), "{}", page.text);
    assert!(page.text.contains("<td>1</td>"), "the rows are shown: {}", page.text);
    assert!(!named(&site, &end).is_empty(), "the end is named");
}

#[tokio::test]
async fn a_long_log_is_read_in_pages() {
    let site = site().await;
    let entry = |at: u64| crate::audit::Entry::new(at, crate::audit::Event::List, "r");
    for at in 0..130 {
        Log::AUDIT.record(&site.app.table, &[], &entry(at)).await.expect("added");
    }
    let cookie = site.sign_in(SECOND).await;
    let first = site.read(&cookie, "/api/en/admin/log").await.text;
    assert!(first.contains("<td>131</td>") && first.contains("<td>32</td>"), "{first}");
    assert!(!first.contains("<td>31</td>"), "one page of a hundred");
    assert!(first.contains("The rows on this page are consistent. The log has 131 rows."));
    let calls = site.faults.calls();
    let second = site.read(&cookie, "/api/en/admin/log?last=31").await.text;
    assert_eq!(site.faults.calls() - calls, 3, "the session, the end, and one page");
    assert!(second.contains("<td>31</td>") && second.contains("<td>1</td>"), "{second}");
    assert!(!second.contains("<td>32</td>") && !second.contains("role=\"alert\""), "{second}");
    let whole = site.read(&cookie, "/api/en/admin/log?whole=1").await.text;
    assert!(whole.contains("The log is intact: all 131 rows are consistent."), "{whole}");
    damage(&site, Key::new("AUDIT", "ROW#000000000007"), "{}").await;
    let page = site.read(&cookie, "/api/en/admin/log").await.text;
    assert!(!page.contains("role=\"alert\""), "another page");
    let whole = site.read(&cookie, "/api/en/admin/log?whole=1").await.text;
    assert!(whole.contains("row 7 cannot be read"), "{whole}");
}

/// A program that was rolled back works on what a newer one has written, and loses nothing of it.
#[tokio::test]
async fn what_a_newer_program_has_written_survives() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let key = KIND.record(&*id).card();
    let item = site.app.table.get(&key).await.expect("an answer").expect("a card");
    let mut newer: serde_json::Value = serde_json::from_str(&item.body).expect("JSON");
    newer["schema"] = 9.into();
    newer["colour"] = "red".into();
    newer["profile"]["pets"] = json!(["cat"]);
    damage(&site, key.clone(), &newer.to_string()).await;
    let own = site.own(&link, Some("pause")).await.json();
    assert_eq!(own["state"], "paused");
    site.own(&link, Some("resume")).await;
    let cookie = site.sign_in(MODERATOR).await;
    assert_eq!(decide(&site, &cookie, &id, "list").await, StatusCode::SEE_OTHER);
    let item = site.app.table.get(&key).await.expect("an answer").expect("a card");
    let body: serde_json::Value = serde_json::from_str(&item.body).expect("JSON");
    assert_eq!((&body["schema"], &body["colour"]), (&9.into(), &"red".into()));
    assert_eq!((&body["profile"]["pets"][0], &body["state"]), (&"cat".into(), &"listed".into()));
    assert_eq!(reveal(&site, &id).await.status, StatusCode::OK);
}
