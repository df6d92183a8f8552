//! The questionnaire: what its intake keeps of a volunteer.

use domain::form::Answers;
use domain::volunteer::form::{CONSENT, FORM};
use domain::{Locale, address, volunteer};
use pages::form::Addresses;

use super::kind::KIND;
use super::record::VolunteerCard;
use super::replies;
use crate::app::AppContext;
use crate::http::Problem;
use crate::intake::{Accepted, Kept, PublicForm};
use crate::keys::{hex, random};
use crate::limit::{Limit, Network};
use crate::records::one_time_code::{Purpose, sent};
use crate::records::{State, Telephone, link, telephone};
use crate::store::{Item, Write};
use crate::texts::volunteers as texts;

/// The questionnaire.
pub(super) static SIGNUP: PublicForm = PublicForm {
    form: &FORM,
    addresses: Addresses { action: address::signup, page: address::join },
    // A school or a company signs many people up from one address within an hour.
    with_proof: Limit { what: "volunteers", times: 120, seconds: 60 * 60 },
    with_ticket: Limit { what: "volunteers by ticket", times: 30, seconds: 24 * 60 * 60 },
    senders,
    keep,
    kept,
    done: replies::done,
    already: replies::already,
    title: texts::FORM,
};

/// Somebody with the same telephone or the same name is the same person.
fn senders(app: &AppContext, answers: &Answers) -> Vec<String> {
    let Some(contact) = volunteer::read_contact(answers) else { return Vec::new() };
    let name = contact.name.reveal().to_lowercase();
    let of = |what: &[u8], text: &str| app.secrets.lookup.name(&[b"sender", what, text.as_bytes()]);
    vec![of(b"phone", contact.phone.reveal()), of(b"name", &name)]
}

/// Sends a code to the telephone of a new card. If that fails, its owner asks for another on the card.
fn kept<'a>(app: &'a AppContext, network: &'a Network, accepted: &'a Accepted<'a>) -> Kept<'a> {
    Box::pin(async move {
        let Some(contact) = volunteer::read_contact(accepted.answers) else { return };
        let to = (&contact.phone, Locale::of(accepted.lang));
        let _ = sent(app, network, to, Purpose::Confirm).await;
    })
}

/// The writes of a card that waits for a moderator, with its sealed contact and its secret link.
fn keep(app: &AppContext, accepted: &Accepted<'_>) -> Result<Vec<Write>, Problem> {
    let Accepted { answers, lang, link: secret, now } = *accepted;
    let (profile, contact) = volunteer::read(answers).ok_or(Problem::Unreadable)?;
    let record = KIND.record(hex(&random::<16>()?));
    let telephone = Telephone::new(app, contact.phone.reveal());
    let noted = telephone::noted(app, &record, &telephone);
    let card = VolunteerCard {
        profile,
        state: State::Waiting,
        lang,
        consent: CONSENT.to_owned(),
        created: now,
        proposal_read: false,
        telephone: Some(telephone),
    };
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = app.sealer.seal(record.sealed(), &fields)?;
    let listed = record.listed(Item::new(record.card(), &card), &card, card.state);
    let [own_link, leads] = link::kept(app, &record, secret);
    Ok(vec![
        Write::Create(listed),
        Write::Create(Item::new(record.contact(), &sealed)),
        own_link,
        leads,
        noted,
    ])
}
