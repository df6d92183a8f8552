//! The former addresses of the pages of the staff, for bookmarks.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::Lang;

use crate::http::{PathLang, Problem};

/// Sends a browser on for good: from `/api/{lang}/desk…` to `/api/{lang}/admin…`, query and all.
pub(super) async fn moved(PathLang(lang): PathLang, address: Uri) -> Response {
    match target(&address, lang) {
        Some(to) => (StatusCode::PERMANENT_REDIRECT, [(LOCATION, to)]).into_response(),
        None => Problem::NotFound.document(lang),
    }
}

fn target(address: &Uri, lang: Lang) -> Option<HeaderValue> {
    let tag = lang.tag();
    let rest = address.path_and_query()?.as_str().strip_prefix(&format!("/api/{tag}/desk"))?;
    HeaderValue::try_from(format!("/api/{tag}/admin{rest}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_an_address_stays() {
        let to = |address: &'static str| target(&Uri::from_static(address), Lang::Kk);
        assert_eq!(to("/api/kk/desk").expect("known"), "/api/kk/admin");
        let card = to("/api/kk/desk/card?record=1&x=%2F").expect("known");
        assert_eq!(card, "/api/kk/admin/card?record=1&x=%2F");
        assert_eq!(to("/api/kk/other"), None);
    }
}
