//! Getting a new secret code by an e-signature: the signer's name must be the one in the contact of a
//! card with the telephone that was typed. What is refused tells nothing of whether there is a card.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::contact::PersonName;
use domain::secret_code::SecretCode;
use domain::{Locale, Phone};
use pages::field::PHONE;
use pages::recovery::{self, Recovery, Step};
use serde_json::json;

use super::handlers::back;
use super::reveal::{REFUSED, Return, reason, viewer, writes};
use super::show::open;
use super::{Reveals, replies};
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::body::{FormBody, Format};
use crate::http::client::{Origin, Sender};
use crate::http::{PathLocale, Problem, json as as_json, page};
use crate::limit::{Limit, Network};
use crate::records::recovery::{Proof, of_telephone, renewed};
use crate::records::{RecordRef, Telephone};
use crate::signing::browser::browser;
use crate::signing::{self, Asker, Begun, Signed, What};
use crate::staff;
use crate::store::{Write, WriteError};

/// How often one person asks for a new secret code.
const ASKED: Limit = Limit { what: "recovery", times: 5, seconds: 24 * 60 * 60 };

/// POST …/reveals/recovery: the text that is signed for a telephone.
pub(super) async fn begin(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    (Sender(network), origin, headers): (Sender, Origin, HeaderMap),
    mut sent: FormBody,
) -> Response {
    let typed = sent.take(PHONE).unwrap_or_default();
    let app = &reveals.app;
    let begun = async {
        let number = Phone::parse(&typed).map_err(Problem::telephone)?;
        let telephone = Telephone::new(app, number.reveal()).name;
        let digits = number.reveal();
        let ends = digits.get(digits.len().saturating_sub(2)..).unwrap_or_default().to_owned();
        let browser = browser(&headers);
        let asker = Asker { network: &network, origin: &origin, browser: browser.as_deref() };
        signing::begin(app, asker, locale, What::Recover { telephone, ends }).await
    };
    match (sent.format, begun.await) {
        (Format::Json, Ok(begun)) => as_json(StatusCode::CREATED, &begun),
        (Format::Form, Ok(begun)) => sign(&reveals, locale, &begun, false),
        (format, Err(problem)) => refused(&reveals, locale, &typed, (format, &problem)),
    }
}

fn sign(reveals: &Reveals, locale: Locale, begun: &Begun, early: bool) -> Response {
    let code = signing::code(&reveals.app, &begun.request);
    let shown = recovery::sign(locale, &begun.view(locale, early), &code);
    page(&*reveals.app.pages, locale, StatusCode::OK, &shown)
}

fn refused(
    reveals: &Reveals,
    locale: Locale,
    number: &str,
    (format, problem): (Format, &Problem),
) -> Response {
    if format == Format::Json {
        return problem.document(locale);
    }
    let app = &reveals.app;
    let title = problem.title(locale);
    let by_sms = app.sms.is_some();
    let view = Recovery { by_sms, step: Step::Telephone, number, alert: Some(&title) };
    let shown = recovery::page(locale, &view);
    let mut response = page(&*app.pages, locale, problem.status(), &shown);
    problem.finish(&mut response);
    response
}

/// POST …/reveals/recovered: the signed text; the answer has a new secret code, once.
pub(super) async fn take(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let back = back(&mut sent);
    let (request, ticket) = (back.request.clone(), back.ticket.clone());
    match (sent.format, recover(&reveals, &network, back).await) {
        (Format::Json, Ok(Some(code))) => {
            as_json(StatusCode::CREATED, &json!({ "link": code.to_string() }))
        }
        (Format::Json, Ok(None)) => as_json(StatusCode::ACCEPTED, &json!({ "state": "waiting" })),
        (Format::Form, Ok(Some(code))) => {
            let done = recovery::done(locale, &code);
            page(&*reveals.app.pages, locale, StatusCode::CREATED, &done)
        }
        (Format::Form, Ok(None)) => {
            match signing::again(&reveals.app, &origin, &request, &ticket).await {
                Ok(begun) => sign(&reveals, locale, &begun, true),
                Err(problem) => replies::refused(&reveals.app, locale, &problem),
            }
        }
        (format, Err(problem)) => refused(&reveals, locale, "", (format, &problem)),
    }
}

