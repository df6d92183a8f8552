//! What is served now: the last good edition, and why there is no newer one.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::error_page::Trouble;
use super::media::content_type;
use super::reply::Page;
use super::{address, live};
use crate::build::site::Site;
use crate::render::RenderError;

/// The state of the server; every change of it is told to the browsers.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// The last good edition.
    pub(super) site: Option<Arc<Printed>>,
    /// Why there is no newer one.
    pub(super) trouble: Option<Arc<Trouble>>,
    /// Which pages the browsers should show.
    pub(super) stamp: Stamp,
    /// The server is about to end.
    pub(super) closed: bool,
}

/// Counts the changes that browsers must follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Editions whose pages differ.
    pub(super) pages: u64,
    /// Editions of which only the styles differ.
    pub(super) styles: u64,
}

/// The one place where the watcher puts and the pages are taken from.
#[derive(Debug)]
pub(super) struct CurrentSite(watch::Sender<State>);

impl Default for CurrentSite {
    fn default() -> CurrentSite {
        CurrentSite(watch::Sender::new(State::default()))
    }
}

impl CurrentSite {
    /// The state now.
    pub(super) fn now(&self) -> State {
        self.0.borrow().clone()
    }

    /// A way to learn of every change.
    pub(super) fn follow(&self) -> watch::Receiver<State> {
        self.0.subscribe()
    }

    /// Puts a new edition in the place of the last.
    pub(super) fn put(&self, site: Site, only_styles: bool) -> Arc<Printed> {
        let State { mut stamp, trouble, .. } = self.now();
        // While there was trouble, other changes were read and not shown.
        if only_styles && trouble.is_none() {
            stamp.styles += 1;
        } else {
            stamp.pages += 1;
        }
        let printed = Arc::new(Printed { site, stamp, made: Mutex::default() });
        let site = Some(Arc::clone(&printed));
        let mut former = None;
        self.0.send_modify(|state| {
            let next = State { site, stamp, trouble: None, closed: state.closed };
            former = Some(mem::replace(state, next));
        });
        // Taking an edition apart takes a while, so nobody may wait for the shelf meanwhile.
        drop(former);
        printed
    }

    /// Tells that there can be no newer edition.
    pub(super) fn trouble(&self, trouble: Trouble) {
        self.0.send_modify(|state| state.trouble = Some(Arc::new(trouble)));
    }

    /// Lets everybody go who waits for changes.
    pub(super) fn close(&self) {
        self.0.send_modify(|state| state.closed = true);
    }
}

/// An edition whose pages are made when somebody asks, each once.
#[derive(Debug)]
pub(super) struct Printed {
    /// What pages are made of.
    pub(super) site: Site,
    stamp: Stamp,
    made: Mutex<HashMap<String, Page>>,
}

impl Printed {
    /// What an address leads to.
    pub(super) fn target(&self, path: &str) -> address::Target {
        address::target(path, |file| self.site.has(file))
    }

    /// The page at a path, if it was made already.
    pub(super) fn ready(&self, path: &str) -> Option<Page> {
        self.made.lock().expect("no panic holds it").get(path).cloned()
    }

    /// Makes the page at a path; `None` if the edition has no such file.
    pub(super) fn make(&self, path: &str) -> Option<Result<Page, RenderError>> {
        let bytes = match self.site.file(path)? {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(error)),
        };
        let content_type = content_type(path);
        let bytes =
            if path.ends_with(".html") { live::with_script(bytes, self.stamp) } else { bytes };
        let page = Page::new(bytes, content_type);
        self.made.lock().expect("no panic holds it").insert(path.to_owned(), page.clone());
        Some(Ok(page))
    }
}
