//! An operation: one method at one address, as its clients see it. The router, the OpenAPI document
//! and the tests of rights are all made from it.

use axum::routing::MethodFilter;
use domain::Locale;
use domain::form::Form;
use serde_json::Value;

use crate::http::ProblemKind;
use crate::staff::Role;

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends a form.
    Post,
    /// Puts a document where its address says.
    Put,
}

impl Method {
    /// Its name in requests.
    pub const fn word(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
        }
    }

    pub(super) const fn filter(self) -> MethodFilter {
        match self {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
        }
    }
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Everybody.
    Anyone,
    /// Whoever sends the secret link of a record; the handler looks it up.
    Link,
    /// Whoever asked for a text to sign; the handler compares the ticket.
    Ticket,
    /// The phone that has read the symbol; the handler compares the token.
    Phone,
    /// Any member of the staff who is signed in; checked before the handler runs.
    SignedIn,
    /// Staff with a role; checked before the handler runs.
    Staff(Role),
}

impl Rights {
    /// Whether a session is needed.
    pub const fn is_for_staff(self) -> bool {
        matches!(self, Rights::SignedIn | Rights::Staff(_))
    }
}

/// What an operation accepts from its caller.
#[derive(Debug, Clone, Copy)]
pub enum Accepts {
    /// Nothing.
    Nothing,
    /// Parameters in the address.
    Query(&'static [&'static str]),
    /// The answers to a form, and other fields.
    Form(&'static Form, &'static [&'static str]),
    /// Fields.
    Fields(&'static [&'static str]),
    /// A document in JSON with this schema.
    Json(fn() -> Value),
    /// The exact bytes of a body of this media type, as with calls of a payment provider
    /// ([`RawBody`](crate::http::raw::RawBody)).
    Raw(&'static str),
}

/// What comes back when all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// A page of the site.
    Page,
    /// A part of a page.
    Fragment,
    /// JSON.
    Json,
    /// JSON for JSON, a page for a form post.
    Either,
    /// Another address.
    Elsewhere,
    /// Nothing but the status.
    Nothing,
}

/// An operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Its name.
    pub id: &'static str,
    /// Its method.
    pub method: Method,
    /// The pattern of its address.
    pub path: &'static str,
    /// Who may call it.
    pub rights: Rights,
    /// What it does.
    pub summary: &'static str,
    /// What is sent.
    pub accepts: Accepts,
    /// The statuses when all is well.
    pub statuses: &'static [u16],
    /// What comes back.
    pub returns: Returns,
    /// The problems it reports, besides those of every operation.
    pub problems: &'static [ProblemKind],
    /// The page with the form that is sent here: a browser that asks for this address, as after
    /// «Back» or in another language, is sent there.
    pub page: Option<fn(Locale) -> String>,
}

impl Operation {
    const fn new(method: Method, id: &'static str, path: &'static str) -> Operation {
        Operation {
            id,
            method,
            path,
            rights: Rights::Anyone,
            summary: "",
            accepts: Accepts::Nothing,
            statuses: &[200],
            returns: Returns::Json,
            problems: &[],
            page: None,
        }
    }

    /// An operation that reads.
    pub const fn get(id: &'static str, path: &'static str) -> Operation {
        Operation::new(Method::Get, id, path)
    }

    /// An operation that takes a form.
    pub const fn post(id: &'static str, path: &'static str) -> Operation {
        Operation::new(Method::Post, id, path)
    }

    /// An operation that takes a document.
    pub const fn put(id: &'static str, path: &'static str) -> Operation {
        Operation::new(Method::Put, id, path)
    }

    /// With what it does, in a sentence.
    pub const fn summary(self, summary: &'static str) -> Operation {
        Operation { summary, ..self }
    }

    /// With who may call it; everybody if it is not said.
    pub const fn rights(self, rights: Rights) -> Operation {
        Operation { rights, ..self }
    }

    /// With what is sent; nothing if it is not said.
    pub const fn accepts(self, accepts: Accepts) -> Operation {
        Operation { accepts, ..self }
    }

    /// With what comes back and with which statuses; JSON and 200 if it is not said.
    pub const fn returns(self, returns: Returns, statuses: &'static [u16]) -> Operation {
        Operation { returns, statuses, ..self }
    }

    /// With the page of its form; none if it is not said.
    pub const fn page(self, page: fn(Locale) -> String) -> Operation {
        Operation { page: Some(page), ..self }
    }

    /// With the problems it reports, besides those of every operation.
    pub const fn problems(self, problems: &'static [ProblemKind]) -> Operation {
        Operation { problems, ..self }
    }
}
