//! A log as a table in a file (CSV, RFC 4180), row by row as the store gives them, so that no length
//! is too long. That it was exported is a row of the log itself.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::log::Asked;
use super::replies;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Found, Log, Row};
use crate::http::PathLocale;
use crate::http::body::FormBody;
use crate::session::Session;
use crate::signing::moment;
use crate::store::Unavailable;

/// The columns, after the mark by which spreadsheets recognise UTF-8.
const HEAD: &str = "\u{FEFF}number,time,event,record,actor,facts,before,hash\r\n";

/// POST …/admin/log/export: the chosen rows, the oldest first.
pub(super) async fn export(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    sent: FormBody,
) -> Response {
    let asked = Asked::read(&sent.pairs);
    let begun = async {
        let from = match asked.choice.from {
            Some(from) => Log::AUDIT.first_at(&app.table, from.saturating_sub(300)).await?,
            None => 1,
        };
        let what = asked.written.iter().filter(|(_, value)| !value.is_empty());
        let what: Vec<String> = what.map(|(name, value)| format!("{name}={value}")).collect();
        let entry = Entry::new(app.now(), Event::LogExported, "").by(session.name.as_str());
        let entry = entry.with(Fact::Reason, what.join(" "));
        let logged = Log::AUDIT.record(&app.table, &[], &entry).await;
        logged.map_err(|error| Unavailable(error.to_string()))?;
        Ok::<u64, Unavailable>(from)
    };
    match begun.await {
        Ok(from) => {
            let name = format!("attachment; filename=\"log-{}.csv\"", app.day());
            let headers =
                [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
            (StatusCode::OK, headers, Body::from_stream(rows(app, asked, from))).into_response()
        }
        Err(error) => replies::refused(&app, locale, &error.into()),
    }
}

/// The head and then one text for each page of the store. A failure ends the answer before its end,
/// so that a part is not taken for the whole.
fn rows(
    app: AppContext,
    asked: Asked,
    from: u64,
) -> impl stream::Stream<Item = Result<String, Unavailable>> {
    let begin = (app, asked, Some(from), HEAD.to_owned());
    stream::try_unfold(begin, async |(app, asked, next, mut text)| {
        let Some(from) = next else { return Ok(None) };
        let chosen = Log::AUDIT.chosen_from(&app.table, &asked.choice, from).await?;
        chosen.rows.iter().for_each(|found| text.push_str(&row(found)));
        Ok(Some((text, (app, asked, chosen.next, String::new()))))
    })
}

fn row(found: &Found) -> String {
    let number = found.number.to_string();
    let cells = match &found.row {
        Err(_) => vec![number, String::new(), "unreadable".to_owned()],
        Ok(read) => cells(number, read),
    };
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

fn cells(number: String, row: &Row) -> Vec<String> {
    let Some(entry) = row.entry() else { return vec![number] };
    let Entry { at, event, record, actor, facts } = entry;
    let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let actor = actor.unwrap_or_default();
    let (before, hash) = (row.before.clone(), row.hash.clone());
    vec![number, moment(at), event.word().to_owned(), record, actor, facts.join("; "), before, hash]
}

/// A cell in quotes; one that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_no_formula() {
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
