//! A second kind of record through the pages of the staff, reveals, publishing, erasure and the
//! change of keys, none of which knows it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::form::{Choice, choice};
use domain::reveal::{COUNTER_FORM, FORM, PURPOSES};
use domain::secret_code::{self, SecretCode};
use domain::{Locale, Words};
use pages::KindWords;
use pages::facts::Fact;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::access_log::accesses;
use super::complaint::complain;
use super::link::{follow, kept};
use super::publish::published;
use super::{Card, Kinds, Proposal, PublicCard, RecordKind, RecordRef, SignedWords, State};
use crate::http::Problem;
use crate::limit::Quota;
use crate::rotate::rotate;
use crate::store::{Item, Unreadable, Write};
use crate::stored::{Nothing, Stored};
use crate::testing::{Site, keys, person, sign, site, with_kinds};

static KINDS: Kinds = Kinds(&[&crate::volunteers::KIND, &DRIVERS]);

static DRIVERS: RecordKind = RecordKind {
    name: "drivers",
    partition: "DRIVER",
    sealed_as: "driver",
    contact: CONTACT,
    purposes: PURPOSES,
    request_form: &FORM,
    visit_form: &COUNTER_FORM,
    quota: Quota { a_day: 1, a_month: 2 },
    words: WORDS,
    signed: SignedWords {
        title: word("REQUEST TO SEE A DRIVER'S CONTACT"),
        fields: word("telephone"),
    },
    read,
    publish,
};

const CONTACT: &[Choice] = &[choice("phone", word("Telephone"))];

const WORDS: KindWords = KindWords {
    list: word("List of drivers"),
    list_address: |locale| format!("/{locale}/drivers/"),
    ask: word("Ask a driver"),
    ask_help: word("Sign."),
    contact: word("The driver's contact"),
    recorded: word("The driver reads of it."),
    waiting: word("Drivers to look at"),
    counted: word("Drivers: {listed}, {shown}."),
    clerk: word("Choose the driver."),
};

