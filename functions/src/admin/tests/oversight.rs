//! What clerks and moderators open is counted, stopped, allowed by a second person, and reported.

use super::*;

const BOTH: &str = "777777777777";

/// A number of a person with its control digit.
fn iin(at: usize) -> String {
    let digits: Vec<u8> = format!("9001013{at:04}0").bytes().map(|byte| byte - b'0').collect();
    let mut digits: [u8; 12] = digits.try_into().expect("twelve digits");
    let last = domain::number::control_digit(&digits);
    digits[11] = last.unwrap_or_default();
    match last {
        Some(_) => digits.iter().map(|digit| char::from(b'0' + digit)).collect(),
        // Such a number is not given out.
        None => iin(at + 5000),
    }
}

async fn visit(site: &Site, clerk: &str, id: &str, at: usize) -> StatusCode {
    let (number, iin) = (format!("{:09}", 100_000_000 + at), iin(at));
    let fields = [
        ("record", id),
        ("visitor", "Келген Адам"),
        ("document", "id-card"),
        ("number", &*number),
        ("iin", &*iin),
        ("purpose", "urgent"),
        ("undertaking", "2026-11"),
    ];
    site.at_desk(clerk, "/api/en/reveals/counter", &fields).await.status
}

#[tokio::test]
async fn a_clerk_who_opens_very_much_is_stopped_and_needs_a_second_person() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let clerk = site.sign_in(BOTH).await;
    for at in 0..10 {
        assert_eq!(visit(&site, &clerk, &id, at).await, StatusCode::OK, "{at}");
    }
    assert_eq!(visit(&site, &clerk, &id, 10).await, StatusCode::TOO_MANY_REQUESTS, "an hour");
    let lines = site.records.lines();
    assert!(
        lines.iter().any(|line| line.contains("\"staff-alarm\"")),
        "told in the log: {lines:?}"
    );
    pass(3600);
    let clerk = site.sign_in(BOTH).await;
    for at in 10..15 {
        assert_eq!(visit(&site, &clerk, &id, at).await, StatusCode::OK, "{at}");
    }
    assert_eq!(visit(&site, &clerk, &id, 15).await, StatusCode::FORBIDDEN, "a second person");
    assert_eq!(visit(&site, &clerk, &id, 15).await, StatusCode::FORBIDDEN);

    let name = crate::staff::name(&site.app.secrets, BOTH);
    let grant = [("person", &*name), ("activity", "visits"), ("decision", "grant")];
    let own = site.at_desk(&clerk, "/api/en/admin/oversight", &grant).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody allows it to themselves");
    let moderator = site.sign_in(MODERATOR).await;
    let home = site.read(&moderator, "/api/en/admin").await.text;
    assert!(home.contains("asks to be allowed more today: showing contacts"), "{home}");
    assert!(home.contains("showing contacts to visitors, in one hour: 8"), "{home}");
    assert!(home.contains("showing contacts to visitors, in two minutes: 5"), "{home}");
    let auditor = site.sign_in(AUDITOR).await;
    let seen = site.read(&auditor, "/api/en/admin").await.text;
    assert!(seen.contains("in one hour: 8") && !seen.contains("value=\"grant\""), "{seen}");
    let granted = site.at_desk(&moderator, "/api/en/admin/oversight", &grant).await;
    assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.text);
    assert_eq!(visit(&site, &clerk, &id, 15).await, StatusCode::OK, "allowed for today");
    let all = events(&site).await;
    for event in [Event::Alarm, Event::PermitAsked, Event::Permit] {
        assert!(all.contains(&event), "{event}");
    }
    assert_eq!(all.iter().filter(|of| **of == Event::PermitAsked).count(), 1, "asked once a day");
}

#[tokio::test]
async fn an_alarm_is_seen_by_another_and_the_digest_counts_each_person() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let clerk = site.sign_in(BOTH).await;
    for at in 0..5 {
        visit(&site, &clerk, &id, at).await;
    }
    let alarms = site.app.table.list("alarms").await.expect("a list");
    assert_eq!(alarms.len(), 1);
    let name = crate::staff::name(&site.app.secrets, BOTH);
    let seen = [("person", &*name), ("alarm", &*alarms[0].key.sort), ("decision", "seen")];
    let own = site.at_desk(&clerk, "/api/en/admin/oversight", &seen).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    let moderator = site.sign_in(MODERATOR).await;
    let other = site.at_desk(&moderator, "/api/en/admin/oversight", &seen).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    assert_eq!(site.app.table.list("alarms").await.map(|left| left.len()), Ok(0));

    site.read(&moderator, &format!("/api/en/admin/card?record={id}")).await;
    let auditor = site.sign_in(AUDITOR).await;
    let digest = site.read(&auditor, "/api/en/admin/digest").await.text;
    for text in [&name[..12], "contact shown: 5", "card or complaint read: 1", "put on the list: 1"]
    {
        assert!(digest.contains(text), "{text} in {digest}");
    }
    let other = site.read(&auditor, "/api/en/admin/digest?day=2020-01-01").await.text;
    assert!(other.contains("no rows for this day"), "{other}");
}
