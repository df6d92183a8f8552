//! The ids and former ids of all drafts, by which entries refer to one another.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use domain::EntryId;

use crate::diag::{Diagnostics, nearest};
use crate::parse::Draft;
use crate::read::source::Span;

/// The ids of everything an entry may refer to, published or not.
pub(super) struct EntryNames<'d> {
    /// Only looked up, or sorted for a suggestion, so its order is free.
    drafts: HashMap<&'d EntryId, &'d Draft>,
    aliases: BTreeMap<EntryId, &'d EntryId>,
    /// Entries that exist but cannot be read; references to them are not reported.
    unread: &'d BTreeSet<EntryId>,
}

impl<'d> EntryNames<'d> {
    /// Collects the names of all drafts and reports addresses that two of them claim.
    pub(super) fn new(
        drafts: &'d [Arc<Draft>],
        unread: &'d BTreeSet<EntryId>,
        faults: &mut Diagnostics,
    ) -> EntryNames<'d> {
        let by_id: HashMap<_, _> = drafts.iter().map(|draft| (&draft.id, &**draft)).collect();
        let mut aliases = BTreeMap::new();
        for draft in drafts {
            for alias in &draft.common.aliases {
                let id = alias.value.id(draft.id.kind);
                let other = by_id.get(&id).map(|other| other.id.to_string());
                let other = other.or(aliases.get(&id).map(|id: &&EntryId| id.to_string()));
                match other {
                    Some(other) => faults.address_clash(alias.span, &id.to_string(), &other),
                    None => {
                        aliases.insert(id, &draft.id);
                    }
                }
            }
        }
        EntryNames { drafts: by_id, aliases, unread }
    }

    /// Former ids and the ids they lead to now.
    pub(super) fn redirects(&self) -> BTreeMap<EntryId, EntryId> {
        self.aliases.iter().map(|(from, to)| (from.clone(), (*to).clone())).collect()
    }

    /// The draft with this id or former id.
    pub(super) fn find(&self, id: &EntryId) -> Option<&'d Draft> {
        let found = self.drafts.get(id);
        found.or_else(|| self.drafts.get(self.aliases.get(id)?)).copied()
    }

    /// Whether an entry with this id exists, readable or not.
    pub(super) fn is_there(&self, id: &EntryId) -> bool {
        self.find(id).is_some() || self.unread.contains(id)
    }

    /// Reports a reference to an entry that does not exist.
    pub(super) fn dead(&self, id: &EntryId, span: Span, faults: &mut Diagnostics) {
        if !self.unread.contains(id) {
            faults.dead_link(span, &id.to_string(), self.nearest(id));
        }
    }

    /// The id that was probably meant.
    pub(super) fn nearest(&self, id: &EntryId) -> Option<String> {
        let mut known: Vec<String> = self.drafts.keys().map(|id| id.to_string()).collect();
        known.sort();
        nearest(&id.to_string(), known.iter().map(String::as_str))
    }
}
