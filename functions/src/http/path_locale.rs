//! The locale of a reader, as the address of a request has it.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use domain::Locale;

use super::problem::Problem;

/// The locale in `/api/{lang}/…`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathLocale(pub Locale);

impl<S: Send + Sync> FromRequestParts<S> for PathLocale {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathLocale, Response> {
        let tag = Path::<String>::from_request_parts(parts, state).await;
        let locale = tag.ok().and_then(|Path(tag)| tag.parse().ok());
        locale.map(PathLocale).ok_or_else(|| Problem::NotFound.document(Locale::ALL[0]))
    }
}
