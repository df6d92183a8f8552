//! The names on maps of a part of the country: towns, waters, mountains, neighbours, the scale bar.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::basemap::{Lake, MapShape, RegionFeature, RegionKind};
use super::geometry::{self, Bounds, Point};
use super::label::{self, Label, Placement, Sheet};
use super::svg;
use super::view::{View, credit, kilometres, metres};
use super::viewport::{Viewport, WIDTH};

/// The lettering of a map for one width of the page; all sizes in units of the map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The class of the group, by the width it is for; empty if the map has one lettering only.
    pub(super) class: &'static str,
    /// The height of ordinary letters.
    pub(super) size: f64,
    /// The radius of an entry's dot or a stop's number.
    pub(super) dot: f64,
    /// The highest rank of towns that are named.
    pub(super) towns: u8,
    /// Whether rivers, mountains and deserts are named.
    pub(super) nature: bool,
}

/// For a phone, where the map is about 340 pixels wide.
pub(super) const NARROW: Style =
    Style { class: "narrow", size: 50.0, dot: 24.0, towns: 3, nature: false };

/// For pages where the map is 640 pixels or wider.
pub(super) const WIDE: Style =
    Style { class: "wide", size: 26.0, dot: 13.0, towns: 5, nature: true };

/// The highest rank of large towns: cities and centres of oblasts.
pub(super) const GREAT_TOWNS: u8 = 2;

/// Places names on one map, each where the earlier ones leave room.
pub(super) struct Lettering<'a> {
    view: &'a View<'a>,
    viewport: &'a Viewport,
    style: Style,
    reach: Bounds,
    sheet: Sheet,
    named: Vec<&'a str>,
    dots: Vec<Point>,
    /// Dots and lines under the names.
    marks: String,
    names: String,
    foot: String,
}

