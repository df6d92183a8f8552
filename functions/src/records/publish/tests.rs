//! Publishing a list: whole for every reader, cheap for one change, and never with those who left.

use std::collections::BTreeSet;
use std::fmt::Debug;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tower::ServiceExt;

use super::document::{Part, id_of};
use super::read::current;
use super::renew::{prepare, switch};
use super::{publish_due, published, shared, start, status};
use crate::records::State;
use crate::records::kind::RecordKind;
use crate::store::{Item, Key, Write};
use crate::testing::{Site, site};
use crate::volunteers::{KIND, VolunteerCard};

/// A card that is listed, of somebody like all others.
fn card() -> VolunteerCard {
    let card = json!({
        "profile": {
            "born": 1990, "sex": "f", "education": "higher", "experience": "none",
            "place": "103200000", "languages": ["kk"], "ways": ["advice"], "days": ["sat"],
            "hours": ["morning"], "vehicle": "car", "proposal": null, "company": null,
        },
        "state": "listed", "lang": "kk", "consent": "2026-11", "created": 1_795_000_000,
        "proposal_read": false,
    });
    serde_json::from_value(card).expect("a card")
}

fn id(at: usize) -> String {
    format!("{at:032x}")
}

/// Lists so many cards, without a word of them being published.
async fn list(site: &Site, count: usize) {
    let card = card();
    let writes: Vec<Write> = (0..count)
        .map(|at| {
            let record = KIND.record(id(at));
            Write::Create(record.listed(Item::new(record.card(), &card), &card, card.state))
        })
        .collect();
    for writes in writes.chunks(100) {
        site.app.table.write(writes).await.expect("written");
    }
}

async fn ids(site: &Site) -> BTreeSet<String> {
    let list = published::<Value>(&site.app, &KIND).await.expect("a list");
    list.cards.iter().map(|card| id_of(card).to_owned()).collect()
}

/// The parts as they are stored.
async fn parts(site: &Site) -> Vec<Item> {
    site.app.table.parts("PUBLIC#volunteers", "PART#").await.expect("an answer")
}

/// A background task that does nothing, so that what waits goes on waiting.
fn hold(site: &Site) -> UnboundedReceiver<&'static RecordKind> {
    let (sender, woken) = unbounded_channel();
    assert!(site.app.publisher().set(sender), "there was none");
    woken
}

fn well<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("it is well")
}

#[tokio::test]
async fn a_long_list_is_published_in_parts_of_which_one_change_writes_one() {
    let site = site().await;
    list(&site, 1000).await;
    well(super::publish(&site.app, &KIND).await);
    let before = parts(&site).await;
    assert_eq!(before.len(), 8, "no part holds more than a hundred and some");
    assert!(before.iter().all(|part| part.body.len() < 300_000));
    assert_eq!(ids(&site).await, (0..1000).map(id).collect());
    let told = well(status(&site.app, &KIND).await);
    assert_eq!((told.shown, told.listed, told.waiting), (1000, 1000, 0));

    let calls = site.faults.calls();
    well(publish_due(&site.app, &KIND).await);
    assert_eq!(site.faults.calls(), calls + 1, "no change is due to be published");
    site.app.table.write(&[super::comes(&site.app, &KIND.record(id(7)), 1)]).await.expect("noted");
    well(publish_due(&site.app, &KIND).await);
    assert_eq!(parts(&site).await, before, "who is listed already changes no part");

    erase(&site, 7).await;
    let after = parts(&site).await;
    let kept = after.iter().filter(|part| before.contains(part)).count();
    assert_eq!((after.len(), kept), (8, 7), "the part of who left is written again");
    assert_eq!(ids(&site).await.len(), 999);
}

async fn erase(site: &Site, at: usize) {
    let record = KIND.record(id(at));
    well(crate::records::erase::erase(&site.app, &record, None, Vec::new()).await);
}

#[tokio::test]
async fn who_leaves_is_gone_before_the_answer_whatever_waits() {
    let site = site().await;
    list(&site, 300).await;
    well(super::publish(&site.app, &KIND).await);
    let mut woken = hold(&site);
    erase(&site, 3).await;
    assert_eq!(woken.try_recv().map(|kind| kind.name).ok(), Some("volunteers"));
    for part in parts(&site).await {
        let Part { cards } = part.document().expect("a part");
        assert!(cards.iter().all(|card| id_of(card) != id(3)), "no part has the card");
    }
    let list = well(shared::<Value>(&site.app, &KIND).await);
    assert!(!list.cards().iter().any(|card| id_of(card) == id(3)), "nor what was in memory");
    assert_eq!(well(status(&site.app, &KIND).await).waiting, 1, "the rest is published later");
    well(publish_due(&site.app, &KIND).await);
    let told = well(status(&site.app, &KIND).await);
    assert_eq!((told.shown, told.waiting), (299, 0));
}

