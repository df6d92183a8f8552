//! The names of all entries, by which references are checked.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use domain::EntryId;

use crate::diag::{Diagnostics, nearest};
use crate::parse::Draft;
use crate::read::source::Span;

/// Everything an entry may refer to, before it is known which of it is published.
pub(crate) struct Names<'d> {
    /// Only looked up; walked in the order of ids when a suggestion is sought.
    drafts: HashMap<&'d EntryId, &'d Draft>,
    pub(super) aliases: BTreeMap<EntryId, &'d EntryId>,
    /// Entries that are there but cannot be read, which is fault enough.
    unread: &'d BTreeSet<EntryId>,
}

impl<'d> Names<'d> {
    /// Gathers the names of all drafts and tells addresses that two of them claim.
    pub(super) fn gather(
        drafts: &'d [Arc<Draft>],
        unread: &'d BTreeSet<EntryId>,
        faults: &mut Diagnostics,
    ) -> Names<'d> {
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
        Names { drafts: by_id, aliases, unread }
    }

    /// The draft with this id or former id.
    pub(crate) fn find(&self, id: &EntryId) -> Option<&'d Draft> {
        let found = self.drafts.get(id);
        found.or_else(|| self.drafts.get(self.aliases.get(id)?)).copied()
    }

    /// Whether there is such an entry, be it one that cannot be read.
    pub(crate) fn is_there(&self, id: &EntryId) -> bool {
        self.find(id).is_some() || self.unread.contains(id)
    }

    /// Tells a reference to nothing.
    pub(crate) fn dead(&self, id: &EntryId, span: Span, faults: &mut Diagnostics) {
        if !self.unread.contains(id) {
            faults.dead_link(span, &id.to_string(), self.nearest(id));
        }
    }

    /// The id that may have been meant.
    pub(crate) fn nearest(&self, id: &EntryId) -> Option<String> {
        let mut known: Vec<String> = self.drafts.keys().map(|id| id.to_string()).collect();
        known.sort();
        nearest(&id.to_string(), known.iter().map(String::as_str))
    }
}
