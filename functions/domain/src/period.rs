//! Spans of historical time, in years or centuries, before and after the common era.

use std::fmt;
use std::str::FromStr;

/// One end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// A year; negative before the common era. There is no year zero.
    Year(i32),
    /// A century; negative before the common era.
    Century(i32),
}

impl Point {
    /// The first year the point may mean, for sorting.
    pub fn first_year(self) -> i32 {
        match self {
            Point::Year(year) => year,
            Point::Century(century) if century > 0 => (century - 1) * 100 + 1,
            Point::Century(century) => century * 100,
        }
    }

    /// The last year the point may mean.
    pub fn last_year(self) -> i32 {
        match self {
            Point::Year(year) => year,
            Point::Century(century) if century > 0 => century * 100,
            Point::Century(century) => (century + 1) * 100 - 1,
        }
    }
}

/// A span of time: `1389..1405`, `c11..c12`, `c-5..c-3`, `1907`, or open at the end, `1924..`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The beginning.
    pub from: Point,
    /// The end; the same as the beginning for a single date, `None` if it lasts.
    pub to: Option<Point>,
}

/// The text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// It is not of the form `1389..1405`, `c11..c12`, `1907` or `1924..`.
    Form,
    /// It ends before it begins.
    Reversed,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PeriodError::Form => "a period is 1389..1405, c11..c12, c-5..c-3, 1907 or 1924..",
            PeriodError::Reversed => "the period ends before it begins",
        })
    }
}

impl std::error::Error for PeriodError {}

impl FromStr for Point {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (century, digits) = match text.strip_prefix('c') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let number: i32 = digits.parse().map_err(|_| PeriodError::Form)?;
        let limit = if century { 100 } else { 10_000 };
        if number == 0 || number.abs() > limit || digits.starts_with('+') {
            return Err(PeriodError::Form);
        }
        Ok(if century { Point::Century(number) } else { Point::Year(number) })
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = match text.split_once("..") {
            None => {
                let point = text.parse()?;
                (point, Some(point))
            }
            Some((from, "")) => (from.parse()?, None),
            Some((from, to)) => (from.parse()?, Some(to.parse::<Point>()?)),
        };
        if to.is_some_and(|to| to.last_year() < from.first_year()) {
            return Err(PeriodError::Reversed);
        }
        Ok(Period { from, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let p: Period = "c-5..c-3".parse().expect("a period");
        assert_eq!((p.from.first_year(), p.to.map(Point::last_year)), (-500, Some(-201)));
        assert_eq!("1924..".parse::<Period>().map(|p| p.to), Ok(None));
        assert_eq!("1907".parse::<Period>().map(|p| p.to), Ok(Some(Point::Year(1907))));
        for bad in ["", "0", "c0", "12a", "..", "..1200", "c+1", "1200...1300", "c900"] {
            assert_eq!(bad.parse::<Period>(), Err(PeriodError::Form), "{bad:?}");
        }
        assert_eq!("1405..1389".parse::<Period>(), Err(PeriodError::Reversed));
    }
}
