//! The log for auditors: chosen rows, pages of them, and the export.

use super::*;
use crate::audit::{Entry, Fact, Log};

#[tokio::test]
async fn rows_are_chosen_by_event_day_record_person_and_word() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    seen_by(&site, &id, "900101300123").await;
    let cookie = site.sign_in(AUDITOR).await;
    let rows = async |query: &str| {
        let page = site.read(&cookie, &format!("/api/en/admin/log?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        page.text.matches("<tr><td>").count()
    };
    assert_eq!(rows("event=reveal").await, 1);
    assert_eq!(rows("event=list").await, 1);
    assert_eq!(rows(&format!("record={}", &id[..10])).await, 2);
    let asker = crate::staff::name(&site.app.secrets, "900101300123");
    assert_eq!(rows(&format!("actor={}", &asker[..12])).await, 1);
    assert_eq!(rows("find=own-need").await, 1);
    let today = site.app.day();
    assert_eq!(rows(&format!("from={today}&to={today}")).await, 4);
    let tomorrow = today.tomorrow().expect("a day");
    assert_eq!(rows(&format!("from={tomorrow}")).await, 0);
    assert_eq!(rows("to=2020-01-01").await, 0);
}

#[tokio::test]
async fn chosen_rows_of_a_long_log_come_in_pages_and_days_are_found_by_halving() {
    let site = site().await;
    let day = 24 * 60 * 60;
    for at in 0..1200_u64 {
        let event = if at % 4 == 0 { Event::Reveal } else { Event::List };
        let entry = Entry::new(1_700_000_000 + at * day / 100, event, format!("r{at}"));
        Log::AUDIT.record(&site.app.table, &[], &entry).await.expect("added");
    }
    let cookie = site.sign_in(AUDITOR).await;
    let first = site.read(&cookie, "/api/en/admin/log?event=reveal").await.text;
    assert_eq!(first.matches("<tr><td>").count(), 100);
    let (before, _) = first.split_once("\">Older rows").expect("a link");
    let next = before.rsplit("href=\"").next().expect("an address").replace("&amp;", "&");
    assert!(next.contains("event=reveal"), "the choice stays: {next}");
    let second = site.read(&cookie, &next).await.text;
    assert_eq!(second.matches("<tr><td>").count(), 100);
    // 2023-11-15 begins, in Kazakhstan, 85,600 seconds before the first row's time ends its day.
    let calls = site.faults.calls();
    let some = site.read(&cookie, "/api/en/admin/log?from=2023-11-20&to=2023-11-20").await.text;
    assert_eq!(some.matches("<tr><td>").count(), 100, "{some}");
    assert!(site.faults.calls() - calls < 20, "the day is found without reading all rows");
}

#[tokio::test]
async fn the_export_has_all_chosen_rows_and_is_logged_itself() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    for at in 0..600_u64 {
        let entry = Entry::new(site.app.now(), Event::CardRead, format!("=r{at}"));
        let entry = entry.with(Fact::Request, "a \"b\"");
        Log::AUDIT.record(&site.app.table, &[], &entry).await.expect("added");
    }
    let moderator = site.sign_in(MODERATOR).await;
    let path = "/api/ru/admin/log/export";
    let refused = site.at_desk(&moderator, path, &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let cookie = site.sign_in(AUDITOR).await;
    let file = site.at_desk(&cookie, path, &[("event", "card-read")]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(file.text.lines().count(), 601, "the head and the rows");
    assert!(file.text.contains("\"'=r599\"") && file.text.contains("a \"\"b\"\""));
    let whole = site.at_desk(&cookie, path, &[]).await;
    assert!(whole.text.contains(&id));
    let log = entries(&site.app.table).await;
    let rows: Vec<&Entry> = log.iter().filter(|of| of.event == Event::LogExported).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].fact(&Fact::Reason), Some("event=card-read"));
    assert_eq!(rows[0].actor, Some(crate::staff::name(&site.app.secrets, AUDITOR)));
}

#[tokio::test]
async fn a_broken_log_is_told_of_in_the_language_of_the_reader() {
    let site = site().await;
    let entry = Entry::new(1, Event::List, "r");
    for _ in 0..3 {
        Log::AUDIT.record(&site.app.table, &[], &entry).await.expect("added");
    }
    let key = crate::store::Key::new("AUDIT", "ROW#000000000002");
    let item = site.app.table.get(&key).await.expect("an answer").expect("a row");
    let mut changed = item.again();
    changed.body = changed.body.replace("\"list\"", "\"erase\"");
    site.app.table.write(&[crate::store::Write::Replace(changed)]).await.expect("written");
    let cookie = site.sign_in(AUDITOR).await;
    for (lang, text) in
        [("kk", "2-жазба өзгертілген"), ("ru", "запись 2 изменена"), ("en", "row 2 was changed")]
    {
        let page = site.read(&cookie, &format!("/api/{lang}/admin/log")).await.text;
        assert!(page.contains(text), "{text} in {page}");
    }
}
