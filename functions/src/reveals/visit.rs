//! A reveal at a public service centre: a clerk has seen the document of a person
//! who is present.

use domain::form::Input;
use domain::visitor::{Visitor, read_visitor};

use super::Reveals;
use super::reveal::refuse;
use super::show::{Ask, Opened, show};
use crate::audit::Fact;
use crate::http::Problem;
use crate::intake::answers::validated;
use crate::keys::{hex, random};
use crate::limit::Network;
use crate::oversight::{self, VISITS};
use crate::records::RecordRef;
use crate::records::access_log::{Viewer, Way};
use crate::session::Session;
use crate::staff;

/// Shows a contact to the visitor of a clerk.
pub(super) async fn visit(
    reveals: &Reveals,
    network: &Network,
    clerk: &Session,
    record: &RecordRef,
    input: &Input,
) -> Result<Opened, Problem> {
    let app = &reveals.app;
    let answers = validated(app, record.kind.visit_form, input)?;
    let visitor = read_visitor(&answers, app.year()).map_err(Problem::Faults)?;
    let names = names(reveals, &visitor);
    let (person, others) = names.split_first().ok_or(Problem::Unreadable)?;
    let (person, others) = (person.clone(), others.to_vec());
    let request = hex(&random::<16>()?);
    let document = visitor.document.to_owned();
    let ask = Ask {
        request: &request,
        record,
        purpose: answers.word("purpose").ok_or(Problem::Unreadable)?,
        way: Way::Counter,
        viewer: Viewer {
            name: visitor.name,
            organisation: None,
            document: Some(document.clone()),
            person: Some(person.clone()),
            others,
        },
        counted: names,
        actor: clerk.name.clone(),
        facts: vec![(Fact::Document, document), (Fact::Visitor, person)],
        writes: oversight::count(app, &VISITS, &clerk.name).await?,
    };
    match show(reveals, ask).await {
        Ok(opened) => {
            oversight::raise(app, &VISITS, &clerk.name).await;
            Ok(opened)
        }
        Err(problem) => {
            oversight::stopped(app, &clerk.name, &problem).await;
            let clerk = Some(clerk.name.clone());
            Err(refuse(reveals, network, &record.to_string(), clerk, problem).await)
        }
    }
}

/// The names of a visitor: the one made of the IIN if there is one, and the one made of the number of
/// the document.
fn names(reveals: &Reveals, visitor: &Visitor) -> Vec<String> {
    let secrets = &reveals.app.secrets;
    let parts = [b"document".as_slice(), visitor.document.as_bytes(), visitor.number.as_bytes()];
    let iin = visitor.iin.as_deref().map(|iin| staff::name(secrets, iin));
    iin.into_iter().chain([secrets.lookup.name(&parts)]).collect()
}
