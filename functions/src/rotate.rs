//! Changing the key of contacts: everything sealed is opened with the key that sealed it and sealed
//! again. May be broken off and begun again at any time.

use crate::app::AppContext;
use crate::evidence;
use crate::records::State;
use crate::seal::{self, Context, SealError, Sealed, Unwrap};
use crate::store::{Item, Key, Unavailable, Unreadable, Write, WriteError};

/// Why not everything was sealed again; what was stays so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RotateError {
    /// The store gives no answer.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    /// Some records cannot be read or do not open with the keys there are; all others were sealed.
    #[error("{count} were sealed again, but not these: {}", .left.join("; "))]
    Left {
        /// How many were sealed again.
        count: usize,
        /// The keys of those that were not, and why.
        left: Vec<String>,
    },
}

/// How far it has come.
#[derive(Debug, Default)]
struct Progress {
    count: usize,
    left: Vec<String>,
}

impl Progress {
    /// Notes how one record ended; only a store without an answer ends everything.
    fn note(&mut self, key: &Key, renewed: Result<bool, Failed>) -> Result<(), Unavailable> {
        match renewed {
            Ok(renewed) => self.count += usize::from(renewed),
            Err(Failed::Unavailable(error)) => return Err(error),
            Err(Failed::Unreadable(unreadable)) => self.left.push(unreadable.to_string()),
            Err(Failed::Closed(why)) => self.left.push(format!("{key}: {why}")),
        }
        Ok(())
    }
}

/// Why one record was not sealed again.
#[derive(Debug)]
enum Failed {
    Unavailable(Unavailable),
    Unreadable(Unreadable),
    Closed(SealError),
}

impl From<Unavailable> for Failed {
    fn from(error: Unavailable) -> Failed {
        Failed::Unavailable(error)
    }
}

impl From<Unreadable> for Failed {
    fn from(error: Unreadable) -> Failed {
        Failed::Unreadable(error)
    }
}

impl From<SealError> for Failed {
    fn from(error: SealError) -> Failed {
        Failed::Closed(error)
    }
}

/// Seals everything again with the current key; how many were not yet.
pub async fn rotate(app: &AppContext, unwrap: &dyn Unwrap) -> Result<usize, RotateError> {
    let mut progress = Progress::default();
    for kind in app.kinds.iter() {
        for state in State::ALL {
            for item in app.table.list(&kind.list(state)).await? {
                if let Some(record) = kind.record_of(&item) {
                    let key = record.contact();
                    progress.note(&key, renew(app, unwrap, &key, record.sealed()).await)?;
                }
            }
        }
    }
    for item in app.table.list(evidence::LIST).await? {
        if let Some((_, id)) = item.key.partition.split_once('#') {
            let place = Context { kind: evidence::KIND, id };
            progress.note(&item.key, renew(app, unwrap, &item.key, place).await)?;
        }
    }
    match progress {
        Progress { count, left } if left.is_empty() => Ok(count),
        Progress { count, left } => Err(RotateError::Left { count, left }),
    }
}

/// Seals one record again, if another key sealed it.
async fn renew(
    app: &AppContext,
    unwrap: &dyn Unwrap,
    key: &Key,
    place: Context<'_>,
) -> Result<bool, Failed> {
    loop {
        // Who was erased meanwhile has nothing to be sealed.
        let Some(item) = app.table.get(key).await? else { return Ok(false) };
        let sealed: Sealed = item.document()?;
        if sealed.key == app.sealer.key() {
            return Ok(false);
        }
        let opened = seal::open(&sealed, place, unwrap).await?;
        let fields: Vec<(&str, &str)> =
            opened.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let resealed = app.sealer.seal(place, &fields)?;
        let next: Item = item.next(&resealed);
        match app.table.write(&[Write::Replace(next)]).await {
            Ok(()) => return Ok(true),
            // The volunteer has changed it meanwhile.
            Err(WriteError::Refused(_)) => {}
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::local_keys::LocalKeys;
    use crate::testing::{person, sign, site, with_sealer};

    #[tokio::test]
    async fn everything_is_sealed_again_and_still_opens() {
        let folder = tempfile::tempdir().expect("a folder");
        let former = LocalKeys::open(folder.path()).expect("keys");
        let site = with_sealer(site().await, former.sealer().expect("a sealer"), former);
        let (id, _) = site.volunteer().await;
        let asked = site.ask(&id).await;
        let text = asked["text"].as_str().expect("a text");
        let shown = site.reveal(&asked, &sign(text, &person("900101300123", "СҰРАУШЫ"))).await;
        assert_eq!(shown.status.as_u16(), 200, "{}", shown.text);

        let keys = LocalKeys::renew(folder.path()).expect("a new key");
        let site = with_sealer(site, keys.sealer().expect("a sealer"), keys.clone());
        assert_eq!(rotate(&site.app, &keys).await, Ok(2), "the contact and the evidence");
        assert_eq!(rotate(&site.app, &keys).await, Ok(0), "nothing is left to do");
        let item = site
            .app
            .table
            .get(&crate::volunteers::KIND.record(&*id).contact())
            .await
            .expect("an answer");
        let sealed: Sealed = item.expect("a contact").document().expect("sealed");
        assert_eq!(sealed.key, "contacts-2");
        let asked = site.ask(&id).await;
        let text = asked["text"].as_str().expect("a text");
        let shown = site.reveal(&asked, &sign(text, &person("900101300123", "СҰРАУШЫ"))).await;
        assert_eq!(shown.json()["contact"]["phone"], "+77012345678");
    }
}
