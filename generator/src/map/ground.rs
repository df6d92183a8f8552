//! The ground of every map, below the names and dots: land, water, roads and borders.

use super::basemap::{Basemap, MapShape, RoadClass};
use super::geometry::{self, Bounds, Point};
use super::mesh::Arc;
use super::path::Path;
use super::svg;
use super::viewport::Viewport;

/// The level of detail of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Detail {
    /// The area in square units below which bends and islands are smoothed away.
    pub(super) area: f64,
    /// The area in square units below which lakes are left out.
    pub(super) lake: f64,
    /// The highest rank of rivers shown, 0 for none.
    pub(super) rivers: u8,
    /// The smallest class of roads shown.
    pub(super) roads: Option<RoadClass>,
}

/// The layers of one map as SVG.
pub(super) struct Ground<'a> {
    map: &'a Basemap,
    viewport: &'a Viewport,
    detail: Detail,
    reach: Bounds,
    borders: Vec<Vec<Point>>,
}

impl<'a> Ground<'a> {
    /// Projects and simplifies what all layers share.
    pub(super) fn new(map: &'a Basemap, viewport: &'a Viewport, detail: Detail) -> Ground<'a> {
        let borders = map.region_mesh.drawn(|point| viewport.place(point), detail.area);
        Ground { map, viewport, detail, reach: viewport.reach(), borders }
    }

    /// Foreign land: the whole viewport, and the countries with their borders on it.
    pub(super) fn abroad(&self) -> String {
        let height = self.viewport.height;
        let width = super::viewport::WIDTH;
        let sheet = format!("<path class=\"map__abroad\" d=\"M0 0h{width}v{height}H0z\"/>");
        sheet
            + &svg::path(
                "abroad map__abroad--country",
                &self.areas(self.map.neighbours.iter(), 0.0, 3.0 * self.detail.area),
            )
    }

    /// The path data of regions by their places in the list of the basemap.
    pub(super) fn regions(&self, faces: impl IntoIterator<Item = usize>) -> String {
        let mut path = Path::default();
        for ring in
            faces.into_iter().flat_map(|face| self.map.region_mesh.rings(face, &self.borders))
        {
            path.ring(&geometry::clip_ring(&ring, &self.viewport.window()));
        }
        path.finish()
    }

    /// Seas, to be drawn under the land: coasts of land and of water come from different surveys,
    /// and so the land's coast is the one that is seen.
    pub(super) fn seas(&self) -> String {
        let seas = self.map.lakes.iter().filter(|lake| lake.about.area_km2.is_none());
        svg::path("water map__water--sea", &self.areas(seas, self.detail.lake, self.detail.area))
    }

    /// Lakes, to be drawn on the land.
    pub(super) fn lakes(&self) -> String {
        let lakes = self.map.lakes.iter().filter(|lake| lake.about.area_km2.is_some());
        svg::path("water", &self.areas(lakes, self.detail.lake, self.detail.area))
    }

    /// Rivers, the great ones apart from the rest.
    pub(super) fn rivers(&self) -> String {
        let ranks = |low: u8, high: u8| {
            let rivers = self.map.rivers.iter();
            self.lines(rivers.filter(|river| (low..=high).contains(&river.about.rank)))
        };
        let great = svg::path("river", &ranks(0, self.detail.rivers.min(1)));
        svg::path("river map__river--small", &ranks(2, self.detail.rivers)) + &great
    }

    /// Roads, the great ones apart from the rest.
    pub(super) fn roads(&self) -> String {
        let Some(smallest) = self.detail.roads else { return String::new() };
        let classes = |great: bool| {
            let roads = self.map.roads.iter().filter(|road| road.about.class <= smallest);
            self.lines(roads.filter(|road| (road.about.class < RoadClass::Primary) == great))
        };
        svg::path("road map__road--small", &classes(false)) + &svg::path("road", &classes(true))
    }

    /// Borders between regions.
    pub(super) fn borders(&self) -> String {
        svg::path("border", &self.arcs(|arc| arc.other.is_some()))
    }

    /// The border around all regions.
    pub(super) fn outline(&self) -> String {
        svg::path("border map__border--outer", &self.arcs(|arc| arc.other.is_none()))
    }

    /// The border around all regions, to be drawn by `<use href="#map-rim"/>` as often as wanted.
    pub(super) fn rim(&self) -> String {
        let data = self.arcs(|arc| arc.other.is_none());
        format!("<defs><path id=\"map-rim\" d=\"{data}\"/></defs>")
    }

    /// The border of one region.
    pub(super) fn border_of(&self, face: usize) -> String {
        let own = |arc: &Arc| arc.face == face || arc.other == Some(face);
        svg::path("border map__border--subject", &self.arcs(own))
    }

    /// The path data of chosen borders.
    fn arcs(&self, chosen: impl Fn(&Arc) -> bool) -> String {
        let arcs = self.map.region_mesh.arcs.iter().zip(&self.borders);
        let chosen = arcs.filter(|(arc, _)| chosen(arc));
        self.clipped(chosen.map(|(_, line)| line.as_slice()))
    }

    /// Borders between the districts of one region.
    pub(super) fn districts(&self, iso: &str) -> String {
        let districts = &self.map.districts;
        let of_region = |face: usize| districts[face].about.iso == iso;
        let place = |point| self.viewport.place(point);
        let arcs = self.map.district_mesh.arcs.iter();
        let inner = arcs.filter(|arc| of_region(arc.face) && arc.other.is_some_and(of_region));
        let lines: Vec<Vec<Point>> = inner
            .map(|arc| arc.points.iter().map(|point| place(*point)).collect::<Vec<_>>())
            .map(|line| geometry::simplify(&line, self.detail.area))
            .collect();
        svg::path("district", &self.clipped(lines.iter().map(Vec::as_slice)))
    }

    /// The path data of areas within reach and not smaller than `least`, smoothed to `area`.
    fn areas<'s, P: 's>(
        &self,
        shapes: impl Iterator<Item = &'s MapShape<P>>,
        least: f64,
        area: f64,
    ) -> String {
        let mut path = Path::default();
        for shape in shapes.filter(|shape| shape.bounds.meets(&self.reach)) {
            for part in &shape.parts {
                let ring: Vec<Point> =
                    part.iter().map(|point| self.viewport.place(*point)).collect();
                if geometry::double_area(&ring).abs() / 2.0 < least {
                    continue;
                }
                let ring = geometry::simplify_ring(&ring, area);
                path.ring(&geometry::clip_ring(&ring, &self.viewport.window()));
            }
        }
        path.finish()
    }

    /// The path data of lines within reach.
    fn lines<'s, P: 's>(&self, shapes: impl Iterator<Item = &'s MapShape<P>>) -> String {
        let near = shapes.filter(|shape| shape.bounds.meets(&self.reach));
        let lines: Vec<Vec<Point>> = near
            .flat_map(|shape| &shape.parts)
            .map(|part| part.iter().map(|point| self.viewport.place(*point)).collect::<Vec<_>>())
            .map(|line| geometry::simplify(&line, self.detail.area))
            .collect();
        self.clipped(lines.iter().map(Vec::as_slice))
    }

    /// The path data of the seen parts of lines.
    fn clipped<'s>(&self, lines: impl Iterator<Item = &'s [Point]>) -> String {
        let window = self.viewport.window();
        let mut path = Path::default();
        for part in lines.flat_map(|line| geometry::clip_line(line, &window)) {
            path.line(&part);
        }
        path.finish()
    }
}
