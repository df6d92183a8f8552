//! The store on the embedded engine: what must be unique is, what counts stops at its cap, and the
//! file keeps what was written.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::embedded::Engine;
use super::fault::{Fault, Faults};
use super::*;
use crate::stored::{Nothing, Stored};

/// A document of these tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    text: String,
}

impl Stored for Note {
    const KIND: &'static str = "note";
    const SCHEMA: u32 = 1;
    const SINCE: u32 = 1;
    type Former = Nothing;

    fn forward(former: Nothing) -> Note {
        match former {}
    }
}

fn note(text: &str) -> Note {
    Note { text: text.to_owned() }
}

async fn table() -> Table {
    testing::table(None).await
}

fn item(name: &str, text: &str) -> Item {
    Item::new(Key::new(format!("THING#{name}"), "PART"), &note(text))
}

#[tokio::test]
async fn an_item_is_made_once_and_changed_by_who_read_it_last() {
    let table = table().await;
    let first = item("a", "one");
    table.write(&[Write::Create(first.clone())]).await.expect("made");
    let again = table.write(&[Write::Create(item("b", "x")), Write::Create(first.clone())]).await;
    assert_eq!(again, Err(WriteError::Refused(vec![1])));
    assert_eq!(table.get(&item("b", "x").key).await, Ok(None), "all or nothing");

    let second = first.next(&note("two"));
    table.write(&[Write::Replace(second.clone())]).await.expect("the version read");
    let stale = table.write(&[Write::Replace(first.next(&note("three")))]).await;
    assert_eq!(stale, Err(WriteError::Refused(vec![0])));
    let read = table.get(&first.key).await.expect("an answer").expect("an item");
    assert_eq!(read.document(), Ok(note("two")));
    assert!(table.write(&[Write::Remove(first.key.clone(), 1)]).await.is_err());
    table.write(&[Write::Remove(first.key.clone(), 2)]).await.expect("removed");
    assert_eq!(table.get(&first.key).await, Ok(None));

    table.write(&[Write::Absent(first.key.clone())]).await.expect("it is not there");
    table.write(&[Write::Create(first.clone())]).await.expect("made");
    let there = table.write(&[Write::Absent(first.key)]).await;
    assert_eq!(there, Err(WriteError::Refused(vec![0])));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_one_makes_it_and_a_cap_is_kept_exactly() {
    let table = Arc::new(table().await);
    let count = |at: usize| Write::Count {
        key: Key::new("COUNTER#c", "C"),
        cap: 20,
        expires: 1_000_000 + at as u64,
    };
    let tasks = (0..64).map(|at| {
        let table = Arc::clone(&table);
        let writes = [count(at), Write::Create(item(&at.to_string(), "counted"))];
        let unique = [Write::Create(item("unique", &at.to_string()))];
        tokio::spawn(async move {
            (persist(&table, &writes).await.is_ok(), persist(&table, &unique).await.is_ok())
        })
    });
    let mut ended = (0, 0);
    for task in tasks.collect::<Vec<_>>() {
        let (counted, made) = task.await.expect("no panic");
        ended = (ended.0 + usize::from(counted), ended.1 + usize::from(made));
    }
    assert_eq!(ended, (20, 1));
    assert_eq!(table.count(&Key::new("COUNTER#c", "C"), 0).await, Ok(20));
}

/// Writes, as long as nothing but a busy store is in the way.
async fn persist(table: &Table, writes: &[Write]) -> Result<(), WriteError> {
    loop {
        match table.write(writes).await {
            Err(WriteError::Unavailable(_)) => {}
            ended => return ended,
        }
    }
}

#[tokio::test]
async fn lists_and_parts_come_in_their_order() {
    let table = table().await;
    for at in [3, 1, 2] {
        let one = item(&at.to_string(), "listed").listed("things", format!("{at}"));
        let part = Item::new(Key::new("THING#whole", format!("PART#{at}")), &note(&at.to_string()));
        table.write(&[Write::Create(one), Write::Create(part)]).await.expect("made");
    }
    let places = table.list("things").await.expect("an answer").into_iter().map(|item| item.key);
    let names: Vec<String> = places.map(|key| key.partition).collect();
    assert_eq!(names, ["THING#1", "THING#2", "THING#3"]);
    let parts = table.parts("THING#whole", "PART#").await.expect("an answer");
    let numbers = |parts: Vec<Item>| -> Vec<String> {
        parts.iter().map(|item| item.document::<Note>().expect("a note").text).collect()
    };
    assert_eq!(numbers(parts), ["1", "2", "3"]);
    let first = Parts::from("PART#").at_most(2);
    let first = table.parts("THING#whole", first).await.expect("an answer");
    assert_eq!(numbers(first), ["1", "2"]);
    let last = Parts::between("PART#1", "PART#2").newest_first();
    let last = table.parts("THING#whole", last.clone().at_most(1)).await.expect("an answer");
    assert_eq!(numbers(last), ["2"]);
    let all = Parts::from("PART#").newest_first();
    let all = table.parts("THING#whole", all).await.expect("an answer");
    assert_eq!(numbers(all), ["3", "2", "1"]);
    assert_eq!(table.list("others").await.map(|items| items.len()), Ok(0));
}

#[tokio::test]
async fn a_list_is_read_page_after_page() {
    let table = table().await;
    for at in [4, 2, 5, 1, 3] {
        let one = item(&at.to_string(), "listed").listed("things", format!("{at}"));
        table.write(&[Write::Create(one)]).await.expect("made");
    }
    let page = async |after: Option<&str>, count| -> Vec<String> {
        let items = table.list_page("things", after, count).await.expect("an answer");
        items.into_iter().filter_map(|item| Some(item.listed?.1)).collect()
    };
    assert_eq!(page(None, 2).await, ["1", "2"]);
    assert_eq!(page(Some("2"), 2).await, ["3", "4"]);
    assert_eq!(page(Some("4"), 2).await, ["5"]);
    assert_eq!(page(Some("5"), 2).await, Vec::<String>::new());
    assert_eq!(page(Some("2"), 100).await, ["3", "4", "5"]);
    // A place need not be that of an item that is still there.
    assert_eq!(page(Some("25"), 1).await, ["3"]);
}

#[tokio::test]
async fn a_file_keeps_what_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("store.sqlite");
    let written = item("kept", "text");
    {
        let table = Engine::open(&file).expect("opens").table().await.expect("a table");
        table.write(&[Write::Create(written.clone())]).await.expect("made");
    }
    let table = Engine::open(&file).expect("opens again").table().await.expect("the table");
    assert_eq!(table.get(&written.key).await, Ok(Some(written)));
}

#[tokio::test]
async fn a_passing_fault_is_tried_again_and_a_lasting_one_is_told() {
    let faults = Faults::default();
    let engine = Engine::in_memory().expect("memory");
    let table = engine.table_behind(Some(faults.clone())).await.expect("a table");
    for (at, fault) in [Fault::Throttle, Fault::Conflict, Fault::LostRequest, Fault::LostAnswer]
        .into_iter()
        .enumerate()
    {
        let made = item(&at.to_string(), "made");
        faults.set(0, 1, fault);
        let ended = table.write(&[Write::Create(made.clone())]).await;
        // A lost answer is asked for again with the same token, so it is no second making.
        assert_eq!(ended, Ok(()), "{fault:?}");
        faults.set(0, usize::MAX / 2, fault);
        let ended = table.write(&[Write::Create(item(&format!("x{at}"), "lost"))]).await;
        assert!(matches!(ended, Err(WriteError::Unavailable(_))), "{fault:?}: {ended:?}");
        faults.clear();
        assert_eq!(table.get(&made.key).await, Ok(Some(made)));
    }
}
