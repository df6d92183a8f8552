//! Reveals through the routers: whoever signed sees the contact, once, and everybody else nothing.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64ct::{Base64, Encoding};
use eds::testing::Identity;
use serde_json::{Value, json};

use crate::audit::{Entry, Event};
use crate::limit::Quota;
use crate::store::Key;
use crate::store::fault::Fault;
use crate::testing::{Site, entries, pass, person, sign, signing, site};

/// How many contacts one person may see.
const QUOTA: Quota = crate::volunteers::KIND.quota;

const IIN: &str = "900101300123";

fn asker() -> Identity {
    person(IIN, "СҰРАУШЫ")
}

async fn rows(site: &Site, event: Event) -> Vec<Entry> {
    let entries = entries(&site.app.table).await.into_iter();
    entries.filter(|entry| entry.event == event).collect()
}

fn text(asked: &Value) -> &str {
    asked["text"].as_str().expect("a text")
}

#[tokio::test]
async fn who_has_signed_sees_the_contact_once_and_the_volunteer_sees_him() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let asked = site.ask(&id).await;
    assert!(text(&asked).starts_with("tugan-reveal/1\n") && text(&asked).contains(&id));
    let shown = site.reveal(&asked, &sign(text(&asked), &asker())).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert_eq!(shown.json()["contact"]["phone"], "+77012345678");
    assert_eq!(shown.json()["contact"]["name"], "Айгүл Серікқызы");

    let row = &rows(&site, Event::Reveal).await[0];
    assert_eq!((row.record.as_str(), row.facts[1].1.as_str()), (&*id, "own-need"));
    assert!(!format!("{row:?}").contains(IIN), "the log names nobody openly");
    let own = site.own(&link, None).await.json();
    assert_eq!(own["looks"][0]["who"]["name"], "СҰРАУШЫ ТЕСТОВИЧ");
    assert_eq!(own["looks"][0]["purpose"], "own-need");

    let again = site.reveal(&asked, &sign(text(&asked), &asker())).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    assert_eq!(rows(&site, Event::Reveal).await.len(), 1);
}

#[tokio::test]
async fn whatever_is_named_in_place_of_a_record_is_not_on_the_list() {
    let site = site().await;
    let long = "a".repeat(3_000);
    let mut pages = Vec::new();
    for record in [&*long, "0", "nobody", "%D2%B1", "volunteers:..%2F", "x:1", "%00", "a%20b"] {
        let answer = site.read("", &format!("/api/kk/reveals?record={record}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{record}");
        pages.push(answer.text);
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "one page for all of them");
    let body = json!({ "record": long, "purpose": "own-need", "undertaking": "2026-11" });
    let asked = site.json("/api/kk/reveals/requests", &body).await;
    assert_eq!(asked.json()["type"], "/problems/not-listed");
}

#[tokio::test]
async fn what_may_not_be_trusted_shows_nothing_and_is_logged_with_its_step() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let asked = site.ask(&id).await;
    let other = site.ask(&id).await;
    let good = sign(text(&asked), &asker());
    let cases = [
        ("x".to_owned(), 422, Some("envelope")),
        (sign("Иә", &asker()), 422, Some("content")),
        (sign(text(&other), &asker()), 422, Some("content")),
        (good.replacen("MII", "MIJ", 1), 422, Some("envelope")),
    ];
    for (signature, status, step) in cases {
        let answer = site.reveal(&asked, &signature).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
        assert_eq!(answer.json()["step"].as_str(), step);
    }
    assert_eq!(rows(&site, Event::RevealRefused).await.len(), 4);
    let steps: Vec<String> =
        rows(&site, Event::RevealRefused).await.iter().map(|row| row.facts[0].1.clone()).collect();
    assert_eq!(steps, ["envelope", "content", "content", "envelope"]);

    let mut stolen = asked.clone();
    stolen["ticket"] = "0".into();
    assert_eq!(site.reveal(&stolen, &good).await.status, StatusCode::NOT_FOUND);
    site.own(&link, Some("pause")).await;
    assert_eq!(site.reveal(&asked, &good).await.json()["type"], "/problems/not-listed");
    pass(301);
    assert_eq!(site.reveal(&asked, &good).await.status, StatusCode::GONE);
    assert!(rows(&site, Event::Reveal).await.is_empty());
}

