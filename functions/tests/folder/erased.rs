//! What is erased is gone: from the files of a folder, and from every copy that was made of them
//! before.
#![expect(clippy::disallowed_methods, reason = "a test reads and copies the files of a folder")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use functions::local::{self, Opening};
use functions::verifier::Signatures;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::site::{Plain, Site, copy, expected, text};

/// The people of the folder whose cards are still there, waiting, listed, paused or refused.
fn people() -> Vec<&'static Value> {
    let all = expected()["volunteers"].as_array().expect("people");
    all.iter().filter(|person| person["state"] != "erased").collect()
}

/// What tells who somebody is, or was typed by them.
fn personal(person: &Value) -> Vec<String> {
    let contact = person["contact"].as_object().expect("fields").values();
    let company = [&person["profile"]["proposal"], &person["profile"]["company"]["name"]];
    let texts = contact.chain(company).filter_map(Value::as_str);
    texts.flat_map(str::lines).filter(|line| line.len() > 5).map(str::to_owned).collect()
}

/// All bytes of the files of a folder.
fn bytes(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path());
    files.filter(|path| path.is_file()).flat_map(|path| fs::read(path).expect("bytes")).collect()
}

/// Which of some texts are in the files of a folder.
fn found(folder: &Path, texts: &[String]) -> Vec<String> {
    let bytes = bytes(folder);
    // In JSON, quotation marks stand with a backslash.
    let is_in = |text: &String| {
        let escaped = text.replace('"', "\\\"");
        [text.as_bytes(), escaped.as_bytes()]
            .iter()
            .any(|text| bytes.windows(text.len()).any(|window| window == *text))
    };
    texts.iter().filter(|text| is_in(text)).cloned().collect()
}

/// A folder as an operator puts it back: an old copy of the table with the keys as they are now.
fn put_back(table: &Path, keys: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for from in [table, keys] {
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
        }
    }
    folder
}

async fn own(site: &Site, person: &Value, change: Option<&str>) -> u16 {
    let mut asked = json!({ "link": person["link"] });
    if let Some(change) = change {
        asked["change"] = change.into();
    }
    site.post("/api/kk/volunteers/own", &asked).await.status.as_u16()
}

#[tokio::test]
async fn nothing_of_a_person_stands_open_in_a_file() {
    let folder = copy();
    let texts: Vec<String> = people().into_iter().flat_map(personal).collect();
    assert!(texts.len() > 20, "{texts:?}");
    // In November 2026 proposals and companies stood open in the table.
    assert!(!found(folder.path(), &texts).is_empty());
    drop(Site::open(folder.path()).await);
    assert_eq!(found(folder.path(), &texts), Vec::<String>::new());
}

#[tokio::test]
async fn the_erased_come_back_from_no_copy() {
    let folder = copy();
    let (copies, keys) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("one"));
    let all = people();
    let (erased, kept) = all.split_at(all.len() / 2);
    let back_up = async |number: usize| {
        let to = copies.path().join(number.to_string());
        local::back_up(folder.path(), &to, keys.path()).await.expect("a copy");
    };
    let site = Site::open(folder.path()).await;
    back_up(1).await;
    for (at, person) in erased.iter().enumerate() {
        assert_eq!(own(&site, person, Some("erase")).await, 204);
        assert_eq!(own(&site, person, None).await, 404);
        if at == 1 || at == erased.len() - 1 {
            back_up(at + 2).await;
        }
    }
    drop(site);
    for copy in fs::read_dir(copies.path()).expect("copies").map(|copy| copy.expect("one").path()) {
        let back = put_back(&copy, keys.path());
        let site = Site::open(back.path()).await;
        for person in erased {
            assert_eq!(own(&site, person, None).await, 404, "{} in {copy:?}", person["id"]);
            let id = text(&person["id"]);
            let list = site.get("", "/api/kk/volunteers/published").await.text;
            assert!(!list.contains(id), "{id} is public again from {copy:?}");
        }
        for person in kept {
            assert_eq!(own(&site, person, None).await, 200, "{} in {copy:?}", person["id"]);
        }
        drop(site);
        let texts: Vec<String> = all.iter().flat_map(|person| personal(person)).collect();
        assert_eq!(found(back.path(), &texts), Vec::<String>::new());
        let raw = bytes(back.path());
        for person in erased {
            let part = format!("VOLUNTEER#{}", text(&person["id"]));
            let left = raw.windows(part.len()).filter(|window| *window == part.as_bytes()).count();
            // Deleted rows may stand in free pages of the file; none can be opened.
            assert!(left < 40, "{left}");
        }
    }
}

#[tokio::test]
async fn a_copy_with_keys_from_before_an_erasure_is_told_apart() {
    let folder = copy();
    let [to, keys] = [(), ()].map(|()| tempfile::tempdir().expect("a folder"));
    local::back_up(folder.path(), to.path(), keys.path()).await.expect_err("no record keys yet");
    drop(Site::open(folder.path()).await);
    local::back_up(folder.path(), to.path(), keys.path()).await.expect("a copy");
    for name in ["table.sqlite", "signatures", "staff.json"] {
        assert!(to.path().join(name).is_file(), "{name}");
        assert!(!keys.path().join(name).exists(), "{name}");
    }
    for name in ["secret.key", "contacts-1", "contacts-3", "record-keys"] {
        assert!(keys.path().join(name).is_file(), "{name}");
        assert!(!to.path().join(name).exists(), "{name}");
    }
    let back = put_back(to.path(), keys.path());
    let opened = local::open(back.path(), Opening::new(Signatures::Test, Arc::new(Plain))).await;
    assert!(!opened.expect("it opens").keys_made);
}
