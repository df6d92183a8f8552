//! The published lists as this process has read them, so that a request reads only what is new.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use tokio::sync::{Mutex, MutexGuard};

use crate::store::Item;

/// The published lists of all kinds, by the names of the kinds.
#[derive(Default)]
pub struct Lists(Mutex<HashMap<&'static str, List>>);

/// A published list as it was read.
#[derive(Default)]
pub(super) struct List {
    /// The version of the head.
    pub head: u64,
    /// The parts that the head names, by their sort keys.
    pub parts: BTreeMap<String, Arc<Item>>,
    /// The cards of all parts, as their kind reads them.
    pub cards: Option<Arc<dyn Any + Send + Sync>>,
    /// The items from which the list was made, where one process publishes in the background.
    pub listed: Option<Listed>,
}

/// The items of the cards that were listed when a list was published.
pub(super) struct Listed {
    /// The version of the head of that list.
    pub head: u64,
    /// Those that can be read.
    pub items: Vec<Item>,
    /// How many cannot.
    pub unreadable: usize,
}

impl Lists {
    /// All lists, for one request at a time: what several need is read once.
    pub(super) async fn all(&self) -> MutexGuard<'_, HashMap<&'static str, List>> {
        self.0.lock().await
    }
}

impl fmt::Debug for Lists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lists")
    }
}
