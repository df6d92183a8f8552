//! Formats numbers, dates, periods and hours in a language, by the theme's patterns.

use domain::{Coordinates, Lang, Locale, Period, Point};
use jiff::civil::Date;

use super::strings::Strings;
use crate::kinds::{Moment, VagueDate};

/// A formatter of values in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'s> {
    strings: &'s Strings,
    locale: Locale,
}

/// Returns the plural category of a whole number, after CLDR.
fn plural(lang: Lang, n: u64) -> &'static str {
    match lang {
        Lang::Kk | Lang::En if n == 1 => "one",
        Lang::Kk | Lang::En => "other",
        Lang::Ru if n % 10 == 1 && n % 100 != 11 => "one",
        Lang::Ru if (2..=4).contains(&(n % 10)) && !(12..=14).contains(&(n % 100)) => "few",
        Lang::Ru => "many",
    }
}

/// Returns the category of an English ordinal; the other languages have one form.
fn ordinal(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "other",
        (1, _) => "one",
        (2, _) => "two",
        (3, _) => "few",
        _ => "other",
    }
}

impl<'s> Words<'s> {
    /// Creates a formatter from the strings of a language.
    pub fn new(strings: &'s Strings, locale: Locale) -> Words<'s> {
        Words { strings, locale }
    }

    /// Returns the text at a key.
    pub fn get(&self, key: &'s str) -> &'s str {
        self.strings.get(key)
    }

    /// Returns the text at a key that was composed at run time.
    pub fn at(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// Returns the label of a vocabulary's word.
    pub fn label(&self, set: &str, word: &str) -> String {
        self.at(&[set, ".", word].concat())
    }

    /// Returns the text at a key with its `{name}` placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.strings.fill(key, values)
    }

    /// Formats a whole number, with its thousands separated from five digits on.
    pub fn whole(&self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let group = self.strings.get("number.group");
        let mut out = String::with_capacity(digits.len() + 8);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        out
    }

    /// Formats a number with at most `places` decimals.
    pub fn decimal(&self, n: f64, places: usize) -> String {
        let text = format!("{:.places$}", n.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut out = self.whole(whole.parse().unwrap_or(0));
        if !fraction.is_empty() {
            out.push_str(self.strings.get("number.decimal"));
            out.push_str(fraction);
        }
        if n < 0.0 { format!("{}{out}", self.strings.get("number.minus")) } else { out }
    }

    /// Formats a number with its unit, a key of `unit`.
    pub fn unit(&self, unit: &str, n: f64, places: usize) -> String {
        self.fill(&format!("unit.{unit}"), &[("n", &self.decimal(n, places))])
    }

    /// Formats a distance: metres below a kilometre, tenths below ten, then whole kilometres.
    pub fn distance(&self, km: f64) -> String {
        match km {
            km if km < 1.0 => self.unit("m", (km * 100.0).round() * 10.0, 0),
            km if km < 10.0 => self.unit("km", km, 1),
            km => self.unit("km", km, 0),
        }
    }

    /// Formats a sum of money in tenge.
    pub fn tenge(&self, amount: u64) -> String {
        self.fill("unit.kzt", &[("n", &self.whole(amount))])
    }

    /// Formats a number of items with their noun.
    pub fn count(&self, what: &str, n: usize) -> String {
        let n = n as u64;
        let key = format!("count.{what}.{}", plural(self.locale.language(), n));
        self.fill(&key, &[("n", &self.whole(n))])
    }

    /// Returns the form of a noun that follows a number.
    pub fn noun(&self, what: &str, n: usize) -> String {
        self.at(&format!("count.noun.{what}.{}", plural(self.locale.language(), n as u64)))
    }

    /// Formats a day.
    pub fn date(&self, date: Date) -> String {
        self.in_month(date, &date.day().to_string())
    }

    fn in_month(&self, date: Date, days: &str) -> String {
        let month = self.at(&format!("month.in_date.{}", date.month()));
        let y = date.year().to_string();
        self.fill("date.full", &[("d", days), ("month", &month), ("y", &y)])
    }

    /// Formats a day, with the time if there is one.
    pub fn moment(&self, moment: Moment) -> String {
        let date = self.date(moment.date);
        match moment.time {
            None => date,
            Some(time) => {
                let time = format!("{:02}:{:02}", time.hour(), time.minute());
                self.fill("date.time", &[("date", &date), ("time", &time)])
            }
        }
    }

    /// Formats a span of moments; days of one month share its name and the year.
    pub fn moments(&self, from: Moment, to: Moment) -> String {
        let (a, b) = (from.date, to.date);
        let one_month = a.first_of_month() == b.first_of_month() && a != b;
        if one_month && from.time.is_none() && to.time.is_none() {
            let days = format!("{}–{}", a.day(), b.day());
            return self.in_month(a, &days);
        }
        self.fill("date.range", &[("from", &self.moment(from)), ("to", &self.moment(to))])
    }

    /// Formats a date as exactly as it is known.
    pub fn vague(&self, date: VagueDate) -> String {
        match date {
            VagueDate::Day(date) => self.date(date),
            VagueDate::Month(year, month) => {
                let name = self.at(&format!("month.alone.{month}"));
                self.fill("date.month_year", &[("month", &name), ("y", &year.to_string())])
            }
            VagueDate::Point(point) => self.point(point),
        }
    }

    /// Formats the year of a date, as in the dates of a life.
    pub fn year_of(&self, date: VagueDate) -> String {
        match date {
            VagueDate::Point(point @ Point::Century(_)) => self.point(point),
            other => self.year(other.first_year()),
        }
    }

    fn year(&self, year: i32) -> String {
        let text = year.unsigned_abs().to_string();
        if year < 0 { self.fill("period.bce", &[("period", &text)]) } else { text }
    }

    fn century(&self, century: i32) -> String {
        let n = century.unsigned_abs();
        match self.strings.get("period.numerals") {
            "roman" => roman(n),
            _ => self.fill(&format!("ordinal.{}", ordinal(n)), &[("n", &n.to_string())]),
        }
    }

    fn point(&self, point: Point) -> String {
        let (bce, text) = match point {
            Point::Year(year) => {
                let y = year.unsigned_abs().to_string();
                (year < 0, self.fill("period.year", &[("y", &y)]))
            }
            Point::Century(c) => (c < 0, self.fill("period.century", &[("c", &self.century(c))])),
        };
        if bce { self.fill("period.bce", &[("period", &text)]) } else { text }
    }

    /// Formats a span of time.
    pub fn period(&self, period: Period) -> String {
        let from = period.from;
        match period.to {
            None => match from {
                Point::Year(year) => {
                    self.fill("period.since_year", &[("y", &year.unsigned_abs().to_string())])
                }
                Point::Century(c) => self.fill("period.since_century", &[("c", &self.century(c))]),
            },
            Some(to) if to == from => self.point(from),
            Some(to) => self.span(from, to),
        }
    }

    fn span(&self, from: Point, to: Point) -> String {
        let same_era = (from.first_year() < 0) == (to.first_year() < 0);
        let text = match (from, to) {
            (Point::Year(a), Point::Year(b)) if same_era => {
                let (a, b) = (a.unsigned_abs().to_string(), b.unsigned_abs().to_string());
                self.fill("period.years", &[("from", &a), ("to", &b)])
            }
            (Point::Century(a), Point::Century(b)) if same_era => {
                let (a, b) = (self.century(a), self.century(b));
                self.fill("period.centuries", &[("from", &a), ("to", &b)])
            }
            _ => {
                let to_text = self.point(to);
                let marks_era = from.first_year() < 0 && to.first_year() > 0;
                let to_text = match marks_era {
                    true => self.fill("period.ce", &[("period", &to_text)]),
                    false => to_text,
                };
                let from_text = self.point(from);
                return self.fill("period.span", &[("from", &from_text), ("to", &to_text)]);
            }
        };
        if from.first_year() < 0 { self.fill("period.bce", &[("period", &text)]) } else { text }
    }

    /// Formats the dates of a life, in brackets, to follow a name.
    pub fn life(&self, born: Option<VagueDate>, died: Option<VagueDate>) -> Option<String> {
        let born = self.year_of(born?);
        Some(match died.map(|died| self.year_of(died)) {
            // Only the century of some lives is known.
            Some(died) if died == born => born,
            Some(died) => self.fill("period.life", &[("born", &born), ("died", &died)]),
            None => self.fill("period.life_born", &[("born", &born)]),
        })
    }

    /// Formats coordinates in degrees with four decimals, about ten metres.
    pub fn coordinates(&self, point: Coordinates) -> String {
        format!("{:.4}, {:.4}", point.lat(), point.lon())
    }

    /// Returns the name of one of the eight compass directions, clockwise from north.
    pub fn wind(&self, wind: usize) -> String {
        self.label("wind.long", WINDS[wind % 8])
    }

    /// Formats the recommended months as ranges.
    pub fn months(&self, months: &[u32]) -> String {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for month in months {
            match ranges.last_mut() {
                Some((_, end)) if *end + 1 == *month => *end = *month,
                _ => ranges.push((*month, *month)),
            }
        }
        let name = |month: u32| self.at(&format!("month.alone.{month}")).to_lowercase();
        let name = |month| {
            if self.locale.language() == Lang::En { capital(&name(month)) } else { name(month) }
        };
        let said = ranges.into_iter().map(|(from, to)| match from == to {
            true => name(from),
            false => format!("{}–{}", name(from), name(to)),
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// Formats opening hours, one line for each rule; the words of OpenStreetMap's syntax are
    /// translated.
    pub fn hours(&self, hours: &str) -> Vec<String> {
        hours.split(';').map(|rule| self.hours_rule(rule.trim())).collect()
    }

    fn hours_rule(&self, rule: &str) -> String {
        if rule == "24/7" {
            return self.at("hours.always");
        }
        let mut out = String::with_capacity(rule.len() * 2);
        let mut word = String::new();
        for letter in rule.chars().chain([' ']) {
            if letter.is_ascii_alphabetic() {
                word.push(letter);
                continue;
            }
            out.push_str(&self.hours_word(&word));
            word.clear();
            out.push(if letter == '-' { '–' } else { letter });
        }
        out.trim_end().to_owned()
    }

    fn hours_word(&self, word: &str) -> String {
        const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        if let Some(day) = DAYS.iter().position(|day| *day == word) {
            return self.at(&format!("weekday.short.{}", day + 1));
        }
        if let Some(month) = MONTHS.iter().position(|month| *month == word) {
            return self.at(&format!("month.short.{}", month + 1));
        }
        match word {
            "PH" => self.at("hours.holidays"),
            "SH" => self.at("hours.school_holidays"),
            "off" | "closed" => self.at("hours.closed"),
            other => other.to_owned(),
        }
    }
}

/// The eight compass directions as keys, clockwise from north.
pub const WINDS: [&str; 8] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Strings {
        Strings::read(text, Locale::of(Lang::Kk)).expect("well-formed strings")
    }

    #[test]
    fn russian_plurals_follow_the_last_digits() {
        let got: Vec<_> =
            [1, 2, 5, 11, 12, 21, 22, 25, 101, 111].map(|n| plural(Lang::Ru, n)).into();
        assert_eq!(
            got,
            ["one", "few", "many", "many", "many", "one", "few", "many", "one", "many"]
        );
    }

    #[test]
    fn numbers_are_grouped_from_five_digits() {
        let strings = strings("number: {group: \" \", decimal: \",\", minus: \"−\"}");
        let words = Words::new(&strings, Lang::Ru.into());
        assert_eq!(words.whole(9999), "9999");
        assert_eq!(words.whole(1250000), "1 250 000");
        assert_eq!(words.decimal(-132.0, 1), "−132");
        assert_eq!(words.decimal(0.25, 2), "0,25");
    }

    #[test]
    fn periods() {
        let strings = strings(
            "period: {years: \"{from}–{to} гг.\", year: \"{y} г.\", century: \"{c} век\", centuries: \"{from}–{to} века\", bce: \"{period} до н. э.\", ce: \"{period} н. э.\", span: \"{from} – {to}\", numerals: roman, since_year: \"с {y} года\"}",
        );
        let words = Words::new(&strings, Lang::Ru.into());
        let said = |text: &str| words.period(text.parse().expect("a period"));
        assert_eq!(said("1389..1405"), "1389–1405 гг.");
        assert_eq!(said("c-5..c-3"), "V–III века до н. э.");
        assert_eq!(said("c-14..c20"), "XIV век до н. э. – XX век н. э.");
        assert_eq!(said("c11"), "XI век");
        assert_eq!(said("1924.."), "с 1924 года");
    }
}
