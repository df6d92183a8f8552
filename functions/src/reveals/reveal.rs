//! A reveal to whoever has signed for it.

use super::Reveals;
use super::show::{Ask, Opened, show};
use crate::audit::{Entry, Event, Fact, Log};
use crate::evidence;
use crate::http::Problem;
use crate::limit::{Limit, Network};
use crate::records::access_log::{Viewer, Way};
use crate::seal::Context;
use crate::signing::{self, Signed, What};
use crate::staff;
use crate::store::Write;

/// How often refused signatures are logged for one network: enough for who tries in good faith.
pub(super) const REFUSED: Limit = Limit { what: "refused signatures", times: 60, seconds: 60 * 60 };

/// How a signed request comes back.
pub(super) struct Return {
    /// The request.
    pub request: String,
    /// The ticket of who asked.
    pub ticket: String,
    /// The message, unless a phone has left it.
    pub message: Option<String>,
}

/// Shows the contact that was signed for; nothing while a phone has not signed yet.
pub(super) async fn reveal(
    reveals: &Reveals,
    network: &Network,
    back: Return,
) -> Result<Option<Opened>, Problem> {
    let Return { request, ticket, message } = back;
    let (app, verifier) = (&reveals.app, &reveals.verifier);
    let signed = match signing::signed(app, verifier, &request, &ticket, message).await {
        Ok(None) => return Ok(None),
        Ok(Some(signed)) => signed,
        Err(problem) => return Err(refuse(reveals, network, &request, None, problem).await),
    };
    let What::Reveal { record, purpose } = signed.waiting.what.clone() else {
        return Err(refuse(reveals, network, &request, None, Problem::NotFound).await);
    };
    let Some(iin) = &signed.signature.signer.iin else {
        return Err(refuse(reveals, network, &record, None, Problem::NoPerson).await);
    };
    let Some(about) = app.kinds.find(&record) else {
        return Err(refuse(reveals, network, &record, None, Problem::NotListed).await);
    };
    let name = staff::name(&app.secrets, iin.as_str());
    let ask = Ask {
        request: &request,
        record: &about,
        purpose: &purpose,
        way: Way::Signature,
        viewer: viewer(&signed, &name),
        counted: vec![name.clone()],
        actor: name.clone(),
        facts: vec![
            (Fact::Role, signed.signature.signer.role.name().to_owned()),
            (Fact::Message, signed.digest.clone()),
        ],
        writes: writes(reveals, &signed)?,
    };
    match show(reveals, ask).await {
        Ok(opened) => Ok(Some(opened)),
        Err(problem) => Err(refuse(reveals, network, &record, Some(name), problem).await),
    }
}

pub(super) fn viewer(signed: &Signed, name: &str) -> Viewer {
    let signer = &signed.signature.signer;
    let organisation = signer.organisation.as_ref().map(|of| of.name.clone());
    let person = Some(name.to_owned());
    Viewer { name: signer.name.clone(), organisation, document: None, person, others: Vec::new() }
}

/// The request and the message are used up, and both are kept sealed for a dispute.
pub(super) fn writes(reveals: &Reveals, signed: &Signed) -> Result<Vec<(Write, Problem)>, Problem> {
    let place = Context { kind: evidence::KIND, id: &signed.request };
    let fields = [("text", signed.waiting.text.as_str()), ("message", signed.message.as_str())];
    let sealed = reveals.app.sealer.seal(place, &fields)?;
    let [request, message] = signed.once();
    let evidence = Write::Create(evidence::item(&signed.request, reveals.app.now(), &sealed));
    Ok([request, message, evidence].into_iter().map(|write| (write, Problem::Used)).collect())
}

/// Logs that a signature was refused, and at which step. What is refused stays refused whether it
/// could be logged or not.
pub(super) async fn refuse(
    reveals: &Reveals,
    network: &Network,
    record: &str,
    actor: Option<String>,
    problem: Problem,
) -> Problem {
    if matches!(problem, Problem::NotFound | Problem::Unavailable(_) | Problem::Record(_)) {
        return problem;
    }
    let app = &reveals.app;
    let now = app.now();
    let step = problem.step().unwrap_or("reveal");
    let entry = Entry { actor, ..Entry::new(now, Event::RevealRefused, record) };
    let entry = entry.with(Fact::Step, step).with(Fact::Reason, reason(&problem));
    let limits = REFUSED.counts(&app.secrets.lookup, network, now);
    match Log::AUDIT.record(&app.table, &limits, &entry).await {
        Ok(_) | Err(_) => problem,
    }
}

pub(super) fn reason(problem: &Problem) -> &'static str {
    match problem {
        Problem::Signature(refusal) => refusal.name(),
        problem => problem.code(),
    }
}
