//! Logs: every change is found, rows of all times hold, and two logs do not wait for one another.

use std::sync::Arc;

use super::*;
use crate::store::fault::Faults;

/// Another log than that of the program.
const OTHER: Log = Log { rows: "OTHER", end: "OTHER#HEAD" };

fn entry(record: &str) -> Entry {
    Entry::new(1, Event::Reveal, record).by("a").with(Fact::Purpose, "help")
}

async fn table() -> Table {
    crate::store::testing::table(None).await
}

async fn log_of(count: usize) -> Vec<Found> {
    let table = table().await;
    for at in 0..count {
        Log::AUDIT.record(&table, &[], &entry(&at.to_string())).await.expect("added");
    }
    Log::AUDIT.rows(&table, 1, usize::MAX).await.expect("rows")
}

fn row(found: &Found) -> &Row {
    found.row.as_ref().expect("a row")
}

fn verify(rows: &[Found], published: &[Head]) -> Report {
    let mut check = Check::behind(&Head::default(), published);
    rows.iter().for_each(|Found { number, row }| check.take(*number, row.as_ref().ok()));
    check.end()
}

/// The same row with another text in its body.
fn changed(found: &Found, from: &str, to: &str) -> Found {
    let text = serde_json::to_string(row(found)).expect("JSON");
    assert!(text.contains(from), "{from} in {text}");
    let row = serde_json::from_str(&text.replacen(from, to, 1)).expect("a row");
    Found { number: found.number, row: Ok(row) }
}

#[tokio::test]
async fn every_change_of_a_log_is_found() {
    let good = log_of(12).await;
    assert!(verify(&good, &[]).is_whole());
    let heads: Vec<Head> = good.iter().map(|found| row(found).head()).collect();
    assert!(verify(&good, &heads).is_whole());
    for at in 0..good.len() {
        for (from, to) in [
            ("\"at\":1", "\"at\":2"),
            ("reveal", "list"),
            ("\"a\"", "\"b\""),
            ("help", "need"),
            ("\"schema\":1", "\"schema\":2"),
            // What means the same in JSON is not the same bytes.
            ("\"at\":1", "\"at\": 1"),
        ] {
            let mut rows = good.clone();
            rows[at] = changed(&good[at], from, to);
            let number = rows[at].number;
            assert_eq!(verify(&rows, &[]).broken, [Broken::Changed(number)], "{from} at {at}");
        }
        let mut missing = good.clone();
        missing.remove(at);
        assert!(!verify(&missing, &heads).is_whole(), "missing {at}");
        let mut swapped = good.clone();
        swapped.swap(at, (at + 1) % good.len());
        assert!(!verify(&swapped, &[]).is_whole(), "swapped {at}");
        // Somebody who computes all hashes again is found against what was published.
        let mut rewritten = Vec::new();
        let mut head = Head::default();
        for (place, found) in good.iter().enumerate() {
            let mut entry = row(found).entry().expect("an entry");
            entry.at += u64::from(place == at);
            let row = Row::after(&head, &entry);
            head = row.head();
            rewritten.push(Found { number: found.number, row: Ok(row) });
        }
        assert!(verify(&rewritten, &[]).is_whole());
        assert!(!verify(&rewritten, &heads[11..]).is_whole(), "rewritten {at}");
    }
}