#[tokio::test]
async fn a_signature_for_the_desk_shows_no_contact_and_the_other_way_round() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let page = site.at_desk("", "/api/kk/admin/challenge", &[]).await;
    let (desk_text, [request, ticket]) = signing(&page.text);
    let moderator = person("111111111111", "ҚЫЗМЕТКЕР");
    let for_desk = json!({ "request": request, "ticket": ticket });
    let shown = site.reveal(&for_desk, &sign(&desk_text, &moderator)).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND, "{}", shown.text);

    let asked = site.ask(&id).await;
    let signature = sign(text(&asked), &moderator);
    let field = |name: &str| asked[name].as_str().expect("a text").to_owned();
    let (request, ticket) = (field("request"), field("ticket"));
    let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
    let entered = site.at_desk("", "/api/kk/admin/session", &fields).await;
    assert!(!entered.headers.contains_key(header::SET_COOKIE), "{}", entered.text);
    let crossed = sign(&desk_text, &moderator);
    assert_eq!(site.reveal(&asked, &crossed).await.json()["step"], "content");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_copies_of_a_signed_request_are_one_reveal() {
    let site = Arc::new(site().await);
    let (id, link) = site.volunteer().await;
    let asked = site.ask(&id).await;
    let signature = sign(text(&asked), &asker());
    let tasks = (0..16).map(|_| {
        let (site, asked, signature) = (Arc::clone(&site), asked.clone(), signature.clone());
        tokio::spawn(async move { site.reveal(&asked, &signature).await.status })
    });
    let mut shown = 0;
    for task in tasks.collect::<Vec<_>>() {
        shown += usize::from(task.await.expect("no panic") == StatusCode::OK);
    }
    assert_eq!((shown, rows(&site, Event::Reveal).await.len()), (1, 1));
    let own = site.own(&link, None).await.json();
    assert_eq!(own["looks"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_quota_holds_however_many_ask_at_once() {
    let site = Arc::new(site().await);
    let (id, _) = site.volunteer().await;
    let mut asked = Vec::new();
    for _ in 0..QUOTA.a_day + 50 {
        let request = site.ask(&id).await;
        let signature = sign(text(&request), &asker());
        asked.push((request, signature));
    }
    let tasks = asked.into_iter().map(|(asked, signature)| {
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            loop {
                let answer = site.reveal(&asked, &signature).await;
                // Too many at once for the log; nothing was shown, and it may be tried again.
                if answer.status != StatusCode::SERVICE_UNAVAILABLE {
                    return answer.status;
                }
            }
        })
    });
    let mut statuses = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        statuses.push(task.await.expect("no panic"));
    }
    let count = |status| statuses.iter().filter(|of| **of == status).count() as u64;
    assert_eq!(count(StatusCode::OK), QUOTA.a_day);
    assert_eq!(count(StatusCode::TOO_MANY_REQUESTS), 50);
    assert_eq!(rows(&site, Event::Reveal).await.len() as u64, QUOTA.a_day);
}

#[tokio::test]
async fn a_month_has_its_quota_too() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let mut shown = 0;
    for day in 0..6 {
        for _ in 0..QUOTA.a_day {
            let asked = site.ask(&id).await;
            let answer = site.reveal(&asked, &sign(text(&asked), &asker())).await;
            shown += u64::from(answer.status == StatusCode::OK);
        }
        // The evening of 18 November: the sixth day is still in November.
        assert_eq!(shown, (QUOTA.a_day * (day + 1)).min(QUOTA.a_month));
        pass(24 * 60 * 60);
    }
    let asked = site.ask(&id).await;
    let answer = site.reveal(&asked, &sign(text(&asked), &asker())).await;
    assert_eq!(answer.json()["type"], "/problems/quota");
    let seconds = answer.headers[header::RETRY_AFTER].to_str().expect("text");
    assert!(seconds.parse::<u64>().expect("seconds") > 24 * 60 * 60, "until December");
}

#[tokio::test]
async fn a_fault_at_any_call_shows_no_contact_without_its_row() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let mut seen = 0;
    for fault in [Fault::Conflict, Fault::Throttle, Fault::LostRequest, Fault::LostAnswer] {
        for at in 0..8 {
            // Somebody new each time, so that no quota hides what is tested.
            seen += 1;
            let asker = person(&format!("9001013{seen:05}"), "СҰРАУШЫ");
            let asked = site.ask(&id).await;
            let signature = sign(text(&asked), &asker);
            let before = rows(&site, Event::Reveal).await.len();
            site.faults.set(at, 3, fault);
            let answer = site.reveal(&asked, &signature).await;
            site.faults.clear();
            let after = rows(&site, Event::Reveal).await.len();
            let shown = answer.text.contains("+77012345678");
            assert_eq!(shown, answer.status == StatusCode::OK, "{fault:?} at {at}");
            assert!(!shown || after == before + 1, "{fault:?} at {at}: shown without a row");
            let own = site.own(&link, None).await.json();
            assert_eq!(own["looks"].as_array().map(Vec::len), Some(after), "{fault:?} at {at}");
        }
    }
    assert!(rows(&site, Event::Reveal).await.len() >= 4, "some of them were shown");
}

