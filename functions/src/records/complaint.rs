//! Complaints of owners about somebody who was shown their contact: conversations with the staff.
//!
//! Every message is a row of its own that is never changed; what is open is a list of states. A new
//! message of the owner opens a complaint again.

use std::collections::BTreeMap;

use domain::form::Fault;
use domain::text::clean;
use serde::{Deserialize, Serialize};

use super::access_log;
use super::card::place;
use super::kind::RecordRef;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::readable::report;
use crate::seal::{Context, SealError, decrypt, encrypt};
use crate::store::{Item, Unreadable, Write, WriteError};
use crate::stored::{Stored, stored};

/// The most characters of a message.
pub(crate) const LONGEST: usize = 2000;

/// The list of complaints that wait for a moderator.
pub(crate) const LIST: &str = "complaints";

/// How often a message is tried to be added, when others are added at the same time.
const TRIES: usize = 16;

/// A complaint as it was kept before there were answers: one for each request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Complaint {
    /// The record whose owner complains.
    pub record: String,
    /// The request that the complaint is about.
    pub request: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// What happened, in the owner's words, hidden from whoever has only the table.
    pub words: String,
}
stored!(complaint: Complaint, 0..=1);

/// The author of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Author {
    /// The owner of the record.
    Owner,
    /// Somebody of the staff.
    Staff,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Message {
    /// The author.
    by: Author,
    /// Who of the staff, by the name made of the person's number.
    person: Option<String>,
    /// When, in seconds since 1970.
    at: u64,
    /// The words, hidden from whoever has only the table.
    words: String,
}
stored!(complaint_message: Message, 1);

/// The state of the complaints about one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ComplaintState {
    /// The record whose owner complains.
    record: String,
    /// The request that it is about.
    request: String,
    /// When the last message was written, in seconds since 1970.
    changed: u64,
    /// When it was settled, if it is.
    settled: Option<u64>,
}
stored!(complaint_state: ComplaintState, 1);

/// A message, as people read it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Said {
    /// The author.
    pub by: Author,
    /// When, in seconds since 1970.
    pub at: u64,
    /// The words; nothing if they cannot be read.
    pub words: Option<String>,
}

/// All that was written about one request.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Conversation {
    /// The request.
    pub request: String,
    /// Counts its messages since there are answers.
    #[serde(skip)]
    pub version: u64,
    /// When it was settled, in seconds since 1970, if it is.
    pub settled: Option<u64>,
    /// The messages, the oldest first.
    pub messages: Vec<Said>,
}

/// A complaint that waits for a moderator.
#[derive(Debug)]
pub(crate) struct OpenComplaint {
    /// The record, by the text that names it.
    pub record: String,
    /// The request.
    pub request: String,
    /// When the last message was written, in seconds since 1970.
    pub changed: u64,
    /// Its place in the list, behind which the next page begins.
    pub place: String,
}

/// What is added to a complaint.
pub(crate) struct Addition<'a> {
    /// The request that it is about.
    pub request: &'a str,
    /// The words; a complaint may be settled without any.
    pub words: &'a str,
    /// Who of the staff adds it, by the name made of the number; nothing is the owner.
    pub person: Option<&'a str>,
    /// Whether it is settled with this.
    pub settles: bool,
    /// The version of the conversation that was read: nothing newer is settled unread.
    pub read: u64,
}

/// What words of a complaint are bound to.
fn bound(request: &str) -> Context<'_> {
    Context { kind: LIST, id: request }
}

/// Hides words: with [`shown`], the one place where words of complaints are encrypted.
fn hidden(app: &AppContext, request: &str, words: &str) -> Result<String, SealError> {
    encrypt(&app.secrets.looks, bound(request), words)
}

/// Words that were hidden.
fn shown(app: &AppContext, request: &str, hidden: &str) -> Result<String, SealError> {
    decrypt(&app.secrets.looks, bound(request), hidden)
}

/// Takes a message of the owner of a record about a request.
pub(crate) async fn complain(
    app: &AppContext,
    record: &RecordRef,
    (request, words): (&str, &str),
) -> Result<(), Problem> {
    if access_log::find(app, record, request).await?.is_none() {
        return Err(Problem::NotFound);
    }
    add(app, record, &Addition { request, words, person: None, settles: false, read: 0 }).await
}

