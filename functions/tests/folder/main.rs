//! A data folder that was written in November 2026 still opens, lists, reveals, audits and rotates.
//! `tests/folders/2026-11` holds the folder and what is expected of it.
#![expect(clippy::disallowed_methods, reason = "a test copies a folder and reads it")]

mod erased;
mod guarded;
mod site;
mod staff;

use std::path::Path;
use std::sync::Arc;

use eds::testing::published;
use functions::audit::{Entry, Event, Head};
use functions::local::{self, Opening};
use functions::verifier::Signatures;
use serde_json::{Value, json};

use site::{Plain, Site, copy, expected, text};

/// The end of the log as it was written down beside the folder.
fn former_head() -> Head {
    let log = &expected()["log"];
    let number = log["rows"].as_u64().expect("a number");
    Head { number, hash: text(&log["head"]).to_owned() }
}

/// The people of the folder whose cards are in this state.
fn people(state: &str) -> Vec<&'static Value> {
    let all = expected()["volunteers"].as_array().expect("people");
    all.iter().filter(|person| person["state"] == state).collect()
}

fn opening(signatures: Signatures) -> Opening {
    Opening::new(signatures, Arc::new(Plain))
}

/// Checks the whole log of a folder against the end it had; returns the number of rows.
async fn audited(folder: &Path) -> usize {
    let report = local::verify(folder, &[former_head()]).await.expect("the log");
    assert!(report.is_whole(), "{report:?}");
    usize::try_from(report.rows).expect("few rows")
}

#[tokio::test]
async fn it_opens_for_its_own_signatures_only() {
    let folder = copy();
    let wrong = local::open(folder.path(), opening(Signatures::National)).await;
    assert!(matches!(wrong, Err(local::LocalError::Signatures { .. })), "{wrong:?}");
    let local = local::open(folder.path(), opening(Signatures::Test)).await.expect("it opens");
    assert!(!local.keys_made, "the keys are those of the folder");
}

#[tokio::test]
async fn the_public_list_is_the_one_that_was_published() {
    let folder = copy();
    let local = local::open(folder.path(), opening(Signatures::Test)).await.expect("it opens");
    let site = Site { router: local.router };
    let list = site.get("", "/api/kk/volunteers/published").await;
    assert_eq!(list.json()["cards"], expected()["published"]["cards"]);
    for person in people("listed") {
        let page = site.get("", "/api/en/volunteers/list").await.text;
        assert_eq!(page.contains(text(&person["id"])), person["public"] == true);
    }
    drop(site);
    // The list that is published again follows the year in which this runs; the log does not.
    let snapshot = local::snapshot(folder.path()).await.expect("a snapshot");
    assert_eq!(snapshot.head, former_head());
}

#[tokio::test]
async fn every_secret_link_leads_to_its_card_and_shows_who_looked() {
    let folder = copy();
    let local = local::open(folder.path(), opening(Signatures::Test)).await.expect("it opens");
    let site = Site { router: local.router };
    for state in ["waiting", "listed", "paused", "refused"] {
        assert!(!people(state).is_empty(), "somebody is {state}");
        for person in people(state) {
            let own = site.post("/api/ru/volunteers/own", &json!({ "link": person["link"] })).await;
            assert_eq!(own.status.as_u16(), 200, "{}", own.text);
            let own = own.json();
            for field in ["state", "profile", "created"] {
                assert_eq!(own[field], person[field], "{field}");
            }
            let looks = own["looks"].as_array().expect("looks");
            let had = person["looks"].as_array().expect("looks");
            assert_eq!(looks.len(), had.len());
            for (look, had) in looks.iter().zip(had) {
                for field in ["at", "purpose", "way", "request"] {
                    assert_eq!(look[field], had[field], "{field}");
                }
                assert_eq!(look["who"]["name"], had["name"]);
                assert_eq!(look["who"]["organisation"], had["organisation"]);
            }
        }
    }
    for person in people("erased") {
        let own = site.post("/api/ru/volunteers/own", &json!({ "link": person["link"] })).await;
        assert_eq!(own.status.as_u16(), 404, "{}", own.text);
    }
}

