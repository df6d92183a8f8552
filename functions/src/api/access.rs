//! The check of rights before a handler of the staff runs.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use domain::Locale;

use super::operation::Rights;
use crate::app::AppContext;
use crate::http::body::{FormBody, Format};
use crate::http::problem::SessionEnded;
use crate::http::{PathLocale, Problem, guard};
use crate::session::{self, Session};
use crate::staff::Staff;

/// What the check of one operation works with.
#[derive(Debug)]
pub(super) struct Gate {
    /// The tools of all functions.
    pub app: AppContext,
    /// Knows who of the staff may do what.
    pub staff: Arc<dyn Staff>,
    /// Who may pass.
    pub rights: Rights,
    /// Answers everybody else.
    pub refused: fn(&AppContext, Locale, &Problem) -> Response,
}

/// Lets a request through to its handler, with the session that it may take; 401 without a
/// session, 403 without the role.
pub(super) async fn check(
    State(gate): State<Arc<Gate>>,
    PathLocale(locale): PathLocale,
    mut request: Request,
    next: Next,
) -> Response {
    match session(&gate, request.headers().clone()).await {
        Ok(session) => {
            request.extensions_mut().insert(session);
            next.run(request).await
        }
        Err(problem) => {
            let problem = with_body(request, problem).await;
            (gate.refused)(&gate.app, locale, &problem)
        }
    }
}

/// What was sent after a session had ended is not lost: the problem carries it.
async fn with_body(request: Request, problem: Problem) -> Problem {
    let at = match &problem {
        Problem::SignedOut => None,
        Problem::SessionEnded(ended) => ended.at,
        _ => return problem,
    };
    if request.method() != Method::POST {
        return problem;
    }
    let path = request.uri().path().to_owned();
    match guard::form_body(request).await {
        Ok(FormBody { format: Format::Form, pairs: fields }) => {
            Problem::SessionEnded(Box::new(SessionEnded { at, path, fields }))
        }
        _ => problem,
    }
}

/// The session of a request; a body cannot be lent while this waits, so the headers come alone.
async fn session(gate: &Gate, headers: HeaderMap) -> Result<Session, Problem> {
    let session = session::read(&gate.app, &*gate.staff, &headers).await?;
    if let Rights::Staff(role) = gate.rights {
        session.needs(role)?;
    }
    Ok(session)
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = Response;

    /// The session that was checked; nobody is signed in where no rights were declared.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Session, Response> {
        let session = parts.extensions.get::<Session>().cloned();
        session.ok_or_else(|| Problem::SignedOut.document(Locale::ALL[0]))
    }
}
