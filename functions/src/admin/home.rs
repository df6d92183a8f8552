//! The home page of a member of staff: the beginning of each list of work, never a whole list.

use axum::response::Response;
use domain::Locale;
use pages::admin::complaints::Waiting;
use pages::admin::oversight::Watch;
use pages::admin::{self, Erasure, Home, Queue, Tasks};

use super::cards::{self, Asked};
use super::work::{self, PAGE};
use super::{oversight, replies};
use crate::app::AppContext;
use crate::http::{Problem, moment};
use crate::oversight::{Alarm, Permit};
use crate::records::complaint::{self, OpenComplaint};
use crate::records::publish::{Status, status};
use crate::records::{RecordKind, State};
use crate::session::Session;
use crate::staff::Role;

/// All that waits for a moderator, as far as the home page shows it.
struct Work {
    complaints: Vec<OpenComplaint>,
    erasures: Vec<work::Erasure>,
    queues: Vec<(&'static RecordKind, cards::Found, Status)>,
    unreadable: usize,
}

/// The home page.
pub(super) async fn page(
    app: &AppContext,
    locale: Locale,
    session: &Session,
) -> Result<Response, Problem> {
    let has = |role| session.roles.contains(&role);
    let work = if has(Role::Moderator) { Some(work(app).await?) } else { None };
    let watch = if has(Role::Moderator) || has(Role::Auditor) {
        Some(oversight::waiting(app).await?)
    } else {
        None
    };
    let shows = app.kinds.iter().filter(|_| has(Role::Clerk)).map(|kind| &kind.words);
    let home = Home {
        shows: shows.collect(),
        confirms: has(Role::Clerk),
        tasks: work.as_ref().map(|work| tasks(locale, work)),
        watch: watch.as_ref().map(|watch| self::watch(locale, watch, has(Role::Moderator))),
        auditor: has(Role::Auditor),
        examiner: has(Role::Examiner),
    };
    Ok(replies::page(app, locale, session, admin::home(locale, &home)))
}

async fn work(app: &AppContext) -> Result<Work, Problem> {
    let (complaints, mut unreadable) = complaint::open(app, None, PAGE).await?;
    let (erasures, left) = work::erasures(app).await?;
    unreadable += left;
    let mut queues = Vec::new();
    for kind in app.kinds.iter() {
        let found = cards::find(app, &Asked::of(kind, State::Waiting)).await?;
        let list = status(app, kind).await?;
        unreadable += found.unreadable + list.unreadable;
        queues.push((kind, found, list));
    }
    Ok(Work { complaints, erasures, queues, unreadable })
}

fn tasks(locale: Locale, work: &Work) -> Tasks<'_> {
    let complaints = work.complaints.iter().map(|of| waiting(locale, of));
    let erasures = work
        .erasures
        .iter()
        .map(|erasure| Erasure { record: &erasure.record, when: moment(erasure.at, locale) });
    let queues = work.queues.iter().map(|(kind, found, list)| Queue {
        kind: kind.name,
        words: &kind.words,
        rows: cards::rows(locale, found),
        listed: list.listed,
        shown: list.shown,
        published: (list.at > 0).then(|| (moment(list.at, locale), list.waiting)),
    });
    Tasks {
        complaints: complaints.collect(),
        erasures: erasures.collect(),
        queues: queues.collect(),
        unreadable: work.unreadable,
    }
}

/// A complaint in a list.
pub(super) fn waiting(locale: Locale, complaint: &OpenComplaint) -> Waiting<'_> {
    let (record, request) = (&complaint.record, &complaint.request);
    Waiting { record, request, when: moment(complaint.changed, locale) }
}

fn watch<'a>(
    locale: Locale,
    (alarms, permits): &'a (Vec<(String, Alarm)>, Vec<Permit>),
    decides: bool,
) -> Watch<'a> {
    let alarms = alarms.iter().map(|(key, alarm)| admin::oversight::Alarm {
        person: &alarm.person,
        activity: &alarm.activity,
        measure: &alarm.measure,
        count: alarm.count,
        when: moment(alarm.at, locale),
        key,
    });
    let permits = permits.iter().map(|permit| admin::oversight::Permit {
        person: &permit.person,
        activity: &permit.activity,
        when: moment(permit.asked, locale),
    });
    Watch { alarms: alarms.collect(), permits: permits.collect(), decides }
}
