//! The server is killed under load, and its answers are still true: every confirmed signup is there,
//! and no contact was shown without its row in the log.
#![expect(clippy::disallowed_methods, reason = "a test runs the program as its operator does")]

mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use functions::audit::Event;
use functions::local;
use server::Server;

/// How often the server is killed.
const ROUNDS: usize = 4;

/// How many sign up at once.
const AT_ONCE: usize = 4;

#[test]
fn nobody_who_was_told_that_he_is_signed_up_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut links = Vec::new();
    for round in 0..ROUNDS {
        let mut server = Server::start(folder.path());
        let (over, told) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let visitors: Vec<_> = (0..AT_ONCE)
            .map(|visitor| {
                let (site, over) = (server.site.clone(), Arc::clone(&over));
                let told = Arc::clone(&told);
                thread::spawn(move || {
                    let mut links = Vec::new();
                    for at in 0.. {
                        if over.load(Ordering::SeqCst) {
                            break;
                        }
                        let network = format!("10.{round}.{visitor}.{at}");
                        links.extend(site.sign_up(&network));
                        told.store(told.load(Ordering::SeqCst).max(links.len()), Ordering::SeqCst);
                    }
                    links
                })
            })
            .collect();
        // In the middle of it, at another moment each time.
        while told.load(Ordering::SeqCst) < 3 + round {
            thread::sleep(Duration::from_millis(5));
        }
        server.kill();
        over.store(true, Ordering::SeqCst);
        links.extend(visitors.into_iter().flat_map(|visitor| visitor.join().expect("no panic")));
    }
    assert!(links.len() >= ROUNDS * 3, "{} were told", links.len());
    let server = Server::start(folder.path());
    for link in &links {
        assert!(server.site.has_card(link), "one of {} is lost", links.len());
    }
}

#[test]
fn no_contact_was_shown_without_its_row() {
    let folder = tempfile::tempdir().expect("a folder");
    Server::appoint(folder.path());
    let mut server = Server::start(folder.path());
    server.site.sign_up("10.9.9.9").expect("signed up");
    let id = server.site.let_in();
    // Five a day is what one person may see; the server dies somewhere among them.
    let signed: Vec<_> = (0..5).map(|_| server.site.ask(&id)).collect();
    let shown = Arc::new(AtomicUsize::new(0));
    let askers: Vec<_> = signed
        .into_iter()
        .map(|signed| {
            let (site, shown) = (server.site.clone(), Arc::clone(&shown));
            thread::spawn(move || {
                shown.fetch_add(usize::from(site.reveal(&signed)), Ordering::SeqCst);
            })
        })
        .collect();
    while shown.load(Ordering::SeqCst) == 0 {
        thread::sleep(Duration::from_millis(1));
    }
    server.kill();
    askers.into_iter().for_each(|asker| asker.join().expect("no panic"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let report = runtime.block_on(local::verify(folder.path(), &[])).expect("the log");
    assert!(report.is_whole(), "{report:?}");
    let rows = runtime.block_on(local::rows(folder.path(), 1, usize::MAX)).expect("the log");
    let entries = rows.into_iter().map(|found| found.row.expect("a row").entry().expect("one"));
    let told = entries.filter(|entry| entry.event == Event::Reveal).count();
    let shown = shown.load(Ordering::SeqCst);
    assert!(shown >= 1 && shown <= told, "{shown} were shown and {told} are in the log");
}
