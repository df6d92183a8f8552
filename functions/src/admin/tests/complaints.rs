//! Complaints as conversations: nothing that was acknowledged is lost, and blocked people see nothing.

use std::sync::Arc;

use super::*;

const ASKER: &str = "900101300123";

async fn complain(site: &Site, link: &str, request: &str, words: &str) -> StatusCode {
    let body = json!({ "link": link, "look": request, "words": words });
    site.json("/api/kk/volunteers/own/complaint", &body).await.status
}

async fn page(site: &Site, cookie: &str, id: &str, request: &str) -> String {
    let path = format!("/api/en/admin/complaint?record={id}&request={request}");
    let page = site.read(cookie, &path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.text
}

/// The version of the conversation that the page of a complaint shows.
async fn version(site: &Site, cookie: &str, (record, request): (&str, &str)) -> String {
    let path = format!("/api/en/admin/complaint?record={record}&request={request}");
    let page = site.read(cookie, &path).await.text;
    let version = page.split_once("name=\"version\" value=\"").expect("a version").1;
    version.split('"').next().expect("its end").to_owned()
}

async fn settle(site: &Site, cookie: &str, about: (&str, &str), fields: (&str, &str)) {
    let version = version(site, cookie, about).await;
    let fields = [
        ("record", about.0),
        ("request", about.1),
        ("version", &version),
        ("decision", fields.0),
        ("words", fields.1),
    ];
    let decided = site.at_desk(cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
}

#[tokio::test]
async fn a_complaint_is_answered_settled_and_opened_again() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    let words = "Түнде қоңырау шалды <b>";
    assert_eq!(complain(&site, &link, &request, words).await, StatusCode::NO_CONTENT);
    assert_eq!(complain(&site, &link, &request, "Тағы да").await, StatusCode::NO_CONTENT);
    assert_eq!(complain(&site, &link, "0", words).await, StatusCode::NOT_FOUND, "another's");

    let cookie = site.sign_in(MODERATOR).await;
    let home = site.read(&cookie, "/api/en/admin").await.text;
    assert!(home.contains(&format!("request={request}")), "{home}");
    let shown = page(&site, &cookie, &id, &request).await;
    for text in
        ["Түнде қоңырау шалды &lt;b&gt;", "Тағы да", "СҰРАУШЫ ТЕСТОВИЧ", "by a signed request"]
    {
        assert!(shown.contains(text), "{text} in {shown}");
    }
    settle(&site, &cookie, (&id, &request), ("answer", "Тексеріп жатырмыз")).await;
    let own = site.own(&link, None).await.json();
    assert_eq!(own["complaints"][0]["settled"], serde_json::Value::Null, "it is still open");
    assert_eq!(own["complaints"][0]["messages"][2]["words"], "Тексеріп жатырмыз");
    assert_eq!(own["complaints"][0]["messages"][2]["by"], "staff");
    settle(&site, &cookie, (&id, &request), ("settle", "")).await;
    assert!(!site.read(&cookie, "/api/en/admin").await.text.contains(&request), "it is settled");
    let own = site.own(&link, None).await.json();
    assert!(own["complaints"][0]["settled"].is_u64(), "the owner sees it: {own}");

    assert_eq!(complain(&site, &link, &request, "Қайта шалды").await, StatusCode::NO_CONTENT);
    assert!(site.read(&cookie, "/api/en/admin").await.text.contains(&request), "opened again");
    let shown = page(&site, &cookie, &id, &request).await;
    assert!(shown.contains("Қайта шалды") && shown.contains("Тағы да"), "{shown}");
    let all = events(&site).await;
    for event in
        [Event::Complaint, Event::ComplaintAnswered, Event::ComplaintSettled, Event::CardRead]
    {
        assert!(all.contains(&event), "{event}");
    }
}

#[tokio::test]
async fn an_empty_complaint_is_refused_with_words_and_what_was_written_stays() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    for words in ["", "  \n "] {
        let status = complain(&site, &link, &request, words).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let fields = [("link", &*link), ("look", &*request), ("words", " ")];
    let page = site.at_desk("", "/api/en/volunteers/own/complaint", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("an empty complaint cannot be looked into"), "{}", page.text);
    let long = "ұ".repeat(2001);
    let fields = [("link", &*link), ("look", &*request), ("words", &*long)];
    let page = site.at_desk("", "/api/en/volunteers/own/complaint", &fields).await;
    assert!(page.text.contains("2000") && page.text.contains(&long), "{}", page.text);
    let own = site.own(&link, None).await.json();
    assert_eq!(own["complaints"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn complaints_at_the_same_moment_are_all_kept() {
    let site = Arc::new(site().await);
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    let tasks = (0..6).map(|at| {
        let (site, link, request) = (Arc::clone(&site), link.clone(), request.clone());
        tokio::spawn(async move { complain(&site, &link, &request, &format!("Шағым {at}")).await })
    });
    for task in tasks.collect::<Vec<_>>() {
        assert_eq!(task.await.expect("no panic"), StatusCode::NO_CONTENT);
    }
    let own = site.own(&link, None).await.json();
    assert_eq!(own["complaints"][0]["messages"].as_array().map(Vec::len), Some(6), "{own}");
}

#[tokio::test]
async fn a_message_that_nobody_has_read_is_not_settled() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    let words = |words: &str| json!({ "link": link, "look": request, "words": words });
    let path = "/api/kk/volunteers/own/complaint";
    site.json(path, &words("Бірінші")).await;
    let cookie = site.sign_in(MODERATOR).await;
    let read = version(&site, &cookie, (&id, &request)).await;
    site.json(path, &words("Екінші")).await;
    let fields =
        [("record", &*id), ("request", &request), ("version", &read), ("decision", "settle")];
    let settled = site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(settled.status, StatusCode::CONFLICT, "{}", settled.text);
    assert!(site.read(&cookie, "/api/en/admin").await.text.contains(&request), "it still waits");
    settle(&site, &cookie, (&id, &request), ("settle", "")).await;
}

#[tokio::test]
async fn a_visitor_is_blocked_under_all_names() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let clerk = site.sign_in(CLERK).await;
    let visit = async |iin: &str| {
        let fields = [
            ("record", &*id),
            ("visitor", "Келген Адам"),
            ("document", "foreign"),
            ("number", "AB 1234567"),
            ("iin", iin),
            ("purpose", "urgent"),
            ("undertaking", "2026-11"),
        ];
        site.at_desk(&clerk, "/api/en/reveals/counter", &fields).await.status
    };
    assert_eq!(visit("900101300126").await, StatusCode::OK);
    let own = site.own(&link, None).await.json();
    let request = own["looks"][0]["request"].as_str().expect("a request").to_owned();
    complain(&site, &link, &request, "Қорқытты").await;
    let cookie = site.sign_in(MODERATOR).await;
    settle(&site, &cookie, (&id, &request), ("block", "Threats")).await;
    // The same document, this time without the IIN.
    assert_eq!(visit("").await, StatusCode::FORBIDDEN);
    let name = crate::staff::name(&site.app.secrets, "900101300126");
    let fields = [("person", &*name), ("decision", "unblock")];
    let back = site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    assert_eq!(visit("").await, StatusCode::OK);
}

/// A complaint from before there were answers is shown, answered and settled like any other.
#[tokio::test]
async fn a_complaint_from_before_is_one_of_them() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    let place = crate::seal::Context { kind: "complaints", id: &request };
    let words = crate::seal::encrypt(&site.app.secrets.looks, place, "Ескі шағым").expect("hidden");
    let former = crate::records::complaint::Complaint {
        record: id.clone(),
        request: request.clone(),
        at: site.app.now(),
        words,
    };
    let item = crate::store::Item::new(KIND.record(&*id).complaint(&request), &former);
    let item = item.listed("complaints", format!("{:012}#{request}", site.app.now()));
    site.app.table.write(&[crate::store::Write::Create(item)]).await.expect("kept");
    let cookie = site.sign_in(MODERATOR).await;
    assert!(site.read(&cookie, "/api/en/admin").await.text.contains(&request));
    assert!(page(&site, &cookie, &id, &request).await.contains("Ескі шағым"));
    settle(&site, &cookie, (&id, &request), ("settle", "Шара қолданылды")).await;
    assert!(!site.read(&cookie, "/api/en/admin").await.text.contains(&request));
    complain(&site, &link, &request, "Тағы болды").await;
    let shown = page(&site, &cookie, &id, &request).await;
    for text in ["Ескі шағым", "Шара қолданылды", "Тағы болды"] {
        assert!(shown.contains(text), "{text} in {shown}");
    }
    let waiting = site.app.table.list("complaints").await.expect("a list");
    assert_eq!(waiting.len(), 1, "it stands in the list once");
}

#[tokio::test]
async fn who_is_blocked_sees_no_contact_until_that_is_taken_back() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let request = seen_by(&site, &id, ASKER).await;
    complain(&site, &link, &request, "Қорқытты").await;
    let cookie = site.sign_in(MODERATOR).await;
    let fields = [("record", &*id), ("request", &*request), ("decision", "block"), ("words", "")];
    let nothing = site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
    settle(&site, &cookie, (&id, &request), ("block", "Threats")).await;
    assert!(
        page(&site, &cookie, &id, &request).await.contains("No contacts are shown to this person")
    );

    let asked = site.ask(&id).await;
    let text = asked["text"].as_str().expect("a text");
    let refused = site.reveal(&asked, &sign(text, &person(ASKER, "СҰРАУШЫ"))).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    assert_eq!(refused.json()["type"], "/problems/blocked");
    let title = refused.json()["title"].as_str().expect("a text").to_owned();
    assert!(title.contains("модератор"), "told plainly: {title}");
    let log = entries(&site.app.table).await;
    let last = log.last().expect("a row");
    assert_eq!((&last.event, last.facts[1].1.as_str()), (&Event::RevealRefused, "blocked"));
    // The same person at a service centre, recognised by the IIN.
    let clerk = site.sign_in(CLERK).await;
    let visit = [
        ("record", &*id),
        ("visitor", "Келген Адам"),
        ("document", "id-card"),
        ("number", "012345678"),
        ("iin", "900101300126"),
        ("purpose", "urgent"),
        ("undertaking", "2026-11"),
    ];
    let other = site.at_desk(&clerk, "/api/en/reveals/counter", &visit).await;
    assert_eq!(other.status, StatusCode::OK, "another person is not blocked");

    let blocks = site.read(&cookie, "/api/en/admin/blocks").await.text;
    assert!(blocks.contains("Threats"), "{blocks}");
    let name = crate::staff::name(&site.app.secrets, ASKER);
    let fields = [("person", &*name), ("decision", "unblock")];
    let back = site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    seen_by(&site, &id, ASKER).await;
    let all = events(&site).await;
    assert!(all.contains(&Event::Block) && all.contains(&Event::Unblock));
}
