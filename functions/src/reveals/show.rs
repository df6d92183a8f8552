//! Showing a contact: one transaction that tells of it, and only then the opening.

use std::collections::BTreeMap;

use domain::volunteer::CONTACT_FIELDS;

use super::{Reveals, quota};
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::seal::{self, Context, Sealed};
use crate::store::{Item, Write, WriteError};
use crate::stored;
use crate::volunteers::record::{self, Card, Look, Looker, State, Way};

/// What is asked.
pub(super) struct Ask<'a> {
    /// The request, unlike all others.
    pub request: &'a str,
    /// The volunteer.
    pub record: &'a str,
    /// A word of [`domain::reveal::PURPOSES`].
    pub purpose: &'a str,
    /// How the asking person showed who he is.
    pub way: Way,
    /// Who he is.
    pub looker: Looker,
    /// The name by which his quota is counted.
    pub counted: String,
    /// Who answers for it in the log, and what the log tells besides.
    pub actor: String,
    /// More facts for the log.
    pub facts: Vec<(Fact, String)>,
    /// More writes, each with what its refusal means.
    pub writes: Vec<(Write, Problem)>,
}

/// An opened contact, field by field in the order of the form.
pub(super) type Opened = Vec<(&'static str, String)>;

/// Tells of a look at a contact and then shows it.
pub(super) async fn show(reveals: &Reveals, ask: Ask<'_>) -> Result<Opened, Problem> {
    let app = &reveals.app;
    let card = app.table.get(&record::card(ask.record)).await?.ok_or(Problem::NotListed)?;
    if card.document::<Card>()?.state != State::Listed {
        return Err(Problem::NotListed);
    }
    let (at, place) = (app.now(), Context { kind: "look", id: ask.request });
    let who = stored::write(&ask.looker);
    let who = seal::encrypt(&app.secrets.looks, place, &who).map_err(|_| Problem::Unavailable)?;
    let look = Look { at, purpose: ask.purpose.to_owned(), way: ask.way, who };
    let look = Item::new(record::look(ask.record, at, ask.request), &look);
    let mut steps = ask.writes;
    steps.extend(quota::count(app, &ask.counted));
    // A card that is paused or erased at this moment is not shown any more.
    steps.push((Write::Expect(card.key, card.version), Problem::NotListed));
    steps.push((Write::Create(look), Problem::Used));
    let entry = Entry::new(at, Event::Reveal, ask.record).by(ask.actor);
    let mut entry = entry.with(Fact::Request, ask.request).with(Fact::Purpose, ask.purpose);
    entry.facts.extend(ask.facts);
    let (writes, meanings): (Vec<Write>, Vec<Problem>) = steps.into_iter().unzip();
    match Log::AUDIT.record(&app.table, &writes, &entry).await {
        Ok(_) => {}
        Err(WriteError::Refused(places)) => {
            let first = places.first().and_then(|at| meanings.get(*at));
            return Err(first.cloned().unwrap_or(Problem::Changed));
        }
        Err(WriteError::Unavailable(error)) => return Err(error.into()),
    }
    open(reveals, ask.record).await
}

async fn open(reveals: &Reveals, id: &str) -> Result<Opened, Problem> {
    let contact = reveals.app.table.get(&record::contact(id)).await?;
    let sealed: Sealed = contact.ok_or(Problem::NotListed)?.document()?;
    let place = Context { kind: record::KIND, id };
    let opened = seal::open(&sealed, place, &*reveals.unwrap).await;
    let mut fields: BTreeMap<String, String> = opened.map_err(|_| Problem::Unavailable)?;
    let fields = CONTACT_FIELDS.map(|field| fields.remove(field).map(|value| (field, value)));
    Ok(fields.into_iter().flatten().collect())
}
