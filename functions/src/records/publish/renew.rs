//! Publishing a list: its parts are written beside those of the former list, and the head is switched
//! from one to the other, so that every reader sees one of them whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use super::cache::Listed;
use super::document::{
    self, FORMER_PARTS, Head, PARTS, Part, head_key, part_key, part_of, parts_for,
};
use super::ever::{ever_published, remember};
use super::read::{Current, cards_of, current, fetch, parts, past};
use super::turns::in_turns;
use crate::app::AppContext;
use crate::http::Problem;
use crate::keys::{hex, random};
use crate::readable::readable_by;
use crate::records::card::State;
use crate::records::kind::{PublicCard, RecordKind};
use crate::store::{Item, Write, WriteError};
use crate::stored;

/// How often publishing is tried, when others publish at the same time.
const TRIES: usize = 8;

/// How many cards are read at a time, so that others are not held up.
const AT_A_TIME: usize = 250;

/// For how many seconds a published change is kept: so long the index of lists may be behind.
const BEHIND: u64 = 60;

/// How old a part is, in seconds, that no head names because its publisher was broken off.
const ABANDONED: u64 = 60 * 60;

/// Publishes the list of the cards that are listed now.
pub async fn publish(app: &AppContext, kind: &'static RecordKind) -> Result<(), Problem> {
    for _ in 0..TRIES {
        if renewed(app, kind).await? {
            return remove_abandoned(app, kind).await;
        }
    }
    Err(Problem::contended())
}

/// The same, unless it was published with all changes already.
pub async fn publish_due(app: &AppContext, kind: &'static RecordKind) -> Result<(), Problem> {
    for _ in 0..TRIES {
        if current(app, kind).await?.changes.is_empty() || renewed(app, kind).await? {
            return Ok(());
        }
    }
    Err(Problem::contended())
}

async fn renewed(app: &AppContext, kind: &'static RecordKind) -> Result<bool, Problem> {
    let (current, next) = prepare(app, kind).await?;
    switch(app, kind, &current, next).await
}

/// A list that was made and is not published yet.
pub(super) struct Next {
    head: Head,
    /// The parts that the former list does not have.
    parts: Vec<Item>,
    /// Who is on it or on the former list and is not remembered yet.
    unremembered: BTreeSet<String>,
    /// What it was made of.
    listed: Listed,
}

/// Makes the list of the cards that are listed now.
pub(super) async fn prepare(
    app: &AppContext,
    kind: &'static RecordKind,
) -> Result<(Current, Next), Problem> {
    let (current, former) = parts(app, kind).await?;
    // Read after the former list: whoever leaves that meanwhile is remembered first.
    let remembered = ever_published(app, kind).await?;
    let listed = listed(app, kind, &current).await?;
    let (at, year) = (app.now(), app.year());
    let chance = random::<4>()?;
    let tag = format!("{at:010x}{}", hex(&chance));
    let left = current.changes.iter().filter(|changed| !changed.change.listed);
    let left: Vec<String> = left.map(|changed| changed.id.clone()).collect();
    let known = current.head.parts.clone();
    // Tens of thousands of cards take a while, and other requests go on.
    let made = tokio::task::spawn_blocking(move || {
        let mut ever = ids(&former);
        let mut unremembered = &ever - &remembered;
        ever.extend(remembered);
        let cards = (kind.publish)(&listed.items, &ever, year);
        let new = cards.iter().map(|card| &card.id).filter(|id| !ever.contains(*id));
        unremembered.extend(new.cloned());
        let (count, unreadable) = (listed.items.len(), listed.unreadable);
        let head = Head { at, shown: cards.len(), listed: count, unreadable, ..Head::default() };
        let former = Former { items: &former, tags: &known, left: &left };
        let (tags, parts) = arranged(kind, cards, &former, &tag);
        Next { head: Head { parts: tags, ..head }, parts, unremembered, listed }
    });
    Ok((current, made.await.map_err(|_| Problem::broken_off())?))
}

/// The ids of the cards of parts.
fn ids(parts: &[Arc<Item>]) -> BTreeSet<String> {
    /// A card of which only the id is read.
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    cards_of::<Named>(parts).0.into_iter().map(|Named { id }| id).collect()
}

