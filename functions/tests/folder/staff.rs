//! Who may do what changes only with a row in the log.

use std::path::Path;

use functions::audit::{Entry, Event, Fact};
use functions::local;
use functions::staff::Role;
use functions::verifier::Signatures;

const IIN: &str = "850101300999";

async fn roles(folder: &Path) -> Vec<String> {
    let rows = local::rows(folder, 1, usize::MAX).await.expect("the log").into_iter();
    let entries = rows.map(|found| found.row.expect("a row").entry().expect("an entry"));
    let roles = entries.filter(|entry: &Entry| entry.event == Event::Role);
    roles.map(|entry| entry.fact(&Fact::Roles).expect("roles").to_owned()).collect()
}

#[tokio::test]
async fn roles_are_in_the_log_from_the_first_start_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    local::appoint(folder, IIN, &[Role::Moderator]).await.expect("before the first start");
    let opening = || super::opening(Signatures::Test);
    let served = local::open(folder, opening()).await.expect("it opens");
    assert_eq!(roles(folder).await, ["moderator"], "logged when the folder is begun");
    local::appoint(folder, IIN, &[Role::Clerk, Role::Auditor]).await.expect("beside the server");
    local::appoint(folder, IIN, &[]).await.expect("all taken away");
    assert_eq!(roles(folder).await, ["moderator", "clerk, auditor", ""]);
    drop(served);
    local::open(folder, opening()).await.expect("it opens again");
    assert_eq!(roles(folder).await.len(), 3, "and is not logged twice");
    let text = local::rows(folder, 1, usize::MAX).await.expect("the log");
    assert!(!format!("{text:?}").contains(IIN));
}
