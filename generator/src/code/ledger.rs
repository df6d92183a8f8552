//! The ledger of plate codes: one line for each code; lines are only ever added, and each is chained
//! to the one before by a hash.
//!
//! ```text
//! code,entry,issued,chain
//! 7K3M9,monument/yasawi,2026-11-24,0f4c9a1b22d7
//! ```
//!
//! A chain value is the first 12 hexadecimal digits of the BLAKE3 hash of the chain value before
//! (nothing on the first line) and the rest of the line. So a line that was changed, removed or
//! moved shows; only lines cut off at the end do not, and those the version history keeps.

use std::collections::BTreeMap;
use std::fmt;

use domain::code::CodeError;
use domain::id::IdError;
use domain::{Code, EntryId};
use jiff::civil::Date;

/// The first line of every ledger.
const HEADER: &str = "code,entry,issued,chain";

/// The length of a chain value in hexadecimal digits.
const CHAIN: usize = 12;

/// A code that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The code.
    pub code: Code,
    /// The entry it leads to, for ever.
    pub entry: EntryId,
    /// The day it was given out.
    pub issued: Date,
}

/// All codes given out, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    issues: Vec<Issue>,
    chain: String,
}

/// A fault of a ledger and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerFault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The kind of the fault.
    pub what: LedgerFaultKind,
}

/// The kinds of faults of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerFaultKind {
    /// The first line is not the header.
    Header,
    /// The line does not have four fields.
    Fields,
    /// The code is malformed or its check character does not fit.
    Code(CodeError),
    /// The code was given out before.
    DuplicateCode {
        /// The line it was given out on.
        first: usize,
    },
    /// The entry id is malformed.
    Entry(IdError),
    /// The entry already has a code.
    DuplicateEntry {
        /// The line it got its code on.
        first: usize,
    },
    /// The date is not a day as `2026-11-24`.
    Date,
    /// The chain value does not follow from the line and the one before: a line was changed,
    /// removed or moved.
    Chain {
        /// The value that would follow.
        expected: String,
    },
}

impl fmt::Display for LedgerFaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerFaultKind::Header => write!(f, "the first line must be {HEADER}"),
            LedgerFaultKind::Fields => write!(f, "a line has four fields: {HEADER}"),
            LedgerFaultKind::Code(error) => error.fmt(f),
            LedgerFaultKind::DuplicateCode { first } => {
                write!(f, "this code was given out on line {first}")
            }
            LedgerFaultKind::Entry(error) => error.fmt(f),
            LedgerFaultKind::DuplicateEntry { first } => {
                write!(f, "this entry got a code on line {first}")
            }
            LedgerFaultKind::Date => f.write_str("the date is a day as 2026-11-24"),
            LedgerFaultKind::Chain { expected } => {
                write!(f, "{expected} would follow here: a line was changed, removed or moved")
            }
        }
    }
}

/// Why an entry gets no new code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// It has one.
    #[error("the entry already has the code {0}")]
    Known(Code),
    /// No code is left.
    #[error("all codes are given out")]
    Exhausted,
}

impl Ledger {
    /// The text of a ledger without codes.
    pub fn empty_text() -> String {
        format!("{HEADER}\n")
    }

    /// Reads a ledger.
    ///
    /// # Errors
    /// All faults of all lines, in order.
    pub fn parse(text: &str) -> Result<Ledger, Vec<LedgerFault>> {
        let mut reader = Reader::default();
        let mut lines = text.lines().zip(1..);
        if lines.next().is_none_or(|(header, _)| header != HEADER) {
            reader.fault(1, 1, LedgerFaultKind::Header);
        }
        for (line, number) in lines {
            reader.line(line, number);
        }
        if reader.faults.is_empty() { Ok(reader.ledger) } else { Err(reader.faults) }
    }

    /// The codes given out, oldest first.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The code of an entry.
    pub fn code_of(&self, entry: &EntryId) -> Option<Code> {
        self.issues.iter().find(|issue| issue.entry == *entry).map(|issue| issue.code)
    }

