//! What the functions work with, made once when the process starts.

use std::sync::{Arc, Weak};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::offset;

use crate::keys::Secrets;
use crate::pages::Pages;
use crate::record_keys::RecordKeys;
use crate::records::Kinds;
use crate::records::publish::cache::Lists;
use crate::records::publish::publisher::Publisher;
use crate::request_log::RequestLog;
use crate::seal::Sealer;
use crate::sms::Sms;
use crate::store::Table;

/// The tools of the functions, shared by all requests.
#[derive(Debug, Clone)]
pub struct AppContext(Arc<Shared>);

/// The tools, and what they do for all requests together.
#[derive(Debug)]
struct Shared {
    tools: Tools,
    lists: Lists,
    publisher: Publisher,
}

/// A context that does not keep its tools from ending.
#[derive(Debug, Clone)]
pub(crate) struct WeakContext(Weak<Shared>);

impl WeakContext {
    /// The context, while there are others.
    pub(crate) fn upgrade(&self) -> Option<AppContext> {
        self.0.upgrade().map(AppContext)
    }
}

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
    /// Sends text messages, if there is a way to.
    pub sms: Option<Arc<dyn Sms>>,
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
        let tools = Tools { table, ..tools };
        let (lists, publisher) = (Lists::default(), Publisher::default());
        AppContext(Arc::new(Shared { tools, lists, publisher }))
    }

    /// The published lists that were read.
    pub(crate) fn lists(&self) -> &Lists {
        &self.0.lists
    }

    /// The way to the task that publishes lists.
    pub(crate) fn publisher(&self) -> &Publisher {
        &self.0.publisher
    }

    /// The same context, for a task that ends with it.
    pub(crate) fn downgrade(&self) -> WeakContext {
        WeakContext(Arc::downgrade(&self.0))
    }

    /// The time now, in seconds since 1970.
    pub fn now(&self) -> u64 {
        u64::try_from((self.clock)().as_second()).unwrap_or_default()
    }

    /// The day now, in Kazakhstan's time.
    pub fn day(&self) -> Date {
        offset(5).to_datetime((self.clock)()).date()
    }

    /// The year now, in Kazakhstan's time.
    pub fn year(&self) -> u16 {
        u16::try_from(self.day().year()).unwrap_or_default()
    }
}

impl std::ops::Deref for AppContext {
    type Target = Tools;

    fn deref(&self) -> &Tools {
        &self.0.tools
    }
}
