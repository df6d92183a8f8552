//! Plane geometry of points, lines and rings: boxes, clipping, simplification, containment.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A point of the plane, or longitude and latitude where a function says so.
pub(super) type Point = [f64; 2];

/// A rectangle between two corners, edges included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// The corner with the smallest coordinates.
    pub(super) min: Point,
    /// The corner with the largest coordinates.
    pub(super) max: Point,
}

impl Bounds {
    /// The smallest rectangle around the points; `None` without points.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds: Option<Bounds>, point| {
            let old = bounds.unwrap_or(Bounds { min: point, max: point });
            Some(Bounds {
                min: [old.min[0].min(point[0]), old.min[1].min(point[1])],
                max: [old.max[0].max(point[0]), old.max[1].max(point[1])],
            })
        })
    }

    /// Whether the point is in the rectangle.
    pub(super) fn contains(&self, point: Point) -> bool {
        (0..2).all(|axis| (self.min[axis]..=self.max[axis]).contains(&point[axis]))
    }

    /// Whether the two rectangles have a point in common.
    pub(super) fn meets(&self, other: &Bounds) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }

    /// The rectangle with all four sides moved outwards.
    pub(super) fn grown(&self, by: f64) -> Bounds {
        Bounds { min: self.min.map(|v| v - by), max: self.max.map(|v| v + by) }
    }

    /// Width and height.
    pub(super) fn size(&self) -> Point {
        [self.max[0] - self.min[0], self.max[1] - self.min[1]]
    }

    /// The point in the middle.
    pub(super) fn centre(&self) -> Point {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }
}

/// Whether a point is inside an area of rings by the even-odd rule.
pub(super) fn contains(rings: &[Vec<Point>], point: Point) -> bool {
    let crossings = rings.iter().flat_map(|ring| edges(ring)).filter(|[a, b]| {
        (a[1] > point[1]) != (b[1] > point[1])
            && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
    });
    crossings.count() % 2 == 1
}

/// The sides of a ring, the closing one last.
pub(super) fn edges(ring: &[Point]) -> impl Iterator<Item = [Point; 2]> + '_ {
    (0..ring.len()).map(|at| [ring[at], ring[(at + 1) % ring.len()]])
}

