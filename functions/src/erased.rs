//! What is erased, expired or cannot be opened: nothing of it is left, counted or logged as shown.

use std::sync::Arc;

use axum::http::StatusCode;
use dynoxide::storage_backend::ManualClock;
use serde_json::json;

use crate::audit::Event;
use crate::local_keys::LocalKeys;
use crate::records::erase::complete;
use crate::records::{State, access_log::accesses};
use crate::store::embedded::Engine;
use crate::store::fault::Fault;
use crate::store::is_protected;
use crate::testing::{
    NOW, Site, entries, pass, person, sign, site, site_on, with_proof, with_sealer,
};
use crate::volunteers::KIND;

/// Signs and asks for a contact as somebody new; the status of the answer.
async fn reveal(site: &Site, id: &str, number: usize) -> StatusCode {
    let asked = site.ask(id).await;
    let text = asked["text"].as_str().expect("a text");
    let asker = person(&format!("9001013{number:05}"), "СҰРАУШЫ");
    site.reveal(&asked, &sign(text, &asker)).await.status
}

async fn count(site: &Site, event: Event) -> usize {
    entries(&site.app.table).await.iter().filter(|entry| entry.event == event).count()
}

/// Checks that nothing is left of a record: no part, no key, no note of an erasure.
async fn assert_gone(site: &Site, id: &str, when: &str) {
    let partition = KIND.record(id).card().partition;
    let left = site.app.table.raw().parts(&partition, "").await;
    assert_eq!(left, Ok(vec![]), "{when}: nothing is left");
    assert_eq!(site.app.table.is_key_destroyed(&partition).await, Ok(true), "{when}: the key");
    let pending = site.app.table.list("erasing").await;
    assert_eq!(pending, Ok(vec![]), "{when}: the erasure is completed");
}

#[tokio::test]
async fn every_part_of_a_record_is_stored_encrypted() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    assert_eq!(reveal(&site, &id, 1).await, StatusCode::OK);
    let record = KIND.record(&*id);
    let seen = accesses(&site.app, &record).await.expect("the access log");
    let complaint = json!({ "link": link, "look": seen[0].request, "words": "Түнде қоңырау" });
    site.json("/api/kk/volunteers/own/complaint", &complaint).await;
    let parts = site.app.table.raw().parts(&record.card().partition, "").await.expect("parts");
    assert!(parts.len() >= 5, "card, contact, link, look, complaint: {parts:?}");
    for part in parts {
        assert_eq!(is_protected(&part), part.key != record.own_link(), "{}", part.key);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_erasure_among_reveals_leaves_nothing() {
    let site = Arc::new(site().await);
    for round in 0..4 {
        let (id, link) = site.volunteer().await;
        let mut tasks = tokio::task::JoinSet::new();
        for asker in 0..8 {
            let (site, id) = (site.clone(), id.clone());
            tasks.spawn(async move {
                let asked = json!({
                    "record": id, "purpose": "own-need", "undertaking": "2026-11",
                });
                let asked = site.json("/api/kk/reveals/requests", &asked).await;
                if asked.status == StatusCode::CREATED {
                    let asked = asked.json();
                    let text = asked["text"].as_str().expect("a text");
                    let asker = person(&format!("9001013{:05}", round * 8 + asker), "СҰРАУШЫ");
                    site.reveal(&asked, &sign(text, &asker)).await;
                }
            });
        }
        let erasing = {
            let (site, link) = (site.clone(), link.clone());
            tokio::spawn(async move { site.own(&link, Some("erase")).await.status })
        };
        tasks.join_all().await;
        if erasing.await.expect("an answer") != StatusCode::NO_CONTENT {
            // It met a reveal; its owner tries once more.
            assert_eq!(site.own(&link, Some("erase")).await.status, StatusCode::NO_CONTENT);
        }
        assert_gone(&site, &id, "after the reveals").await;
    }
}

#[tokio::test]
async fn an_erasure_that_is_broken_off_anywhere_is_completed() {
    let site = site().await;
    for fault in [Fault::LostRequest, Fault::LostAnswer] {
        for at in (usize::from(fault == Fault::LostAnswer)..12).step_by(2) {
            // So many signups are more than one network is allowed in an hour.
            pass(60 * 60);
            let (id, link) = site.volunteer().await;
            let before = count(&site, Event::Erase).await;
            site.faults.set(at, 3, fault);
            let status = site.own(&link, Some("erase")).await.status;
            site.faults.clear();
            complete(&site.app).await.expect("completed");
            let when = format!("{fault:?} at {at}: {status}");
            if site.own(&link, None).await.status == StatusCode::OK {
                assert_ne!(status, StatusCode::NO_CONTENT, "{when}: it was said to be erased");
                let again = site.own(&link, Some("erase")).await.status;
                assert_eq!(again, StatusCode::NO_CONTENT, "{when}");
            }
            assert_eq!(count(&site, Event::Erase).await, before + 1, "{when}: one row");
            assert_gone(&site, &id, &when).await;
        }
    }
}

#[tokio::test]
async fn a_contact_that_cannot_be_opened_is_neither_counted_nor_logged_as_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = LocalKeys::open(folder.path()).expect("keys");
    let site = with_sealer(site().await, good.sealer().expect("a sealer"), good.clone());
    let (id, _) = site.volunteer().await;
    let lost = tempfile::tempdir().expect("a folder");
    let other = LocalKeys::open(lost.path()).expect("other keys");
    let site = with_sealer(site, other.sealer().expect("a sealer"), other);
    for _ in 0..KIND.quota.a_day {
        assert_eq!(reveal(&site, &id, 7).await, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(count(&site, Event::Reveal).await, 0, "nothing was shown");
    let lines = site.records.lines();
    let told =
        lines.iter().find(|line| line.contains("\"cause\":\"what is sealed does not open\""));
    assert!(told.is_some_and(|line| line.contains("503")), "the cause is told: {lines:?}");
    assert!(accesses(&site.app, &KIND.record(&*id)).await.expect("the access log").is_empty());
    // The key is put back: all of the quota is still there.
    let site = with_sealer(site, good.sealer().expect("a sealer"), good);
    for _ in 0..KIND.quota.a_day {
        assert_eq!(reveal(&site, &id, 7).await, StatusCode::OK);
    }
    assert_eq!(reveal(&site, &id, 7).await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_has_expired_is_removed_from_a_folder() {
    let now = u64::try_from(NOW).expect("after 1970");
    let clock = Arc::new(ManualClock::new(now));
    let engine = Engine::in_memory_at(Arc::clone(&clock));
    let site = site_on(engine.clone()).await;
    let (id, _) = site.volunteer().await;
    assert_eq!(reveal(&site, &id, 1).await, StatusCode::OK);
    site.sign_up(&with_proof(&site).await).await;
    assert_eq!(engine.sweep().await, Ok(0), "everything is still good");
    clock.set(now + 2 * 60 * 60);
    let soon = engine.sweep().await.expect("swept");
    assert!(soon >= 3, "texts to be signed and used messages: {soon}");
    clock.set(now + 60 * 24 * 60 * 60);
    let late = engine.sweep().await.expect("swept");
    assert!(late >= 5, "limits, proofs, sessions and quotas: {late}");
    assert_eq!(engine.sweep().await, Ok(0), "nothing is left that could expire");
    let listed = site.app.table.list(&KIND.list(State::Listed)).await.expect("a list");
    assert_eq!((listed.len(), site.waiting().await.len()), (1, 1), "cards stay");
}
