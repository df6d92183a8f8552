//! What shows that a form was not sent by a machine in thousands, and which sending it is.

use pages::field::{ATTEMPT, TICKET};

use super::public_form::PublicForm;
use crate::app::AppContext;
use crate::http::Problem;
use crate::http::body::FormBody;
use crate::keys::{hex, random};
use crate::limit::Limit;
use crate::pow::{self, Proof};
use crate::ticket;

/// The field in which a proof of work comes.
pub(super) const PROOF: &str = "altcha";

/// The lengths of an attempt that is taken: as many characters as cannot be guessed.
const ATTEMPT_LENGTHS: std::ops::RangeInclusive<usize> = 32..=64;

/// What came with the answers of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sending {
    /// What shows that a person sends it.
    pub admission: Admission,
    /// The attempt: a text of chance that stays the same while a person returns to a form with the
    /// button «Back» and sends it again.
    pub attempt: Option<String>,
}

impl Sending {
    /// Takes it out of what was sent.
    pub(super) fn take(sent: &mut FormBody) -> Sending {
        let attempt = sent.take(ATTEMPT).filter(|attempt| {
            let well = attempt.bytes().all(|byte| byte.is_ascii_alphanumeric());
            well && ATTEMPT_LENGTHS.contains(&attempt.len())
        });
        Sending { admission: Admission::take(sent), attempt }
    }

    /// The same attempt, which is to be shown to be a person's by a ticket.
    pub(super) fn unproved(self) -> Sending {
        Sending { admission: Admission::None, ..self }
    }
}

/// What shows that a person sends a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Admission {
    /// A proof of work.
    Proof(String),
    /// A ticket.
    Ticket(String),
    /// Nothing yet.
    None,
}

impl Admission {
    fn take(sent: &mut FormBody) -> Admission {
        let proof = sent.take(PROOF).filter(|proof| !proof.is_empty());
        let ticket = sent.take(TICKET).filter(|ticket| !ticket.is_empty());
        match (proof, ticket) {
            (Some(proof), _) => Admission::Proof(proof),
            (None, Some(ticket)) => Admission::Ticket(ticket),
            (None, None) => Admission::None,
        }
    }
}

/// Whether a form is taken now.
pub(super) enum Admitted {
    /// By a proof that holds, within a limit.
    By(Proof, Limit),
    /// Not before it comes back with this ticket.
    NotYet(String),
}

/// Checks what came with a form whose answers have this digest.
pub(super) fn admit(
    app: &AppContext,
    form: &PublicForm,
    admission: &Admission,
    digest: &str,
) -> Result<Admitted, Problem> {
    let (secret, name, now) = (&app.secrets.proofs, form.form.name, app.now());
    let wrong = |_| Problem::Proof;
    match admission {
        Admission::Proof(sent) => {
            let proof = pow::verify(secret, name, sent, now).map_err(wrong)?;
            Ok(Admitted::By(proof, form.with_proof))
        }
        Admission::Ticket(sent) => {
            let proof = ticket::verify(secret, name, digest.as_bytes(), sent, now);
            Ok(Admitted::By(proof.map_err(wrong)?, form.with_ticket))
        }
        Admission::None => ticket::issue(secret, name, digest.as_bytes(), now)
            .map(Admitted::NotYet)
            .map_err(|_| Problem::unavailable("tickets")),
    }
}

/// A new attempt, for a browser that has made none.
pub(super) fn new_attempt() -> Option<String> {
    random::<16>().ok().map(|bytes| hex(&bytes))
}
