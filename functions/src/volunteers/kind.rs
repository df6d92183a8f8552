//! Volunteers as a kind of record.

use std::collections::BTreeSet;

use domain::address;
use domain::form::{Choice, choice};
use domain::reveal::{COUNTER_FORM, FORM, PURPOSES};
use domain::volunteer::list::{self, Listed};
use pages::KindWords;

use super::record::VolunteerCard;
use crate::limit::Quota;
use crate::records::{self, PublicCard, RecordKind, SignedWords};
use crate::store::{Item, Unreadable};
use crate::texts::volunteers as texts;

/// Volunteers.
pub static KIND: RecordKind = RecordKind {
    name: "volunteers",
    partition: "VOLUNTEER",
    sealed_as: "volunteer",
    contact: CONTACT,
    purposes: PURPOSES,
    request_form: &FORM,
    visit_form: &COUNTER_FORM,
    quota: Quota { a_day: 5, a_month: 20 },
    words: WORDS,
    signed: SignedWords { title: texts::signed::TITLE, fields: texts::signed::FIELDS },
    read,
    publish,
};

/// The fields of a contact, as somebody else than its owner reads them.
const CONTACT: &[Choice] = &[
    choice("name", texts::fields::NAME),
    choice("phone", texts::fields::PHONE),
    choice("email", texts::fields::EMAIL),
    choice("address", texts::fields::ADDRESS),
];

const WORDS: KindWords = KindWords {
    list: texts::LIST,
    list_address: address::volunteers,
    ask: texts::ASK,
    ask_help: texts::ASK_HELP,
    contact: texts::CONTACT,
    recorded: texts::RECORDED,
    waiting: texts::WAITING,
    counted: texts::COUNTED,
    clerk: texts::CLERK,
};

fn read(item: &Item) -> Result<Box<dyn records::Card>, Unreadable> {
    Ok(Box::new(item.document::<VolunteerCard>()?))
}

/// The public cards of all listed volunteers, in crowds.
fn publish(items: &[Item], published: &BTreeSet<String>, year: u16) -> Vec<PublicCard> {
    let listed = items.iter().filter_map(|item| {
        let id = KIND.record_of(item)?.id;
        let VolunteerCard { profile, proposal_read, .. } = item.document().ok()?;
        Some(Listed { id, profile, proposal_read })
    });
    let cards = list::publish(&listed.collect::<Vec<_>>(), published, year);
    cards.iter().filter_map(|card| PublicCard::new(card.id.as_str(), card)).collect()
}
