//! Every page of the staff with a text wherever one can be, for the tests of all pages.

use domain::Locale;

use super::cards::{self, CardRow, Cards};
use super::complaints::{self, Blocked, Complaint, Message, Viewer, Waiting};
use super::log::{self, Log};
use super::openings::{self, Opening};
use super::oversight::{self, Alarm, Digest, Permit, Watch};
use super::{
    CardView, Ended, Erasure, Home, Queue, Record, Resumed, Tasks, TelephoneCode, Undo, card,
    challenge, home, in_session, resume, sign_in, telephone,
};
use crate::facts::Fact;
use crate::signing::Signing;
use crate::{KindWords, Page};

fn row(text: &str) -> CardRow {
    let (record, when, place) = (text.to_owned(), text.to_owned(), Some(text.to_owned()));
    CardRow { record, when, state: "listed", place }
}

fn record(text: &str, state: &'static str) -> Record {
    Record {
        id: text.to_owned(),
        version: 3,
        when: text.to_owned(),
        facts: vec![Fact { label: "label", value: text.to_owned() }],
        proposal: Some(true),
        state,
        shares_telephone: state == "listed",
        telephone_confirmed: state == "listed",
    }
}

fn the_home<'a>(words: &'a KindWords, text: &'a str) -> Home<'a> {
    let when = || text.to_owned();
    let alarm =
        Alarm { person: text, activity: text, measure: text, count: 1, when: when(), key: text };
    let permit = Permit { person: text, activity: text, when: when() };
    let queue = Queue {
        kind: text,
        words,
        rows: vec![row(text)],
        listed: 7,
        shown: 5,
        published: Some((when(), 2)),
    };
    Home {
        shows: vec![words],
        confirms: true,
        tasks: Some(Tasks {
            complaints: vec![Waiting { record: text, request: text, when: when() }],
            erasures: vec![Erasure { record: text, when: when() }],
            queues: vec![queue],
            unreadable: 1,
        }),
        watch: Some(Watch { alarms: vec![alarm], permits: vec![permit], decides: true }),
        auditor: true,
        examiner: true,
    }
}

fn the_complaints(locale: Locale, text: &str) -> Vec<Page> {
    let when = || text.to_owned();
    let viewer = |blocked| Viewer {
        name: text,
        organisation: Some(text),
        document: Some(text),
        purpose: text,
        when: when(),
        blocked,
        person: Some(text),
    };
    let complaint = |blocked| Complaint {
        version: 2,
        record: text,
        request: text,
        settled: Some(when()),
        messages: vec![Message { staff: true, when: when(), words: Some(text) }],
        viewer: Some(viewer(blocked)),
    };
    let (reason, about) = (Some(when()), (text, text));
    let blocked = Blocked { person: text, when: when(), reason, about };
    vec![
        complaints::complaint(locale, &complaint(Some(true))),
        complaints::complaint(locale, &complaint(Some(false))),
        complaints::page(
            locale,
            &[Waiting { record: text, request: text, when: when() }],
            Some(text),
        ),
        complaints::blocks(locale, &[blocked], Some(text)),
    ]
}

/// The pages.
pub(crate) fn pages(
    locale: Locale,
    words: &KindWords,
    (text, shown): (&str, &Log<'_>),
    signing: &Signing<'_>,
) -> Vec<Page> {
    let cards = Cards {
        kind: text,
        words,
        state: "listed",
        find: text,
        day: text,
        rows: vec![row(text)],
        next: Some(text),
        unreadable: 1,
    };
    let undo = Some(Undo { decision: "return", proposal: true });
    let card_view = CardView { record: record(text, "listed"), undo, next: Some(text.to_owned()) };
    let ended = Ended { at: Some(text.to_owned()), kept: Some(text.to_owned()) };
    let fields = ["words", "record", "decision"].map(|name| (name.to_owned(), text.to_owned()));
    let opening = Opening {
        request: text,
        people: 1,
        confirmed: false,
        when: text.to_owned(),
        reasons: vec![text.to_owned()],
    };
    let digest = Digest { day: text.to_owned(), people: vec![(text, vec![(text, 1)])] };
    let mut pages = vec![
        sign_in(locale, None),
        sign_in(locale, Some(&ended)),
        challenge(locale, signing, text),
        resume(locale, &Resumed { action: text, fields: &fields }),
        in_session(locale, home(locale, &the_home(words, text)), text, 900),
        card(locale, &card_view),
        cards::page(locale, &cards),
        oversight::digest(locale, &digest),
        openings::page(locale, &[opening]),
        telephone(locale, &TelephoneCode { number: text, code: None, alert: Some(text) }),
        telephone(locale, &TelephoneCode { number: text, code: Some(text), alert: None }),
        log::page(locale, shown),
    ];
    pages.extend(the_complaints(locale, text));
    pages
}