/// The list before, and the ids of those who have left it since.
struct Former<'a> {
    items: &'a [Arc<Item>],
    tags: &'a [String],
    left: &'a [String],
}

/// Deals cards out to parts: the tags of all parts, and those that are new. A part that is as it was keeps its tag and is not written again, unless
/// somebody has left it: then readers may know it by this tag as it was before.
fn arranged(
    kind: &RecordKind,
    cards: Vec<PublicCard>,
    former: &Former<'_>,
    tag: &str,
) -> (Vec<String>, Vec<Item>) {
    let count = parts_for(cards.len());
    let mut dealt: Vec<Vec<PublicCard>> = (0..count).map(|_| Vec::new()).collect();
    for card in cards {
        dealt[part_of(&card.id, count)].push(card);
    }
    let stale: BTreeSet<usize> = former.left.iter().map(|id| part_of(id, count)).collect();
    let texts: BTreeMap<&str, &str> =
        former.items.iter().map(|item| (item.key.sort.as_str(), item.body.as_str())).collect();
    let (mut tags, mut parts) = (Vec::with_capacity(count), Vec::new());
    for (number, mut cards) in dealt.into_iter().enumerate() {
        if cards.is_empty() {
            tags.push(String::new());
            continue;
        }
        cards.sort_by(|a, b| a.id.cmp(&b.id));
        let cards = cards.iter().filter_map(|card| serde_json::from_str(&card.body).ok());
        let part = Part { cards: cards.collect() };
        let kept = former.tags.get(number).filter(|_| former.tags.len() == count);
        let kept = kept.filter(|tag| {
            let known = texts.get(part_key(kind, number, tag).sort.as_str());
            !stale.contains(&number) && known.is_some_and(|text| *text == stored::write(&part))
        });
        if let Some(kept) = kept {
            tags.push(kept.clone());
            continue;
        }
        parts.push(Item::new(part_key(kind, number, tag), &part));
        tags.push(tag.to_owned());
    }
    (tags, parts)
}

/// Writes the parts and switches the head to them; whether no other list was published meanwhile.
pub(super) async fn switch(
    app: &AppContext,
    kind: &RecordKind,
    current: &Current,
    next: Next,
) -> Result<bool, Problem> {
    let Next { head, parts, unremembered, mut listed } = next;
    let created: Vec<Write> = parts.iter().cloned().map(Write::Create).collect();
    in_turns(app, created).await?;
    let switched = match &current.item {
        Some(item) => Write::Replace(item.next(&head)),
        None => Write::Create(Item::new(head_key(kind), &head)),
    };
    match app.table.write(&[switched]).await {
        Ok(()) => {}
        Err(WriteError::Refused(_)) => {
            in_turns(app, parts.iter().map(removed).collect()).await?;
            return Ok(false);
        }
        Err(WriteError::Unavailable(error)) => return Err(error.into()),
    }
    listed.head = current.version() + 1;
    keep(app, kind, parts, listed).await;
    remember(app, kind, &unremembered).await?;
    note_published(app, kind, current).await?;
    let gone = current.parts(kind).into_iter().filter(|key| !is_named(&head, key));
    let mut gone = fetch(app, kind, &gone.collect::<Vec<_>>()).await?;
    if current.head.former > 0 {
        gone.extend(app.table.parts(&kind.public(), FORMER_PARTS).await?);
    }
    in_turns(app, gone.iter().map(removed).collect()).await?;
    Ok(true)
}

/// Whether a head names the part with a sort key.
fn is_named(head: &Head, key: &str) -> bool {
    let mut of = key.strip_prefix(PARTS).into_iter().flat_map(|rest| rest.split('#'));
    let number = of.next().and_then(|number| number.parse::<usize>().ok());
    let tag = number.and_then(|number| head.parts.get(number));
    tag.is_some_and(|tag| of.next() == Some(tag))
}

fn removed(item: &Item) -> Write {
    Write::Remove(item.key.clone(), item.version)
}

