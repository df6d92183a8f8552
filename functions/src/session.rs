//! Who of the staff is signed in: a cookie with a token, of which only a name made of it is stored.
//!
//! A session ends fifteen minutes after the last request and eight hours after it began, and what
//! its owner may do is looked up again each time.

use std::collections::BTreeSet;

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::http::Problem;
use crate::http::problem::SessionEnded;
use crate::keys::{hex, random};
use crate::readable::report;
use crate::staff::{Role, Staff};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// The name of the cookie: browsers keep one with this prefix to this site and to encrypted
/// connections.
pub(crate) const COOKIE_NAME: &str = "__Host-admin";

/// Its former name, under which sessions that were open when a server was updated go on.
const FORMER_NAME: &str = "__Host-desk";

/// How long a session lasts without a request, in seconds.
pub(crate) const IDLE: u64 = 15 * 60;

/// How long it lasts at all.
pub(crate) const LONGEST: u64 = 8 * 60 * 60;

/// How seldom a request is noted, so that reading does not become writing.
const NOTED: u64 = 60;

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Whose, by the name made of the person's number.
    name: String,
    /// When the last request was noted, in seconds since 1970.
    seen: u64,
    /// When it ends at the latest.
    ends: u64,
}
stored!(session: Kept, 0..=1);

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    /// The name made of the person's number.
    pub name: String,
    /// What the person may do.
    pub roles: BTreeSet<Role>,
    /// When the session ends if there is no further request, in seconds since 1970.
    pub ends: u64,
    item: Item,
}

impl Session {
    /// Goes on only with a role.
    pub(crate) fn needs(&self, role: Role) -> Result<(), Problem> {
        if self.roles.contains(&role) { Ok(()) } else { Err(Problem::Forbidden) }
    }
}

fn key(app: &AppContext, token: &str) -> Key {
    let name = app.secrets.sessions.name(&[b"session", token.as_bytes()]);
    Key::new(format!("SESSION#{name}"), "SESSION")
}

/// A new session for a name: the token, and the write that keeps it.
pub(crate) fn begin(app: &AppContext, name: &str) -> Result<(String, Write), Problem> {
    let token = hex(&random::<32>()?);
    let (now, name) = (app.now(), name.to_owned());
    let ends = now + LONGEST;
    let kept = Kept { name, seen: now, ends };
    let item = Item::new(key(app, &token), &kept).until(ends);
    Ok((token, Write::Create(item)))
}

/// Who is signed in, by the cookie of a request.
pub(crate) async fn read(
    app: &AppContext,
    staff: &dyn Staff,
    headers: &HeaderMap,
) -> Result<Session, Problem> {
    let token = token(headers).ok_or(Problem::SignedOut)?;
    let item = app.table.get(&key(app, token)).await?.ok_or(Problem::SignedOut)?;
    let kept: Kept = match item.document() {
        Ok(kept) => kept,
        // They sign in once more, which makes a new one.
        Err(unreadable) => {
            report(app, &unreadable);
            return Err(Problem::SignedOut);
        }
    };
    let now = app.now();
    let ended = kept.ends.min(kept.seen + IDLE);
    if now >= ended {
        let ended = SessionEnded { at: Some(ended), ..SessionEnded::default() };
        return Err(Problem::SessionEnded(Box::new(ended)));
    }
    let mut item = item;
    if now >= kept.seen + NOTED {
        let noted = item.next(&Kept { seen: now, ..kept.clone() });
        match app.table.write(&[Write::Replace(noted.clone())]).await {
            Ok(()) => item = noted,
            // Another request has noted it, or has ended the session, which the next one sees.
            Err(WriteError::Refused(_)) => {}
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    // What is noted once a minute may be a minute older than this request.
    let ends = kept.ends.min(item.document::<Kept>().map_or(kept.seen, |kept| kept.seen) + IDLE);
    Ok(Session { roles: staff.roles(&kept.name), name: kept.name, ends, item })
}

/// Ends a session.
pub(crate) async fn end(app: &AppContext, session: Session) -> Result<(), Problem> {
    let Item { key, version, .. } = session.item;
    match app.table.write(&[Write::Remove(key, version)]).await {
        Ok(()) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// The token in the cookies of a request; none if there are several, one of which is foreign.
fn token(headers: &HeaderMap) -> Option<&str> {
    let of = |name: &'static str| {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies.flat_map(|cookies| cookies.split(';')).filter_map(move |cookie| {
            cookie.trim().split_once('=').filter(|(of, _)| *of == name).map(|(_, token)| token)
        })
    };
    let name = if of(COOKIE_NAME).next().is_some() { COOKIE_NAME } else { FORMER_NAME };
    let mut tokens = of(name);
    let first = tokens.next();
    first.filter(|_| tokens.next().is_none())
}

/// Gives the browser a token, or takes it away with an empty one.
pub(crate) fn set_cookie(response: &mut Response, token: &str) {
    let age = if token.is_empty() { 0 } else { LONGEST };
    let cookie =
        format!("{COOKIE_NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={age}");
    if let Ok(value) = HeaderValue::try_from(cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cookies: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(COOKIE, HeaderValue::from_static(cookie));
        }
        token(&headers).map(str::to_owned)
    }

    #[test]
    fn one_cookie_of_our_own_is_read() {
        assert_eq!(read(&["a=b; __Host-admin=12; c=d"]).as_deref(), Some("12"));
        assert_eq!(read(&["__Host-desk=12"]).as_deref(), Some("12"), "the former name");
        assert_eq!(read(&["__Host-desk=12; __Host-admin=13"]).as_deref(), Some("13"));
        assert_eq!(read(&["admin=12"]), None);
        assert_eq!(read(&["__Host-admin=12; __Host-admin=13"]), None);
        assert_eq!(read(&["__Host-admin=12", "__Host-admin=13"]), None);
    }
}
