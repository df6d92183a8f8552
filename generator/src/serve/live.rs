//! Live reload: a script in every page that follows the state of the server.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::locale::PerLocale;
use futures_util::stream::{self, Stream};
use serde::Serialize;

use super::current::{self, CurrentSite, Stamp};
use super::media::content_type;

/// Address of the script.
pub(super) const SCRIPT: &str = "/_tugan/live.js";
/// Address of its styles.
pub(super) const STYLE: &str = "/_tugan/overlay.css";

/// The script itself.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, content_type(SCRIPT))], include_str!("live.js"))
}

/// Its styles.
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, content_type(STYLE))], include_str!("overlay.css"))
}

/// A page with the script at the end of its body.
pub(super) fn with_script(mut html: Vec<u8>, stamp: Stamp) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script = script_tag(stamp);
    let end = html.windows(END.len()).rposition(|window| window == END).unwrap_or(html.len());
    html.splice(end..end, script.into_bytes());
    html
}

/// The script with what its page was made of.
pub(super) fn script_tag(stamp: Stamp) -> String {
    let (pages, styles) = (unique(stamp.pages), stamp.styles);
    format!(
        "<script src=\"{SCRIPT}\" data-pages=\"{pages}\" data-styles=\"{styles}\" defer></script>"
    )
}

/// A count that no other run of the server tells.
fn unique(count: u64) -> String {
    format!("{}.{count}", std::process::id())
}

/// What the script is told.
#[derive(Debug, Serialize)]
struct News<'a> {
    pages: String,
    styles: String,
    trouble: Option<&'a PerLocale<String>>,
}

/// Tells the state of the server now and after every change.
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

/// The news of a state; `None` if there will be no more.
fn event(state: &current::State) -> Option<Event> {
    let current::State { stamp, trouble, closed, .. } = state;
    let trouble = trouble.as_deref().map(|trouble| trouble.words());
    let news = News { pages: unique(stamp.pages), styles: stamp.styles.to_string(), trouble };
    let text = serde_json::to_string(&news).expect("texts are JSON");
    (!closed).then(|| Event::default().data(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let stamp = Stamp { pages: 3, styles: 1 };
        let page = with_script(b"<body><p></body> x</body></html>".to_vec(), stamp);
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with("<body><p></body> x<script src="), "{page}");
        assert!(page.ends_with("defer></script></body></html>"), "{page}");
        let bare = with_script(b"<p>".to_vec(), stamp);
        assert!(bare.ends_with(b"</script>"));
    }
}
