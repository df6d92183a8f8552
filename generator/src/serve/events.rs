//! The event stream that tells browsers when to reload.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::locale::PerLocale;
use futures_util::stream::{self, Stream};
use serde::Serialize;

use super::current::{self, CurrentSite};

/// The data of one event; the script in the pages reads these names.
#[derive(Debug, Serialize)]
struct EventData<'a> {
    pages: String,
    styles: String,
    errors: Option<&'a PerLocale<String>>,
}

/// Sends the state of the server now and after every change.
pub(super) async fn events(
    State(current): State<Arc<CurrentSite>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let follow = (current.follow(), true);
    let events = stream::unfold(follow, |(mut state, first)| async move {
        if !first {
            state.changed().await.ok()?;
        }
        let event = event(&state.borrow_and_update())?;
        Some((Ok(event), (state, false)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// The event for a state; `None` if the server is about to stop.
fn event(state: &current::State) -> Option<Event> {
    let current::State { revision, error, closed, .. } = state;
    let errors = error.as_deref().map(|error| error.texts());
    let data =
        EventData { pages: revision.pages_id(), styles: revision.styles.to_string(), errors };
    let text = serde_json::to_string(&data).expect("texts are JSON");
    (!closed).then(|| Event::default().data(text))
}
