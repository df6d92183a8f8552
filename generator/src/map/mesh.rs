//! Areas that share borders, cut into arcs: each border is stored, simplified and drawn only once,
//! so that no gap appears between neighbours.

use std::collections::{BTreeMap, BTreeSet};

use super::geojson::LonLat;
use super::geometry::{self, Point};

/// A vertex in whole hundred-thousandths of a degree (about one metre), to compare vertices.
type Key = [i64; 2];

/// A piece of border between two meeting points of borders.
#[derive(Debug, PartialEq)]
pub(super) struct Arc {
    /// Its points, the meeting points included.
    pub(super) points: Vec<LonLat>,
    /// The number of the area on one side.
    pub(super) face: usize,
    /// The number of the area on the other side; `None` on the outer border.
    pub(super) other: Option<usize>,
}

/// One step along a ring: an arc and whether it is walked from its end.
type Step = (usize, bool);

/// A set of areas by their borders.
#[derive(Debug, Default)]
pub(super) struct Mesh {
    /// All pieces of border.
    pub(super) arcs: Vec<Arc>,
    faces: Vec<Vec<Vec<Step>>>,
}

impl Mesh {
    /// The mesh of areas given by their rings; area `n` keeps the number `n`.
    pub(super) fn new<'a>(areas: impl Iterator<Item = &'a Vec<Vec<LonLat>>> + Clone) -> Mesh {
        let joints = joints(areas.clone().flatten());
        let mut mesh = Mesh::default();
        let mut known = BTreeMap::new();
        for (face, rings) in areas.enumerate() {
            let steps = |ring: &Vec<LonLat>| mesh.walk(&mut known, face, pieces(ring, &joints));
            let rings = rings.iter().map(steps).collect();
            mesh.faces.push(rings);
        }
        mesh
    }

    /// Notes the pieces of one ring and returns it as steps.
    fn walk(
        &mut self,
        known: &mut BTreeMap<Vec<Key>, usize>,
        face: usize,
        pieces: Vec<Vec<LonLat>>,
    ) -> Vec<Step> {
        let step = |mut points: Vec<LonLat>| {
            let mut keys: Vec<Key> = points.iter().map(key).collect();
            let back = keys.iter().gt(keys.iter().rev());
            if back {
                keys.reverse();
                points.reverse();
            }
            let arc = *known.entry(keys).or_insert(self.arcs.len());
            match self.arcs.get_mut(arc) {
                Some(seen) => seen.other = Some(face),
                None => self.arcs.push(Arc { points, face, other: None }),
            }
            (arc, back)
        };
        pieces.into_iter().map(step).collect()
    }

    /// All arcs projected, and simplified to an area of the drawing.
    pub(super) fn drawn(&self, project: impl Fn(LonLat) -> Point, area: f64) -> Vec<Vec<Point>> {
        let draw = |arc: &Arc| {
            let line: Vec<Point> = arc.points.iter().map(|point| project(*point)).collect();
            geometry::simplify(&line, area)
        };
        self.arcs.iter().map(draw).collect()
    }

    /// The rings of one area, put together from drawn arcs; those that shrank to nothing are left
    /// out.
    pub(super) fn rings(&self, face: usize, drawn: &[Vec<Point>]) -> Vec<Vec<Point>> {
        let ring = |steps: &Vec<Step>| {
            let mut ring = Vec::new();
            for &(arc, back) in steps {
                let line = &drawn[arc];
                let open = line.len() - 1;
                if back {
                    ring.extend(line.iter().rev().take(open));
                } else {
                    ring.extend(line.iter().take(open));
                }
            }
            ring
        };
        self.faces[face].iter().map(ring).filter(|ring: &Vec<Point>| ring.len() > 2).collect()
    }
}

fn key(point: &LonLat) -> Key {
    point.map(|degrees| (degrees * 1e5).round() as i64)
}

/// The vertices where three or more borders meet.
fn joints<'a>(rings: impl Iterator<Item = &'a Vec<LonLat>>) -> BTreeSet<Key> {
    let mut around: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for ring in rings {
        for [a, b] in geometry::edges(ring) {
            let (a, b) = (key(&a), key(&b));
            around.entry(a).or_default().insert(b);
            around.entry(b).or_default().insert(a);
        }
    }
    around.into_iter().filter(|(_, ends)| ends.len() > 2).map(|(joint, _)| joint).collect()
}

/// A ring cut at its joints; a ring without joints is one piece from its smallest vertex round to
/// itself.
fn pieces(ring: &[LonLat], joints: &BTreeSet<Key>) -> Vec<Vec<LonLat>> {
    let joint = |at: &usize| joints.contains(&key(&ring[*at]));
    let first = (0..ring.len()).find(joint);
    let start = first.or_else(|| (0..ring.len()).min_by_key(|at| key(&ring[*at]))).unwrap_or(0);
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    for step in 0..=ring.len() {
        let at = (start + step) % ring.len();
        piece.push(ring[at]);
        let ends = step == ring.len() || (step > 0 && joint(&at));
        if ends {
            pieces.push(std::mem::replace(&mut piece, vec![ring[at]]));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side, the left one with an island in it that is the third area.
    fn areas() -> Vec<Vec<Vec<LonLat>>> {
        let left = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 2.0], [4.0, 4.0], [0.0, 4.0]];
        let island = vec![[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0]];
        let right = vec![[4.0, 0.0], [8.0, 0.0], [8.0, 4.0], [4.0, 4.0], [4.0, 2.0]];
        let turned = island.iter().rev().copied().collect();
        vec![vec![left, island], vec![right], vec![turned]]
    }

    #[test]
    fn shared_borders_are_one_arc() {
        let areas = areas();
        let mesh = Mesh::new(areas.iter());
        let shared: Vec<_> = mesh.arcs.iter().filter(|arc| arc.other.is_some()).collect();
        assert_eq!(mesh.arcs.len(), 4);
        assert_eq!(shared.len(), 2, "the middle line and the island");
    }

    #[test]
    fn rings_come_back_whole() {
        let areas = areas();
        let mesh = Mesh::new(areas.iter());
        let drawn = mesh.drawn(|point| point, 0.0);
        for (face, rings) in areas.iter().enumerate() {
            let area = |rings: &[Vec<Point>]| -> f64 {
                rings.iter().map(|ring| geometry::double_area(ring)).sum()
            };
            assert_eq!(area(rings), area(&mesh.rings(face, &drawn)));
        }
    }
}
