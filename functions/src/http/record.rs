//! One line for each request, of a closed list of facts, none of which is a person's: what a log may
//! hold, and all that it holds.

use std::fmt;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;

use crate::app::AppContext;

/// What is noted of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// When it came, in milliseconds since 1970.
    pub at: i64,
    /// Its method.
    pub method: &'static str,
    /// The pattern of its address, without what was put into it.
    pub route: String,
    /// The status of its answer.
    pub status: u16,
    /// What went wrong, by the word of the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<&'static str>,
    /// How long it took, in milliseconds.
    pub took: i64,
}

/// Takes records.
pub trait RequestLog: fmt::Debug + Send + Sync {
    /// Takes one.
    fn take(&self, record: &Record);
}

/// Keeps no records.
#[derive(Debug, Clone, Copy)]
pub struct Unrecorded;

impl RequestLog for Unrecorded {
    fn take(&self, _: &Record) {}
}

/// Prints records, a line of JSON each: where what a process prints is its log.
#[derive(Debug, Clone, Copy)]
pub struct Printed;

impl RequestLog for Printed {
    #[expect(clippy::print_stdout, reason = "what is printed is the log")]
    fn take(&self, record: &Record) {
        if let Ok(line) = serde_json::to_string(record) {
            println!("{line}");
        }
    }
}

/// What went wrong, carried by an answer to its record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WentWrong(pub &'static str);

/// Notes a request once it is answered.
pub(crate) async fn note(State(app): State<AppContext>, request: Request, next: Next) -> Response {
    let method = known(request.method().as_str());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let at = (app.clock)().as_millisecond();
    let response = next.run(request).await;
    app.records.take(&Record {
        at,
        method,
        route: route.unwrap_or_default(),
        status: response.status().as_u16(),
        problem: response.extensions().get::<WentWrong>().map(|WentWrong(word)| *word),
        took: (app.clock)().as_millisecond() - at,
    });
    response
}

/// A method that is known; a caller may invent others, which are not noted.
fn known(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT"].into_iter().find(|known| *known == method).unwrap_or("other")
}
