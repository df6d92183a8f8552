//! Tables of figures.

use std::fmt::Write;

use crate::measure::Figures;
use crate::program::Name;
use crate::run::Series;

/// A figure with its heading.
type Column = (&'static str, fn(&Figures) -> f64);

/// The compared figures, in the order of the columns.
const COLUMNS: [Column; 3] =
    [("wall s", |f| f.wall), ("CPU s", |f| f.cpu), ("peak MiB", |f| f.peak)];

/// The middle of the values, or the mean of the middle two; 0 if there are none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n if n % 2 == 1 => values[n / 2],
        n => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}

/// The median with the least and the most, as `1.52 (1.45–1.70)`.
pub fn spread(values: Vec<f64>) -> String {
    if values.is_empty() {
        return "—".to_owned();
    }
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    let digits = if most < 100.0 { 2 } else { 0 };
    format!("{:.digits$} ({least:.digits$}–{most:.digits$})", median(values))
}

/// One line a program: medians of wall, CPU and peak, and what it wrote.
pub fn table(rows: &[(String, &Series)]) -> String {
    let mut out = String::new();
    let [(wall, _), (cpu, _), (peak, _)] = COLUMNS;
    let _ = writeln!(
        out,
        "{:<16}{wall:<24}{cpu:<24}{peak:<24}{:>8}{:>9}",
        "median (range)", "files", "MiB out"
    );
    for (name, series) in rows {
        let _ = write!(out, "{name:<16}");
        for (_, value) in COLUMNS {
            let _ = write!(out, "{:<24}", spread(series.figures.iter().map(value).collect()));
        }
        let mib = series.bytes as f64 / f64::from(1 << 20);
        let _ = writeln!(out, "{:>8}{mib:>9.1}", series.files);
    }
    out
}

/// The ratios of one program to another, round by round, as a line with the aims.
pub fn ratio(name: (Name, Name), one: &Series, other: &Series) -> String {
    let mut out = format!("{:<16}", format!("{}/{}", name.0.text(), name.1.text()));
    let aims = aims(name);
    for ((_, value), aim) in COLUMNS.iter().zip(aims) {
        let pairs = one.figures.iter().zip(&other.figures);
        let ratio = median(pairs.map(|(one, other)| value(one) / value(other)).collect());
        let verdict = match aim {
            Some(aim) if ratio <= aim => format!(" (aim {aim}: yes)"),
            Some(aim) => format!(" (aim {aim}: NO)"),
            None => String::new(),
        };
        let _ = write!(out, "{:<24}", format!("{ratio:.3}{verdict}"));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn aims(name: (Name, Name)) -> [Option<f64>; 3] {
    match name {
        (Name::Tugan, Name::Hugo) => [Some(0.2); 3],
        (Name::Tugan, Name::Floor) => [Some(2.0), Some(2.0), None],
        _ => [None; 3],
    }
}

/// How the figures of a program grow between two corpora whose sizes differ by `factor`: 1 is
/// linear, more is worse than linear.
pub fn growth(name: Name, small: &Series, large: &Series, factor: f64) -> String {
    let mut out = format!("{:<16}", name.text());
    for (_, value) in COLUMNS {
        let pairs = small.figures.iter().zip(&large.figures);
        let growth = median(pairs.map(|(s, l)| value(l) / value(s) / factor).collect());
        let verdict = match name {
            Name::Tugan if growth <= 1.2 => " (aim 1.2: yes)",
            Name::Tugan => " (aim 1.2: NO)",
            _ => "",
        };
        let _ = write!(out, "{:<24}", format!("{growth:.2}{verdict}"));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(walls: &[f64]) -> Series {
        let figures = walls.iter().map(|&wall| Figures { wall, cpu: wall, peak: 100.0 }).collect();
        Series { figures, files: 1, bytes: 1 << 20 }
    }

    #[test]
    fn medians_and_ranges() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0]), 2.5);
        assert_eq!(spread(vec![3.0, 1.0, 2.0]), "2.00 (1.00–3.00)");
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let line = ratio((Name::Tugan, Name::Hugo), &series(&[1.0, 2.0]), &series(&[10.0, 20.0]));
        assert!(line.contains("0.100 (aim 0.2: yes)"), "{line}");
        assert!(line.contains("1.000 (aim 0.2: NO)"), "{line}");
        let line = growth(Name::Tugan, &series(&[1.0]), &series(&[10.0]), 10.0);
        assert!(line.contains("1.00 (aim 1.2: yes)"), "{line}");
    }
}
