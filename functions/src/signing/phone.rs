//! Signing on a phone: the two calls that eGov Mobile makes after it has read the symbol on the
//! page (API №1 and №2 of the national signing service).
//!
//! The address in the symbol holds a token; who knows it may read the text and leave a signature,
//! but sees nothing: what is signed for goes to who holds the ticket.

use std::sync::Arc;

use axum::extract::{FromRef, Path, Request, State};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::on;
use base64ct::{Base64, Encoding};
use domain::{Lang, address};
use pages::field::TICKET;
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Waiting, What, has_signed, read, token};
use super::text;
use super::verify::verify;
use crate::api::{Accepts, Endpoint, Group, Operation, Returns, Rights};
use crate::app::AppContext;
use crate::http::client::Origin;
use crate::http::raw::RawBody;
use crate::http::{Problem, ProblemKind, guard, json};
use crate::records::Kinds;
use crate::store::{Item, Write, WriteError};
use crate::verifier::SignatureVerifier;

/// How the phone is to sign: a message that carries what is signed.
const METHOD: &str = "CMS_WITH_DATA";

/// What the calls work with.
#[derive(Debug, Clone)]
pub(crate) struct Phones {
    /// The tools.
    pub app: AppContext,
    /// Verifies signatures.
    pub verifier: Arc<dyn SignatureVerifier>,
}

impl FromRef<Phones> for AppContext {
    fn from_ref(phones: &Phones) -> AppContext {
        phones.app.clone()
    }
}

/// What a phone sends back: the documents as it was given them, with signatures in place of bytes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Documents {
    documents_to_sign: Vec<Document>,
}

#[derive(Debug, Deserialize)]
struct Document {
    document: Inner,
}

#[derive(Debug, Deserialize)]
struct Inner {
    file: File,
}

#[derive(Debug, Deserialize)]
struct File {
    data: String,
}

/// Both calls of the phone, and the question of the page that waits for it.
pub(crate) static GROUP: Group<Phones> = Group {
    endpoints: ENDPOINTS,
    state: |platform| Phones { app: platform.app(), verifier: platform.verifier() },
    refused: |_, locale, problem| problem.document(locale),
};

const ENDPOINTS: &[Endpoint<Phones>] = &[
    Operation::post("sign-state", "/api/sign/{request}/state")
        .summary("Whether a phone has signed meanwhile")
        .rights(Rights::Ticket)
        .accepts(Accepts::Fields(&["ticket"]))
        .problems(&[ProblemKind::Used, ProblemKind::Expired])
        .by(|method| on(method, state)),
    Operation::get("sign-about", "/api/sign/{request}/{token}")
        .summary("What is to be signed on a phone (API №1 of the national service)")
        .rights(Rights::Phone)
        .problems(&[ProblemKind::Used, ProblemKind::Expired])
        .by(|method| on(method, about)),
    Operation::get("sign-document", "/api/sign/{request}/{token}/document")
        .summary("The text to be signed on a phone (API №2)")
        .rights(Rights::Phone)
        .problems(&[ProblemKind::Used, ProblemKind::Expired])
        .by(|method| on(method, document)),
    Operation::put("sign-signature", "/api/sign/{request}/{token}/document")
        .summary("The signature of a phone (API №2, the way back)")
        .rights(Rights::Phone)
        .accepts(Accepts::Json(schema))
        .returns(Returns::Nothing, &[200])
        .problems(&[
            ProblemKind::Signature,
            ProblemKind::Revocation,
            ProblemKind::Used,
            ProblemKind::Expired,
        ])
        .by(|method| on(method, signature)),
];

/// The request that waits, for who knows its token.
async fn open(phones: &Phones, request: &str, sent: &str) -> Result<(Item, Waiting), Problem> {
    if token(&phones.app, request) != sent {
        return Err(Problem::NotFound);
    }
    read(&phones.app, request).await
}

/// The reader's language, as the phone tells it.
fn language(headers: &HeaderMap) -> Lang {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let tag = header.and_then(|header| header.get(..2)).unwrap_or_default();
    tag.to_ascii_lowercase().parse().unwrap_or(Lang::Kk)
}

/// The answer that the phone shows when something is wrong.
fn refused(problem: &Problem, headers: &HeaderMap) -> Response {
    let status = match problem.status() {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::FORBIDDEN,
        status => status,
    };
    let mut response = json(status, &json!({ "message": problem.title(language(headers)) }));
    problem.finish(&mut response);
    response
}

