//! The questionnaire: what its intake keeps of a volunteer.

use domain::form::words;
use domain::volunteer;
use domain::volunteer::form::{CONSENT, FORM};

use super::record::{self, Card, KIND, Link, OwnLink, State, link_name};
use super::replies;
use crate::app::AppContext;
use crate::http::Problem;
use crate::intake::{Accepted, PublicForm};
use crate::keys::{hex, random};
use crate::limit::Limit;
use crate::seal::Context;
use crate::store::{Item, Write};

/// The questionnaire.
pub(super) static SIGNUP: PublicForm = PublicForm {
    form: &FORM,
    path: "/volunteers",
    with_proof: Limit { what: "volunteers", times: 20, seconds: 60 * 60 },
    with_ticket: Limit { what: "volunteers by ticket", times: 5, seconds: 24 * 60 * 60 },
    keep,
    done: replies::done,
    title: words("Ерікті сауалнамасы", "Анкета волонтёра", "Volunteer's form"),
};

/// The writes of a card that waits for a moderator, with its sealed contact and its secret link.
fn keep(app: &AppContext, accepted: &Accepted<'_>) -> Result<Vec<Write>, Problem> {
    let Accepted { answers, lang, link, now } = *accepted;
    let (profile, contact) = volunteer::read(answers).ok_or(Problem::Unreadable)?;
    let id = hex(&random::<16>().map_err(|_| Problem::Unavailable)?);
    let link_name = link_name(app, link);
    let card = Card {
        profile,
        state: State::Waiting,
        lang,
        consent: CONSENT.to_owned(),
        created: now,
        proposal_read: false,
    };
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = app.sealer.seal(Context { kind: KIND, id: &id }, &fields);
    let sealed = sealed.map_err(|_| Problem::Unavailable)?;
    let own_link = OwnLink { name: link_name.clone() };
    let place = format!("{now:012}#{id}");
    Ok(vec![
        Write::Create(Item::new(record::card(&id), &card).listed(card.state.list(), place)),
        Write::Create(Item::new(record::contact(&id), &sealed)),
        Write::Create(Item::new(record::own_link(&id), &own_link)),
        Write::Create(Item::new(record::link(&link_name), &Link { id })),
    ])
}
