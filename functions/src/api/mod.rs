//! All operations of the functions in one table: which function answers, who may, what is sent and
//! what comes back. The OpenAPI document is written from it, and tests hold the routers to it.

mod document;
mod operations;
#[cfg(all(test, feature = "embedded"))]
mod tests;

use domain::form::Form;

use crate::staff::Role;

pub use document::document;
pub use operations::OPERATIONS;

/// A function: a router, a program and a role of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Signups and one's own card.
    Volunteers,
    /// Contacts, for who has signed.
    Reveals,
    /// The staff.
    Admin,
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Everybody.
    Anyone,
    /// Who has a volunteer's secret link.
    Link,
    /// Who asked for a text to sign.
    Ticket,
    /// The phone that has read the symbol.
    Phone,
    /// Anybody of the staff who is signed in.
    SignedIn,
    /// Staff with a role.
    Staff(Role),
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub enum Sends {
    /// Nothing.
    Nothing,
    /// Parameters in the address.
    Query(&'static [&'static str]),
    /// The answers to a form and other fields.
    Form(&'static Form, &'static [&'static str]),
    /// Fields.
    Fields(&'static [&'static str]),
    /// The documents of the national signing service.
    Documents,
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
    /// JSON to who sent JSON, a page to who sent a form.
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
    pub method: &'static str,
    /// The pattern of its address.
    pub path: &'static str,
    /// Who answers.
    pub function: Function,
    /// Who may call it.
    pub rights: Rights,
    /// What it does.
    pub summary: &'static str,
    /// What is sent.
    pub sends: Sends,
    /// The statuses when all is well.
    pub well: &'static [u16],
    /// What comes back.
    pub returns: Returns,
    /// The words of the problems it tells, besides those of every operation.
    pub problems: &'static [&'static str],
}