/// Adds a message to a complaint, which it opens, keeps open or settles.
pub(crate) async fn add(
    app: &AppContext,
    record: &RecordRef,
    addition: &Addition<'_>,
) -> Result<(), Problem> {
    let wrong = |fault| Problem::Faults(vec![("words".to_owned(), fault)]);
    let words = clean(addition.words, true, LONGEST).map_err(|fault| {
        wrong(match Fault::from(fault) {
            Fault::TooLong { .. } => Fault::TooLong { most: LONGEST },
            fault => fault,
        })
    })?;
    let words = words.trim();
    if words.is_empty() && !addition.settles {
        return Err(wrong(Fault::Missing));
    }
    for _ in 0..TRIES {
        let card = app.table.get(&record.card()).await?.ok_or(Problem::NotFound)?;
        let mut writes = writes(app, record, addition, words).await?;
        // A record that is erased at this moment gets no more rows.
        writes.push(Write::Expect(card.key, card.version));
        match Log::AUDIT.record(&app.table, &writes, &entry(app, record, addition)).await {
            Ok(_) => return Ok(()),
            // Somebody else has written at the same time; what they wrote stays, and this follows.
            Err(WriteError::Refused(_)) => {}
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    Err(Problem::contended())
}

fn entry(app: &AppContext, record: &RecordRef, addition: &Addition<'_>) -> Entry {
    let event = match (addition.person, addition.settles) {
        (None, _) => Event::Complaint,
        (Some(_), true) => Event::ComplaintSettled,
        (Some(_), false) => Event::ComplaintAnswered,
    };
    let entry = Entry::new(app.now(), event, record.to_string());
    let actor = addition.person.map(str::to_owned);
    Entry { actor, ..entry }.with(Fact::Request, addition.request)
}

/// The writes of an addition: its message, the state, and the row from before there were states.
async fn writes(
    app: &AppContext,
    record: &RecordRef,
    addition: &Addition<'_>,
    words: &str,
) -> Result<Vec<Write>, Problem> {
    let (request, at) = (addition.request, app.now());
    let former = app.table.get(&record.complaint_state(request)).await?;
    let first = app.table.get(&record.complaint(request)).await?;
    if addition.person.is_some() && former.is_none() && first.is_none() {
        return Err(Problem::NotFound);
    }
    if addition.settles && former.as_ref().map_or(0, |item| item.version) != addition.read {
        return Err(Problem::Changed);
    }
    let settled = addition.settles.then_some(at);
    let state = ComplaintState {
        record: record.to_string(),
        request: request.to_owned(),
        changed: at,
        settled,
    };
    let listed = |item: Item| match settled {
        None => item.listed(LIST, place(at, request)),
        Some(_) => item.unlisted(),
    };
    let state = match &former {
        Some(item) => listed(item.next(&state)),
        None => listed(Item::new(record.complaint_state(request), &state)),
    };
    // Each version of the state has one message, so that their numbers are in order.
    let number = state.version;
    let mut writes =
        vec![if former.is_some() { Write::Replace(state) } else { Write::Create(state) }];
    if let Some(first) = first.filter(|first| first.listed.is_some()) {
        writes.push(Write::Replace(first.again().unlisted()));
    }
    if !words.is_empty() {
        let words = hidden(app, request, words)?;
        let by = if addition.person.is_some() { Author::Staff } else { Author::Owner };
        let person = addition.person.map(str::to_owned);
        let key = record.complaint_message(request, number);
        writes.push(Write::Create(Item::new(key, &Message { by, person, at, words })));
    }
    Ok(writes)
}

/// All complaints of the owner of a record.
pub(crate) async fn of_record(
    app: &AppContext,
    record: &RecordRef,
) -> Result<Vec<Conversation>, Problem> {
    conversations(app, record, "COMPLAINT#").await
}

/// The complaints about one request.
pub(crate) async fn about(
    app: &AppContext,
    record: &RecordRef,
    request: &str,
) -> Result<Conversation, Problem> {
    let mut found = conversations(app, record, &record.complaint(request).sort).await?;
    let at = found.iter().position(|found| found.request == request).ok_or(Problem::NotFound)?;
    Ok(found.swap_remove(at))
}

async fn conversations(
    app: &AppContext,
    record: &RecordRef,
    prefix: &str,
) -> Result<Vec<Conversation>, Problem> {
    let items = app.table.parts(&record.card().partition, prefix).await?;
    let mut found: BTreeMap<String, Conversation> = BTreeMap::new();
    for item in &items {
        let request = item.key.sort.split('#').nth(1).unwrap_or_default();
        let conversation = found.entry(request.to_owned()).or_default();
        conversation.request = request.to_owned();
        if let Err(unreadable) = take(app, conversation, item) {
            report(app, &unreadable);
        }
    }
    Ok(found.into_values().collect())
}

/// Takes one item into its conversation: a complaint from before, a message, or the state.
fn take(app: &AppContext, into: &mut Conversation, item: &Item) -> Result<(), Unreadable> {
    let request = into.request.clone();
    let words = |hidden: &str, kind| {
        let words = shown(app, &request, hidden).ok();
        if words.is_none() {
            report(app, &Unreadable { kind, key: item.key.clone() });
        }
        words
    };
    match item.key.sort.split('#').nth(2) {
        None => {
            let first: Complaint = item.document()?;
            // Before there were states, what left the list was settled.
            into.settled = item.listed.is_none().then_some(first.at);
            let words = words(&first.words, Complaint::KIND);
            into.messages.push(Said { by: Author::Owner, at: first.at, words });
        }
        Some("STATE") => {
            into.version = item.version;
            into.settled = item.document::<ComplaintState>()?.settled;
        }
        Some(_) => {
            let message: Message = item.document()?;
            let words = words(&message.words, Message::KIND);
            into.messages.push(Said { by: message.by, at: message.at, words });
        }
    }
    Ok(())
}

/// So many complaints that wait, behind a place in their list; and how many cannot be read.
pub(crate) async fn open(
    app: &AppContext,
    after: Option<&str>,
    count: usize,
) -> Result<(Vec<OpenComplaint>, usize), Problem> {
    let items = app.table.list_page(LIST, after, count).await?;
    let (mut found, mut unreadable) = (Vec::with_capacity(items.len()), 0);
    for item in items {
        let place = item.listed.clone().map(|(_, place)| place).unwrap_or_default();
        let read = if item.key.sort.ends_with("#STATE") {
            item.document::<ComplaintState>().map(|of| (of.record, of.request, of.changed))
        } else {
            item.document::<Complaint>().map(|of| (of.record, of.request, of.at))
        };
        match read {
            Ok((record, request, changed)) => {
                found.push(OpenComplaint { record, request, changed, place });
            }
            Err(damaged) => {
                unreadable += 1;
                report(app, &damaged);
            }
        }
    }
    Ok((found, unreadable))
}
