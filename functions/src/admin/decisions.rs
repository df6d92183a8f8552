//! The handler of decisions on cards, deletions, complaints and viewers.

use axum::extract::State;
use axum::response::Response;
use domain::{Locale, address};
use pages::field::{DECISION, FORMER, PERSON, PROPOSAL, RECORD, REQUEST, VERSION, WORDS};

use super::decide::{About, Decision, decide, release};
use super::{replies, work};
use crate::app::AppContext;
use crate::http::body::FormBody;
use crate::http::{PathLocale, Problem};
use crate::records::{Kinds, Proposal};
use crate::session::Session;

/// POST …/admin/decisions: what a moderator decides, and then the page on which it was decided.
pub(super) async fn decision(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    moderator: Session,
    mut sent: FormBody,
) -> Response {
    match carry_out(&app, locale, &moderator, &mut sent).await {
        Ok(to) => replies::elsewhere(to),
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}

/// Carries a decision out; the address of the next page.
async fn carry_out(
    app: &AppContext,
    locale: Locale,
    moderator: &Session,
    sent: &mut FormBody,
) -> Result<String, Problem> {
    let decision = decision_of(sent)?;
    if decision == Decision::Unblock {
        release(app, moderator, &sent.take(PERSON).unwrap_or_default()).await?;
        return Ok(address::admin_blocks(locale));
    }
    let about = about(app.kinds, sent)?;
    let record = about.record.to_string();
    Ok(match decision {
        Decision::List { .. } | Decision::Refuse | Decision::Return => {
            let former = work::card(app, about.record.clone()).await?.card;
            decide(app, moderator, &about, decision).await?;
            let card = address::admin_card(locale, &record);
            let shown = former.proposal() == Some(Proposal::Shown);
            let proposal = if shown { format!("&{PROPOSAL}=fit") } else { String::new() };
            format!("{card}&{FORMER}={}{proposal}", former.state().word())
        }
        Decision::Answer | Decision::Settle | Decision::Block => {
            decide(app, moderator, &about, decision).await?;
            address::admin_complaint(locale, &record, &about.request)
        }
        _ => {
            decide(app, moderator, &about, decision).await?;
            address::admin(locale)
        }
    })
}

fn about(kinds: Kinds, sent: &mut FormBody) -> Result<About, Problem> {
    let record = sent.take(RECORD).ok_or(Problem::Unreadable)?;
    Ok(About {
        record: kinds.find(&record).ok_or(Problem::NotFound)?,
        version: sent.take(VERSION).and_then(|version| version.parse().ok()).unwrap_or(0),
        request: sent.take(REQUEST).unwrap_or_default(),
        words: sent.take(WORDS).unwrap_or_default(),
    })
}

fn decision_of(sent: &mut FormBody) -> Result<Decision, Problem> {
    let proposal = sent.take(PROPOSAL).is_some();
    Ok(match sent.take(DECISION).unwrap_or_default().as_str() {
        "list" => Decision::List { proposal },
        "refuse" => Decision::Refuse,
        "return" => Decision::Return,
        "propose-erasing" => Decision::ProposeErasing,
        "erase" => Decision::Erase,
        "keep" => Decision::Keep,
        "answer" => Decision::Answer,
        "settle" => Decision::Settle,
        "block" => Decision::Block,
        "unblock" => Decision::Unblock,
        _ => return Err(Problem::Unreadable),
    })
}
