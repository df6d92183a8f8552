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
use crate::records::link as secret_link;
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
    /// Names made of what tells the sender from others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    senders: Vec<String>,
}
stored!(used_proof: Used, 0..=3);

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
    let senders = (form.senders)(app, &answers);
    let before = (attempt.as_ref(), proof.name.as_str());
    // What would be refused is refused before a record key is made for it.
    if let Some(outcome) = repeated(app, before, &digest, &senders).await? {
        return Ok(outcome);
    }
    let counts = limit.counts(&app.secrets.lookup, network, now);
    if reached(app, &counts).await? {
        return Err(Problem::TooOften { retry_after: limit.retry_after(now) });
    }
    let link = link(app, &proof.name);
    let used = Used { answers: digest.clone(), proof: None, senders: senders.clone() };
    let mut writes =
        vec![Write::Create(Item::new(used_key(&proof.name), &used).until(proof.expires))];
    if let Some(key) = attempt.clone() {
        let used = Used { proof: Some(proof.name.clone()), ..used };
        writes.push(Write::Create(Item::new(key, &used).until(now + ATTEMPT_KEPT)));
    }
    let once = writes.len();
    writes.extend(counts);
    let accepted = Accepted { answers: &answers, lang: locale.language(), link: &link, now };
    writes.extend((form.keep)(app, &accepted)?);
    match app.table.write(&writes).await {
        Ok(()) => {
            (form.kept)(app, network, &accepted).await;
            Ok(Outcome::Done { link })
        }
        Err(WriteError::Refused(places)) if places.iter().any(|place| *place < once) => {
            let before = (attempt.as_ref(), proof.name.as_str());
            repeated(app, before, &digest, &senders).await?.ok_or(Problem::Proof)
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: limit.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// Whether one of the counts has reached its cap.
async fn reached(app: &AppContext, counts: &[Write]) -> Result<bool, Problem> {
    for count in counts {
        if let Write::Count { key, cap, .. } = count
            && app.table.count(key, app.now()).await? >= *cap
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How it ended before, if the proof or the attempt was used: for these answers, whose first answer
/// may have been lost on its way, or for others.
///
/// # Errors
/// `Sent` if the sender is somebody else, who must not see the code of the first one, or if the code
/// leads nowhere any more.
async fn repeated(
    app: &AppContext,
    (attempt, proof): (Option<&Key>, &str),
    digest: &str,
    senders: &[String],
) -> Result<Option<Outcome>, Problem> {
    for key in attempt.into_iter().cloned().chain([used_key(proof)]) {
        let Some(item) = app.table.get(&key).await? else { continue };
        let used: Used = item.document()?;
        let same = used.answers == digest;
        let is_known = same || senders.iter().any(|sender| used.senders.contains(sender));
        let link = link(app, used.proof.as_deref().unwrap_or(proof));
        if !is_known || !secret_link::leads(app, &link).await? {
            return Err(Problem::Sent);
        }
        return Ok(Some(if same { Outcome::Done { link } } else { Outcome::Already { link } }));
    }
    Ok(None)
}

/// The secret code of an intake with a proof: whoever repeats it gets the same.
fn link(app: &AppContext, proof: &str) -> SecretCode {
    let mac = app.secrets.links.mac(&[b"link", proof.as_bytes()]);
    let mut chance = [0; secret_code::BYTES];
    chance.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    SecretCode::new(chance)
}
