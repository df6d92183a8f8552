//! Issuing the code of an entry: a new line in the ledger.

use domain::{Code, EntryId};
use jiff::civil::Date;

use super::ledger::{AppendError, Ledger};

/// Why no code was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueRefusal {
    /// The ledger has faults; `check` reports them.
    BrokenLedger,
    /// The entry has a code already.
    Known(Code),
    /// No code is left.
    Exhausted,
}

/// The code of an entry and the line that records it, to be added at the end of the ledger's text.
///
/// An empty text is a ledger that begins; then its header comes first.
///
/// # Errors
/// [`IssueRefusal`]; the ledger is then to stay as it is.
pub fn issue(text: &str, entry: &EntryId, day: Date) -> Result<(Code, String), IssueRefusal> {
    let (header, mut ledger) = match text {
        "" => (Ledger::empty_text(), Ledger::default()),
        text => {
            let ledger = Ledger::parse(text).map_err(|_| IssueRefusal::BrokenLedger)?;
            // An editor may have removed the line break at the end of the last line.
            let close = if text.ends_with('\n') { "" } else { "\n" };
            (close.to_owned(), ledger)
        }
    };
    match ledger.append(entry, day) {
        Ok((code, line)) => Ok((code, header + &line)),
        Err(AppendError::Known(code)) => Err(IssueRefusal::Known(code)),
        Err(AppendError::Exhausted) => Err(IssueRefusal::Exhausted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_grows_by_whole_lines() {
        let day = jiff::civil::date(2026, 11, 24);
        let [first, second] =
            ["monument/yasawi", "monument/otrar"].map(|id| id.parse().expect("an id"));
        let (code, mut text) = issue("", &first, day).expect("a code");
        assert_eq!(issue(&text, &first, day), Err(IssueRefusal::Known(code)));
        text.truncate(text.trim_end().len());
        let (_, more) = issue(&text, &second, day).expect("a second code");
        text.push_str(&more);
        assert_eq!(Ledger::parse(&text).map(|ledger| ledger.issues().len()), Ok(2));
        assert_eq!(issue("nonsense", &first, day), Err(IssueRefusal::BrokenLedger));
    }
}
