//! SVG path data in whole units, relative and as short as possible.

use super::geometry::Point;

/// Builds path data.
#[derive(Debug, Default)]
pub(super) struct Path {
    data: String,
    at: [i64; 2],
}

impl Path {
    /// Adds an open line.
    pub(super) fn line(&mut self, points: &[Point]) {
        self.subpath(points, 1, "");
    }

    /// Adds a closed ring.
    pub(super) fn ring(&mut self, points: &[Point]) {
        self.subpath(points, 2, "z");
    }

    /// Adds one subpath unless it shrinks to fewer than `least` steps on whole units.
    fn subpath(&mut self, points: &[Point], least: usize, end: &str) {
        let mut spots = points.iter().map(|point| point.map(|value| value.round() as i64));
        let Some(start) = spots.next() else { return };
        let mut at = start;
        let mut steps = Vec::with_capacity(points.len());
        for spot in spots.filter(|spot| *spot != start || end.is_empty()) {
            if spot != at {
                steps.push([spot[0] - at[0], spot[1] - at[1]]);
                at = spot;
            }
        }
        if steps.len() < least {
            return;
        }
        self.data.push('m');
        self.number(start[0] - self.at[0]);
        self.number(start[1] - self.at[1]);
        for [dx, dy] in steps {
            self.number(dx);
            self.number(dy);
        }
        self.data.push_str(end);
        // Closing returns the pen to the start.
        self.at = if end.is_empty() { at } else { start };
    }

    /// Appends a number, after a space only where the sign does not part it from the one before.
    fn number(&mut self, value: i64) {
        if value >= 0 && self.data.ends_with(|last: char| last.is_ascii_digit()) {
            self.data.push(' ');
        }
        self.data.push_str(&value.to_string());
    }

    /// The finished data; empty if nothing was drawn.
    pub(super) fn finish(self) -> String {
        self.data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_relative_and_short() {
        let mut path = Path::default();
        path.ring(&[[10.0, 10.0], [20.2, 9.9], [20.0, 10.1], [20.0, 0.0]]);
        path.line(&[[0.0, 0.0], [-5.0, 5.0]]);
        path.line(&[[3.0, 3.0], [3.1, 3.1]]);
        assert_eq!(path.finish(), "m10 10 10 0 0-10zm-10-10-5 5");
    }
}
