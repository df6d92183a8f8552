//! The former addresses of the pages of the staff, for bookmarks.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::Locale;
use domain::address::{admin, admin_before};

use crate::http::{PathLocale, Problem};

/// Sends a browser on for good: from `/api/{lang}/desk…` to `/api/{lang}/admin…`, query and all.
pub(super) async fn moved(PathLocale(locale): PathLocale, address: Uri) -> Response {
    match target(&address, locale) {
        Some(to) => (StatusCode::PERMANENT_REDIRECT, [(LOCATION, to)]).into_response(),
        None => Problem::NotFound.document(locale),
    }
}

fn target(address: &Uri, locale: Locale) -> Option<HeaderValue> {
    let rest = address.path_and_query()?.as_str().strip_prefix(&admin_before(locale))?;
    HeaderValue::try_from(admin(locale) + rest).ok()
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn the_rest_of_an_address_stays() {
        let to = |address: &'static str| target(&Uri::from_static(address), Locale::of(Lang::Kk));
        assert_eq!(to("/api/kk/desk").expect("known"), "/api/kk/admin");
        let card = to("/api/kk/desk/card?record=1&x=%2F").expect("known");
        assert_eq!(card, "/api/kk/admin/card?record=1&x=%2F");
        assert_eq!(to("/api/kk/other"), None);
    }
}
