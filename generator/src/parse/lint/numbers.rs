//! Numbers that identify a person: identification numbers, bank cards, telephones.

use std::ops::Range;

/// The type of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// An individual identification number or the number of a bank card.
    Personal,
    /// A telephone number.
    Phone,
}

/// The separator between two groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing that belongs to a number.
    End,
    /// One space or hyphen.
    Plain,
    /// Brackets, a dash, or two characters, as in `+7 (701) 123`.
    Loose,
    /// A decimal point or comma.
    Point,
}

/// Digits without anything between them.
#[derive(Debug, Clone)]
struct Group {
    range: Range<usize>,
    /// The separator before it, back to the previous group.
    before: Gap,
    /// The separator after it, up to the next group.
    after: Gap,
}

/// The most digits any of the numbers has; longer series of groups are not joined.
const MOST_DIGITS: usize = 16;

/// Reports every number that identifies a person.
pub(super) fn numbers(text: &str, mut report: impl FnMut(Range<usize>, Number)) {
    let groups = groups(text);
    let mut from = 0;
    while from < groups.len() {
        match at(text, &groups[from..]) {
            Some((count, number)) => {
                let (first, last) = (&groups[from].range, &groups[from + count - 1].range);
                report(beginning(text, first.start, number)..last.end, number);
                from += count;
            }
            None => from += 1,
        }
    }
}

/// The number that the first of the groups begins, and of how many groups it is.
fn at(text: &str, groups: &[Group]) -> Option<(usize, Number)> {
    let first = &groups[0];
    if first.before == Gap::Point || is_glued_before(text, first.range.start) {
        return None;
    }
    let mut digits = [0u8; MOST_DIGITS];
    let mut length = 0;
    let mut found = None;
    for (count, group) in groups.iter().enumerate().map(|(at, group)| (at + 1, group)) {
        let more = &text.as_bytes()[group.range.clone()];
        if length + more.len() > MOST_DIGITS {
            break;
        }
        for (place, digit) in digits[length..].iter_mut().zip(more) {
            *place = digit - b'0';
        }
        length += more.len();
        if group.after != Gap::Point && !is_glued_after(text, group.range.end) {
            let written = Written { text, groups: &groups[..count], digits: &digits[..length] };
            found = written.number().map(|number| (count, number)).or(found);
        }
        if group.after == Gap::End {
            break;
        }
    }
    found
}

/// Groups of digits read as one number.
struct Written<'a> {
    text: &'a str,
    groups: &'a [Group],
    digits: &'a [u8],
}

impl Written<'_> {
    fn number(&self) -> Option<Number> {
        if self.is_phone() {
            return Some(Number::Phone);
        }
        let plain = self.inner_gaps().all(|gap| gap == Gap::Plain);
        let personal = plain && !self.is_years() && (is_iin(self.digits) || is_card(self.digits));
        personal.then_some(Number::Personal)
    }

    fn inner_gaps(&self) -> impl Iterator<Item = Gap> {
        self.groups.iter().skip(1).map(|group| group.before)
    }

    fn is_phone(&self) -> bool {
        let first = &self.groups[0].range;
        if self.text[..first.start].ends_with('+') {
            return match self.digits {
                [7, ..] => self.digits.len() == 11,
                [1..=9, ..] => (11..=15).contains(&self.digits.len()),
                _ => false,
            };
        }
        if self.inner_gaps().any(|gap| gap == Gap::Point) {
            return false;
        }
        match self.digits {
            // A first group of two or three digits is how thousands are written, not telephones.
            [8, 7 | 9, ..] | [7, 7, ..] => self.digits.len() == 11 && !matches!(first.len(), 2 | 3),
            // A city number without the country: (7172) 12-34-56.
            [7, ..] => self.digits.len() == 10 && self.is_first_bracketed(),
            _ => false,
        }
    }

    fn is_first_bracketed(&self) -> bool {
        let first = &self.groups[0].range;
        self.text[..first.start].ends_with('(') && self.text[first.end..].starts_with(')')
    }

    /// Whether the groups are years in a row, as in a table.
    fn is_years(&self) -> bool {
        self.groups.iter().all(|group| {
            let digits = &self.text[group.range.clone()];
            digits.len() == 4 && (digits.starts_with('1') || digits.starts_with("20"))
        })
    }
}

/// The groups of digits of a text.
fn groups(text: &str) -> Vec<Group> {
    let bytes = text.as_bytes();
    let mut groups: Vec<Group> = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|n| at + n) {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let before = match groups.last_mut() {
            Some(last) => {
                last.after = gap(&text[last.range.end..start]);
                last.after
            }
            None => Gap::End,
        };
        at = start + length;
        groups.push(Group { range: start..at, before, after: Gap::End });
    }
    groups
}

fn gap(between: &str) -> Gap {
    let mut characters = between.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('.' | ','), None, None) => Gap::Point,
        (Some(one), None, None) if is_plain(one) => Gap::Plain,
        (Some(one), None, None) if is_loose(one) => Gap::Loose,
        (Some(one), Some(two), None) if is_loose(one) && is_loose(two) => Gap::Loose,
        _ => Gap::End,
    }
}

/// Spaces, no-break spaces and hyphens.
fn is_plain(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '-' | '\u{2010}' | '\u{2011}')
}

fn is_loose(character: char) -> bool {
    is_plain(character) || matches!(character, '(' | ')' | '–' | '\u{2012}')
}

/// Whether the digits continue a Latin word or an address, and so are part of another name.
fn is_glued_before(text: &str, start: usize) -> bool {
    let before = text[..start].chars().next_back();
    before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '=' | '#'))
}

fn is_glued_after(text: &str, end: usize) -> bool {
    let after = text[end..].chars().next();
    after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '/'))
}

/// The start of a number with the plus or bracket that a telephone number begins with.
fn beginning(text: &str, start: usize, number: Number) -> usize {
    let sign = number == Number::Phone && text[..start].ends_with(['+', '(']);
    start - usize::from(sign)
}

/// Whether twelve digits are an individual identification number: a day of birth, a century and
/// sex from 1 to 6, a serial, and a control digit.
fn is_iin(digits: &[u8]) -> bool {
    let Ok(digits) = <[u8; 12]>::try_from(digits) else { return false };
    let pair = |at: usize| i16::from(digits[at]) * 10 + i16::from(digits[at + 1]);
    let century = match digits[6] {
        1 | 2 => 1800,
        3 | 4 => 1900,
        5 | 6 => 2000,
        _ => return false,
    };
    // Two digits are at most 99 and fit any integer.
    let (month, day) = (pair(2) as i8, pair(4) as i8);
    jiff::civil::Date::new(century + pair(0), month, day).is_ok()
        && domain::number::control_digit(&digits) == Some(digits[11])
}

/// Whether sixteen digits are the number of a bank card, by its first digit and its Luhn sum.
fn is_card(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match u32::from(*digit) << (at % 2) {
            doubled if doubled > 9 => doubled - 9,
            value => value,
        })
        .sum();
    digits.len() == 16 && (2..=6).contains(&digits[0]) && sum.is_multiple_of(10)
}