    /// Gives an entry its code; returns it with the line, newline included, to add to the file.
    ///
    /// The code follows from the entry's id, so it does not reveal the number of codes.
    ///
    /// # Errors
    /// [`AppendError`] if the entry has a code or none is left; the ledger is then unchanged.
    pub fn append(&mut self, entry: &EntryId, issued: Date) -> Result<(Code, String), AppendError> {
        if let Some(code) = self.code_of(entry) {
            return Err(AppendError::Known(code));
        }
        let taken = |code: &Code| self.issues.iter().any(|issue| issue.code == *code);
        let code = candidates(entry).find(|code| !taken(code)).ok_or(AppendError::Exhausted)?;
        let body = format!("{code},{entry},{issued}");
        self.chain = chain_value(&self.chain, &body);
        self.issues.push(Issue { code, entry: entry.clone(), issued });
        Ok((code, format!("{body},{}\n", self.chain)))
    }
}

/// The chain value of a line after the chain value before.
fn chain_value(previous: &str, body: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(previous.as_bytes()).update(body.as_bytes());
    hasher.finalize().to_hex()[..CHAIN].to_owned()
}

/// All decent codes, in an order that only the entry's id decides.
fn candidates(entry: &EntryId) -> impl Iterator<Item = Code> {
    // Prime to the number of codes, so that the steps reach each of them once.
    const STRIDE: u64 = 104_729;
    let hash = blake3::hash(entry.to_string().as_bytes());
    let start = hash.as_bytes()[..6].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let count = u64::from(Code::COUNT);
    (0..count)
        .filter_map(move |step| Code::from_number(((start + step * STRIDE) % count) as u32))
        .filter(is_decent)
}

/// Whether a code spells nothing in any language: no three letters in a row, and none of the few
/// pairs that are rude or have a meaning, read as Latin or as Cyrillic letters.
fn is_decent(code: &Code) -> bool {
    const PAIRS: [&str; 12] =
        ["88", "AM", "CC", "E6", "EB", "HH", "KY", "SS", "WC", "XE", "XY", "YE"];
    let text = code.as_str();
    let spells = text.as_bytes().windows(3).any(|run| run.iter().all(u8::is_ascii_alphabetic));
    !spells && PAIRS.iter().all(|pair| !text.contains(pair))
}

/// A ledger being read.
#[derive(Default)]
struct Reader {
    ledger: Ledger,
    faults: Vec<LedgerFault>,
    codes: BTreeMap<Code, usize>,
    entries: BTreeMap<EntryId, usize>,
}

impl Reader {
    fn fault(&mut self, line: usize, column: usize, what: LedgerFaultKind) {
        self.faults.push(LedgerFault { line, column, what });
    }

    /// Reads one line; each field that is wrong is a fault of its own.
    fn line(&mut self, line: &str, number: usize) {
        let fields: Vec<&str> = line.split(',').collect();
        let &[code, entry, issued, chain] = fields.as_slice() else {
            return self.fault(number, 1, LedgerFaultKind::Fields);
        };
        let column =
            |before: &[&str]| before.iter().map(|f| f.chars().count() + 1).sum::<usize>() + 1;
        let code_read = self.code(code, number);
        let entry_read = self.entry(entry, number, column(&fields[..1]));
        let issued_read = day(issued);
        if issued_read.is_none() {
            self.fault(number, column(&fields[..2]), LedgerFaultKind::Date);
        }
        let expected = chain_value(&self.ledger.chain, &line[..line.len() - chain.len() - 1]);
        if expected != chain {
            self.fault(number, column(&fields[..3]), LedgerFaultKind::Chain { expected });
        }
        // The value as written, not as expected: else one change would make every later line a fault.
        self.ledger.chain = chain.to_owned();
        if let (Some(code), Some(entry), Some(issued)) = (code_read, entry_read, issued_read) {
            self.ledger.issues.push(Issue { code, entry, issued });
        }
    }

    fn code(&mut self, text: &str, line: usize) -> Option<Code> {
        let code =
            text.parse().map_err(|error| self.fault(line, 1, LedgerFaultKind::Code(error))).ok()?;
        let first = *self.codes.entry(code).or_insert(line);
        if first != line {
            self.fault(line, 1, LedgerFaultKind::DuplicateCode { first });
        }
        Some(code)
    }

    fn entry(&mut self, text: &str, line: usize, column: usize) -> Option<EntryId> {
        let parsed = text.parse::<EntryId>();
        let entry =
            parsed.map_err(|error| self.fault(line, column, LedgerFaultKind::Entry(error))).ok()?;
        let first = *self.entries.entry(entry.clone()).or_insert(line);
        if first != line {
            self.fault(line, column, LedgerFaultKind::DuplicateEntry { first });
        }
        Some(entry)
    }
}

