//! A reveal at a public service centre: a clerk has seen the document of a person
//! who is present.

use domain::form::{Answers, Input};

use super::Reveals;
use super::show::{Ask, Opened, show};
use crate::audit::Fact;
use crate::http::Problem;
use crate::intake::answers::validated;
use crate::keys::{hex, random};
use crate::records::RecordRef;
use crate::records::access_log::{Viewer, Way};
use crate::session::Session;

/// Shows a contact to the visitor of a clerk.
pub(super) async fn visit(
    reveals: &Reveals,
    clerk: &Session,
    record: &RecordRef,
    input: &Input,
) -> Result<Opened, Problem> {
    let app = &reveals.app;
    let answers = validated(app, record.kind.visit_form, input)?;
    let (document, visitor) = visitor(reveals, &answers).ok_or(Problem::Unreadable)?;
    let request = hex(&random::<16>().map_err(|_| Problem::Unavailable)?);
    let ask = Ask {
        request: &request,
        record,
        purpose: answers.word("purpose").ok_or(Problem::Unreadable)?,
        way: Way::Counter,
        viewer: Viewer { name: document.to_owned(), organisation: None },
        counted: visitor.clone(),
        actor: clerk.name.clone(),
        facts: vec![(Fact::Document, document.to_owned()), (Fact::Visitor, visitor)],
        writes: Vec::new(),
    };
    show(reveals, ask).await
}

/// The kind of the visitor's document, and the name made of its number.
fn visitor(reveals: &Reveals, answers: &Answers) -> Option<(&'static str, String)> {
    let (document, number) = (answers.word("document")?, answers.text("number")?);
    // Written with or without spaces, it is one document.
    let number: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
    let number = number.to_uppercase();
    let parts = [b"document".as_slice(), document.as_bytes(), number.as_bytes()];
    Some((document, reveals.app.secrets.lookup.name(&parts)))
}
