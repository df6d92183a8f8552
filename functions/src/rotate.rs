//! Changing the key of contacts: everything sealed is opened with the key that sealed it and sealed
//! anew. May be broken off and begun again at any time.

use crate::app::AppContext;
use crate::evidence;
use crate::seal::{self, Context, SealError, Sealed, Unwrap};
use crate::store::{Item, Key, Unavailable, Write, WriteError};
use crate::volunteers::record::{self, State};

/// Why not everything was sealed anew; what was stays so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RotateError {
    /// The store gives no answer.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    /// Something does not open with the keys there are.
    #[error("{place}: {why}")]
    Seal {
        /// The key of its item.
        place: String,
        /// Why.
        why: SealError,
    },
}

/// Seals everything anew with the key that the counter seals with; how many were not yet.
pub async fn rotate(app: &AppContext, unwrap: &dyn Unwrap) -> Result<usize, RotateError> {
    let mut count = 0;
    for state in [State::Waiting, State::Listed, State::Paused, State::Refused] {
        for item in app.table.list(state.list()).await? {
            if let Some((_, id)) = item.key.partition.split_once('#') {
                let place = Context { kind: record::KIND, id };
                count += usize::from(renew(app, unwrap, record::contact(id), place).await?);
            }
        }
    }
    for item in app.table.list(evidence::LIST).await? {
        if let Some((_, id)) = item.key.partition.clone().split_once('#') {
            let place = Context { kind: evidence::KIND, id };
            count += usize::from(renew(app, unwrap, item.key, place).await?);
        }
    }
    Ok(count)
}

/// Seals one record anew, if another key sealed it.
async fn renew(
    app: &AppContext,
    unwrap: &dyn Unwrap,
    key: Key,
    place: Context<'_>,
) -> Result<bool, RotateError> {
    loop {
        // Who was erased meanwhile has nothing to be sealed.
        let Some(item) = app.table.get(&key).await? else { return Ok(false) };
        let sealed: Sealed = item.document()?;
        if sealed.key == app.sealer.key() {
            return Ok(false);
        }
        let failed = |why| RotateError::Seal { place: key.partition.clone(), why };
        let opened = seal::open(&sealed, place, unwrap).await.map_err(failed)?;
        let fields: Vec<(&str, &str)> =
            opened.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let anew = app.sealer.seal(place, &fields).map_err(failed)?;
        let next: Item = item.next(&anew);
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
    async fn everything_is_sealed_anew_and_still_opens() {
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
        let item = site.app.table.get(&record::contact(&id)).await.expect("an answer");
        let sealed: Sealed = item.expect("a contact").document().expect("sealed");
        assert_eq!(sealed.key, "contacts-2");
        let asked = site.ask(&id).await;
        let text = asked["text"].as_str().expect("a text");
        let shown = site.reveal(&asked, &sign(text, &person("900101300123", "СҰРАУШЫ"))).await;
        assert_eq!(shown.json()["contact"]["phone"], "+77012345678");
    }
}
