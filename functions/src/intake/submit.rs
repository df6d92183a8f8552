//! Taking a filled-in form in: answers, a proof, one transaction.

use domain::Locale;
use domain::form::Input;
use domain::secret_code::{self, SecretCode};
use serde::{Deserialize, Serialize};

use super::admission::{Admitted, Sending, admit};
use super::answers::{digest, validated};
use super::public_form::{Accepted, PublicForm};
use crate::app::AppContext;
use crate::http::Problem;
use crate::limit::Network;
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// How long an attempt is remembered, in seconds: as long as somebody may return to an open form.
const ATTEMPT_KEPT: u64 = 30 * 24 * 60 * 60;

/// How an intake ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The answers are stored. The secret code leads to them; it is sent once.
    Done {
        /// The secret code.
        link: SecretCode,
    },
    /// Other answers were stored before by the same sender; these are not.
    Already {
        /// The secret code of the former ones.
        link: SecretCode,
    },
    /// The answers are good, and come back with this ticket to be sent once more.
    Confirm {
        /// The ticket.
        ticket: String,
    },
}

/// What a proof or an attempt was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Used {
    /// The name of the answers that came with it.
    answers: String,
    /// The name of the proof that came with an attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proof: Option<String>,
}
stored!(used_proof: Used, 0..=2);

fn used_key(name: &str) -> Key {
    Key::new(format!("USED#{name}"), "USED")
}

/// The key of the note that an attempt was used for a form.
fn attempt_key(app: &AppContext, form: &PublicForm, attempt: &str) -> Key {
    let parts = [b"attempt".as_slice(), form.form.name.as_bytes(), attempt.as_bytes()];
    used_key(&app.secrets.proofs.name(&parts))
}

/// Takes a filled-in form in.
///
/// The same answers with the same proof or in the same attempt have the same outcome, however often
/// they come; other answers are recognised and never become a second record.
pub(super) async fn submit(
    app: &AppContext,
    form: &PublicForm,
    (locale, network): (Locale, &Network),
    input: &Input,
    sending: &Sending,
) -> Result<Outcome, Problem> {
    let now = app.now();
    let answers = validated(app, form.form, input)?;
    let digest = digest(app, input);
    let attempt = sending.attempt.as_ref().map(|attempt| attempt_key(app, form, attempt));
    let (proof, limit) = match admit(app, form, &sending.admission, &digest)? {
        Admitted::By(proof, limit) => (proof, limit),
        Admitted::NotYet(ticket) => return Ok(Outcome::Confirm { ticket }),
    };
    let link = link(app, &proof.name);
    let used = Used { answers: digest.clone(), proof: None };
    let mut writes =
        vec![Write::Create(Item::new(used_key(&proof.name), &used).until(proof.expires))];
    if let Some(key) = attempt.clone() {
        let used = Used { proof: Some(proof.name.clone()), ..used };
        writes.push(Write::Create(Item::new(key, &used).until(now + ATTEMPT_KEPT)));
    }
    let once = writes.len();
    writes.extend(limit.counts(&app.secrets.lookup, network, now));
    let accepted = Accepted { answers: &answers, lang: locale.language(), link: &link, now };
    writes.extend((form.keep)(app, &accepted)?);
    match app.table.write(&writes).await {
        Ok(()) => {
            (form.kept)(app, network, &accepted).await;
            Ok(Outcome::Done { link })
        }
        Err(WriteError::Refused(places)) if places.iter().any(|place| *place < once) => {
            repeated(app, &proof.name, attempt, &digest).await
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: limit.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// The proof or the attempt was used before: for these answers, whose first answer may have been
/// lost on its way, or for others.
async fn repeated(
    app: &AppContext,
    proof: &str,
    attempt: Option<Key>,
    digest: &str,
) -> Result<Outcome, Problem> {
    for key in attempt.into_iter().chain([used_key(proof)]) {
        let Some(item) = app.table.get(&key).await? else { continue };
        let used: Used = item.document()?;
        let link = link(app, used.proof.as_deref().unwrap_or(proof));
        let same = used.answers == digest;
        return Ok(if same { Outcome::Done { link } } else { Outcome::Already { link } });
    }
    Err(Problem::Proof)
}

/// The secret code of an intake with a proof: whoever repeats it gets the same.
fn link(app: &AppContext, proof: &str) -> SecretCode {
    let mac = app.secrets.links.mac(&[b"link", proof.as_bytes()]);
    let mut chance = [0; secret_code::BYTES];
    chance.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    SecretCode::new(chance)
}
