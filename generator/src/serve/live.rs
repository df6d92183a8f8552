//! Live reload: the script in every page that follows the events of the server.

use axum::http::header;
use axum::response::IntoResponse;

use super::media::content_type;
use super::revision::Revision;

/// The address of the script.
pub(super) const SCRIPT: &str = "/_tugan/live.js";
/// The address of its style sheet.
pub(super) const STYLE: &str = "/_tugan/overlay.css";

/// Answers with the script.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, content_type(SCRIPT))], include_str!("live.js"))
}

/// Answers with its style sheet.
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, content_type(STYLE))], include_str!("overlay.css"))
}

/// Inserts the script at the end of a page's body.
pub(super) fn with_script(mut html: Vec<u8>, revision: Revision) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script = script_tag(revision);
    let end = html.windows(END.len()).rposition(|window| window == END).unwrap_or(html.len());
    html.splice(end..end, script.into_bytes());
    html
}

/// The script element, with the revision that its page was rendered from.
pub(super) fn script_tag(revision: Revision) -> String {
    let (pages, styles) = (revision.pages_id(), revision.styles);
    format!(
        "<script src=\"{SCRIPT}\" data-pages=\"{pages}\" data-styles=\"{styles}\" defer></script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_at_the_end_of_the_body() {
        let revision = Revision { pages: 3, styles: 1 };
        let page = with_script(b"<body><p></body> x</body></html>".to_vec(), revision);
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with("<body><p></body> x<script src="), "{page}");
        assert!(page.ends_with("defer></script></body></html>"), "{page}");
        let bare = with_script(b"<p>".to_vec(), revision);
        assert!(bare.ends_with(b"</script>"));
    }
}
