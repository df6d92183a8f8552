//! Compressing answers, where no other server does it: those alone that everybody may see.

use axum::body::HttpBody;
use axum::http::Response;
use tower_http::compression::{CompressionLayer, Predicate};

use crate::http::Public;

/// Answers that are shorter than this become hardly shorter.
const SHORT: u64 = 1024;

/// Chooses what is compressed. A page with a secret never is: its compressed length would tell of
/// the secret to whoever may choose another text of the page (BREACH).
#[derive(Debug, Clone, Copy)]
pub struct PublicOnly;

impl Predicate for PublicOnly {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        let is_public = response.extensions().get::<Public>().is_some();
        is_public && response.body().size_hint().lower() >= SHORT
    }
}

/// The layer that compresses.
pub fn layer() -> CompressionLayer<PublicOnly> {
    // Brotli would save a tenth more for ten times the work.
    CompressionLayer::new().no_br().compress_when(PublicOnly)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, header};
    use tower::ServiceExt;

    use crate::testing::{site, with_proof};

    #[tokio::test]
    async fn the_public_list_is_compressed_and_no_answer_with_a_secret() {
        let site = site().await;
        let router = site.router.clone().layer(super::layer());
        let form = with_proof(&site).await.to_string();
        let get = |path: &str| Request::get(format!("/api/kk/{path}"));
        let sends = |path: &str| {
            Request::post(format!("/api/kk/{path}"))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        };
        let typed = format!("name={}&link={}", "a".repeat(2000), "b".repeat(2000));
        let signup = Request::post("/api/kk/volunteers")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(form));
        let requests = [
            (get("volunteers/list?way=care").body(Body::empty()), true),
            (get("admin").body(Body::empty()), false),
            (get("volunteers/challenge").body(Body::empty()), false),
            (signup, false),
            (sends("volunteers").body(Body::from(typed.clone())), false),
            (sends("volunteers/own").body(Body::from(typed)), false),
            (sends("admin/challenge").body(Body::empty()), false),
        ];
        for (request, is_compressed) in requests {
            let mut request = request.expect("a request");
            let path = request.uri().clone();
            request
                .headers_mut()
                .insert(header::ACCEPT_ENCODING, "gzip, br".parse().expect("text"));
            let answer = router.clone().oneshot(request).await.expect("an answer");
            let encoding = answer.headers().get(header::CONTENT_ENCODING);
            let encoding = encoding.and_then(|encoding| encoding.to_str().ok());
            assert_eq!(encoding, is_compressed.then_some("gzip"), "{path}");
        }
    }
}
