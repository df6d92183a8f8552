//! Signing up: answers, a proof, one transaction.

use domain::Locale;
use domain::form::{Input, validate};
use domain::volunteer::form::FORM;
use domain::volunteer::{self};

use super::record::{self, Card, KIND, Link, State, Used};
use crate::app::AppContext;
use crate::http::Problem;
use crate::keys::{hex, random};
use crate::limit::{Limit, Network};
use crate::pow::{self, Proof};
use crate::seal::Context;
use crate::store::{Item, Write, WriteError};
use crate::ticket;

/// How often the questionnaire is taken from one network with a proof of work.
const WITH_PROOF: Limit = Limit { what: "volunteers", times: 20, seconds: 60 * 60 };

/// How often without a script, by a ticket that costs nothing.
const WITH_TICKET: Limit = Limit { what: "volunteers by ticket", times: 5, seconds: 24 * 60 * 60 };

/// How many bytes of a link's name the link has.
const LINK_BYTES: usize = 20;

/// What shows that a form was not sent by a machine in thousands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// A proof of work.
    Proof(String),
    /// A ticket.
    Ticket(String),
    /// Nothing yet.
    None,
}

/// How a signup ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The answers are kept. The secret link leads to them; it is told once.
    Done {
        /// The secret link.
        link: String,
    },
    /// The answers are good, and come back with this ticket to be sent once more.
    Confirm {
        /// The ticket.
        ticket: String,
    },
}

/// Takes a filled-in questionnaire in.
///
/// The same answers with the same proof have the same outcome, however often they come.
pub(super) async fn sign_up(
    app: &AppContext,
    locale: Locale,
    network: &Network,
    input: &Input,
    admission: &Admission,
) -> Result<Outcome, Problem> {
    let now = app.now();
    let answers = validate(&FORM, input, app.year()).map_err(Problem::Faults)?;
    let (profile, contact) = volunteer::read(&answers).ok_or(Problem::Unreadable)?;
    let digest = digest(app, input);
    let (proof, limit) = match admit(app, admission, &digest, now)? {
        Admitted::By(proof, limit) => (proof, limit),
        Admitted::NotYet(ticket) => return Ok(Outcome::Confirm { ticket }),
    };
    let id = hex(&random::<16>().map_err(|_| Problem::Unavailable)?);
    let link = link(app, &proof);
    let link_name = link_name(app, &link);
    let card = Card {
        profile,
        state: State::Waiting,
        lang: locale.language(),
        consent: volunteer::form::CONSENT.to_owned(),
        created: now,
        proposal_read: false,
    };
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = app.sealer.seal(Context { kind: KIND, id: &id }, &fields);
    let sealed = sealed.map_err(|_| Problem::Unavailable)?;
    let place = format!("{now:012}#{id}");
    let used = Used { answers: digest.clone() };
    let writes = [
        Write::Create(Item::new(record::used(&proof.name), &used).until(proof.expires)),
        limit.count(&app.secrets.lookup, network, now),
        Write::Create(Item::new(record::card(&id), &card).listed(card.state.list(), place)),
        Write::Create(Item::new(record::contact(&id), &sealed)),
        Write::Create(Item::new(record::own_link(&id), &link_name)),
        Write::Create(Item::new(record::link(&link_name), &Link { id })),
    ];
    match app.table.write(&writes).await {
        Ok(()) => Ok(Outcome::Done { link }),
        Err(WriteError::Refused(places)) if places.contains(&0) => {
            repeated(app, &proof, &digest, link).await
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: limit.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

enum Admitted {
    By(Proof, Limit),
    NotYet(String),
}

fn admit(
    app: &AppContext,
    admission: &Admission,
    digest: &str,
    now: u64,
) -> Result<Admitted, Problem> {
    let secret = &app.secrets.proofs;
    let wrong = |_| Problem::Proof;
    match admission {
        Admission::Proof(sent) => {
            let proof = pow::judge(secret, FORM.name, sent, now).map_err(wrong)?;
            Ok(Admitted::By(proof, WITH_PROOF))
        }
        Admission::Ticket(sent) => {
            let proof = ticket::judge(secret, FORM.name, digest.as_bytes(), sent, now);
            Ok(Admitted::By(proof.map_err(wrong)?, WITH_TICKET))
        }
        Admission::None => ticket::issue(secret, FORM.name, digest.as_bytes(), now)
            .map(Admitted::NotYet)
            .map_err(|_| Problem::Unavailable),
    }
}

/// The proof was used before: for these answers, whose first answer may have been lost on its way,
/// or for others.
async fn repeated(
    app: &AppContext,
    proof: &Proof,
    digest: &str,
    link: String,
) -> Result<Outcome, Problem> {
    let item = app.table.get(&record::used(&proof.name)).await?;
    let used: Used = item.ok_or(Problem::Proof)?.document()?;
    if used.answers == digest { Ok(Outcome::Done { link }) } else { Err(Problem::Sent) }
}

/// A name of the answers that tells nothing of them.
fn digest(app: &AppContext, input: &Input) -> String {
    let mut pairs: Vec<&(String, String)> = input.iter().collect();
    pairs.sort();
    let parts: Vec<&[u8]> =
        pairs.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]).collect();
    app.secrets.proofs.name(&parts)
}

/// The secret link of the signup with a proof: whoever repeats it gets the same.
fn link(app: &AppContext, proof: &Proof) -> String {
    hex(&app.secrets.links.mac(&[b"link", proof.name.as_bytes()])[..LINK_BYTES])
}

/// The name under which a link is kept.
pub(super) fn link_name(app: &AppContext, link: &str) -> String {
    app.secrets.links.name(&[b"kept", link.as_bytes()])
}
