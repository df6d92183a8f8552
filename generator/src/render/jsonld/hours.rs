//! Opening hours in the format of schema.org, for hours that are simple enough.

use super::node::Node;

/// The days in the notations of OpenStreetMap and of schema.org.
const DAYS: [(&str, &str); 7] = [
    ("Mo", "Monday"),
    ("Tu", "Tuesday"),
    ("We", "Wednesday"),
    ("Th", "Thursday"),
    ("Fr", "Friday"),
    ("Sa", "Saturday"),
    ("Su", "Sunday"),
];

/// Converts opening hours to specifications, one for each day; returns none if any part is not
/// plainly days and times.
///
/// A rule that overrides an earlier one for the same day is not simple: schema.org would add both.
pub(super) fn specifications(hours: &str) -> Vec<Node> {
    simple(hours).unwrap_or_default()
}

fn simple(hours: &str) -> Option<Vec<Node>> {
    let hours = if hours.trim() == "24/7" { "Mo-Su 00:00-24:00" } else { hours };
    let (mut out, mut told) = (Vec::new(), [false; 7]);
    for rule in hours.split(';').map(str::trim).filter(|rule| !rule.is_empty()) {
        let (days, times) = rule.split_once(' ').unwrap_or(("Mo-Su", rule));
        let days = days_of(days)?;
        for day in &days {
            if std::mem::replace(&mut told[*day], true) {
                return None;
            }
        }
        for time in times.split(',') {
            let (opens, closes) = time.trim().split_once('-')?;
            let names: Vec<&str> = days.iter().map(|day| DAYS[*day].1).collect();
            let node = Node::new("OpeningHoursSpecification").list("dayOfWeek", names);
            out.push(node.set("opens", clock(opens)?).set("closes", clock(closes)?));
        }
    }
    Some(out)
}

/// Parses days such as `Mo-We,Fr` into their numbers.
fn days_of(text: &str) -> Option<Vec<usize>> {
    let day = |name: &str| DAYS.iter().position(|(short, _)| *short == name);
    let mut days = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (day(from)?, day(to)?);
        // A range may span the end of the week: Sa-Mo.
        let length = (to + 7 - from) % 7;
        days.extend((0..=length).map(|step| (from + step) % 7));
    }
    Some(days)
}

/// Returns a time of the clock; the end of the day is written as its last minute.
fn clock(text: &str) -> Option<&str> {
    if text == "24:00" {
        return Some("23:59");
    }
    let (hour, minute) = text.split_once(':')?;
    let two = |part: &str, below: u8| part.len() == 2 && part.parse().is_ok_and(|n: u8| n < below);
    (two(hour, 24) && two(minute, 60)).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::node::Json;
    use super::*;

    fn told(hours: &str) -> Value {
        let mut text = String::new();
        specifications(hours)[..].write(&mut text);
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn simple_hours() {
        let twice = told("Tu-Su 10:00-13:00,14:00-18:00");
        assert_eq!(twice.as_array().map(Vec::len), Some(2));
        assert_eq!(twice[1]["opens"], "14:00");
        assert_eq!(twice[0]["dayOfWeek"].as_array().map(Vec::len), Some(6));
        assert_eq!(specifications("Mo 09:00-18:00; Fr 09:00-17:00").len(), 2);
        assert_eq!(told("24/7")[0]["closes"], "23:59");
        assert_eq!(told("Sa-Mo 10:00-12:00")[0]["dayOfWeek"][2], "Monday");
    }

    #[test]
    fn everything_else_is_left_out() {
        for hours in [
            "Mo-Su 09:00-18:00; Mo off",
            "Mo-Su 09:00-18:00; Sa 10:00-16:00",
            "sunrise-sunset",
            "Apr-Oct 09:00-18:00",
            "Mo-Fr 9:00-18:00",
            "PH off",
        ] {
            assert!(specifications(hours).is_empty(), "{hours}");
        }
    }
}
