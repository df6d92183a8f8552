//! Taking a filled-in form in: answers, a proof, one transaction.

use domain::Locale;
use domain::form::Input;
use serde::{Deserialize, Serialize};

use super::admission::{Admission, Admitted, admit};
use super::answers::{digest, validated};
use super::public_form::{Accepted, PublicForm};
use crate::app::AppContext;
use crate::http::Problem;
use crate::keys::hex;
use crate::limit::Network;
use crate::pow::Proof;
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// How many bytes of a link's name the link has.
const LINK_BYTES: usize = 20;

/// How an intake ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The answers are stored. The secret link leads to them; it is sent once.
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

/// What a proof was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Used {
    /// The name of the answers that came with it.
    answers: String,
}
stored!(used_proof: Used, 0..=1);

fn used_key(name: &str) -> Key {
    Key::new(format!("USED#{name}"), "USED")
}

/// Takes a filled-in form in.
///
/// The same answers with the same proof have the same outcome, however often they come.
pub(super) async fn submit(
    app: &AppContext,
    form: &PublicForm,
    (locale, network): (Locale, &Network),
    input: &Input,
    admission: &Admission,
) -> Result<Outcome, Problem> {
    let now = app.now();
    let answers = validated(app, form.form, input)?;
    let digest = digest(app, input);
    let (proof, limit) = match admit(app, form, admission, &digest)? {
        Admitted::By(proof, limit) => (proof, limit),
        Admitted::NotYet(ticket) => return Ok(Outcome::Confirm { ticket }),
    };
    let link = link(app, &proof);
    let used = Used { answers: digest.clone() };
    let used = Item::new(used_key(&proof.name), &used).until(proof.expires);
    let mut writes = vec![Write::Create(used)];
    writes.extend(limit.counts(&app.secrets.lookup, network, now));
    let accepted = Accepted { answers: &answers, lang: locale.language(), link: &link, now };
    writes.extend((form.keep)(app, &accepted)?);
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

/// The proof was used before: for these answers, whose first answer may have been lost on its way,
/// or for others.
async fn repeated(
    app: &AppContext,
    proof: &Proof,
    digest: &str,
    link: String,
) -> Result<Outcome, Problem> {
    let item = app.table.get(&used_key(&proof.name)).await?;
    let used: Used = item.ok_or(Problem::Proof)?.document()?;
    if used.answers == digest { Ok(Outcome::Done { link }) } else { Err(Problem::Sent) }
}

/// The secret link of an intake with a proof: whoever repeats it gets the same.
fn link(app: &AppContext, proof: &Proof) -> String {
    hex(&app.secrets.links.mac(&[b"link", proof.name.as_bytes()])[..LINK_BYTES])
}