/// The name of what is signed, in a language of the protocol.
fn name(kinds: Kinds, what: &What, lang: Lang) -> &'static str {
    text::title(kinds, what).get(lang)
}

/// Whether a phone has signed meanwhile, for the page that waits for it.
async fn state(
    State(phones): State<Phones>,
    Path(request): Path<String>,
    body: Request,
) -> Response {
    let state = async {
        let ticket = guard::form_body(body).await?.take(TICKET).unwrap_or_default();
        has_signed(&phones.app, &request, &ticket).await
    };
    match state.await {
        Ok(signed) => json(StatusCode::OK, &json!({ "signed": signed })),
        Err(problem) => problem.document(Lang::Kk),
    }
}

/// API №1: what is to be signed, for whom, and where it is.
async fn about(
    State(phones): State<Phones>,
    Path((request, sent)): Path<(String, String)>,
    origin: Origin,
    headers: HeaderMap,
) -> Response {
    let (_, waiting) = match open(&phones, &request, &sent).await {
        Ok(open) => open,
        Err(problem) => return refused(&problem, &headers),
    };
    let bin = phones.app.site.bin.clone().unwrap_or_default();
    let host = origin.0.rsplit('/').next().unwrap_or_default();
    let named = |lang: Lang| phones.app.pages.name(lang.into()).unwrap_or_else(|| host.to_owned());
    json(
        StatusCode::OK,
        &json!({
            "description": name(phones.app.kinds, &waiting.what, language(&headers)),
            "expiry_date": text::moment(waiting.expires),
            "organisation": {
                "nameRu": named(Lang::Ru),
                "nameKz": named(Lang::Kk),
                "nameEn": named(Lang::En),
                "bin": bin,
            },
            "document": {
                "uri": format!("{}{}", origin.0, address::phone_document(&request, &sent)),
                "auth_type": "None",
                "auth_token": "",
            },
        }),
    )
}

/// API №2: the text itself.
async fn document(
    State(phones): State<Phones>,
    Path((request, sent)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match open(&phones, &request, &sent).await {
        Ok((_, waiting)) => json(StatusCode::OK, &documents(phones.app.kinds, &waiting)),
        Err(problem) => refused(&problem, &headers),
    }
}

fn documents(kinds: Kinds, waiting: &Waiting) -> Value {
    let title = |lang| name(kinds, &waiting.what, lang);
    json!({
        "signMethod": METHOD,
        "version": 1,
        "documentsToSign": [{
            "id": 1,
            "nameRu": title(Lang::Ru),
            "nameKz": title(Lang::Kk),
            "nameEn": title(Lang::En),
            "meta": [],
            "document": { "file": {
                "mime": "text/plain",
                "data": Base64::encode_string(waiting.text.as_bytes()),
            }},
        }],
    })
}

/// The documents of the national signing service, as far as they are read.
fn schema() -> Value {
    json!({
        "type": "object",
        "required": ["documentsToSign"],
        "properties": { "documentsToSign": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["document"],
                "properties": { "document": {
                    "type": "object",
                    "required": ["file"],
                    "properties": { "file": {
                        "type": "object",
                        "required": ["data"],
                        "properties": { "data": { "type": "string" } },
                    }},
                }},
            },
        }},
    })
}

/// API №2, the way back: the signature, kept for who holds the ticket.
async fn signature(
    State(phones): State<Phones>,
    Path((request, sent)): Path<(String, String)>,
    headers: HeaderMap,
    body: Request,
) -> Response {
    match leave(&phones, &request, &sent, body).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(problem) => refused(&problem, &headers),
    }
}

async fn leave(phones: &Phones, request: &str, sent: &str, body: Request) -> Result<(), Problem> {
    let RawBody { bytes, .. } = RawBody::read(body).await?;
    let (item, waiting) = open(phones, request, sent).await?;
    let documents: Documents = serde_json::from_slice(&bytes).map_err(|_| Problem::Unreadable)?;
    let [document] = &documents.documents_to_sign[..] else { return Err(Problem::Unreadable) };
    let message = document.document.file.data.clone();
    // Verified now too, so that the phone tells its owner at once what is wrong.
    verify(&phones.app, &phones.verifier, &waiting.text, &message).await?;
    let signed = waiting.with_message(&phones.app, request, &message)?;
    match phones.app.table.write(&[Write::Replace(item.next(&signed))]).await {
        Ok(()) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
