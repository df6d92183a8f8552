//! Many writes, in as many transactions as they need.

use crate::app::AppContext;
use crate::http::Problem;
use crate::store::{Write, WriteError};

/// How many writes, and how many bytes, go into one transaction: less than the store takes.
const WRITES: usize = 80;
const BYTES: usize = 2_000_000;

/// Makes many writes, in as many transactions as they need. One that is refused is passed over: the
/// item was changed or removed by somebody else.
pub(super) async fn in_turns(app: &AppContext, writes: Vec<Write>) -> Result<(), Problem> {
    let mut turns: Vec<(usize, Vec<Write>)> = Vec::new();
    for write in writes {
        let bytes = match &write {
            Write::Create(item) | Write::Replace(item) | Write::Put(item) => item.body.len(),
            _ => 0,
        };
        match turns.last_mut() {
            Some((sum, turn)) if turn.len() < WRITES && *sum + bytes <= BYTES => {
                *sum += bytes;
                turn.push(write);
            }
            _ => turns.push((bytes, vec![write])),
        }
    }
    for (_, mut turn) in turns {
        while !turn.is_empty() {
            match app.table.write(&turn).await {
                Ok(()) => break,
                Err(WriteError::Refused(places)) => {
                    let mut at = 0..;
                    turn.retain(|_| at.next().is_some_and(|at| !places.contains(&at)));
                }
                Err(WriteError::Unavailable(error)) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
