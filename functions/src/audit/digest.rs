//! What each person has done on a day, counted from the rows of a log.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::choice::Choice;
use super::{Event, Fact, Log};
use crate::store::{Table, Unavailable};

/// How often which event was, by its stable word, for each person by the name made of their number.
pub type Digest = BTreeMap<String, BTreeMap<String, u64>>;

/// Events of the staff: all but those that everybody causes.
fn is_of_staff(event: &Event, document: bool) -> bool {
    match event {
        // A clerk shows a contact to a visitor with a document; others sign for themselves.
        Event::Reveal => document,
        Event::RevealRefused | Event::SignInRefused | Event::Complaint => false,
        _ => true,
    }
}

/// The time at which a day begins in Kazakhstan, in seconds since 1970.
pub fn begins(day: Date) -> u64 {
    let at = jiff::tz::offset(5).to_timestamp(day.at(0, 0, 0, 0)).unwrap_or_default();
    u64::try_from(at.as_second()).unwrap_or_default()
}

impl Log {
    /// What each member of staff has done on a day.
    pub async fn digest(self, table: &Table, day: Date) -> Result<Digest, Unavailable> {
        let (from, until) = (begins(day), begins(day.saturating_add(1.day())));
        let choice = Choice { from: Some(from), until: Some(until), ..Choice::default() };
        let mut next = Some(self.first_at(table, from.saturating_sub(300)).await?);
        let mut digest = Digest::new();
        while let Some(number) = next {
            let chosen = self.chosen_from(table, &choice, number).await?;
            next = chosen.next;
            for found in chosen.rows {
                let Some(entry) = found.row.ok().and_then(|row| row.entry()) else { continue };
                let document = entry.fact(&Fact::Document).is_some();
                let person = entry.actor.filter(|_| is_of_staff(&entry.event, document));
                let Some(person) = person else { continue };
                let counts = digest.entry(person).or_default();
                *counts.entry(entry.event.word().to_owned()).or_default() += 1;
            }
        }
        Ok(digest)
    }
}