#[tokio::test]
async fn the_log_is_whole_and_new_rows_follow_the_old_ones() {
    let folder = copy();
    let log = &expected()["log"];
    assert_eq!(audited(folder.path()).await as u64, former_head().number);
    let rows = local::rows(folder.path(), 1, usize::MAX).await.expect("the log");
    let entries = rows.into_iter().map(|found| found.row.expect("a row").entry().expect("one"));
    let entries: Vec<Entry> = entries.collect();
    for (event, count) in log["events"].as_object().expect("events") {
        let known = Event::from(event.clone());
        let found = entries.iter().filter(|entry| entry.event == known).count();
        assert!(!matches!(known, Event::Newer(_)), "{event}");
        assert_eq!(found as u64, count.as_u64().expect("a number"), "{event}");
    }
    let site = Site::open(folder.path()).await;
    let cookie = site.sign_in(&published::individual_valid()).await;
    let page = site.get(&cookie, "/api/en/admin/log").await;
    assert_eq!(page.status.as_u16(), 200, "{}", page.text);
    let after = former_head().number + 1;
    assert!(page.text.contains(&format!("<td>{after}</td>")), "{}", page.text);
    assert!(!page.text.contains("role=\"alert\""), "the log is not whole: {}", page.text);
    assert_eq!(audited(folder.path()).await as u64, after, "the sign-in has its row");
}

/// How many contacts the log says were shown.
async fn revealed(folder: &Path) -> usize {
    let rows = local::rows(folder, 1, usize::MAX).await.expect("the log").into_iter();
    let entries = rows.filter_map(|found| found.row.ok()?.entry());
    entries.filter(|entry| entry.event == Event::Reveal).count()
}

#[tokio::test]
async fn contacts_are_shown_before_and_after_the_key_is_changed() {
    let folder = copy();
    let site = Site::open(folder.path()).await;
    let cookie = site.sign_in(&published::legal_valid_employee_signright()).await;
    let before = revealed(folder.path()).await;
    audited(folder.path()).await;
    let listed = people("listed");
    // A clerk may show ten contacts in one hour: these before, and others after.
    let (first, second) = listed.split_at(5);
    let second = &second[..5];
    for (at, person) in first.iter().enumerate() {
        let document = format!("{:09}", 123_500 + at);
        let shown = site.visit(&cookie, text(&person["id"]), &document).await;
        assert_eq!(shown.status.as_u16(), 200, "{}", shown.text);
        for value in person["contact"].as_object().expect("fields").values() {
            assert!(shown.text.contains(text(value)), "{value} in {}", shown.text);
        }
    }
    let signer = published::legal_valid_employee_signright();
    let shown = site.reveal(&site.ask(text(&listed[0]["id"])).await, &signer).await;
    assert_eq!(shown.json()["contact"], listed[0]["contact"], "{}", shown.text);
    assert_eq!(revealed(folder.path()).await, before + first.len() + 1);
    drop(site);

    // One piece of evidence more than the folder came with: the reveal above.
    let sealed = expected()["to_rotate"].as_u64().expect("a number") + 1;
    let rotated = local::rotate(folder.path()).await.expect("rotated");
    assert_eq!(rotated as u64, sealed);
    assert!(folder.path().join("contacts-4").is_file(), "a new pair of keys");
    let site = Site::open(folder.path()).await;
    for (at, person) in second.iter().enumerate() {
        let document = format!("{:09}", 123_600 + at);
        let shown = site.visit(&cookie, text(&person["id"]), &document).await;
        assert!(shown.text.contains(text(&person["contact"]["phone"])), "{}", shown.text);
    }
    let shown = site.reveal(&site.ask(text(&listed[1]["id"])).await, &signer).await;
    assert_eq!(shown.json()["contact"], listed[1]["contact"], "{}", shown.text);
    assert_eq!(revealed(folder.path()).await, before + 2 * (first.len() + 1));
    audited(folder.path()).await;
}

