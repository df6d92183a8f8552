//! The language of a reader, as the address of a request has it.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use domain::Lang;

use super::problem::Problem;

/// The language in `/api/{lang}/…`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathLang(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for PathLang {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathLang, Response> {
        let tag = Path::<String>::from_request_parts(parts, state).await;
        let lang = tag.ok().and_then(|Path(tag)| tag.parse().ok());
        lang.map(PathLang).ok_or_else(|| Problem::NotFound.document(Lang::Kk))
    }
}