async fn recover(
    reveals: &Reveals,
    network: &Network,
    back: Return,
) -> Result<Option<SecretCode>, Problem> {
    let Return { request, ticket, message } = back;
    let (app, verifier) = (&reveals.app, &reveals.verifier);
    let signed = match signing::signed(app, verifier, &request, &ticket, message).await {
        Ok(None) => return Ok(None),
        Ok(Some(signed)) => signed,
        Err(problem) => return Err(refuse(reveals, network, None, problem).await),
    };
    let What::Recover { telephone, .. } = signed.waiting.what.clone() else {
        return Err(refuse(reveals, network, None, Problem::NotFound).await);
    };
    let Some(iin) = &signed.signature.signer.iin else {
        return Err(refuse(reveals, network, None, Problem::NoPerson).await);
    };
    let actor = staff::name(&app.secrets, iin.as_str());
    match given(reveals, &signed, &Telephone { name: telephone, confirmed: None }, &actor).await {
        Ok(code) => Ok(Some(code)),
        Err(problem) => Err(refuse(reveals, network, Some(actor), problem).await),
    }
}

/// The new secret code of the card with a telephone that has the signer's name.
async fn given(
    reveals: &Reveals,
    signed: &Signed,
    telephone: &Telephone,
    actor: &str,
) -> Result<SecretCode, Problem> {
    let app = &reveals.app;
    let now = app.now();
    // Counted first, so that nobody tries one telephone after the other.
    let count = ASKED.of_name(&app.secrets.lookup, actor, now);
    match app.table.write(&[count]).await {
        Ok(()) => {}
        Err(WriteError::Refused(_)) => {
            return Err(Problem::TooOften { retry_after: ASKED.retry_after(now) });
        }
        Err(WriteError::Unavailable(error)) => return Err(error.into()),
    }
    let signer = &signed.signature.signer;
    let record = named(reveals, telephone, &signer.name).await?.ok_or(Problem::NoCard)?;
    let with: Vec<Write> = writes(reveals, signed)?.into_iter().map(|(write, _)| write).collect();
    let by = (Proof::Signature, viewer(signed, actor));
    renewed(app, &record, by, with, |entry| {
        let entry = entry.by(actor).with(Fact::Request, signed.request.as_str());
        entry.with(Fact::Message, signed.digest.as_str())
    })
    .await
}

/// The first card with a telephone whose contact has a name.
async fn named(
    reveals: &Reveals,
    telephone: &Telephone,
    name: &str,
) -> Result<Option<RecordRef>, Problem> {
    for record in of_telephone(&reveals.app, telephone).await? {
        let (_, opened) = match open(reveals, &record).await {
            Ok(found) => found,
            // It is paused or erased at this moment, or damaged.
            Err(Problem::NotListed | Problem::Record(_)) => continue,
            Err(problem) => return Err(problem),
        };
        let own = opened.fields.iter().find(|(field, _)| *field == "name");
        let own = own.and_then(|(_, own)| PersonName::parse(own));
        if own.is_some_and(|own| own.is_of(name)) {
            return Ok(Some(record));
        }
    }
    Ok(None)
}

/// Logs that no new code was given; which telephone was typed is not logged.
async fn refuse(
    reveals: &Reveals,
    network: &Network,
    actor: Option<String>,
    problem: Problem,
) -> Problem {
    if matches!(problem, Problem::NotFound | Problem::Unavailable(_) | Problem::Record(_)) {
        return problem;
    }
    let app = &reveals.app;
    let now = app.now();
    let entry = Entry { actor, ..Entry::new(now, Event::RecoveryRefused, "") };
    let entry = entry.with(Fact::Step, problem.step().unwrap_or("recovery"));
    let entry = entry.with(Fact::Reason, reason(&problem));
    let limits = REFUSED.counts(&app.secrets.lookup, network, now);
    match Log::AUDIT.record(&app.table, &limits, &entry).await {
        Ok(_) | Err(_) => problem,
    }
}