#[tokio::test]
async fn requests_that_were_open_are_finished() {
    let folder = copy();
    let site = Site::open(folder.path()).await;
    let contact = |record: &Value| {
        let mut all = people("listed").into_iter();
        all.find(|person| person["id"] == *record).expect("listed")["contact"].clone()
    };
    let by_phone = &expected()["signed_by_phone"];
    let back = json!({ "request": by_phone["request"], "ticket": by_phone["ticket"] });
    let shown = site.post("/api/ru/reveals", &back).await;
    assert_eq!(shown.json()["contact"], contact(&by_phone["record"]), "{}", shown.text);
    let again = site.post("/api/ru/reveals", &back).await;
    assert_eq!(again.status.as_u16(), 409, "{}", again.text);

    let unsigned = &expected()["unsigned"];
    let waits = json!({ "request": unsigned["request"], "ticket": unsigned["ticket"] });
    assert_eq!(site.post("/api/ru/reveals", &waits).await.status.as_u16(), 202);
    let shown = site.reveal(unsigned, &published::legal_valid_employee_signright()).await;
    assert_eq!(shown.json()["contact"], contact(&unsigned["record"]), "{}", shown.text);

    // Five a day were used up when the folder was put away.
    let asked = site.ask(text(&unsigned["record"])).await;
    let refused = site.reveal(&asked, &published::individual_valid()).await;
    assert_eq!(refused.json()["type"], "/problems/quota", "{}", refused.text);

    let sign_in = &expected()["sign_in_by_phone"];
    let fields = ["request", "ticket"].map(|name| (name, text(&sign_in[name])));
    let entered = site.form("", "/api/ru/admin/session", &fields).await;
    assert_eq!(entered.status.as_u16(), 303, "{}", entered.text);
    audited(folder.path()).await;
}

#[tokio::test]
async fn sessions_that_were_open_go_on_and_moderate() {
    let folder = copy();
    let site = Site::open(folder.path()).await;
    let [moderator, clerk] =
        ["moderator", "clerk"].map(|role| text(&expected()["sessions"][role]).to_owned());
    let home = site.get(&moderator, "/api/en/admin").await.text;
    let complaint = &expected()["open_complaint"];
    let first_line = text(&complaint["words"]).lines().next().expect("words");
    let erased = text(&expected()["proposed_erasure"]["record"]);
    let request = text(&complaint["request"]);
    for seen in [request, erased] {
        assert!(home.contains(seen), "{seen} in {home}");
    }
    let path =
        format!("/api/en/admin/complaint?record={}&request={request}", text(&complaint["record"]));
    let page = site.get(&moderator, &path).await.text;
    assert!(page.contains(first_line), "{first_line} in {page}");
    for person in people("waiting") {
        let id = text(&person["id"]);
        assert!(home.contains(id), "{id} in {home}");
        let decided = site.decide(&moderator, id, &[("decision", "list")]).await;
        assert_eq!(decided.status.as_u16(), 303, "{}", decided.text);
        let shown = site.visit(&clerk, id, "123000001").await;
        assert!(shown.text.contains(text(&person["contact"]["phone"])), "{}", shown.text);
    }
    let settle = [
        ("record", text(&complaint["record"])),
        ("request", text(&complaint["request"])),
        ("version", "0"),
        ("decision", "settle"),
    ];
    let settled = site.form(&moderator, "/api/ru/admin/decisions", &settle).await;
    assert_eq!(settled.status.as_u16(), 303, "{}", settled.text);
    let refused = site.decide(&moderator, erased, &[("decision", "erase")]).await;
    assert_eq!(refused.status.as_u16(), 403, "who proposed it is not the second person");
    let done = site.decide(&clerk, erased, &[("decision", "erase")]).await;
    assert_eq!(done.status.as_u16(), 303, "{}", done.text);
    let home = site.get(&moderator, "/api/en/admin").await.text;
    assert!(!home.contains(erased) && !home.contains(request), "{home}");
    audited(folder.path()).await;
}

#[tokio::test]
async fn a_card_is_changed_and_erased_by_its_owner() {
    let folder = copy();
    let site = Site::open(folder.path()).await;
    for person in people("paused") {
        let own = json!({ "link": person["link"], "change": "resume" });
        let own = site.post("/api/kk/volunteers/own", &own).await;
        assert_eq!(own.json()["state"], "waiting", "{}", own.text);
    }
    for state in ["waiting", "listed", "refused"] {
        for person in people(state) {
            let own = json!({ "link": person["link"], "change": "erase" });
            let erased = site.post("/api/kk/volunteers/own", &own).await;
            assert_eq!(erased.status.as_u16(), 204, "{}", erased.text);
        }
    }
    let list = site.get("", "/api/kk/volunteers/published").await;
    assert_eq!(list.json()["cards"], json!([]));
    audited(folder.path()).await;
}
