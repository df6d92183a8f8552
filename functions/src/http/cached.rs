//! Answers that are the same for everybody: checked by their tag, so that they are sent once.

use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::keys::hex;

/// Marks an answer that contains nothing but what everybody may see: no secret, and nothing of what
/// was sent but words of a closed list. It alone may be kept by a cache, and compressed: the length
/// of a compressed page tells of a secret beside text that its reader chooses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Public;

/// An answer of what everybody may see, or that the asker has it already.
pub(crate) fn public(asked: &HeaderMap, kind: &'static str, body: String) -> Response {
    // Weak, because the bytes differ by how they are compressed.
    let digest = hex(&Sha256::digest(body.as_bytes())[..10]);
    let Ok(tag) = HeaderValue::try_from(format!("W/\"{digest}\"")) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let lists = asked.get_all(IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    let is_known =
        tags.any(|known| known == "*" || known.trim_start_matches("W/") == format!("\"{digest}\""));
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(CONTENT_TYPE, kind)], body).into_response(),
    };
    response.headers_mut().insert(ETAG, tag);
    response.extensions_mut().insert(Public);
    response
}