const fn word(text: &'static str) -> Words {
    Words::new([text; Locale::COUNT])
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Driver {
    state: State,
    car: String,
}

impl Stored for Driver {
    const KIND: &'static str = "driver_card";
    const SCHEMA: u32 = 1;
    const SINCE: u32 = 1;
    type Former = Nothing;

    fn forward(former: Nothing) -> Driver {
        match former {}
    }
}

impl Card for Driver {
    fn state(&self) -> State {
        self.state
    }

    fn created(&self) -> u64 {
        1
    }

    fn proposal(&self) -> Option<Proposal> {
        None
    }

    fn decided(&self, former: &Item, state: State, _: Proposal) -> Item {
        former.next(&Driver { state, ..self.clone() })
    }

    fn facts(&self, _: Locale) -> Vec<Fact> {
        vec![Fact { label: "Car", value: self.car.clone() }]
    }
}

fn read(item: &Item) -> Result<Box<dyn Card>, Unreadable> {
    Ok(Box::new(item.document::<Driver>()?))
}

fn publish(items: &[Item], _: &BTreeSet<String>, _: u16) -> Vec<PublicCard> {
    let drivers = items.iter().filter_map(|item| Some((item, item.document::<Driver>().ok()?)));
    drivers
        .filter_map(|(item, driver)| {
            let id = DRIVERS.record_of(item)?.id;
            PublicCard::new(id.as_str(), &json!({ "id": id, "car": driver.car }))
        })
        .collect()
}

fn code() -> SecretCode {
    SecretCode::new([7; secret_code::BYTES])
}

/// A site with one driver who waits; the driver has the secret code [`code`].
async fn driven(id: &str) -> (Site, RecordRef) {
    let site = with_kinds(site().await, KINDS);
    let record = DRIVERS.record(id);
    let card = Driver { state: State::Waiting, car: "Niva".to_owned() };
    let item = record.listed(Item::new(record.card(), &card), &card, card.state);
    let sealed = site.app.sealer.seal(record.sealed(), &[("phone", "+77010000000")]);
    let contact = Item::new(record.contact(), &sealed.expect("sealed"));
    let mut writes = vec![Write::Create(item), Write::Create(contact)];
    writes.extend(kept(&site.app, &record, &code()));
    site.app.table.write(&writes).await.expect("kept");
    (site, record)
}

async fn decide(site: &Site, iin: &str, decision: &str) -> StatusCode {
    let cookie = site.sign_in(iin).await;
    let item = site.app.table.get(&DRIVERS.record("1").card()).await.expect("an answer");
    let version = item.map_or(0, |item| item.version).to_string();
    let fields = [("record", "drivers:1"), ("version", &*version), ("decision", decision)];
    site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await.status
}

async fn asked(site: &Site) -> (StatusCode, Value) {
    let body = json!({ "record": "drivers:1", "purpose": "urgent", "undertaking": "2026-11" });
    let answer = site.json("/api/en/reveals/requests", &body).await;
    (answer.status, answer.json())
}

#[tokio::test]
async fn a_second_kind_is_moderated_published_revealed_and_erased() {
    let (site, record) = driven("1").await;
    let cookie = site.sign_in("111111111111").await;
    let home = site.read(&cookie, "/api/en/admin").await.text;
    assert!(home.contains("Drivers to look at") && home.contains("Cards to review"), "{home}");
    assert!(home.contains("/api/en/admin/card?record=drivers:1"), "{home}");
    let card = site.read(&cookie, "/api/en/admin/card?record=drivers:1").await.text;
    assert!(card.contains("<dd>Niva</dd>") && card.contains("value=\"drivers:1\""), "{card}");
    assert_eq!(asked(&site).await.0, StatusCode::NOT_FOUND, "it is not listed");
    assert_eq!(decide(&site, "111111111111", "list").await, StatusCode::SEE_OTHER);
    let list = published::<Value>(&site.app, &DRIVERS).await.expect("a list");
    assert_eq!(list.cards, [json!({ "id": "1", "car": "Niva" })]);

    let (_, request) = asked(&site).await;
    let text = request["text"].as_str().expect("a text");
    for words in ["REQUEST TO SEE A DRIVER'S CONTACT", "Card: drivers:1", "To be shown: telephone"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let asker = person("900101300123", "СҰРАУШЫ");
    let shown = site.reveal(&request, &sign(text, &asker)).await;
    assert_eq!(shown.json()["contact"], json!({ "phone": "+77010000000" }));
    let (_, second) = asked(&site).await;
    let text = second["text"].as_str().expect("a text");
    let over = site.reveal(&second, &sign(text, &asker)).await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    let title = over.json()["title"].as_str().expect("a text").to_owned();
    assert!(title.contains("тәулігіне 1, айына 2"), "{title}");

    let seen = accesses(&site.app, &record).await.expect("the access log");
    assert_eq!((seen.len(), seen[0].purpose.as_str()), (1, "urgent"));
    complain(&site.app, &record, (&seen[0].request, "Late")).await.expect("taken");
    let home = site.read(&cookie, "/api/en/admin").await.text;
    let complaint = format!("/admin/complaint?record=drivers:1&amp;request={}", seen[0].request);
    assert!(home.contains(&complaint), "{home}");
    let complaint = complaint.replace("&amp;", "&");
    let page = site.read(&cookie, &format!("/api/en{complaint}")).await.text;
    assert!(page.contains("<blockquote>Late</blockquote>"), "{page}");

    assert_eq!(decide(&site, "111111111111", "propose-erasing").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&site, "111111111111", "erase").await, StatusCode::FORBIDDEN);
    assert_eq!(decide(&site, "222222222222", "erase").await, StatusCode::SEE_OTHER);
    assert_eq!(site.app.table.parts("DRIVER#1", "").await, Ok(vec![]), "nothing is left");
    let list = published::<Value>(&site.app, &DRIVERS).await.expect("a list");
    assert!(list.cards.is_empty());
}

#[tokio::test]
async fn a_link_leads_to_records_of_its_kind_only_and_keys_change_for_all_kinds() {
    let (site, record) = driven("1").await;
    let typed = code().to_string().to_lowercase();
    let found = follow(&site.app, &DRIVERS, &typed).await.expect("a record");
    assert_eq!(found.to_string(), record.to_string());
    let other = follow(&site.app, &crate::volunteers::KIND, &typed).await;
    assert_eq!(other.map(|record| record.id), Err(Problem::UnknownCode));
    let slip = typed.replacen('0', "z", 1);
    assert_ne!(slip, typed);
    let other = follow(&site.app, &DRIVERS, &slip).await;
    assert_eq!(other.map(|record| record.id), Err(Problem::MistypedCode));
    assert_eq!(rotate(&site.app, keys()).await, Ok(0), "sealed with this key already");
}

#[test]
fn a_bare_id_names_a_record_of_the_first_kind() {
    let find = |text: &str| KINDS.find(text).map(|record| (record.kind.name, record.to_string()));
    assert_eq!(find("0f"), Some(("volunteers", "0f".to_owned())));
    assert_eq!(find("volunteers:0f"), Some(("volunteers", "0f".to_owned())));
    assert_eq!(find("drivers:0f"), Some(("drivers", "drivers:0f".to_owned())));
    assert_eq!(find("ships:0f"), None);
    assert_eq!(DRIVERS.quota_prefix(), "drivers#");
    assert_eq!(crate::volunteers::KIND.quota_prefix(), "", "as it was before there were kinds");
    assert_eq!(crate::volunteers::KIND.list(State::Listed), "volunteers:listed");
    assert_eq!(crate::volunteers::KIND.public(), "PUBLIC#volunteers");
    assert_eq!(crate::volunteers::KIND.record("0f").card().partition, "VOLUNTEER#0f");
}
