//! Showing a contact: it is opened first, so that nothing is counted or logged that cannot be shown,
//! and it leaves this module only after the one transaction that notes it.

use std::collections::BTreeMap;

use domain::form::Choice;

use super::{Reveals, quota};
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::records::access_log::{self, Access, Viewer, Way};
use crate::records::block;
use crate::records::{RecordKind, RecordRef, State};
use crate::seal::{self, Sealed};
use crate::store::{Item, Write, WriteError};

/// What is asked.
pub(super) struct Ask<'a> {
    /// The request, unlike all others.
    pub request: &'a str,
    /// The record.
    pub record: &'a RecordRef,
    /// A word of the kind's purposes.
    pub purpose: &'a str,
    /// How the asking person was identified.
    pub way: Way,
    /// Who it is.
    pub viewer: Viewer,
    /// The names by which the quota is counted, and under which a person may be blocked: that of a
    /// number, and that of the document which was shown.
    pub counted: Vec<String>,
    /// Who answers for it in the log, and what the log tells besides.
    pub actor: String,
    /// More facts for the log.
    pub facts: Vec<(Fact, String)>,
    /// More writes, each with what its refusal means.
    pub writes: Vec<(Write, Problem)>,
}

/// An opened contact.
pub(super) struct Opened {
    /// The kind of its record.
    pub kind: &'static RecordKind,
    /// Its fields, in the order of the kind.
    pub fields: Vec<(&'static str, String)>,
}

/// Opens a contact, notes the access to it and then shows it.
pub(super) async fn show(reveals: &Reveals, ask: Ask<'_>) -> Result<Opened, Problem> {
    let app = &reveals.app;
    let (at, record) = (app.now(), ask.record);
    let card = app.table.get(&record.card()).await?.ok_or(Problem::NotListed)?;
    if (record.kind.read)(&card)?.state() != State::Listed {
        return Err(Problem::NotListed);
    }
    let (contact, opened) = open(reveals, record).await?;
    let (request, purpose) = (ask.request.to_owned(), ask.purpose.to_owned());
    let access = Access { request, at, purpose, way: ask.way, who: ask.viewer };
    let access = access_log::note(app, record, &access)?;
    let mut steps = ask.writes;
    for name in &ask.counted {
        steps.push((Write::Absent(block::key(name)), Problem::Blocked));
        steps.extend(quota::count(app, record.kind, name));
    }
    // A card that is paused or erased at this moment is not shown any more.
    steps.push((Write::Expect(card.key, card.version), Problem::NotListed));
    // Nor is a contact that was changed since it was opened.
    steps.push((Write::Expect(contact.key, contact.version), Problem::Changed));
    steps.push((access, Problem::Used));
    let entry = Entry::new(at, Event::Reveal, record.to_string()).by(ask.actor);
    let mut entry = entry.with(Fact::Request, ask.request).with(Fact::Purpose, ask.purpose);
    entry.facts.extend(ask.facts);
    let (writes, meanings): (Vec<Write>, Vec<Problem>) = steps.into_iter().unzip();
    match Log::AUDIT.record(&app.table, &writes, &entry).await {
        Ok(_) => Ok(opened),
        Err(WriteError::Refused(places)) => {
            let first = places.first().and_then(|at| meanings.get(*at));
            Err(first.cloned().unwrap_or(Problem::Changed))
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// The contact of a record, with the item that it was opened from.
pub(super) async fn open(reveals: &Reveals, record: &RecordRef) -> Result<(Item, Opened), Problem> {
    let item = reveals.app.table.get(&record.contact()).await?.ok_or(Problem::NotListed)?;
    let sealed: Sealed = item.document()?;
    let opened = seal::open(&sealed, record.sealed(), &*reveals.unwrap).await;
    let mut fields: BTreeMap<String, String> = opened?;
    let fields = record
        .kind
        .contact
        .iter()
        .filter_map(|Choice { word, .. }| fields.remove(*word).map(|value| (*word, value)));
    Ok((item, Opened { kind: record.kind, fields: fields.collect() }))
}