#[tokio::test]
async fn a_cut_end_is_found_against_a_published_head() {
    let good = log_of(5).await;
    let published = [row(&good[4]).head()];
    let report = verify(&good[..3], &published);
    assert_eq!(report.broken, [Broken::Cut { last: 3, had: 5 }]);
    assert_eq!(verify(&[], &published).broken, [Broken::Cut { last: 0, had: 5 }]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_rows_at_once_make_one_chain() {
    let table = Arc::new(table().await);
    let tasks = (0..24).map(|at: usize| {
        let table = Arc::clone(&table);
        tokio::spawn(async move {
            while Log::AUDIT.record(&table, &[], &entry(&at.to_string())).await.is_err() {}
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("no panic");
    }
    let report = Log::AUDIT.verify(&table, &[]).await.expect("rows");
    assert_eq!((report.rows, report.is_whole()), (24, true));
    assert_eq!(Log::AUDIT.head(&table).await.expect("a head").number, 24);
}

#[tokio::test]
async fn what_is_refused_leaves_no_row() {
    let table = table().await;
    let thing = Write::Create(Item::new(Key::new("THING#1", "PART"), &entry("1")));
    let log = Log::AUDIT;
    log.record(&table, std::slice::from_ref(&thing), &entry("1")).await.expect("once");
    let again = log.record(&table, &[thing], &entry("1")).await;
    assert_eq!(again.map(|_| ()), Err(WriteError::Refused(vec![0])));
    assert_eq!(log.rows(&table, 1, 9).await.expect("rows").len(), 1);
}

#[tokio::test]
async fn rows_come_in_pages() {
    let table = table().await;
    for at in 1..=7 {
        Log::AUDIT.record(&table, &[], &entry(&at.to_string())).await.expect("added");
    }
    let numbers = |rows: Vec<Found>| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    let log = Log::AUDIT;
    assert_eq!(numbers(log.rows(&table, 1, 3).await.expect("rows")), [1, 2, 3]);
    assert_eq!(numbers(log.rows(&table, 6, 3).await.expect("rows")), [6, 7]);
    assert_eq!(numbers(log.rows_before(&table, u64::MAX, 3).await.expect("rows")), [7, 6, 5]);
    assert_eq!(numbers(log.rows_before(&table, 2, 3).await.expect("rows")), [2, 1]);
    let page = log.rows(&table, 4, 3).await.expect("rows");
    assert!(verify_page(&page, &[row(&page[2]).head()]).is_whole());
    assert!(!verify_page(&page, &[Head { number: 5, hash: "0".to_owned() }]).is_whole());
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_named_and_hides_no_other() {
    let table = table().await;
    let log = Log::AUDIT;
    for at in 1..=6 {
        log.record(&table, &[], &entry(&at.to_string())).await.expect("added");
    }
    let head = log.head(&table).await.expect("a head");
    for (number, body) in [(2, "{"), (4, "{\"number\":4}")] {
        let item = table.get(&log.row_key(number)).await.expect("an answer").expect("a row");
        table.write(&[Write::Put(Item { body: body.to_owned(), ..item })]).await.expect("put");
    }
    let report = log.verify(&table, &[head]).await.expect("rows");
    assert_eq!(report.broken, [Broken::Unreadable(2), Broken::Unreadable(4)]);
    assert_eq!((report.rows, report.places), (6, 2));
    log.record(&table, &[], &entry("7")).await.expect("the log goes on");
    let rows = log.rows_before(&table, u64::MAX, 9).await.expect("rows");
    let readable: Vec<bool> = rows.iter().map(|found| found.row.is_ok()).collect();
    assert_eq!(readable, [true, true, true, false, true, false, true]);
}

#[tokio::test]
async fn two_logs_have_their_own_ends_and_do_not_contend() {
    let faults = Faults::default();
    let table = crate::store::testing::table(Some(faults.clone())).await;
    for at in 0..3 {
        Log::AUDIT.record(&table, &[], &entry(&at.to_string())).await.expect("added");
    }
    OTHER.record(&table, &[], &entry("x")).await.expect("added");
    let ends = (Log::AUDIT.head(&table).await, OTHER.head(&table).await);
    let (audit, other) = (ends.0.expect("a head"), ends.1.expect("a head"));
    assert_eq!((audit.number, other.number), (3, 1));
    assert!(Log::AUDIT.verify(&table, &[audit]).await.expect("rows").is_whole());
    assert!(OTHER.verify(&table, &[other]).await.expect("rows").is_whole());
    // No write of one log touches an item of the other, so that neither ever refuses the other.
    let keys = |log: Log| [log.head_key(), log.row_key(1)];
    assert!(keys(Log::AUDIT).iter().all(|key| !keys(OTHER).contains(key)));
    let before = faults.calls();
    let both = (entry("a"), entry("b"));
    let (one, two) =
        tokio::join!(Log::AUDIT.record(&table, &[], &both.0), OTHER.record(&table, &[], &both.1));
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(faults.calls() - before, 4, "a head read and one transaction each");
}

/// Rows as the first program wrote them, before there were numbers: the bytes of the entry are those
/// that it hashed.
#[tokio::test]
async fn rows_of_the_first_program_hold_for_ever() {
    let table = table().await;
    let log = Log::AUDIT;
    let first = include_str!("../../tests/stored/log-row/v0-sign-in-refused.json");
    let second = include_str!("../../tests/stored/log-row/v0-sign-in.json");
    let head: Row = serde_json::from_str(second).expect("a row");
    let head = format!(r#"{{"number":2,"hash":"{}"}}"#, head.hash);
    let item = |key, body: &str| Item {
        key,
        version: 1,
        body: body.trim().to_owned(),
        listed: None,
        expires: None,
    };
    let writes = [
        Write::Create(item(log.row_key(1), first)),
        Write::Create(item(log.row_key(2), second)),
        Write::Create(item(log.head_key(), &head)),
    ];
    table.write(&writes).await.expect("made");
    log.record(&table, &[], &entry("3")).await.expect("the log goes on");
    let report = log.verify(&table, &[]).await.expect("rows");
    assert_eq!((report.rows, &report.broken[..]), (3, &[][..]));
    let rows = log.rows(&table, 1, 9).await.expect("rows");
    let events: Vec<Event> =
        rows.iter().map(|found| row(found).entry().expect("an entry").event).collect();
    assert_eq!(events, [Event::SignInRefused, Event::SignIn, Event::Reveal]);
}

/// A newer program's events and facts are shown by their words.
#[test]
fn words_that_are_not_known_are_kept() {
    for event in Event::ALL {
        assert_eq!(Event::from(event.word().to_owned()), *event);
    }
    let newer = r#"{"schema":3,"at":1,"event":"donation","record":"r","actor":null,"facts":[["sum","5"]],"more":1}"#;
    let entry: Entry = crate::stored::read(newer).expect("readable");
    assert_eq!(entry.event, Event::Newer("donation".to_owned()));
    assert_eq!(entry.facts, [(Fact::Newer("sum".to_owned()), "5".to_owned())]);
}
