//! The pages behind a volunteer's secret code.

use domain::form::{Faults, Form, Input, Words, label};
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::volunteer::Profile;
use domain::volunteer::form::{ANSWERS, CONTACTS};
use domain::{Locale, address};
use maud::{Markup, html};

use super::facts::facts;
use super::telephone::{self, TelephoneState};
use crate::button::{Weight, hidden};
use crate::field::{CHANGE, LINK, LOOK, WORDS};
use crate::form::{self, FormView};
use crate::problem::alert;
use crate::texts::volunteers::own as texts;
use crate::{Page, facts as list};

/// Whether a card is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A moderator has not looked at it yet.
    Waiting,
    /// It is let in, and waits until its group is large enough to be shown.
    LetIn,
    /// Everybody sees it on the list.
    Listed,
    /// The volunteer has taken it off for a while.
    Paused,
    /// A moderator has refused it.
    Refused,
}

/// A card, as its owner sees it.
#[derive(Debug)]
pub struct OwnCard<'a> {
    /// The secret code.
    pub link: &'a str,
    /// Whether it is on the list.
    pub status: Status,
    /// The answers.
    pub profile: &'a Profile,
    /// Who saw the contact, the last first.
    pub seen: Vec<Seen<'a>>,
    /// What is known of its telephone.
    pub telephone: TelephoneState,
    /// What was just done with it, if anything.
    pub done: Option<Done>,
    /// What was not done with it, and why.
    pub alert: Option<String>,
}

/// What was just done with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Changed answers were saved.
    AnswersSaved,
    /// Changed contact details were saved.
    ContactsSaved,
    /// It was taken off the list.
    Paused,
    /// It is to be listed again.
    Resumed,
    /// Its telephone is confirmed.
    Confirmed,
    /// A code was sent to its telephone.
    CodeSent,
}

/// A person who saw the contact.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The request.
    pub request: &'a str,
    /// When, in the reader's language.
    pub when: String,
    /// A word of [`PURPOSES`].
    pub purpose: &'a str,
    /// Who.
    pub by: SeenBy<'a>,
    /// What became of complaints about it, if there were any.
    pub complaint: Option<OwnComplaint<'a>>,
}

/// What became of complaints about one access.
#[derive(Debug)]
pub struct OwnComplaint<'a> {
    /// When it was settled, in the reader's language, if it is.
    pub settled: Option<String>,
    /// The messages: whether the staff wrote it, when, and the words.
    pub messages: Vec<(bool, String, Option<&'a str>)>,
}

/// Who saw a contact.
#[derive(Debug)]
pub enum SeenBy<'a> {
    /// A visitor of a service centre.
    Visitor {
        /// The name as it stands in the document; those of 2026-11 were not written down.
        name: Option<&'a str>,
        /// The kind of document: a word of [`DOCUMENTS`].
        document: &'a str,
    },
    /// The owner of an e-signature.
    Signer {
        /// The person's name.
        name: &'a str,
        /// The organisation for which they signed.
        organisation: Option<&'a str>,
    },
    /// Nobody: a new secret code was given to who got a text message at the telephone.
    OwnerBySms,
    /// Nobody: a new secret code was given to who signed with this name.
    OwnerBySignature(&'a str),
}

/// The card.
pub fn card(locale: Locale, card: &OwnCard<'_>) -> Page {
    let link = card.link;
    let change = |change, text| button(locale, link, Some(change), (text, Weight::Quiet));
    let body = html! {
        @if let Some(done) = card.done {
            p class="notice" role="status" { strong { (said(done).get(locale)) } }
            "\n"
        }
        @if let Some(message) = &card.alert { (alert(message)) }
        (languages(locale, link))
        p { strong { (status(card.status).get(locale)) } }
        (list::render(&facts(locale, card.profile)))
        (telephone::part(locale, link, card.telephone))
        (seen(locale, link, &card.seen))
        h2 { (texts::CHANGE.get(locale)) }
        div class="admin__choices" {
            (change("edit", texts::EDIT))
            @match card.status {
                Status::Paused => (change("resume", texts::RESUME)),
                Status::Refused => {}
                Status::Waiting | Status::LetIn | Status::Listed => (change("pause", texts::PAUSE)),
            }
            (change("erase", texts::ERASE))
        }
        "\n"
    };
    Page::new(locale, texts::TITLE, body)
}