/// The distance from a point to the nearest point of a segment.
pub(super) fn distance_to_segment(point: Point, [a, b]: [Point; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dy;
    let part = if dx == 0.0 && dy == 0.0 { 0.0 } else { along / (dx * dx + dy * dy) };
    let part = part.clamp(0.0, 1.0);
    (a[0] + part * dx - point[0]).hypot(a[1] + part * dy - point[1])
}

/// Twice the area of a ring, positive if it runs clockwise on a screen.
pub(super) fn double_area(ring: &[Point]) -> f64 {
    edges(ring).map(|[a, b]| a[0] * b[1] - b[0] * a[1]).sum()
}

/// The part of a ring inside a rectangle (Sutherland and Hodgman); empty if there is none.
///
/// Where the ring leaves the rectangle the result runs along its sides, so the rectangle should
/// be a little larger than what is shown.
pub(super) fn clip_ring(ring: &[Point], window: &Bounds) -> Vec<Point> {
    let mut ring = ring.to_vec();
    for axis in 0..2 {
        ring = clip_side(&ring, axis, window.min[axis], 1.0);
        ring = clip_side(&ring, axis, window.max[axis], -1.0);
    }
    ring
}

/// The part of a ring on one side of an axis-parallel line: above it for `sign` 1, below for -1.
fn clip_side(ring: &[Point], axis: usize, limit: f64, sign: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    for [a, b] in edges(ring) {
        let (inside_a, inside_b) =
            ((a[axis] - limit) * sign >= 0.0, (b[axis] - limit) * sign >= 0.0);
        if inside_a {
            kept.push(a);
        }
        if inside_a != inside_b {
            let part = (limit - a[axis]) / (b[axis] - a[axis]);
            kept.push([a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]);
        }
    }
    kept
}

/// The parts of a line inside a rectangle, each of two points or more.
pub(super) fn clip_line(line: &[Point], window: &Bounds) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for pair in line.windows(2) {
        let Some([from, to]) = clip_segment([pair[0], pair[1]], window) else { continue };
        match parts.last_mut().filter(|part| part.last() == Some(&from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
    }
    parts
}

/// The part of a segment inside a rectangle (Liang and Barsky).
fn clip_segment([a, b]: [Point; 2], window: &Bounds) -> Option<[Point; 2]> {
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for axis in 0..2 {
        let run = b[axis] - a[axis];
        let (low, high) = (window.min[axis] - a[axis], window.max[axis] - a[axis]);
        if run == 0.0 {
            if low > 0.0 || high < 0.0 {
                return None;
            }
            continue;
        }
        let (first, last) =
            if run > 0.0 { (low / run, high / run) } else { (high / run, low / run) };
        enter = enter.max(first);
        leave = leave.min(last);
    }
    let at = |part: f64| [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
    (enter < leave)
        .then(|| [if enter > 0.0 { at(enter) } else { a }, if leave < 1.0 { at(leave) } else { b }])
}

/// A line without the points that form triangles smaller than `area` with their neighbours
/// (Visvalingam and Whyatt); both ends stay. The direction of the line does not matter.
pub(super) fn simplify(line: &[Point], area: f64) -> Vec<Point> {
    let last = line.len().saturating_sub(1);
    let mut before: Vec<usize> = (0..line.len()).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=line.len()).collect();
    let mut size = vec![f64::INFINITY; line.len()];
    let mut queue = BinaryHeap::new();
    for at in 1..last {
        size[at] = triangle(line[at - 1], line[at], line[at + 1]);
        queue.push(Reverse((size[at].to_bits(), at)));
    }
    while let Some(Reverse((bits, at))) = queue.pop() {
        // A triangle that has grown since is in the queue a second time.
        if bits != size[at].to_bits() {
            continue;
        }
        if size[at] >= area {
            break;
        }
        let (left, right) = (before[at], after[at]);
        let removed = std::mem::replace(&mut size[at], f64::NAN);
        (after[left], before[right]) = (right, left);
        for side in [left, right].into_iter().filter(|side| (1..last).contains(side)) {
            let grown = triangle(line[before[side]], line[side], line[after[side]]).max(removed);
            size[side] = grown;
            queue.push(Reverse((grown.to_bits(), side)));
        }
    }
    (0..line.len()).filter(|at| !size[*at].is_nan()).map(|at| line[at]).collect()
}

/// The area of a triangle.
fn triangle(a: Point, b: Point, c: Point) -> f64 {
    ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
}

/// A ring simplified like [`simplify`]; empty once it is smaller than `area` itself.
pub(super) fn simplify_ring(ring: &[Point], area: f64) -> Vec<Point> {
    if double_area(ring).abs() / 2.0 < area {
        return Vec::new();
    }
    let mut line = ring.to_vec();
    line.extend(ring.first());
    let mut simple = simplify(&line, area);
    simple.pop();
    if simple.len() < 3 { Vec::new() } else { simple }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Bounds = Bounds { min: [0.0, 0.0], max: [1.0, 1.0] };

    #[test]
    fn rings_are_cut_at_the_window() {
        let ring = [[-1.0, 0.25], [2.0, 0.25], [2.0, 0.75], [-1.0, 0.75]];
        let cut = clip_ring(&ring, &UNIT);
        assert!(cut.iter().all(|point| UNIT.contains(*point)));
        assert!((double_area(&cut) / 2.0 - 0.5).abs() < 1e-9);
        assert!(clip_ring(&[[2.0, 2.0], [3.0, 2.0], [3.0, 3.0]], &UNIT).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_becomes_two() {
        let line = [[0.5, 0.5], [2.0, 0.5], [2.0, 0.8], [0.5, 0.8], [0.2, 0.8]];
        let parts = clip_line(&line, &UNIT);
        assert_eq!(parts, [vec![[0.5, 0.5], [1.0, 0.5]], vec![[1.0, 0.8], [0.5, 0.8], [0.2, 0.8]]]);
    }

    #[test]
    fn small_bends_go_and_large_ones_stay() {
        let line = [[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [10.0, 10.0]];
        assert_eq!(simplify(&line, 1.0), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]);
        let back: Vec<Point> = line.iter().rev().copied().collect();
        assert_eq!(simplify(&back, 1.0).len(), 3);
        assert_eq!(simplify(&line[..2], 1.0), line[..2]);
        assert!(simplify(&[], 1.0).is_empty());
    }

    #[test]
    fn a_hole_is_outside() {
        let square = |r: f64| vec![[-r, -r], [r, -r], [r, r], [-r, r]];
        let rings = [square(3.0), square(1.0)];
        assert!(contains(&rings, [2.0, 0.5]));
        assert!(!contains(&rings, [0.0, 0.5]));
        assert!(!contains(&rings, [4.0, 0.5]));
    }
}