#[tokio::test]
async fn who_leaves_while_the_list_is_published_does_not_come_back() {
    let site = site().await;
    list(&site, 300).await;
    well(super::publish(&site.app, &KIND).await);
    let _woken = hold(&site);
    // Somebody else of the same part leaves first, so that the part is written again.
    erase(&site, 1).await;
    let (before, next) = well(prepare(&site.app, &KIND).await);
    erase(&site, 2).await;
    assert!(well(switch(&site.app, &KIND, &before, next).await), "only readers pass it over now");
    assert_eq!(ids(&site).await.len(), 298);
    assert_eq!(well(status(&site.app, &KIND).await).waiting, 1);
    well(publish_due(&site.app, &KIND).await);
    let now = well(current(&site.app, &KIND).await);
    assert_eq!((now.changes.len(), now.head.shown), (0, 298));
    for part in parts(&site).await {
        let text = format!("\"id\":\"{}\"", id(2));
        assert!(!part.body.contains(&text), "the card is in no part");
    }
}

#[tokio::test]
async fn of_two_who_publish_at_once_one_begins_again_and_leaves_nothing_behind() {
    let site = site().await;
    list(&site, 300).await;
    let (before, next) = well(prepare(&site.app, &KIND).await);
    well(super::publish(&site.app, &KIND).await);
    let one = parts(&site).await;
    assert!(!well(switch(&site.app, &KIND, &before, next).await), "the head is another's");
    assert_eq!(parts(&site).await, one, "the parts of the other are removed");
    assert_eq!(ids(&site).await.len(), 300);
}

#[tokio::test]
async fn what_a_process_left_unpublished_is_published_by_the_next_one() {
    let site = site().await;
    list(&site, 5).await;
    site.app.table.write(&[super::comes(&site.app, &KIND.record(id(0)), 1)]).await.expect("noted");
    assert_eq!(ids(&site).await.len(), 0);
    start(&site.app).await;
    for _ in 0..200 {
        if ids(&site).await.len() == 5 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the list was not published");
}

#[tokio::test]
async fn a_list_of_the_first_layout_is_read_and_replaced() {
    let site = site().await;
    list(&site, 6).await;
    let cards: Vec<Value> = (0..5).map(|at| json!({ "id": id(at) })).collect();
    let item = |sort: &str, body: Value| {
        let key = Key::new("PUBLIC#volunteers", sort);
        Write::Create(Item { body: body.to_string(), ..Item::new(key, &Part { cards: vec![] }) })
    };
    let head = item("HEAD", json!({ "at": 7, "parts": 1 }));
    let part = item("CARDS#0000", Value::Array(cards));
    site.app.table.write(&[head, part]).await.expect("written");
    assert_eq!(ids(&site).await.len(), 5);
    let told = well(status(&site.app, &KIND).await);
    assert_eq!((told.at, told.shown, told.listed), (7, 5, 6));
    well(super::publish(&site.app, &KIND).await);
    let left = site.app.table.parts("PUBLIC#volunteers", "CARDS#").await;
    assert_eq!(left, Ok(vec![]), "nothing of it stays");
    // The sixth came alone, and waits for others.
    assert_eq!(ids(&site).await.len(), 5);
}

#[tokio::test]
async fn a_part_that_cannot_be_read_is_passed_over_and_replaced() {
    let site = site().await;
    list(&site, 300).await;
    well(super::publish(&site.app, &KIND).await);
    let part = parts(&site).await.swap_remove(0);
    let damaged = Item { body: "{".to_owned(), ..part };
    site.app.table.write(&[Write::Put(damaged)]).await.expect("put");
    site.app.lists().all().await.clear();
    let left = ids(&site).await.len();
    assert!((100..300).contains(&left), "{left} of 300 are shown");
    assert!(site.records.lines().iter().any(|line| line.contains("PUBLIC#volunteers/PART#")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_approvals_at_once_are_answered_and_published_together() {
    let site = site().await;
    let mut woken = hold(&site);
    let card = VolunteerCard { state: State::Waiting, ..card() };
    let writes = (0..16).map(|at| {
        let record = KIND.record(id(at));
        Write::Create(record.listed(Item::new(record.card(), &card), &card, card.state))
    });
    site.app.table.write(&writes.collect::<Vec<_>>()).await.expect("written");
    let cookie = site.sign_in("111111111111").await;
    let answers = (0..16).map(|at| {
        let body = format!("record={}&version=1&decision=list", id(at));
        let request = Request::post("/api/kk/admin/decisions")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, &cookie)
            .body(Body::from(body));
        tokio::spawn(site.router.clone().oneshot(request.expect("a request")))
    });
    for answer in answers.collect::<Vec<_>>() {
        let answer = answer.await.expect("no panic").expect("an answer");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
    assert_eq!(well(status(&site.app, &KIND).await).waiting, 16);
    assert!(ids(&site).await.is_empty(), "nobody waited for the list");
    well(publish_due(&site.app, &KIND).await);
    assert_eq!(ids(&site).await.len(), 16);
    assert_eq!(std::iter::from_fn(|| woken.try_recv().ok()).count(), 16, "each woke the task");
    let past = site.app.table.parts("PUBLIC#volunteers", "PAST#").await.map(|past| past.len());
    assert_eq!((well(current(&site.app, &KIND).await).changes.len(), past), (0, Ok(16)));
}
