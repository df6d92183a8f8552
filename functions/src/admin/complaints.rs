//! Complaints for moderators: those that wait, one with all its messages, and blocked people.

use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use domain::Locale;
use pages::Page;
use pages::admin::complaints::{self, Blocked, Complaint, Message, Viewer};
use pages::field::{AFTER, RECORD, REQUEST};

use super::work::{self, PAGE};
use super::{home, replies};
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{PathLocale, Problem, moment};
use crate::readable::{readable, report};
use crate::records::RecordRef;
use crate::records::access_log::{self, Access};
use crate::records::block::{self, Block};
use crate::records::complaint::{self, Author, Conversation};
use crate::session::Session;

/// The value of a parameter of an address.
fn parameter(address: &Uri, field: &str) -> Option<String> {
    query(address).into_iter().find(|(name, _)| name == field).map(|(_, value)| value)
}

/// GET …/admin/complaints: the complaints that wait.
pub(super) async fn list(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let after = parameter(&address, AFTER);
    match complaint::open(&app, after.as_deref(), PAGE).await {
        Ok((found, unreadable)) => {
            let full = found.len() + unreadable == PAGE;
            let next = found.last().filter(|_| full).map(|last| last.place.as_str());
            let rows: Vec<_> = found.iter().map(|of| home::waiting(locale, of)).collect();
            replies::page(&app, locale, &session, complaints::page(locale, &rows, next))
        }
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}

/// GET …/admin/complaint: the complaints about one request; who reads them is logged.
pub(super) async fn one(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let shown = async {
        let record = parameter(&address, RECORD).unwrap_or_default();
        let record = app.kinds.find(&record).ok_or(Problem::NotFound)?;
        let request = parameter(&address, REQUEST).unwrap_or_default();
        let conversation = complaint::about(&app, &record, &request).await?;
        work::reading(&app, &session, &record, Some(&request)).await?;
        let access = viewer_of(&app, &record, &request).await?;
        let person = access.as_ref().and_then(|access| access.who.person.as_deref());
        let blocked = match person {
            Some(person) => Some(block::find(&app, person).await?.is_some()),
            None => None,
        };
        let shown = page(locale, (&record.to_string(), &conversation), access.as_ref(), blocked);
        Ok(replies::page(&app, locale, &session, shown))
    };
    shown.await.unwrap_or_else(|problem| replies::refused(&app, locale, &problem))
}

/// The access that a complaint is about; nothing if its row cannot be read.
pub(super) async fn viewer_of(
    app: &AppContext,
    record: &RecordRef,
    request: &str,
) -> Result<Option<Access>, Problem> {
    Ok(match access_log::find(app, record, request).await? {
        Some(Ok(access)) => Some(access),
        Some(Err(unreadable)) => {
            report(app, &unreadable);
            None
        }
        None => None,
    })
}

fn page(
    locale: Locale,
    (record, conversation): (&str, &Conversation),
    access: Option<&Access>,
    blocked: Option<bool>,
) -> Page {
    let viewer = access.map(|access| Viewer {
        name: &access.who.name,
        organisation: access.who.organisation.as_deref(),
        document: access.document(),
        purpose: &access.purpose,
        when: moment(access.at, locale),
        blocked,
        person: access.who.person.as_deref(),
    });
    let messages = conversation.messages.iter().map(|said| Message {
        staff: said.by == Author::Staff,
        when: moment(said.at, locale),
        words: said.words.as_deref(),
    });
    let shown = Complaint {
        record,
        request: &conversation.request,
        version: conversation.version,
        settled: conversation.settled.map(|at| moment(at, locale)),
        messages: messages.collect(),
        viewer,
    };
    complaints::complaint(locale, &shown)
}

/// GET …/admin/blocks: the people who may see no contact.
pub(super) async fn blocks(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let shown = async {
        let after = parameter(&address, AFTER);
        let items = app.table.list_page(block::LIST, after.as_deref(), PAGE).await?;
        let last = items.last().filter(|_| items.len() == PAGE);
        let next = last.and_then(|item| item.listed.clone()).map(|(_, place)| place);
        let found = readable::<Block>(&app, items).records;
        let rows: Vec<Blocked<'_>> = found
            .iter()
            .map(|(_, block)| Blocked {
                person: &block.name,
                when: moment(block.at, locale),
                reason: block.reason(&app),
                about: (&block.record, &block.request),
            })
            .collect();
        let shown = complaints::blocks(locale, &rows, next.as_deref());
        Ok(replies::page(&app, locale, &session, shown))
    };
    shown.await.unwrap_or_else(|problem| replies::refused(&app, locale, &problem))
}