fn said(done: Done) -> Words {
    match done {
        Done::AnswersSaved => texts::done::ANSWERS,
        Done::ContactsSaved => texts::done::CONTACTS,
        Done::Paused => texts::done::PAUSED,
        Done::Resumed => texts::done::RESUMED,
        Done::Confirmed => texts::done::CONFIRMED,
        Done::CodeSent => texts::done::CODE_SENT,
    }
}

/// Buttons that show the card in the other languages.
fn languages(locale: Locale, link: &str) -> Markup {
    html! {
        form class="form form__languages" method="post" {
            (hidden(&[(LINK, link)]))
            @for other in Locale::ALL.into_iter().filter(|other| *other != locale) {
                button class=(Weight::Quiet.class()) type="submit"
                    formaction=(address::own_card(other)) lang=(other.tag()) { (other.endonym()) }
                " "
            }
        }
        "\n"
    }
}

fn status(status: Status) -> Words {
    match status {
        Status::Waiting => texts::state::WAITING,
        Status::LetIn => texts::state::LET_IN,
        Status::Listed => texts::state::LISTED,
        Status::Paused => texts::state::PAUSED,
        Status::Refused => texts::state::REFUSED,
    }
}

/// Who saw the contact, each with a form to complain.
fn seen(locale: Locale, link: &str, seen: &[Seen<'_>]) -> Markup {
    html! {
        h2 { (texts::SEEN.get(locale)) }
        @if seen.is_empty() {
            p { (texts::NOBODY.get(locale)) }
        } @else {
            ul class="looks" {
                @for one in seen {
                    li class="looks__look" {
                        p {
                            strong { (by(locale, &one.by)) }
                            br;
                            time { (one.when) }
                            @if let Some(purpose) = label(PURPOSES, one.purpose, locale) {
                                " — " (purpose)
                            }
                        }
                        @if let Some(found) = &one.complaint { (conversation(locale, found)) }
                        (complaint(locale, link, one, &Retry::default()))
                    }
                }
            }
        }
        "\n"
    }
}

fn by(locale: Locale, by: &SeenBy<'_>) -> String {
    match by {
        SeenBy::Visitor { name: None, document } => {
            let document = label(DOCUMENTS, document, locale).unwrap_or_default();
            format!("{}: {document}", texts::VISITOR.get(locale))
        }
        SeenBy::OwnerBySms => texts::RENEWED_BY_SMS.get(locale).to_owned(),
        SeenBy::OwnerBySignature(name) => {
            format!("{}: {name}", texts::RENEWED_BY_SIGNATURE.get(locale))
        }
        SeenBy::Visitor { name: Some(name), document } => {
            let document = label(DOCUMENTS, document, locale).unwrap_or_default();
            texts::VISITOR_NAMED.fill(locale, &[("name", name), ("document", document)])
        }
        SeenBy::Signer { name, organisation: None } => (*name).to_owned(),
        SeenBy::Signer { name, organisation: Some(organisation) } => {
            format!("{name} ({organisation})")
        }
    }
}

/// The messages about one access, and whether the staff still has to answer.
fn conversation(locale: Locale, found: &OwnComplaint<'_>) -> Markup {
    let state = match &found.settled {
        None => texts::complaints::WAITS.get(locale).to_owned(),
        Some(when) => texts::complaints::SETTLED.fill(locale, &[("time", when)]),
    };
    html! {
        p { strong { (state) } }
        @for (staff, when, words) in &found.messages {
            @let by = if *staff { texts::complaints::STAFF } else { texts::complaints::OWN };
            p class="looks__message" {
                (by.get(locale)) ", " (when) ": "
                (words.unwrap_or(texts::complaints::LOST.get(locale)))
            }
            "\n"
        }
    }
}

/// A complaint that was sent and not taken, to be sent again.
#[derive(Debug, Default)]
pub struct Retry<'a> {
    /// What was written.
    pub words: &'a str,
    /// What is wrong with it.
    pub wrong: Option<String>,
}

fn complaint(locale: Locale, link: &str, about: &Seen<'_>, retry: &Retry<'_>) -> Markup {
    let summary = match about.complaint {
        None => texts::COMPLAIN,
        Some(_) => texts::complaints::MORE,
    };
    html! {
        details {
            summary { (summary.get(locale)) }
            (complaint_form(locale, link, about.request, retry))
        }
    }
}

