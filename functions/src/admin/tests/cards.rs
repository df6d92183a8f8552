//! Cards by state, page after page; found, decided, and decided back.

use super::*;

/// The address that a decision leads to.
async fn decided(site: &Site, cookie: &str, record: &str, decision: &str) -> String {
    let item = site.app.table.get(&KIND.record(record).card()).await.expect("an answer");
    let version = item.map_or(0, |item| item.version).to_string();
    let fields = [("record", record), ("version", &*version), ("decision", decision)];
    let answer = site.at_desk(cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.headers[header::LOCATION].to_str().expect("text").to_owned()
}

#[tokio::test]
async fn cards_are_listed_by_state_and_found_by_code_district_and_day() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let cookie = site.sign_in(MODERATOR).await;
    let read = async |query: &str| {
        let page = site.read(&cookie, &format!("/api/en/admin/cards?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        page.text
    };
    let row = format!("card?record={id}\"");
    assert!(read("state=listed").await.contains(&row), "without a complaint");
    for state in ["waiting", "paused", "refused", ""] {
        assert!(!read(&format!("state={state}")).await.contains(&row), "{state}");
    }
    assert!(read(&format!("find={id}")).await.contains(&row), "by its code in whatever state");
    let card = site.read(&cookie, &format!("/api/en/admin/card?record={id}")).await.text;
    let district = card.split("District or city</dt><dd>").nth(1).expect("a district");
    let district: String = district.split('<').next().expect("an end").to_lowercase();
    let found = form_urlencoded::Serializer::new(String::new())
        .append_pair("state", "listed")
        .append_pair("find", &district)
        .finish();
    assert!(read(&found).await.contains(&row), "by its district: {district}");
    assert!(!read("state=listed&find=nowhere").await.contains(&row));
    let today = site.app.day();
    assert!(read(&format!("state=listed&day={today}")).await.contains(&row), "by its day");
    let other = today.tomorrow().expect("a day");
    assert!(!read(&format!("state=listed&day={other}")).await.contains(&row));
    site.own(&link, Some("pause")).await;
    let paused = read("state=paused").await;
    assert!(paused.contains(&row) && paused.contains("only the owner can put it back"), "{paused}");
}

#[tokio::test]
async fn a_long_queue_is_read_in_pages_and_never_whole() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let item =
        site.app.table.get(&KIND.record(&*id).card()).await.expect("an answer").expect("one");
    for at in 0..60 {
        let record = KIND.record(format!("{at:032x}"));
        let mut copy = item.clone();
        copy.key = record.card();
        copy.version = 1;
        let place = format!("{:012}#{at:032x}", at + 1);
        let copy = copy.listed(KIND.list(State::Waiting), place);
        site.app.table.write(&[crate::store::Write::Create(copy)]).await.expect("made");
    }
    let cookie = site.sign_in(MODERATOR).await;
    let rows = |page: &str| page.matches("/admin/card?record=").count();
    let first = site.read(&cookie, "/api/en/admin/cards?state=waiting").await.text;
    assert_eq!(rows(&first), 25);
    let next = |page: &str| {
        let (before, _) = page.split_once("\">Next page").expect("a link");
        before.rsplit("href=\"").next().expect("an address").replace("&amp;", "&")
    };
    let second = site.read(&cookie, &next(&first)).await.text;
    assert_eq!(rows(&second), 25);
    let third = site.read(&cookie, &next(&second)).await.text;
    assert!(rows(&third) == 10 && !third.contains("Next page"), "{third}");
    let calls = site.faults.calls();
    let home = site.read(&cookie, "/api/en/admin").await.text;
    assert_eq!(rows(&home), 25, "{home}");
    assert!(site.faults.calls() - calls <= 8, "{}", site.faults.calls() - calls);
}

#[tokio::test]
async fn a_decision_is_taken_back_on_the_same_card() {
    let site = site().await;
    site.sign_up(&with_proof(&site).await).await;
    let waiting = site.waiting().await;
    let id = waiting[0].key.partition.split_once('#').expect("an id").1.to_owned();
    let cookie = site.sign_in(MODERATOR).await;
    let to = decided(&site, &cookie, &id, "list").await;
    let page = site.read(&cookie, &to).await.text;
    assert!(page.contains("Decided. The card is now: on the list."), "{page}");
    assert!(page.contains("value=\"return\"") && page.contains("Undo the decision"), "{page}");
    decided(&site, &cookie, &id, "return").await;
    assert_eq!(site.waiting().await.len(), 1, "it waits again");
    assert!(published(&site.app).await.expect("a list").cards.is_empty());
    let to = decided(&site, &cookie, &id, "refuse").await;
    let page = site.read(&cookie, &to).await.text;
    assert!(page.contains("The card is now: not listed.") && page.contains("value=\"return\""));
    let all = events(&site).await;
    assert!(all.contains(&Event::Return) && all.contains(&Event::CardRead), "{all:?}");
}

#[tokio::test]
async fn a_deletion_whose_owner_was_faster_is_gone() {
    let site = site().await;
    let (id, link) = site.volunteer().await;
    let cookie = site.sign_in(MODERATOR).await;
    decided(&site, &cookie, &id, "propose-erasing").await;
    assert!(site.read(&cookie, "/api/en/admin").await.text.contains("awaiting a second approval"));
    site.own(&link, Some("erase")).await;
    let home = site.read(&cookie, "/api/en/admin").await.text;
    assert!(!home.contains("awaiting a second approval"), "{home}");
    assert_eq!(site.app.table.list("erasures").await.map(|left| left.len()), Ok(0));
}
