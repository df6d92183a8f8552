//! Placement of names on a map: their widths, possible positions, and priority.

use super::geometry::{Bounds, Point};
use super::svg;

/// The distance between the base lines of a name in two lines, in letter heights.
const LINE: f64 = 1.08;

/// Part of a letter's height above the base line that capitals take.
const CAPITALS: f64 = 0.74;

/// A name to be placed.
#[derive(Debug, Clone)]
pub(super) struct Label<'a> {
    /// The lines of the name.
    pub(super) lines: Vec<&'a str>,
    /// The point it belongs to.
    pub(super) at: Point,
    /// Its position relative to that point.
    pub(super) placement: Placement,
    /// The height of its letters, in units of the map.
    pub(super) size: f64,
    /// The modifier of the class `map__label--…`; empty for none.
    pub(super) class: &'static str,
}

/// The position of a name relative to its point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Placement {
    /// On it, or a little off: the name of an area.
    Over,
    /// Next to a dot of this radius, in one of eight directions.
    Beside(f64),
    /// Somewhere near a dot of this radius, perhaps on a leader line.
    Near(f64),
}

/// A name with its position.
#[derive(Debug)]
pub(super) struct PlacedLabel {
    /// The rectangle its letters take.
    pub(super) bounds: Bounds,
    anchor: Anchor,
    cost: f64,
    dislike: f64,
}

/// The fixed end of the lines, chosen so that a font of another width moves the name least.
#[derive(Debug, Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// The areas of one map that names must not cover, including the names placed so far.
#[derive(Debug)]
pub(super) struct Sheet {
    view: Bounds,
    taken: Vec<Bounds>,
    disliked: Vec<Bounds>,
}

impl Sheet {
    /// An empty sheet for names within `view`.
    pub(super) fn new(view: Bounds) -> Sheet {
        Sheet { view, taken: Vec::new(), disliked: Vec::new() }
    }

    /// Keeps a square around a point free.
    pub(super) fn block(&mut self, at: Point, radius: f64) {
        self.taken.push(Bounds { min: at, max: at }.grown(radius));
    }

    /// Keeps a rectangle free.
    pub(super) fn block_area(&mut self, area: Bounds) {
        self.taken.push(area);
    }

    /// Marks a square around a point as a worse place for names than others.
    pub(super) fn dislike(&mut self, at: Point, radius: f64) {
        self.disliked.push(Bounds { min: at, max: at }.grown(radius));
    }

    /// Whether a square around a point is free.
    pub(super) fn is_free(&self, at: Point, radius: f64) -> bool {
        let square = Bounds { min: at, max: at }.grown(radius);
        self.taken.iter().all(|taken| overlap(taken, &square) == 0.0)
    }

    /// Places a name where it covers nothing and returns it as SVG; `None` if there is no such place.
    pub(super) fn place(&mut self, label: &Label) -> Option<String> {
        let placed = self.best(label)?;
        if placed.cost > 0.0 {
            return None;
        }
        self.taken.push(placed.bounds);
        Some(draw(label, &placed))
    }

    /// Places a name where it covers least and returns it as SVG with its rectangle.
    pub(super) fn force(&mut self, label: &Label) -> Option<(String, Bounds)> {
        let placed = self.best(label)?;
        self.taken.push(placed.bounds);
        Some((draw(label, &placed), placed.bounds))
    }

    /// The first place without cost that covers nothing disliked, else the best one.
    fn best(&self, label: &Label) -> Option<PlacedLabel> {
        let width = label.lines.iter().map(|line| width(line, label.size)).fold(0.0, f64::max);
        let lines = label.lines.len().saturating_sub(1) as f64;
        let size = [width, (lines * LINE + CAPITALS) * label.size];
        let mut best: Option<PlacedLabel> = None;
        for (corner, anchor, reluctance) in spots(label, size) {
            let bounds = Bounds { min: corner, max: [corner[0] + size[0], corner[1] + size[1]] };
            let cost = self.cost(&bounds, label.size);
            let cost = if cost > 0.0 { cost + reluctance } else { 0.0 };
            let dislike: f64 = self.disliked.iter().map(|area| overlap(area, &bounds)).sum();
            let better = |best: &PlacedLabel| (cost, dislike) < (best.cost, best.dislike);
            if best.as_ref().is_none_or(better) {
                best = Some(PlacedLabel { bounds, anchor, cost, dislike });
            }
            if cost == 0.0 && dislike == 0.0 {
                break;
            }
        }
        best
    }

    /// The area that is covered or outside the view, with a margin around the letters.
    fn cost(&self, bounds: &Bounds, size: f64) -> f64 {
        let airy = bounds.grown(size * 0.16);
        let covered: f64 = self.taken.iter().map(|taken| overlap(taken, &airy)).sum();
        let whole = airy.size()[0] * airy.size()[1];
        covered + 4.0 * (whole - overlap(&self.view, &airy)).max(0.0)
    }
}

