//! A public form: what of its intake is its own.

use std::pin::Pin;

use axum::response::Response;
use domain::form::{Answers, Form, Input, Words};
use domain::secret_code::SecretCode;
use domain::{Lang, Locale};
use pages::form::Addresses;

use crate::app::AppContext;
use crate::http::Problem;
use crate::limit::{Limit, Network};
use crate::store::Write;

/// What is done after answers were kept.
pub(crate) type Kept<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// A public form.
#[derive(Debug)]
pub(crate) struct PublicForm {
    /// Its fields, and its name in limits and proofs.
    pub form: &'static Form,
    /// Where it is sent, and the page on which it is filled in.
    pub addresses: Addresses,
    /// How often it is taken from one network with a proof of work.
    pub with_proof: Limit,
    /// How often without a script, by a ticket that costs nothing.
    pub with_ticket: Limit,
    /// Names made of what tells its senders from one another, such as their telephones.
    pub senders: fn(&AppContext, &Answers) -> Vec<String>,
    /// Makes the writes that keep a record of the answers.
    pub keep: fn(&AppContext, &Accepted<'_>) -> Result<Vec<Write>, Problem>,
    /// What is done once they are kept; nothing that must not be lost.
    pub kept: for<'a> fn(&'a AppContext, &'a Network, &'a Accepted<'a>) -> Kept<'a>,
    /// The page that says that the answers have arrived; it holds the secret link.
    pub done: fn(&AppContext, Locale, link: &SecretCode) -> Response,
    /// The page for a sender whose other answers arrived before: the way to them, and the new ones.
    pub already: fn(&AppContext, Locale, link: &SecretCode, &Input) -> Response,
    /// The heading above the form when it comes back.
    pub title: Words,
}

/// Answers that were let in and are kept now.
#[derive(Debug)]
pub(crate) struct Accepted<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The language of the page they came from.
    pub lang: Lang,
    /// The secret code that the sender is given, once; the same if the form is sent again.
    pub link: &'a SecretCode,
    /// The time, in seconds since 1970.
    pub now: u64,
}
