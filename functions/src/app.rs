//! What the functions work with, made once when the process starts.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::offset;

use crate::keys::Secrets;
use crate::pages::Pages;
use crate::record_keys::RecordKeys;
use crate::records::Kinds;
use crate::request_log::RequestLog;
use crate::seal::Sealer;
use crate::store::Table;

/// The tools of the functions, shared by all requests.
#[derive(Debug, Clone)]
pub struct AppContext(Arc<Tools>);

/// The tools.
#[derive(Debug)]
pub struct Tools {
    /// The store, with its documents as they are stored; the context protects the parts of records.
    pub table: Table,
    /// The keys of the records.
    pub record_keys: Arc<dyn RecordKeys>,
    /// The secrets.
    pub secrets: Secrets,
    /// Seals contacts.
    pub sealer: Sealer,
    /// The site's own pages, for answers to browsers without a script.
    pub pages: Arc<dyn Pages>,
    /// What is to be known of the site.
    pub site: Site,
    /// The kinds of records.
    pub kinds: Kinds,
    /// Takes a record of each request.
    pub records: Arc<dyn RequestLog>,
    /// The time; tests have one of their own.
    pub clock: fn() -> Timestamp,
}

/// What is to be known of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its address without a path, such as `https://tughan-zher.kz`; without one, that of each
    /// request is taken.
    pub origin: Option<String>,
    /// The BIN of who runs it, as the national signing service knows it.
    pub bin: Option<String>,
}

impl AppContext {
    /// The context with these tools.
    pub fn new(tools: Tools) -> AppContext {
        let (keys, kinds) = (tools.record_keys.clone(), tools.kinds);
        let table = tools.table.protected(keys, Arc::new(move |key| kinds.protects(key)));
        AppContext(Arc::new(Tools { table, ..tools }))
    }

    /// The time now, in seconds since 1970.
    pub fn now(&self) -> u64 {
        u64::try_from((self.0.clock)().as_second()).unwrap_or_default()
    }

    /// The day now, in Kazakhstan's time.
    pub fn day(&self) -> Date {
        offset(5).to_datetime((self.0.clock)()).date()
    }

    /// The year now, in Kazakhstan's time.
    pub fn year(&self) -> u16 {
        u16::try_from(self.day().year()).unwrap_or_default()
    }
}

impl std::ops::Deref for AppContext {
    type Target = Tools;

    fn deref(&self) -> &Tools {
        &self.0
    }
}