/// Keeps new parts in memory, for who reads the list next, and what it was made of, for who
/// publishes it next.
async fn keep(app: &AppContext, kind: &RecordKind, parts: Vec<Item>, listed: Listed) {
    let mut lists = app.lists().all().await;
    let list = lists.entry(kind.name).or_default();
    list.parts.extend(parts.into_iter().map(|item| (item.key.sort.clone(), Arc::new(item))));
    list.listed = Some(listed).filter(|_| app.publisher().runs());
}

/// Puts the changes that were read among those with which the list was published, and forgets those
/// that the index has caught up with.
async fn note_published(
    app: &AppContext,
    kind: &RecordKind,
    current: &Current,
) -> Result<(), Problem> {
    let now = app.now();
    let old = past(app, kind).await?.into_iter().filter(|of| of.change.at + BEHIND < now);
    let mut writes: Vec<Write> = old.map(|of| removed(&of.item)).collect();
    for changed in &current.changes {
        let expires = changed.change.at.max(now) + BEHIND;
        // One that was changed again meanwhile has another version, and still waits.
        writes.push(removed(&changed.item));
        writes.push(Write::Put(document::past(kind, changed, expires)));
    }
    in_turns(app, writes).await
}

/// Removes parts that a publisher left which was broken off.
async fn remove_abandoned(app: &AppContext, kind: &RecordKind) -> Result<(), Problem> {
    let all = app.table.parts(&kind.public(), PARTS).await?;
    let head = current(app, kind).await?.head;
    let is_old = |item: &&Item| {
        let tag = item.key.sort.rsplit('#').next().and_then(|tag| tag.get(..10));
        let at = tag.and_then(|at| u64::from_str_radix(at, 16).ok());
        at.is_none_or(|at| at + ABANDONED < app.now())
    };
    let abandoned = all.iter().filter(|item| !is_named(&head, &item.key.sort)).filter(is_old);
    in_turns(app, abandoned.map(removed).collect()).await
}

/// The items of the cards that are listed; one that cannot be read is passed over. What was changed
/// lately is read by its key, because the index of lists is a moment behind.
async fn listed(
    app: &AppContext,
    kind: &'static RecordKind,
    current: &Current,
) -> Result<Listed, Problem> {
    let known = app.lists().all().await.get_mut(kind.name).and_then(|list| list.listed.take());
    // Nobody else has published since, so the changes that wait are all there are.
    let known = known.filter(|known| known.head == current.version());
    let (mut listed, past) = match known {
        Some(known) => (known, Vec::new()),
        None => (all_listed(app, kind).await?, past(app, kind).await?),
    };
    let changes: BTreeMap<&str, bool> = past
        .iter()
        .chain(&current.changes)
        .map(|changed| (changed.id.as_str(), changed.change.listed))
        .collect();
    listed.items.retain(|item| {
        let id = kind.record_of(item).map(|record| record.id);
        id.is_some_and(|id| !changes.contains_key(id.as_str()))
    });
    for (id, _) in changes.iter().filter(|(_, comes)| **comes) {
        let card = app.table.get(&kind.record(*id).card()).await?;
        let card = readable_by(app, card.into_iter().collect(), kind.read);
        let cards = card.records.into_iter().filter(|(_, card)| card.state() == State::Listed);
        listed.items.extend(cards.map(|(item, _)| item));
    }
    Ok(listed)
}

/// All cards of the index of lists.
async fn all_listed(app: &AppContext, kind: &RecordKind) -> Result<Listed, Problem> {
    let (list, mut after) = (kind.list(State::Listed), None::<String>);
    let mut listed = Listed { head: 0, items: Vec::new(), unreadable: 0 };
    loop {
        let page = app.table.list_page(&list, after.as_deref(), AT_A_TIME).await?;
        let is_last = page.len() < AT_A_TIME;
        after = page.last().and_then(|item| item.listed.clone()).map(|(_, place)| place);
        let page = readable_by(app, page, kind.read);
        listed.unreadable += page.unreadable;
        listed.items.extend(page.records.into_iter().map(|(item, _)| item));
        if is_last || after.is_none() {
            return Ok(listed);
        }
    }
}
