//! HTTP for the bytes of a file: validators, ranges, and the headers of every answer.

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// A file ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct ServedFile {
    /// The content.
    pub(super) body: Bytes,
    /// The value of `Content-Type`.
    pub(super) content_type: &'static str,
    /// A strong validator: the same bytes, the same tag.
    tag: HeaderValue,
}

impl ServedFile {
    /// Bytes with the tag that their hash gives.
    pub(super) fn new(body: Vec<u8>, content_type: &'static str) -> ServedFile {
        let digest = blake3::hash(&body).to_hex();
        let tag = HeaderValue::from_str(&format!("\"{}\"", &digest[..20]))
            .expect("hexadecimal digits are fit for a header");
        ServedFile { body: body.into(), content_type, tag }
    }
}

/// The part of a file that a request names.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    /// From the first byte to the last, both included.
    Range(u64, u64),
    /// There is no such part.
    None,
}

/// Answers a GET or HEAD request with a file.
pub(super) fn reply(
    page: &ServedFile,
    status: StatusCode,
    method: &Method,
    asked: &HeaderMap,
) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, page.tag.clone());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(page.content_type));
    if status == StatusCode::OK {
        if is_known(asked, &page.tag) {
            headers.remove(header::CONTENT_TYPE);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    let length = page.body.len() as u64;
    let part = if status == StatusCode::OK && *method == Method::GET {
        part(asked, &page.tag, length)
    } else {
        Part::Whole
    };
    let (status, body) = match part {
        Part::Whole => (status, page.body.clone()),
        Part::Range(first, last) => {
            headers.insert(header::CONTENT_RANGE, about(&format!("{first}-{last}/{length}")));
            (StatusCode::PARTIAL_CONTENT, page.body.slice(first as usize..=last as usize))
        }
        Part::None => {
            headers.insert(header::CONTENT_RANGE, about(&format!("*/{length}")));
            (StatusCode::RANGE_NOT_SATISFIABLE, Bytes::new())
        }
    };
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let body = if *method == Method::HEAD { Body::empty() } else { Body::from(body) };
    (status, headers, body).into_response()
}

fn about(range: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("bytes {range}")).expect("digits are fit for a header")
}

/// Whether the browser has these bytes already; a tag made weak by compression counts too.
fn is_known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/").as_bytes() == tag.as_bytes())
}

/// The part that `Range` names; an unreadable range, a range of changed bytes, and several ranges
/// are answered with the whole file.
fn part(asked: &HeaderMap, tag: &HeaderValue, length: u64) -> Part {
    let Some(range) = asked.get(header::RANGE).and_then(|range| range.to_str().ok()) else {
        return Part::Whole;
    };
    if asked.get(header::IF_RANGE).is_some_and(|known| known != tag) {
        return Part::Whole;
    }
    let Ok(ranges) = http_range_header::parse_range_header(range) else { return Part::Whole };
    match ranges.validate(length) {
        Err(_) => Part::None,
        Ok(ranges) => match &ranges[..] {
            [range] => Part::Range(*range.start(), *range.end()),
            _ => Part::Whole,
        },
    }
}

/// The security headers of every answer.
const SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Adds the headers of every answer, after it was compressed.
pub(super) async fn finish(mut response: Response) -> Response {
    let compressed = response.headers().contains_key(header::CONTENT_ENCODING);
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    // Compressed bytes are not the bytes that the tag was made of.
    let tag = headers.get(header::ETAG).filter(|_| compressed);
    let weak = tag.and_then(|tag| HeaderValue::try_from(format!("W/{}", tag.to_str().ok()?)).ok());
    if let Some(weak) = weak {
        headers.insert(header::ETAG, weak);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(HeaderName, &'static str)| {
            (name.clone(), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn one_valid_range_is_served_and_others_are_not() {
        let tag = HeaderValue::from_static("\"a\"");
        let ask = |range| part(&headers(&[(header::RANGE, range)]), &tag, 100);
        assert_eq!(ask("bytes=0-9"), Part::Range(0, 9));
        assert_eq!(ask("bytes=90-"), Part::Range(90, 99));
        assert_eq!(ask("bytes=-10"), Part::Range(90, 99));
        assert_eq!(ask("bytes=50-500"), Part::Range(50, 99));
        assert_eq!(ask("bytes=100-"), Part::None);
        assert_eq!(ask("bytes=0-9,20-29"), Part::Whole);
        assert_eq!(ask("pages=1-2"), Part::Whole);
    }

    #[test]
    fn a_range_of_older_bytes_is_answered_with_the_whole() {
        let tag = HeaderValue::from_static("\"a\"");
        let ask = |known| {
            let asked = [(header::RANGE, "bytes=0-9"), (header::IF_RANGE, known)];
            part(&headers(&asked), &tag, 100)
        };
        assert_eq!(ask("\"a\""), Part::Range(0, 9));
        assert_eq!(ask("\"b\""), Part::Whole);
        assert_eq!(ask("W/\"a\""), Part::Whole);
    }

    #[test]
    fn tags_are_compared_in_lists() {
        let page = ServedFile::new(b"dala".to_vec(), "text/plain");
        let tag = page.tag.to_str().expect("ASCII").to_owned();
        for list in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
            let mut asked = HeaderMap::new();
            asked.insert(header::IF_NONE_MATCH, HeaderValue::try_from(list).expect("a list"));
            assert!(is_known(&asked, &page.tag));
        }
        assert!(!is_known(&headers(&[(header::IF_NONE_MATCH, "\"x\"")]), &page.tag));
    }
}
