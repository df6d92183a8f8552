//! The current site: the last version without errors, and the errors of a newer one.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::error_page::ErrorPage;
use super::media::content_type;
use super::reply::ServedFile;
use super::revision::Revision;
use super::{address, live};
use crate::build::site::Site;
use crate::render::RenderError;

/// The state of the server; browsers are notified of every change.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// The last version without errors.
    pub(super) site: Option<Arc<ServedSite>>,
    /// The errors of a newer version.
    pub(super) error: Option<Arc<ErrorPage>>,
    /// The version that browsers should show.
    pub(super) revision: Revision,
    /// Whether the server is about to stop.
    pub(super) closed: bool,
}

/// The state that the watcher writes and the request handlers read.
#[derive(Debug)]
pub(super) struct CurrentSite(watch::Sender<State>);

impl Default for CurrentSite {
    fn default() -> CurrentSite {
        CurrentSite(watch::Sender::new(State::default()))
    }
}

impl CurrentSite {
    /// Returns the state now.
    pub(super) fn now(&self) -> State {
        self.0.borrow().clone()
    }

    /// Returns a receiver that is notified of every change.
    pub(super) fn follow(&self) -> watch::Receiver<State> {
        self.0.subscribe()
    }

    /// Replaces the site by a new version.
    pub(super) fn put(&self, site: Site, only_styles: bool) -> Arc<ServedSite> {
        let State { mut revision, error, .. } = self.now();
        // While there were errors, other changes were read and not shown.
        if only_styles && error.is_none() {
            revision.styles += 1;
        } else {
            revision.pages += 1;
        }
        let served = Arc::new(ServedSite { site, revision, rendered: Mutex::default() });
        let site = Some(Arc::clone(&served));
        let mut former = None;
        self.0.send_modify(|state| {
            let next = State { site, revision, error: None, closed: state.closed };
            former = Some(mem::replace(state, next));
        });
        // Dropping a site takes a while, so it happens outside the lock.
        drop(former);
        served
    }

    /// Records the errors of a newer version; the site stays.
    pub(super) fn fail(&self, error: ErrorPage) {
        self.0.send_modify(|state| state.error = Some(Arc::new(error)));
    }

    /// Ends all event streams.
    pub(super) fn close(&self) {
        self.0.send_modify(|state| state.closed = true);
    }
}

/// A site whose pages are rendered on the first request.
#[derive(Debug)]
pub(super) struct ServedSite {
    /// The site that pages are rendered from.
    pub(super) site: Site,
    revision: Revision,
    rendered: Mutex<HashMap<String, ServedFile>>,
}

impl ServedSite {
    /// Finds the file or redirect for an address.
    pub(super) fn target(&self, path: &str) -> address::Target {
        address::target(path, |file| self.site.has(file))
    }

    /// Returns the page at a path, if it was rendered before.
    pub(super) fn ready(&self, path: &str) -> Option<ServedFile> {
        self.rendered.lock().expect("no panic holds it").get(path).cloned()
    }

    /// Renders the page at a path; `None` if the site has no such file.
    pub(super) fn render(&self, path: &str) -> Option<Result<ServedFile, RenderError>> {
        let bytes = match self.site.file(path)? {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(error)),
        };
        let content_type = content_type(path);
        let bytes =
            if path.ends_with(".html") { live::with_script(bytes, self.revision) } else { bytes };
        let page = ServedFile::new(bytes, content_type);
        self.rendered.lock().expect("no panic holds it").insert(path.to_owned(), page.clone());
        Some(Ok(page))
    }
}