fn complaint_form(locale: Locale, link: &str, request: &str, retry: &Retry<'_>) -> Markup {
    let id = format!("words-{request}");
    html! {
        form class="form" method="post" action=(address::complaint(locale)) {
            (hidden(&[(LINK, link), (LOOK, request)]))
            div class="form__field" {
                label for=(id) { (texts::COMPLAINT_WORDS.get(locale)) }
                "\n"
                textarea id=(id) name=(WORDS) rows="4" maxlength="8000" required {
                    (retry.words)
                }
            }
            button class=(Weight::Main.class()) type="submit" { (texts::SEND.get(locale)) }
        }
    }
}

/// A complaint was not taken: what is wrong with it, and what was written.
pub fn complaint_refused(locale: Locale, link: &str, request: &str, retry: &Retry<'_>) -> Page {
    let body = html! {
        (alert(retry.wrong.as_deref().unwrap_or(texts::complaints::EMPTY.get(locale))))
        (complaint_form(locale, link, request, retry))
        (back(locale, link))
    };
    Page::new(locale, texts::COMPLAIN, body)
}

/// The card is erased.
pub fn erased(locale: Locale) -> Page {
    let body = html! { p { (texts::ERASED_TEXT.get(locale)) } "\n" };
    Page::new(locale, texts::ERASED, body)
}

/// A complaint was received.
pub fn complained(locale: Locale, link: &str) -> Page {
    let body = html! {
        p { (texts::COMPLAINT_RECEIVED_TEXT.get(locale)) }
        (back(locale, link))
    };
    Page::new(locale, texts::COMPLAINT_RECEIVED, body)
}

/// Asks once more before a card is erased.
pub fn confirm_erasure(locale: Locale, link: &str) -> Page {
    let body = html! {
        p { (texts::SURE_TEXT.get(locale)) }
        (back(locale, link))
        (button(locale, link, Some("erase-surely"), (texts::ERASE, Weight::Quiet)))
    };
    Page::new(locale, texts::SURE, body)
}

/// A form that was sent with faults.
#[derive(Debug, Clone, Copy)]
pub struct Rejected<'a> {
    /// [`ANSWERS`] or [`CONTACTS`].
    pub form: &'a Form,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
}

/// The forms that change a card: the answers and the contact details.
pub fn edit(locale: Locale, link: &str, profile: &Profile, rejected: Option<Rejected<'_>>) -> Page {
    let (none, answers) = (Faults::new(), profile.input());
    let form = |form: &'static Form, action: &str, input: &Input| {
        let (input, faults) = match rejected {
            Some(rejected) if rejected.form.name == form.name => (rejected.input, rejected.faults),
            _ => (input, &none),
        };
        form::render(
            form,
            &FormView { locale, action, input, faults, hidden: &[(LINK, link)], public: None },
        )
    };
    let body = html! {
        p { (texts::EDIT_TEXT.get(locale)) }
        (form(&ANSWERS, &address::own_answers(locale), &answers))
        p { (texts::CONTACTS_TEXT.get(locale)) }
        (form(&CONTACTS, &address::own_contacts(locale), &[]))
    };
    Page::new(locale, texts::CHANGE, body)
}

/// One of these forms once more, which could not be saved now.
pub fn again(locale: Locale, link: &str, rejected: Rejected<'_>, message: &str) -> Page {
    let Rejected { form, input, faults } = rejected;
    let action = &match form.name == CONTACTS.name {
        true => address::own_contacts(locale),
        false => address::own_answers(locale),
    };
    let view = FormView { locale, action, input, faults, hidden: &[(LINK, link)], public: None };
    let body = html! {
        (alert(message))
        (form::render(form, &view))
        (back(locale, link))
    };
    Page::new(locale, texts::CHANGE, body)
}

fn back(locale: Locale, link: &str) -> Markup {
    button(locale, link, None, (texts::BACK, Weight::Main))
}

/// A button that sends the secret code, and what is to be done.
pub(crate) fn button(
    locale: Locale,
    link: &str,
    change: Option<&str>,
    (text, weight): (Words, Weight),
) -> Markup {
    let fields = [(LINK, link), (CHANGE, change.unwrap_or_default())];
    let fields = if change.is_some() { &fields[..] } else { &fields[..1] };
    crate::button::button(&address::own_card(locale), fields, text.get(locale), weight)
}
