//! Telephones of records: which cards have a number, and which one of them is let in. A number
//! itself is in the sealed contact only; here it stands under a name that is made of it.

use serde::{Deserialize, Serialize};

use super::card::{Card, Telephone};
use super::kind::RecordRef;
use crate::app::AppContext;
use crate::http::Problem;
use crate::store::{Item, Key, Write};
use crate::stored::stored;

/// That a record has a number, or is the one with the number that is let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct NumberOf {
    /// The record, by the text that names it.
    record: String,
    /// Since when, in seconds since 1970.
    at: u64,
}
stored!(number_of: NumberOf, 1);

/// The part of a number that says which card with it is let in: there is one at most.
const HOLDER: &str = "HOLDER";

/// Where the cards with a number begin.
const CARDS: &str = "CARD#";

/// The key of what is stored of a number, by the name that is made of it.
pub(super) fn part(name: &str, part: String) -> Key {
    Key::new(format!("PHONE#{name}"), part)
}

impl Telephone {
    /// A number, in whichever way it is written, that nobody has confirmed.
    pub fn new(app: &AppContext, number: &str) -> Telephone {
        Telephone { name: name(app, number), confirmed: None }
    }
}

/// The name of a number.
fn name(app: &AppContext, number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    app.secrets.lookup.name(&[b"telephone", digits.as_bytes()])
}

/// The write that notes that a record has a number.
pub(crate) fn noted(app: &AppContext, record: &RecordRef, telephone: &Telephone) -> Write {
    let key = part(&telephone.name, format!("{CARDS}{record}"));
    Write::Put(Item::new(key, &NumberOf { record: record.to_string(), at: app.now() }))
}

/// The write of the transaction that lets a card in: it becomes the one card with its number. A card
/// without a telephone needs none.
pub(crate) async fn claims(
    app: &AppContext,
    record: &RecordRef,
    card: &dyn Card,
) -> Result<Option<Write>, Problem> {
    let Some(telephone) = card.telephone() else { return Ok(None) };
    let holds = NumberOf { record: record.to_string(), at: app.now() };
    let key = part(&telephone.name, HOLDER.to_owned());
    let Some(item) = app.table.get(&key).await? else {
        return Ok(Some(Write::Create(Item::new(key, &holds))));
    };
    let NumberOf { record: holder, .. } = item.document()?;
    if holder == holds.record {
        return Ok(Some(Write::Replace(item.again())));
    }
    let other = app.kinds.find(&holder);
    let stands = match other {
        Some(other) => app.table.get(&other.card()).await?.is_some(),
        None => true,
    };
    // One whose card could not be read when it was erased is still named here.
    if stands { Err(Problem::SameTelephone) } else { Ok(Some(Write::Replace(item.next(&holds)))) }
}

/// The write by which a card is no longer the one that is let in with its number, if it was.
pub(crate) async fn releases(
    app: &AppContext,
    record: &RecordRef,
    telephone: Option<&Telephone>,
) -> Result<Option<Write>, Problem> {
    let Some(telephone) = telephone else { return Ok(None) };
    let item = app.table.get(&part(&telephone.name, HOLDER.to_owned())).await?;
    let held = item.filter(|item| {
        let of = item.document::<NumberOf>();
        of.is_ok_and(|of| of.record == record.to_string())
    });
    Ok(held.map(|item| Write::Remove(item.key, item.version)))
}

/// The writes by which nothing says any more that a record has a number.
pub(crate) async fn forgets(
    app: &AppContext,
    record: &RecordRef,
    telephone: Option<&Telephone>,
) -> Result<Vec<Write>, Problem> {
    let Some(of) = telephone else { return Ok(Vec::new()) };
    let item = app.table.get(&part(&of.name, format!("{CARDS}{record}"))).await?;
    let noted = item.map(|item| Write::Remove(item.key, item.version));
    Ok(noted.into_iter().chain(releases(app, record, telephone).await?).collect())
}

/// The records with a telephone: first the one that is let in, then the oldest. One may be erased.
pub(super) async fn records(
    app: &AppContext,
    telephone: &Telephone,
) -> Result<Vec<RecordRef>, Problem> {
    let partition = part(&telephone.name, String::new()).partition;
    let mut found = Vec::new();
    for item in app.table.parts(&partition, "").await? {
        let sort = item.key.sort.as_str();
        if sort == HOLDER || sort.starts_with(CARDS) {
            let NumberOf { record, at } = item.document()?;
            found.push((sort != HOLDER, at, record));
        }
    }
    found.sort();
    let mut records: Vec<RecordRef> = Vec::new();
    for (_, _, record) in found {
        if let Some(record) = app.kinds.find(&record)
            && records.iter().all(|of| of.to_string() != record.to_string())
        {
            records.push(record);
        }
    }
    Ok(records)
}

/// Whether another card has the telephone of a card.
pub(crate) async fn is_shared(
    app: &AppContext,
    record: &RecordRef,
    card: &dyn Card,
) -> Result<bool, Problem> {
    let Some(telephone) = card.telephone() else { return Ok(false) };
    let cards = app.table.parts(&part(&telephone.name, String::new()).partition, CARDS).await?;
    let own = format!("{CARDS}{record}");
    Ok(cards.iter().any(|item| item.key.sort != own))
}
