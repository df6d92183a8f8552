//! What the table, the log and the records show to a reader who lacks the secret: nothing of who
//! anybody is. Planted names, numbers and addresses are looked for in all of them.
#![expect(clippy::disallowed_methods, reason = "reads the files that an engine has left")]

use std::path::Path;

use aho_corasick::AhoCorasick;
use base64ct::{Base64, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::keys::{Secrets, hex};
use crate::store::embedded::Engine;
use crate::testing::{Site, answers, entries, person, sign, site_on};
use crate::volunteers::public::published;

/// How many volunteers and how many askers are planted.
const VOLUNTEERS: usize = 100;
const ASKERS: usize = 1000;

/// A word of letters only, unlike all others.
fn word(at: usize) -> String {
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    format!("{at:04}").bytes().map(|digit| letters[usize::from(digit - b'0')]).collect()
}

/// What is planted of a volunteer.
fn contact(at: usize) -> [(&'static str, String); 4] {
    [
        ("name", format!("Канарейка {}", word(at))),
        ("phone", format!("+7707{:07}", 1_234_567 + at * 7)),
        ("email", format!("canary{at}x@planted.example")),
        ("address", format!("Жұмбақ көшесі {at}, {}", word(at))),
    ]
}

fn iin(at: usize) -> String {
    format!("{:012}", 850_101_300_000_usize + at * 13)
}

/// Everybody signs up, is let in, and is looked at by somebody.
async fn live(site: &Site) -> Vec<String> {
    let mut ids = Vec::new();
    let cookie = site.sign_in("111111111111").await;
    for at in 0..VOLUNTEERS {
        let mut form = answers();
        for (field, value) in contact(at) {
            form[field] = value.into();
        }
        form["altcha"] = site.proof().await.into();
        // The limit of one network is not what is tested here.
        crate::testing::pass(240);
        let answer = site.sign_up(&form).await;
        assert_eq!(answer.status.as_u16(), 201, "{}", answer.text);
        let waiting = site.waiting().await;
        let (id, version) = (&waiting[0].key.partition[10..], waiting[0].version.to_string());
        let fields = [("record", id), ("version", &*version), ("decision", "list")];
        let cookie = match at % 3 {
            0 => site.sign_in("111111111111").await,
            _ => cookie.clone(),
        };
        site.at_desk(&cookie, "/api/kk/admin/decisions", &fields).await;
        ids.push(id.to_owned());
    }
    ids
}

async fn look(site: &Site, ids: &[String]) {
    for at in 0..ASKERS {
        let asked = site.ask(&ids[at % ids.len()]).await;
        let text = asked["text"].as_str().expect("a text");
        let asker = person(&iin(at), &format!("СҰРАУШЫ {}", word(at).to_uppercase()));
        // Every tenth signs something else, and is refused.
        let signed = if at % 10 == 9 { "басқа" } else { text };
        let answer = site.reveal(&asked, &sign(signed, &asker)).await;
        assert!([200, 422].contains(&answer.status.as_u16()), "{}", answer.text);
        crate::testing::pass(31);
    }
}

/// The files of the engine, as somebody copies them.
fn dump(folder: &Path) -> Vec<u8> {
    let files = walk(folder);
    files.iter().flat_map(|file| std::fs::read(file).expect("a file")).collect()
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// All names of 64 hexadecimal digits in a dump.
fn names(bytes: &[u8]) -> std::collections::BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let runs = text.split(|c: char| !c.is_ascii_hexdigit() || c.is_ascii_uppercase());
    runs.filter(|run| run.len() == 64).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_copy_of_the_table_names_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::open(&folder.path().join("table")).expect("an engine");
    let site = site_on(engine).await;
    let ids = live(&site).await;
    look(&site, &ids).await;

    let bytes = dump(folder.path());
    let public = serde_json::to_vec(&published(&site.app).await.expect("a list"));
    let log = serde_json::to_vec(&entries(&site.app.table).await).expect("JSON");
    let records = site.records.lines().join("\n").into_bytes();
    assert!(
        records.len() > 10_000 && String::from_utf8_lossy(&records).contains("/api/{lang}/reveals"),
        "records were kept"
    );
    let places = [bytes, public.expect("JSON"), log, records];
    let planted: Vec<String> = (0..VOLUNTEERS)
        .flat_map(contact)
        .map(|(_, value)| value)
        .chain((0..ASKERS).map(iin))
        .chain((0..ASKERS).map(|at| format!("СҰРАУШЫ {}", word(at).to_uppercase())))
        .collect();
    let forms = planted.iter().flat_map(|text| {
        let bytes = text.as_bytes();
        [text.clone(), hex(bytes), Base64::encode_string(bytes)]
    });
    let forms: Vec<String> = forms.collect();
    let finder = AhoCorasick::new(&forms).expect("small enough");
    for (place, bytes) in places.iter().enumerate() {
        let found = finder.find(bytes).map(|found| &forms[found.pattern().as_usize()]);
        assert_eq!(found, None, "in place {place}");
    }
    attack(&places[0]);
}

/// Somebody with the program and the table, but not the secret, computes the names of all numbers
/// with every secret that they can think of.
fn attack(bytes: &[u8]) {
    let names = names(bytes);
    assert!(names.len() > ASKERS / 2, "there are names to attack: {}", names.len());
    let guesses = [[0; 32], [1; 32], [255; 32], Sha256::digest(b"tugan").into()];
    for number in (0..ASKERS).map(iin) {
        let plain = hex(&Sha256::digest(number.as_bytes()));
        let bare = {
            let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(b"").expect("any length");
            mac.update(number.as_bytes());
            hex(&mac.finalize().into_bytes())
        };
        let mut tries = vec![plain, bare];
        tries.extend(guesses.map(|guess| crate::staff::name(&Secrets::of(guess), &number)));
        for name in tries {
            assert!(!names.contains(&name), "a number was found by its name");
        }
    }
    // The right secret finds them, so the attack looks in the right place.
    let right = Secrets::of(crate::testing::SECRET_OF_TESTS);
    let found = (0..ASKERS).filter(|at| names.contains(&crate::staff::name(&right, &iin(*at))));
    assert!(found.count() > ASKERS / 2);
}

#[test]
fn what_is_printed_by_chance_tells_nothing() {
    let planted: Value = json!(contact(7).map(|(_, value)| value));
    let (profile, contact) = {
        let mut input = Vec::new();
        for (name, value) in answers().as_object().expect("an object") {
            match value {
                Value::Array(values) => input.extend(
                    values
                        .iter()
                        .map(|value| (name.clone(), value.as_str().expect("text").to_owned())),
                ),
                value => input.push((name.clone(), value.as_str().expect("text").to_owned())),
            }
        }
        input.retain(|(name, _)| contact_field(name).is_none());
        input.extend(contact(7).map(|(name, value)| (name.to_owned(), value)));
        let answers = domain::form::validate(&domain::volunteer::form::FORM, &input, 2026);
        domain::volunteer::read(&answers.expect("well")).expect("answers")
    };
    let printed = format!("{profile:?} {contact:?}");
    for value in planted.as_array().expect("values") {
        assert!(!printed.contains(value.as_str().expect("text")));
    }
}

fn contact_field(name: &str) -> Option<&str> {
    domain::volunteer::CONTACT_FIELDS.into_iter().find(|field| *field == name)
}
