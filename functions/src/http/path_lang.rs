//! The locale of a reader, as the address of a request has it.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use domain::Locale;

use super::Problem;

/// The locale in `/api/{lang}/…`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathLang(pub Locale);

impl<S: Send + Sync> FromRequestParts<S> for PathLang {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathLang, Response> {
        let tag = Path::<String>::from_request_parts(parts, state).await;
        let locale = tag.ok().and_then(|Path(tag)| tag.parse().ok());
        locale.map(PathLang).ok_or_else(|| Problem::NotFound.document(Locale::ALL[0]))
    }
}
