//! What others of the staff open: alarms, requests for leave, and the digest of a day.

use domain::form::{Words, label};
use domain::{Locale, address};
use maud::{Markup, html};

use super::{back, labels, log, short};
use crate::Page;
use crate::button::{Weight, button, hidden};
use crate::field::{ACTIVITY, ALARM, DAY, DECISION, PERSON};
use crate::texts::admin as texts;

/// Alarms and requests for leave.
#[derive(Debug)]
pub struct Watch<'a> {
    /// Alarms that nobody has looked at.
    pub alarms: Vec<Alarm<'a>>,
    /// Requests for leave.
    pub permits: Vec<Permit<'a>>,
    /// Whether the reader decides.
    pub decides: bool,
}

/// An alarm.
#[derive(Debug)]
pub struct Alarm<'a> {
    /// Who, by the name made of the number.
    pub person: &'a str,
    /// What is opened, by its stable word.
    pub activity: &'a str,
    /// Within what time, by its stable word.
    pub measure: &'a str,
    /// How much.
    pub count: u64,
    /// When, in the reader's language.
    pub when: String,
    /// The key of the alarm.
    pub key: &'a str,
}

/// A request for leave to open more.
#[derive(Debug)]
pub struct Permit<'a> {
    /// Who asks, by the name made of the number.
    pub person: &'a str,
    /// What for, by its stable word.
    pub activity: &'a str,
    /// When, in the reader's language.
    pub when: String,
}

/// What waits for others to look.
pub(super) fn watch(locale: Locale, watch: &Watch<'_>) -> Markup {
    html! {
        @if !watch.alarms.is_empty() {
            h2 { (texts::oversight::ALARMS.get(locale)) }
            @for alarm in &watch.alarms { (self::alarm(locale, alarm, watch.decides)) }
        }
        @if !watch.permits.is_empty() {
            h2 { (texts::oversight::PERMITS.get(locale)) }
            @for permit in &watch.permits { (self::permit(locale, permit, watch.decides)) }
        }
    }
}

fn choose(locale: Locale, fields: &[(&str, &str)], decision: &str, text: Words) -> Markup {
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([(DECISION, decision)]).collect();
    button(&address::admin_oversight(locale), &fields, text.get(locale), Weight::Quiet)
}

fn alarm(locale: Locale, alarm: &Alarm<'_>, decides: bool) -> Markup {
    let fields = [(PERSON, alarm.person), (ALARM, alarm.key)];
    let text = texts::oversight::ALARM.fill(
        locale,
        &[
            ("person", &short(alarm.person)),
            ("activity", label(labels::ACTIVITIES, alarm.activity, locale).unwrap_or("")),
            ("measure", label(labels::MEASURES, alarm.measure, locale).unwrap_or("")),
            ("count", &alarm.count.to_string()),
        ],
    );
    html! {
        article class="admin__card" {
            p class="admin__when" { (alarm.when) }
            p { (text) }
            @if decides { (choose(locale, &fields, "seen", texts::oversight::SEEN)) }
        }
        "\n"
    }
}

fn permit(locale: Locale, permit: &Permit<'_>, decides: bool) -> Markup {
    let fields = [(PERSON, permit.person), (ACTIVITY, permit.activity)];
    let activity = label(labels::ACTIVITIES, permit.activity, locale).unwrap_or("");
    let person = short(permit.person);
    let text = texts::oversight::ASKS.fill(locale, &[("person", &person), ("activity", activity)]);
    html! {
        article class="admin__card" {
            p class="admin__when" { (permit.when) }
            p { (text) }
            @if decides {
                div class="admin__choices" {
                    (choose(locale, &fields, "grant", texts::oversight::GRANT))
                    (choose(locale, &fields, "decline", texts::oversight::DECLINE))
                }
            }
        }
        "\n"
    }
}

/// What each member of staff has done on a day.
#[derive(Debug)]
pub struct Digest<'a> {
    /// The day, as `2026-11-29`.
    pub day: String,
    /// The people, by the names made of their numbers, with how often which event was.
    pub people: Vec<(&'a str, Vec<(&'a str, u64)>)>,
}

/// The page of a day.
pub fn digest(locale: Locale, digest: &Digest<'_>) -> Page {
    let body = html! {
        form class="form admin__search" method="get" action=(address::admin_digest(locale)) {
            (hidden(&[]))
            div class="form__field" {
                label for="day" { (texts::DAY.get(locale)) }
                "\n"
                input id="day" name=(DAY) type="date" value=(digest.day);
            }
            button class=(Weight::Quiet.class()) type="submit" { (texts::SEARCH.get(locale)) }
        }
        @if digest.people.is_empty() { p { (texts::oversight::NOTHING.get(locale)) } }
        @for (person, counts) in &digest.people {
            h2 { code { (short(person)) } }
            ul class="admin__rows" {
                @for (event, count) in counts {
                    li { (log::event(locale, event).unwrap_or(event)) ": " (count) }
                    "\n"
                }
            }
        }
        (back(locale))
    };
    Page::new(locale, texts::oversight::DIGEST, body)
}