/// A day written exactly as `2026-11-24`.
fn day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> EntryId {
        text.parse().unwrap()
    }

    /// A ledger of three codes, as text.
    fn three() -> String {
        let mut ledger = Ledger::default();
        let day = Date::constant(2026, 11, 24);
        ["monument/yasawi", "monument/tanbaly", "nature/charyn"]
            .map(|entry| ledger.append(&id(entry), day).unwrap().1)
            .into_iter()
            .fold(Ledger::empty_text(), |text, line| text + &line)
    }

    fn faults(text: &str) -> Vec<(usize, usize, LedgerFaultKind)> {
        let faults = Ledger::parse(text).unwrap_err();
        faults.into_iter().map(|fault| (fault.line, fault.column, fault.what)).collect()
    }

    #[test]
    fn appended_lines_can_be_read() {
        let ledger = Ledger::parse(&three()).unwrap();
        assert_eq!(ledger.issues().len(), 3);
        let code = ledger.code_of(&id("nature/charyn")).unwrap();
        let again = ledger.clone().append(&id("nature/charyn"), Date::constant(2027, 1, 1));
        assert_eq!(again, Err(AppendError::Known(code)));
        assert_eq!(Ledger::parse(&Ledger::empty_text()), Ok(Ledger::default()));
    }

    #[test]
    fn codes_follow_from_the_entry_alone() {
        let code = |before: &str, entry: &str| {
            let mut ledger = Ledger::parse(before).unwrap();
            ledger.append(&id(entry), Date::constant(2026, 11, 24)).unwrap().0
        };
        assert_eq!(code(&Ledger::empty_text(), "craft/felt"), code(&three(), "craft/felt"));
        assert!(is_decent(&code(&three(), "craft/felt")));
    }

    #[test]
    fn an_issued_code_is_skipped() {
        let free = candidates(&id("craft/felt")).take(2).collect::<Vec<_>>();
        let body = format!("{},monument/other,2026-11-24", free[0]);
        let text = format!("{HEADER}\n{body},{}\n", chain_value("", &body));
        let mut ledger = Ledger::parse(&text).unwrap();
        let (code, _) = ledger.append(&id("craft/felt"), Date::constant(2026, 11, 24)).unwrap();
        assert_eq!(code, free[1]);
    }

    #[test]
    fn many_codes_are_available_and_none_is_a_word() {
        let decent = candidates(&id("page/about")).count();
        assert!(decent > 150_000, "{decent}");
        for rude in ["CYKA3", "ASS7K", "2AM34"] {
            let found = candidates(&id("page/about")).any(|code| code.as_str() == rude);
            assert!(!found, "{rude}");
        }
    }

    #[test]
    fn changed_removed_and_moved_lines_are_detected() {
        let text = three();
        let lines: Vec<&str> = text.lines().collect();
        let changed = text.replace("tanbaly", "tamgaly");
        assert!(
            matches!(faults(&changed)[..], [(3, 35, LedgerFaultKind::Chain { .. })]),
            "{:?}",
            faults(&changed)
        );
        let removed = [lines[0], lines[1], lines[3]].join("\n");
        assert!(matches!(faults(&removed)[..], [(3, _, LedgerFaultKind::Chain { .. })]));
        let moved = [lines[0], lines[2], lines[1], lines[3]].join("\n");
        assert_eq!(faults(&moved).len(), 3);
    }

    #[test]
    fn each_wrong_field_has_its_place() {
        let text = three();
        let code = text.lines().nth(1).unwrap()[..5].to_owned();
        let bad = format!(
            "{text}AAAAB,monument/Ә,2026-2-1,x\n{code},monument/yasawi,2026-11-24,x\na,b\n"
        );
        let found = faults(&bad);
        let places: Vec<_> = found.iter().map(|(line, column, _)| (*line, *column)).collect();
        assert_eq!(places, [(5, 1), (5, 7), (5, 18), (5, 27), (6, 1), (6, 7), (6, 34), (7, 1)]);
        assert_eq!(found[0].2, LedgerFaultKind::Code(CodeError::Check));
        assert_eq!(found[4].2, LedgerFaultKind::DuplicateCode { first: 2 });
        assert_eq!(found[5].2, LedgerFaultKind::DuplicateEntry { first: 2 });
        assert_eq!(faults("")[0].2, LedgerFaultKind::Header);
    }
}
