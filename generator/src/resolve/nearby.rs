//! Neighbours by distance, found on a grid of degrees so that the work grows with the entries.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Coordinates;
use rayon::prelude::*;

use super::entry::{Entry, EntryRef, Neighbour};

/// Neighbours kept for each entry.
const KEPT: usize = 6;
/// Nobody calls what is farther away a neighbour.
const REACH_KM: f64 = 250.0;

/// The nearest entries of each entry that has a place.
pub(super) fn nearby(entries: &[Entry]) -> Vec<Arc<[Neighbour]>> {
    let mut grid: BTreeMap<(i32, i32), Vec<(EntryRef, Coordinates)>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(point) = entry.point().filter(|_| entry.is_sight()) {
            grid.entry(cell(point)).or_default().push((EntryRef::new(at), point));
        }
    }
    entries
        .par_iter()
        .enumerate()
        .map(|(at, entry)| match entry.point() {
            Some(point) => nearest(EntryRef::new(at), point, &grid).into(),
            None => Arc::default(),
        })
        .collect()
}

fn cell(point: Coordinates) -> (i32, i32) {
    (point.lat().floor() as i32, point.lon().floor() as i32)
}

fn nearest(
    this: EntryRef,
    point: Coordinates,
    grid: &BTreeMap<(i32, i32), Vec<(EntryRef, Coordinates)>>,
) -> Vec<Neighbour> {
    // A degree of latitude is 111 km; one of longitude shrinks with the cosine.
    let shrink = point.lat().to_radians().cos();
    let rows = (REACH_KM / 111.0).ceil() as i32;
    let columns = (REACH_KM / (111.0 * shrink.max(0.2))).ceil() as i32;
    let (row, column) = cell(point);
    let mut found: Vec<(f64, EntryRef, Coordinates)> = Vec::new();
    for r in row - rows..=row + rows {
        for (_, entries) in grid.range((r, column - columns)..=(r, column + columns)) {
            for (other, place) in entries.iter().filter(|(other, _)| *other != this) {
                found.push((flat(point, *place, shrink), *other, *place));
            }
        }
    }
    // Only the few nearest are measured; which they are is found without sorting all.
    if found.len() > KEPT * 2 {
        found.select_nth_unstable_by(KEPT * 2, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.truncate(KEPT * 2);
    }
    let mut near: Vec<Neighbour> = found
        .into_iter()
        .map(|(_, entry, place)| Neighbour {
            entry,
            km: point.distance_km(place),
            wind: point.wind(place),
        })
        .filter(|neighbour| neighbour.km <= REACH_KM)
        .collect();
    near.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.entry.cmp(&b.entry)));
    near.truncate(KEPT);
    near
}

/// A cheap stand-in for distance that is good enough to choose candidates.
fn flat(a: Coordinates, b: Coordinates, shrink: f64) -> f64 {
    let (dy, dx) = (b.lat() - a.lat(), (b.lon() - a.lon()) * shrink);
    dy * dy + dx * dx
}
