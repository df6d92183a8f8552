//! What the functions work with, made once when the process starts.

use std::sync::Arc;

use jiff::Timestamp;

use crate::keys::Secrets;
use crate::pages::Pages;
use crate::seal::Sealer;
use crate::store::Table;

/// The tools of the functions, shared by all requests.
#[derive(Debug, Clone)]
pub struct Counter(Arc<Tools>);

/// The tools.
#[derive(Debug)]
pub struct Tools {
    /// The store.
    pub table: Table,
    /// The secrets.
    pub secrets: Secrets,
    /// Seals contacts.
    pub sealer: Sealer,
    /// The site's own pages, for answers to browsers without a script.
    pub pages: Arc<dyn Pages>,
    /// The time; tests have one of their own.
    pub clock: fn() -> Timestamp,
}

impl Counter {
    /// The counter with these tools.
    pub fn new(tools: Tools) -> Counter {
        Counter(Arc::new(tools))
    }

    /// The time now, in seconds since 1970.
    pub fn now(&self) -> u64 {
        u64::try_from((self.0.clock)().as_second()).unwrap_or_default()
    }

    /// The year now, in Kazakhstan's time.
    pub fn year(&self) -> u16 {
        let zoned = jiff::tz::offset(5).to_datetime((self.0.clock)());
        u16::try_from(zoned.year()).unwrap_or_default()
    }
}

impl std::ops::Deref for Counter {
    type Target = Tools;

    fn deref(&self) -> &Tools {
        &self.0
    }
}
