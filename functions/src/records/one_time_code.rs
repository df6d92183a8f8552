//! One-time codes of six digits, which show that somebody has a telephone: sent as a text message,
//! or given by a clerk. Only a name made of a code is stored, beside the name of its number.

use domain::{Locale, Phone};
use serde::{Deserialize, Serialize};

use super::card::Telephone;
use super::telephone::part;
use crate::app::AppContext;
use crate::http::Problem;
use crate::keys::random;
use crate::limit::{Limit, Network};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;
use crate::texts::sms as texts;

const DAY: u64 = 24 * 60 * 60;

/// How long a code is good, in seconds.
const LASTS: u64 = DAY;

/// How often it may be mistyped.
const TRIES: u32 = 5;

/// How often a code is sent to one number for one purpose: if purposes were counted together, who
/// asks for one would learn that its owner has signed up today.
const OF_NUMBER: Limit = Limit { what: "codes of a number", times: 3, seconds: DAY };

/// How often codes are asked for from one network: a school signs many people up.
const OF_NETWORK: Limit = Limit { what: "codes", times: 120, seconds: 60 * 60 };

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To show that the owner of a card has its telephone.
    Confirm,
    /// To get a new secret code.
    Recover,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Recover => "recover",
        }
    }
}

/// A code that was not used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OneTimeCode {
    /// The name that is made of it.
    name: String,
    /// How often another was typed.
    tries: u32,
}
stored!(one_time_code: OneTimeCode, 1);

fn key(telephone: &Telephone, purpose: Purpose) -> Key {
    part(&telephone.name, format!("CODE#{}", purpose.word()))
}

fn name(app: &AppContext, telephone: &Telephone, purpose: Purpose, code: &str) -> String {
    let parts = [b"code", purpose.word().as_bytes(), telephone.name.as_bytes(), code.as_bytes()];
    app.secrets.lookup.name(&parts)
}

/// A new code for a telephone in the place of a former one, with its write.
pub(crate) fn issued(
    app: &AppContext,
    telephone: &Telephone,
    purpose: Purpose,
) -> Result<(String, Write), Problem> {
    let chance = random::<8>()?;
    let code = format!("{:06}", u64::from_be_bytes(chance) % 1_000_000);
    let document = OneTimeCode { name: name(app, telephone, purpose, &code), tries: 0 };
    let item = Item::new(key(telephone, purpose), &document).until(app.now() + LASTS);
    Ok((code, Write::Put(item)))
}

/// Makes a code and counts it, for its number and the network that asks; the code.
pub(crate) async fn counted(
    app: &AppContext,
    network: &Network,
    telephone: &Telephone,
    purpose: Purpose,
) -> Result<String, Problem> {
    let now = app.now();
    let (code, write) = issued(app, telephone, purpose)?;
    let of = format!("{} {}", purpose.word(), telephone.name);
    let mut writes = vec![write, OF_NUMBER.of_name(&app.secrets.lookup, &of, now)];
    writes.extend(OF_NETWORK.counts(&app.secrets.lookup, network, now));
    match app.table.write(&writes).await {
        Ok(()) => Ok(code),
        Err(WriteError::Refused(places)) if places.contains(&1) => {
            Err(Problem::CodesSent { retry_after: OF_NUMBER.retry_after(now) })
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: OF_NETWORK.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// Sends the code of a number, if there is a way to send messages.
pub(crate) async fn deliver(
    app: &AppContext,
    (number, locale): (&Phone, Locale),
    purpose: Purpose,
    code: &str,
) -> Result<(), Problem> {
    let sms = app.sms.clone().ok_or(Problem::NotFound)?;
    let site = app.pages.name(locale).unwrap_or_default();
    let text = match purpose {
        Purpose::Confirm => texts::CONFIRM,
        Purpose::Recover => texts::RECOVER,
    };
    let text = text.fill(locale, &[("site", &site), ("code", code)]);
    sms.send(number, &text).await.map_err(|_| Problem::unavailable("text messages"))
}

/// Sends a new code to a number.
pub(crate) async fn sent(
    app: &AppContext,
    network: &Network,
    to: (&Phone, Locale),
    purpose: Purpose,
) -> Result<(), Problem> {
    if app.sms.is_none() {
        return Err(Problem::NotFound);
    }
    let telephone = Telephone::new(app, to.0.reveal());
    let code = counted(app, network, &telephone, purpose).await?;
    deliver(app, to, purpose, &code).await
}

/// Takes a code that somebody typed: if it is right, the write that uses it up.
///
/// The try is counted first, so that of many at once none is free.
pub(crate) async fn taken(
    app: &AppContext,
    telephone: &Telephone,
    purpose: Purpose,
    typed: &str,
) -> Result<Write, Problem> {
    let item = app.table.get(&key(telephone, purpose)).await?;
    let item = item.filter(|item| item.lives(app.now())).ok_or(Problem::WrongCode)?;
    let OneTimeCode { name: right, tries } = item.document()?;
    if tries >= TRIES {
        return Err(Problem::WrongCode);
    }
    let tried = item.next(&OneTimeCode { name: right.clone(), tries: tries + 1 });
    let used_up = Write::Remove(tried.key.clone(), tried.version);
    match app.table.write(&[Write::Replace(tried)]).await {
        Ok(()) => {}
        Err(WriteError::Refused(_)) => return Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => return Err(error.into()),
    }
    let typed: String =
        typed.chars().filter_map(|c| c.to_digit(10)).map(|d| d.to_string()).collect();
    // Names are compared, so that the time it takes tells nothing of the right code.
    if name(app, telephone, purpose, &typed) == right {
        Ok(used_up)
    } else {
        Err(Problem::WrongCode)
    }
}