#[tokio::test]
async fn a_phone_signs_and_the_browser_that_asked_sees_the_contact() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let asked = site.ask(&id).await;
    let address = asked["phone"].as_str().expect("an address");
    let address = address.strip_prefix("mobileSign:https://site.example").expect("of the site");
    let about = site.read("", address).await.json();
    assert_eq!(about["document"]["auth_type"], "None");
    let uri = about["document"]["uri"].as_str().expect("an address");
    let path = uri.strip_prefix("https://site.example").expect("of the site").to_owned();
    let document = site.read("", &path).await.json();
    assert_eq!(document["signMethod"], "CMS_WITH_DATA");
    let data = document["documentsToSign"][0]["document"]["file"]["data"].as_str().expect("data");
    let read = Base64::decode_vec(data).expect("base64");
    assert_eq!(std::str::from_utf8(&read), Ok(text(&asked)));

    let put = async |signature: &str| {
        let mut back = document.clone();
        back["documentsToSign"][0]["document"]["file"]["data"] = signature.into();
        let request = Request::put(&path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, "ru")
            .body(Body::from(back.to_string()));
        site.send(request.expect("a request")).await
    };
    let waits = json!({ "request": asked["request"], "ticket": asked["ticket"] });
    let state = site.json("/api/kk/reveals", &waits).await;
    assert_eq!((state.status, &state.json()["state"]), (StatusCode::ACCEPTED, &"waiting".into()));
    let refused = put(&sign("басқа", &asker())).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.json()["message"].as_str().is_some_and(|text| text.contains("подпис")));
    assert_eq!(put(&sign(text(&asked), &asker())).await.status, StatusCode::OK);
    let key = Key::new(format!("SIGN#{}", asked["request"].as_str().expect("one")), "SIGN");
    let kept = site.app.table.get(&key).await.expect("an answer").expect("a request").body;
    let signer = sign(text(&asked), &asker());
    assert!(!kept.contains(&signer[..40]), "what the phone has signed is stored encrypted");
    assert!(rows(&site, Event::Reveal).await.is_empty(), "the phone itself is shown nothing");
    let shown = site.json("/api/kk/reveals", &waits).await;
    assert_eq!(shown.json()["contact"]["phone"], "+77012345678");

    let wrong = path.replace("/document", "0/document");
    assert_eq!(site.read("", &wrong).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_clerk_shows_a_contact_to_a_visitor_with_a_document() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let path = "/api/ru/reveals/counter";
    let fields = [
        ("record", id.as_str()),
        ("visitor", "Келген Адам"),
        ("document", "id-card"),
        ("number", "012 345 678"),
        ("iin", "900101300126"),
        ("purpose", "urgent"),
        ("undertaking", "2026-11"),
    ];
    for (cookie, status) in [
        (String::new(), StatusCode::UNAUTHORIZED),
        (site.sign_in("111111111111").await, StatusCode::FORBIDDEN),
        (site.sign_in("444444444444").await, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(site.at_desk(&cookie, path, &fields).await.status, status);
    }
    let clerk = site.sign_in("333333333333").await;
    for _ in 0..QUOTA.a_day {
        let shown = site.at_desk(&clerk, path, &fields).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
        assert!(shown.text.contains("tel:+77012345678"));
    }
    let more = site.at_desk(&clerk, path, &fields).await;
    assert_eq!(more.status, StatusCode::TOO_MANY_REQUESTS, "the visitor has his quota");
    let log = rows(&site, Event::Reveal).await;
    // Names are hexadecimal, so that a few digits in a row may stand in them by chance.
    for number in ["012 345 678", "012345678"] {
        assert!(!format!("{log:?}").contains(number), "the number is not kept openly");
    }
    let own = site.own(&link, None).await.json();
    assert_eq!(own["looks"][0]["way"], "counter");
    assert_eq!(own["looks"][0]["who"]["name"], "Келген Адам", "the volunteer reads who it was");
    assert!(own["looks"][0]["who"].get("person").is_none(), "and not by what name");
    let missing = site.at_desk(&clerk, path, &fields[..3]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_visitor_has_a_document_that_can_be_and_counts_once_over_documents() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let clerk = site.sign_in("333333333333").await;
    let visit = async |document: &str, number: &str, iin: &str| {
        let fields = [
            ("record", id.as_str()),
            ("visitor", "Келген Адам"),
            ("document", document),
            ("number", number),
            ("iin", iin),
            ("purpose", "urgent"),
            ("undertaking", "2026-11"),
        ];
        site.at_desk(&clerk, "/api/en/reveals/counter", &fields).await
    };
    for (document, number, iin, told) in [
        ("id-card", ".", "900101300126", "nine digits"),
        ("id-card", "1", "900101300126", "nine digits"),
        ("passport", "012345678", "900101300126", "letter N and eight digits"),
        ("id-card", "012345678", "", "has an IIN"),
        ("id-card", "012345678", "900101300125", "no such IIN"),
        ("id-card", "012345678", "901301300126", "no such IIN"),
        ("foreign", ".", "", "No document has such a number"),
    ] {
        let refused = visit(document, number, iin).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{document} {number} {iin}");
        assert!(refused.text.contains(told), "{told} in {}", refused.text);
        assert!(!refused.text.contains("+77012345678"));
    }
    let documents = [("id-card", "012345678"), ("passport", "N12345678"), ("id-card", "112345678")];
    for at in 0..QUOTA.a_day {
        let (document, number) = documents[at as usize % 3];
        assert_eq!(visit(document, number, "900101300126").await.status, StatusCode::OK);
    }
    let more = visit("passport", "N87654321", "900101300126").await;
    assert_eq!(more.status, StatusCode::TOO_MANY_REQUESTS, "one visitor over all documents");
    let foreign = visit("foreign", "AB 1234567", "").await;
    assert_eq!(foreign.status, StatusCode::OK, "a visitor from abroad may have no IIN");
}
