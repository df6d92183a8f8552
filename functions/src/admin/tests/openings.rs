//! Evidence is opened when two people have confirmed it, and not otherwise.

use super::*;
use crate::opening::{self, EvidenceError};
use crate::staff::{List, Role};
use crate::testing::{STAFF, keys};

fn staff(site: &Site) -> List {
    let named = |iin| crate::staff::name(&site.app.secrets, iin);
    List::of(STAFF.map(|(iin, roles)| (named(iin), roles.iter().copied().collect())))
}

async fn confirm(site: &Site, iin: &str, request: &str, words: &str) -> StatusCode {
    let cookie = site.sign_in(iin).await;
    let fields = [("request", request), ("words", words)];
    site.at_desk(&cookie, "/api/en/admin/evidence", &fields).await.status
}

#[tokio::test]
async fn two_examiners_confirm_before_evidence_is_opened() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let request = seen_by(&site, &id, "900101300123").await;
    let staff = staff(&site);
    let open = async || opening::open(&site.app, &staff, keys(), &request).await;
    let unconfirmed = async |count| match open().await {
        Err(EvidenceError::Unconfirmed { confirmed }) => assert_eq!(confirmed, count),
        other => panic!("{other:?}"),
    };
    unconfirmed(0).await;
    assert_eq!(confirm(&site, AUDITOR, &request, "Court").await, StatusCode::FORBIDDEN);
    assert_eq!(confirm(&site, EXAMINER, &request, " ").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(confirm(&site, EXAMINER, "1", "Court").await, StatusCode::NOT_FOUND);
    assert_eq!(confirm(&site, EXAMINER, &request, "Court").await, StatusCode::SEE_OTHER);
    assert_eq!(confirm(&site, EXAMINER, &request, "Court").await, StatusCode::SEE_OTHER);
    unconfirmed(1).await;
    let cookie = site.sign_in("666666666666").await;
    let page = site.read(&cookie, "/api/en/admin/evidence").await.text;
    assert!(page.contains(&request) && page.contains("Confirmed by: 1."), "{page}");
    assert_eq!(confirm(&site, "666666666666", &request, "Court").await, StatusCode::SEE_OTHER);
    let opened = open().await.expect("two have confirmed");
    assert!(opened.text.starts_with("tugan-reveal/1\n") && !opened.message.is_empty());
    let log = events(&site).await;
    assert!(log.contains(&Event::EvidenceConfirmed) && log.contains(&Event::EvidenceOpened));

    // Somebody without the role any more is no second person, nor is a confirmation of yesterday.
    let mut fewer = staff.clone();
    fewer.set(crate::staff::name(&site.app.secrets, EXAMINER), &[Role::Auditor]);
    let less = opening::open(&site.app, &fewer, keys(), &request).await;
    assert!(matches!(less, Err(EvidenceError::Unconfirmed { confirmed: 1 })), "{less:?}");
    pass(24 * 60 * 60);
    unconfirmed(0).await;
}