impl<'a> Lettering<'a> {
    /// A map with scale bar and credit line, and no names yet.
    pub(super) fn new(view: &'a View<'a>, viewport: &'a Viewport, style: Style) -> Lettering<'a> {
        let (marks, names, foot) = (String::new(), String::new(), String::new());
        let (reach, sheet) = (viewport.reach(), Sheet::new(viewport.view()));
        let (named, dots) = (Vec::new(), Vec::new());
        let mut lettering =
            Lettering { view, viewport, style, reach, sheet, named, dots, marks, names, foot };
        lettering.scale_bar();
        lettering.credit();
        lettering
    }

    /// Keeps the place of an entry's dot free.
    pub(super) fn dot(&mut self, at: Point) {
        self.dots.push(at);
        self.sheet.block(at, self.style.dot);
    }

    /// Makes names avoid a line where there is another place for them.
    pub(super) fn line(&mut self, line: &[Point]) {
        const STEP: f64 = 18.0;
        for pair in line.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let steps = ((to[0] - from[0]).hypot(to[1] - from[1]) / STEP).ceil().max(1.0);
            for step in 0..=steps as u32 {
                let part = f64::from(step) / steps;
                let at = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * part);
                self.sheet.dislike(at, STEP / 2.0);
            }
        }
    }

    /// Leaves out a name.
    pub(super) fn known(&mut self, name: &'a str) {
        self.named.push(name);
    }

    /// Puts a name in ordinary letters next to an entry's dot, if there is room.
    pub(super) fn beside(&mut self, name: &'a str, at: Point, class: &'static str) {
        self.named.push(name);
        let lines = label::lines(name, 22);
        let placement = Placement::Beside(self.style.dot);
        self.add(&Label { lines, at, placement, size: self.style.size, class });
    }

    /// Puts the names of towns of some ranks and their dots, the largest towns first.
    pub(super) fn towns(&mut self, ranks: RangeInclusive<u8>) {
        let view = self.view;
        let mut towns: Vec<_> = view.basemap.places.iter().collect();
        towns
            .retain(|town| ranks.contains(&town.about.rank) && town.about.rank <= self.style.towns);
        towns.sort_by_key(|town| town.about.rank);
        for town in towns {
            let at = self.viewport.place(town.at);
            if let Some(name) = town.about.names.best(view.locale)
                && self.viewport.view().contains(at)
                && !self.named.contains(&name)
            {
                self.town(name, at, town.about.rank <= GREAT_TOWNS);
            }
        }
    }

    /// Puts one town; where an entry's dot covers the town's own, the name alone.
    fn town(&mut self, name: &str, at: Point, great: bool) {
        let radius = self.style.size * 0.16;
        let reach = self.style.dot + radius;
        let near = |dot: &&Point| (dot[0] - at[0]).hypot(dot[1] - at[1]) < reach;
        let (at, radius, covered) = match self.dots.iter().find(near) {
            Some(dot) => (*dot, self.style.dot, true),
            None => (at, radius, false),
        };
        if !covered && !self.sheet.is_free(at, radius) {
            return;
        }
        let (size, class) = if great { (1.0, "town") } else { (0.86, "village") };
        let (size, placement) = (self.style.size * size, Placement::Beside(radius));
        if self.add(&Label { lines: vec![name], at, placement, size, class }) && !covered {
            self.sheet.block(at, radius);
            self.marks += &svg::circle("dot map__dot--town", at, radius.round());
        }
    }

    /// Puts the names of lakes and, if the style has them, of mountains and deserts.
    pub(super) fn nature(&mut self) {
        let view = self.view;
        let mut lakes: Vec<_> = view.basemap.lakes.iter().collect();
        let area = |lake: &&MapShape<Lake>| -lake.about.area_km2.unwrap_or(f64::INFINITY);
        lakes.sort_by(|a, b| area(a).total_cmp(&area(b)));
        let units2 = self.viewport.units_per_km * self.viewport.units_per_km;
        for lake in lakes {
            let large = lake.about.area_km2.is_none_or(|km2| km2 * units2 > 900.0);
            let (Some(name), true) = (lake.about.names.best(view.locale), large) else { continue };
            let Some(at) = self.middle(lake) else { continue };
            self.over(name, at, 0.86, "water");
        }
        if self.style.nature {
            self.rivers();
            self.mountains();
        }
    }

    /// Puts the name of each river in the middle of its longest seen piece.
    fn rivers(&mut self) {
        let (view, seen) = (self.view, self.viewport.view().grown(-2.0 * self.style.size));
        let mut longest: BTreeMap<&str, Vec<Point>> = BTreeMap::new();
        for river in &view.basemap.rivers {
            let Some(name) = river.about.names.best(view.locale) else { continue };
            let place = |line: &Vec<_>| line.iter().map(|at| self.viewport.place(*at)).collect();
            let lines: Vec<Vec<Point>> = river.parts.iter().map(place).collect();
            for piece in lines.iter().flat_map(|line| geometry::clip_line(line, &seen)) {
                let known = longest.entry(name).or_default();
                if piece.len() > known.len() {
                    *known = piece;
                }
            }
        }
        for (name, piece) in longest {
            if piece.len() > 4 {
                self.over(name, piece[piece.len() / 2], 0.8, "water");
            }
        }
    }

    fn mountains(&mut self) {
        let view = self.view;
        for peak in &view.basemap.peaks {
            let at = self.viewport.place(peak.at);
            let Some(name) = peak.about.names.best(view.locale) else { continue };
            let height = peak.about.elevation_m.to_string().replace('-', "−");
            let text = format!("{name} {height} {}", metres(view.locale));
            let placement = Placement::Beside(self.style.size * 0.3);
            let label = Label {
                lines: vec![&text],
                at,
                placement,
                size: self.style.size * 0.8,
                class: "range",
            };
            if self.viewport.view().contains(at) && self.add(&label) && peak.about.elevation_m > 0.0
            {
                self.peak(at);
            }
        }
        for range in &view.basemap.ranges {
            let Some(name) = range.about.names.best(view.locale) else { continue };
            self.over(name, self.viewport.place(range.at), 0.86, "range");
        }
    }

    /// Draws a small triangle.
    fn peak(&mut self, [x, y]: Point) {
        let half = (self.style.size * 0.28).round();
        let (left, top) = ((x - half).round(), (y - half).round());
        let high = (half * 1.7).round();
        self.marks += &format!(
            "<path class=\"map__peak\" d=\"M{left} {}l{half}-{high} {half} {high}z\"/>",
            top + high
        );
        self.sheet.block([x, y], half);
    }

    /// Puts the names of the regions around and of neighbouring countries.
    pub(super) fn neighbours(&mut self, subject: Option<&str>) {
        let view = self.view;
        // A city that is a region already has its name next to its dot.
        let other = |region: &&MapShape<RegionFeature>| {
            region.about.kind == RegionKind::Oblast && Some(&*region.about.iso) != subject
        };
        for region in view.basemap.regions.iter().filter(other) {
            let Some(label) = view.region(&region.about.iso) else { continue };
            // The town of the same name is labelled already.
            if self.named.contains(&label.short(view.locale)) {
                continue;
            }
            if let Some(at) = self.middle(region) {
                self.over(label.short(view.locale), at, 0.9, "region");
            }
        }
        for land in &view.basemap.neighbours {
            let Some(name) = land.about.names.best(view.locale) else { continue };
            if let Some(at) = self.middle(land) {
                self.over(name, at, 0.9, "abroad");
            }
        }
    }

    /// The roomiest seen point of an area.
    fn middle<P>(&self, area: &MapShape<P>) -> Option<Point> {
        area.bounds.meets(&self.reach).then(|| self.viewport.visible_centre(&area.parts))?
    }

    /// Puts a name on an area, if there is room.
    fn over(&mut self, name: &str, at: Point, scale: f64, class: &'static str) {
        let lines = label::lines(name, 12);
        self.add(&Label {
            lines,
            at,
            placement: Placement::Over,
            size: self.style.size * scale,
            class,
        });
    }

    fn add(&mut self, label: &Label) -> bool {
        let Some(text) = self.sheet.place(label) else { return false };
        self.names += &text;
        true
    }

    /// A bar of a round number of kilometres in the lower left corner.
    fn scale_bar(&mut self) {
        let fitting = [500, 300, 200, 100, 50, 30, 20, 10, 5, 3, 2].into_iter();
        let length = |km: &u32| f64::from(*km) * self.viewport.units_per_km;
        let Some(km) = fitting.clone().find(|km| length(km) <= WIDTH * 0.24) else { return };
        let (size, bar) = (self.style.size * 0.72, length(&km).round());
        let (left, bottom) = ((size * 0.7).round(), (self.viewport.height - size * 0.7).round());
        let tick = (size * 0.4).round();
        let text = format!("{km} {}", kilometres(self.view.locale));
        let attributes = format!(" class=\"map__scale-text\" font-size=\"{}\"", size.round());
        self.foot += &format!(
            "<path class=\"map__scale\" d=\"M{left} {}v{tick}h{bar}v-{tick}\"/>",
            bottom - tick
        );
        self.foot += &svg::text(&[&text], [left + tick, bottom - size * 0.45], 0.0, &attributes);
        self.sheet.block_area(Bounds {
            min: [0.0, bottom - size * 1.5],
            max: [left + bar.max(label::width(&text, size)), self.viewport.height],
        });
    }

    /// The credit line, in the lower right corner.
    fn credit(&mut self) {
        let size = (self.style.size * 0.62).round();
        let text = credit(self.view.locale);
        let corner = [WIDTH - size * 0.5, self.viewport.height - size * 0.5];
        let min = [corner[0] - label::width(text, size), corner[1] - size];
        self.sheet.block_area(Bounds { min, max: [WIDTH, self.viewport.height] });
        let attributes = format!(" class=\"map__credit\" font-size=\"{size}\"");
        self.foot += &svg::text(&[text], corner, 0.0, &attributes);
    }

    /// The finished group.
    pub(super) fn finish(self) -> String {
        let names = svg::group("labels", "", &self.names);
        let content = format!("{}{names}{}", self.marks, self.foot);
        let class = if self.style.class.is_empty() { "letters" } else { self.style.class };
        svg::group(class, " aria-hidden=\"true\"", &content)
    }
}
