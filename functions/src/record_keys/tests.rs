//! Both stores of record keys under one suite, and what is left in the file.
#![expect(clippy::disallowed_methods, reason = "tests read the file of keys")]

use super::{KeyFile, KeyState, KeyTable, RecordKey, RecordKeyFileError, RecordKeys};
use crate::store::testing::table;

async fn behaves(keys: &dyn RecordKeys) {
    assert_eq!(keys.state("A#1").await, Ok(KeyState::Unknown));
    let key = keys.create("A#1").await.expect("a key");
    assert_eq!(keys.create("A#1").await, Ok(key.clone()), "the one that is there");
    assert_ne!(keys.create("A#2").await, Ok(key.clone()), "another record, another key");
    assert_eq!(keys.state("A#1").await, Ok(KeyState::Live(key.clone())));
    keys.destroy("A#1").await.expect("destroyed");
    keys.destroy("A#1").await.expect("once more");
    assert_eq!(keys.state("A#1").await, Ok(KeyState::Destroyed));
    assert!(keys.create("A#1").await.is_err(), "an erased record gets no other key");
    let names: Vec<String> = (0..100).map(|at| format!("A#{at}")).collect();
    let states = keys.states(&names).await.expect("states");
    assert_eq!(states[0], KeyState::Unknown);
    assert_eq!(states[1], KeyState::Destroyed);
    assert!(matches!(states[2], KeyState::Live(_)));
    assert_eq!(keys.states(&names[..3]).await.as_deref(), Ok(&states[..3]));
}

#[tokio::test]
async fn every_store_of_keys_behaves_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    behaves(&KeyFile::in_memory()).await;
    behaves(&KeyFile::begin(&folder.path().join("keys")).expect("a file")).await;
    behaves(&KeyTable(table(None).await)).await;
}

#[tokio::test]
async fn a_destroyed_key_is_in_no_byte_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keys");
    let keys = KeyFile::begin(&path).expect("a file");
    let made = [keys.create("A#1").await.expect("one"), keys.create("A#2").await.expect("another")];
    let has = |RecordKey(key): &RecordKey| {
        let bytes = std::fs::read(&path).expect("bytes");
        bytes.windows(key.len()).any(|window| window == key)
    };
    assert!(made.iter().all(has));
    keys.destroy("A#1").await.expect("destroyed");
    assert!(!has(&made[0]) && has(&made[1]));
    let again = KeyFile::read(&path).expect("the file");
    assert_eq!(again.id(), keys.id());
    assert_eq!(again.state("A#1").await, Ok(KeyState::Destroyed));
    assert_eq!(again.state("A#2").await, Ok(KeyState::Live(made[1].clone())));
}

#[tokio::test]
async fn a_slot_that_was_cut_off_is_overwritten_and_a_changed_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keys");
    let keys = KeyFile::begin(&path).expect("a file");
    let first = keys.create("A#1").await.expect("one");
    keys.create("A#2").await.expect("another");
    drop(keys);
    let whole = std::fs::read(&path).expect("bytes");
    std::fs::write(&path, &whole[..whole.len() - 1]).expect("cut");
    let keys = KeyFile::open(&path).expect("the file");
    assert_eq!(keys.state("A#1").await, Ok(KeyState::Live(first)));
    assert_eq!(keys.state("A#2").await, Ok(KeyState::Unknown));
    keys.create("A#3").await.expect("a third");
    assert!(matches!(
        KeyFile::read(&path).expect("the file").state("A#3").await,
        Ok(KeyState::Live(_))
    ));

    let beside = KeyFile::open(&path).expect_err("it is in use");
    assert!(matches!(beside, RecordKeyFileError::InUse { .. }));
    assert!(KeyFile::read(&path).expect("keys").create("A#4").await.is_err(), "only read");
    drop(keys);
    let mut changed = whole;
    changed[80] ^= 1;
    std::fs::write(&path, &changed).expect("changed");
    assert!(matches!(KeyFile::open(&path), Err(RecordKeyFileError::Damaged { .. })));
    std::fs::write(&path, b"something else").expect("changed");
    assert!(matches!(KeyFile::open(&path), Err(RecordKeyFileError::Damaged { .. })));
}

#[tokio::test]
async fn many_keys_made_at_once_are_all_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keys");
    let keys = KeyFile::begin(&path).expect("a file");
    let names: Vec<String> = (0..50).map(|at| format!("A#{at}")).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for name in names.clone() {
        let keys = keys.clone();
        tasks.spawn(async move { keys.create(&name).await });
    }
    assert!(tasks.join_all().await.iter().all(Result::is_ok));
    let opened = KeyFile::read(&path).expect("the file");
    assert_eq!(opened.states(&names).await, keys.states(&names).await);
}