/// The possible positions of a name, best first, with the fixed end and the distance from the ideal.
fn spots(label: &Label, [width, height]: Point) -> Vec<(Point, Anchor, f64)> {
    let [x, y] = label.at;
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let over = |[right, down]: [f64; 2]| {
        ([left + right * width, top + down * height.max(label.size)], Anchor::Middle, 0.0)
    };
    let beside = |reach: f64, gap: f64| {
        let (east, west, diagonal) = (x + reach + gap, x - reach - gap - width, reach * 0.7 + gap);
        let (north, south) = (y - reach - gap - height, y + reach + gap);
        [
            ([east, top], Anchor::Start, reach),
            ([west, top], Anchor::End, reach),
            ([x + diagonal, y - diagonal - height], Anchor::Start, reach),
            ([x + diagonal, y + diagonal], Anchor::Start, reach),
            ([x - diagonal - width, y - diagonal - height], Anchor::End, reach),
            ([x - diagonal - width, y + diagonal], Anchor::End, reach),
            ([left, south], Anchor::Middle, reach),
            ([left, north], Anchor::Middle, reach),
        ]
    };
    match label.placement {
        Placement::Over => AREA_STEPS.iter().copied().map(over).collect(),
        Placement::Beside(radius) => beside(radius, label.size * 0.28).to_vec(),
        Placement::Near(radius) => [0.0, 0.5, 1.0, 1.6, 2.3, 3.2]
            .into_iter()
            .flat_map(|far| beside(radius + far * label.size, label.size * 0.28))
            .collect(),
    }
}

/// Steps from the middle of an area, in widths and heights of the name.
const AREA_STEPS: [[f64; 2]; 17] = [
    [0.0, 0.0],
    [0.0, 0.5],
    [0.0, -0.5],
    [0.12, 0.0],
    [-0.12, 0.0],
    [0.0, 1.0],
    [0.0, -1.0],
    [0.25, 0.0],
    [-0.25, 0.0],
    [0.2, 0.6],
    [-0.2, 0.6],
    [0.2, -0.6],
    [-0.2, -0.6],
    [0.0, 1.5],
    [0.0, -1.5],
    [0.4, 0.4],
    [-0.4, -0.4],
];

fn overlap(a: &Bounds, b: &Bounds) -> f64 {
    let side = |axis: usize| a.max[axis].min(b.max[axis]) - a.min[axis].max(b.min[axis]);
    side(0).max(0.0) * side(1).max(0.0)
}

/// A placed name as SVG text.
fn draw(label: &Label, placed: &PlacedLabel) -> String {
    let Bounds { min, max } = placed.bounds;
    let (x, anchor) = match placed.anchor {
        Anchor::Start => (min[0], " text-anchor=\"start\""),
        Anchor::Middle => ((min[0] + max[0]) / 2.0, ""),
        Anchor::End => (max[0], " text-anchor=\"end\""),
    };
    let y = min[1] + CAPITALS * label.size;
    svg::text(
        &label.lines,
        [x, y],
        label.size * LINE,
        &format!("{}{anchor}", svg::modifier(label.class)),
    )
}

/// The estimated width of a text in a common sans face: wide enough for Roboto, Noto Sans and Segoe
/// UI.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The width of a letter, in letter heights.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | 'і' | 'І' | '.' | ',' | ':' | '·' | '\'' => 0.29,
        ' ' | 'f' | 't' | 'r' | '-' | '(' | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | 'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ы' | 'ф' => 0.84,
        'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' | 'Ы' | 'Ф' | '©' => 0.95,
        _ if letter.is_uppercase() => 0.72,
        _ => 0.61,
    }
}

/// A name broken at its first space or hyphen, if it is longer than `letters`.
pub(super) fn lines(name: &str, letters: usize) -> Vec<&str> {
    let middle = name.len() / 2;
    let breaks = name.char_indices().filter(|(at, c)| *at > 0 && matches!(c, ' ' | '-'));
    let cut = breaks.min_by_key(|(at, _)| at.abs_diff(middle));
    match cut {
        Some((at, ' ')) if name.chars().count() > letters => vec![&name[..at], &name[at + 1..]],
        Some((at, _)) if name.chars().count() > letters => vec![&name[..=at], &name[at + 1..]],
        _ => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(at: Point, placement: Placement) -> Label<'static> {
        Label { lines: vec!["Тараз"], at, placement, size: 10.0, class: "" }
    }

    fn sheet() -> Sheet {
        Sheet::new(Bounds { min: [0.0, 0.0], max: [100.0, 40.0] })
    }

    #[test]
    fn a_second_name_steps_aside_and_a_last_one_gives_way() {
        let mut sheet = sheet();
        let first = sheet.place(&label([50.0, 20.0], Placement::Beside(2.0))).unwrap();
        let second = sheet.place(&label([50.0, 20.0], Placement::Beside(2.0))).unwrap();
        assert!(first.contains("start") && second.contains("end"), "{first} {second}");
        sheet.block_area(sheet.view);
        assert!(sheet.place(&label([50.0, 20.0], Placement::Over)).is_none());
        assert!(sheet.force(&label([50.0, 20.0], Placement::Over)).is_some());
    }

    #[test]
    fn names_stay_in_view() {
        let text = sheet().place(&label([98.0, 20.0], Placement::Beside(2.0))).unwrap();
        assert!(text.contains("end"), "{text}");
    }

    #[test]
    fn long_names_break_near_the_middle() {
        assert_eq!(lines("Солтүстік Қазақстан", 12), ["Солтүстік", "Қазақстан"]);
        assert_eq!(lines("Северо-Казахстанская", 12), ["Северо-", "Казахстанская"]);
        assert_eq!(lines("Алматы", 3), ["Алматы"]);
    }
}
