//! Moves overlapping dots apart, so that each can be seen and tapped.

use super::geometry::{Bounds, Point};
use super::svg;

/// The number of passes over all pairs; a few dozen dots need far fewer.
const ROUNDS: usize = 60;

/// Moves the places as little as possible, so that they are `gap` apart within `area`.
pub(super) fn apart(places: &[Point], gap: f64, area: &Bounds) -> Vec<Point> {
    let mut moved = places.to_vec();
    for _ in 0..ROUNDS {
        let mut still = true;
        for second in 1..moved.len() {
            for first in 0..second {
                let push = push(moved[first], moved[second], gap, second);
                if push == [0.0, 0.0] {
                    continue;
                }
                still = false;
                for axis in [0, 1] {
                    let clamp = |at: f64| at.clamp(area.min[axis], area.max[axis]);
                    moved[first][axis] = clamp(moved[first][axis] - push[axis]);
                    moved[second][axis] = clamp(moved[second][axis] + push[axis]);
                }
            }
        }
        if still {
            break;
        }
    }
    moved
}

/// The distance to move the second of two dots, and the first the opposite way; dots in one place
/// move in a direction that depends on their number.
fn push(first: Point, second: Point, gap: f64, number: usize) -> Point {
    let [x, y] = [second[0] - first[0], second[1] - first[1]];
    let distance = x.hypot(y);
    // A hair less than the gap is enough.
    if distance >= gap - 0.5 {
        return [0.0, 0.0];
    }
    let [x, y] = if distance < 1.0 {
        let angle = number as f64 * 2.4;
        [angle.cos(), angle.sin()]
    } else {
        [x / distance, y / distance]
    };
    let half = (gap - distance) / 2.0;
    [x * half, y * half]
}

/// Lines from places to their dots where the distance is more than `least`.
pub(super) fn ties(places: &[Point], moved: &[Point], least: f64) -> String {
    let far = |(from, to): &(&Point, &Point)| (from[0] - to[0]).hypot(from[1] - to[1]) > least;
    let pairs = places.iter().zip(moved).filter(far);
    pairs
        .map(|(from, to)| {
            let [x, y, x2, y2] = [from[0], from[1], to[0], to[1]].map(f64::round);
            let line = format!("<path class=\"map__leader\" d=\"M{x} {y}L{x2} {y2}\"/>");
            line + &svg::circle("foot", *from, 5.0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Bounds = Bounds { min: [0.0, 0.0], max: [1000.0, 1000.0] };

    fn least_distance(places: &[Point]) -> f64 {
        let pairs = places
            .iter()
            .enumerate()
            .flat_map(|(at, a)| places[..at].iter().map(move |b| (a[0] - b[0]).hypot(a[1] - b[1])));
        pairs.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn overlapping_dots_are_moved_apart_and_stay_on_the_map() {
        let places = [[500.0, 500.0], [500.0, 500.0], [510.0, 495.0], [2.0, 3.0], [2.0, 3.0]];
        let moved = apart(&places, 50.0, &AREA);
        assert!(least_distance(&moved) > 48.0, "{moved:?}");
        assert!(moved.iter().all(|at| AREA.contains(*at)), "{moved:?}");
        assert!(ties(&places, &moved, 15.0).contains("map__leader"));
    }

    #[test]
    fn dots_with_room_stay_where_they_are() {
        let places = [[100.0, 100.0], [200.0, 100.0]];
        assert_eq!(apart(&places, 50.0, &AREA), places);
        assert_eq!(ties(&places, &places, 15.0), "");
    }
}
