//! The picture that messengers show with a link to a page without a photograph: the crown of a
//! yurt above a hem of ram's horns, drawn pixel by pixel.

use std::f64::consts::PI;
use std::ops::Range;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{Rgb, RgbImage};

/// Pixels across.
pub(super) const WIDTH: u32 = 1200;
/// Pixels down.
pub(super) const HEIGHT: u32 = 630;

/// The deep sky of the theme's tokens.
const DEEP: Rgb<u8> = Rgb([0x04, 0x3b, 0x4b]);
/// Ornament on the deep sky, low in contrast.
const ORNAMENT: Rgb<u8> = Rgb([0x17, 0x58, 0x6c]);
/// The sun.
const SUN: Rgb<u8> = Rgb([0xf2, 0xb7, 0x05]);

/// The middle of the crown.
const MIDDLE: Point = (600.0, 268.0);
/// The radius of its ring.
const RING: f64 = 164.0;

/// Shades between paper and ink along an edge.
const STEPS: f64 = 4.0;

/// Half the diagonal of a box that is not cut any more, in pixels.
const SMALL: f64 = 4.0;

type Point = (f64, f64);

/// A line that a pen follows.
#[derive(Debug, Clone, Copy)]
enum Line {
    /// From point to point.
    Straight(Point, Point),
    /// A part of a circle: middle, radius, and the angles where it begins and ends, clockwise on
    /// the screen from the right.
    Arc(Point, f64, f64, f64),
}

impl Line {
    /// How far a point is from the line.
    fn distance(self, (x, y): Point) -> f64 {
        match self {
            Line::Straight((ax, ay), (bx, by)) => {
                let (dx, dy) = (bx - ax, by - ay);
                let along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
                let along = along.clamp(0.0, 1.0);
                (x - ax - along * dx).hypot(y - ay - along * dy)
            }
            Line::Arc((cx, cy), radius, from, to) => {
                let whole = to - from >= 2.0 * PI;
                let angle = || (y - cy).atan2(x - cx);
                if whole || (angle() - from).rem_euclid(2.0 * PI) <= to - from {
                    return ((x - cx).hypot(y - cy) - radius).abs();
                }
                let end = |angle: f64| {
                    (x - cx - radius * angle.cos()).hypot(y - cy - radius * angle.sin())
                };
                end(from).min(end(to))
            }
        }
    }

    /// The corners of the box that holds the line.
    fn bounds(self) -> (Point, Point) {
        match self {
            Line::Straight((ax, ay), (bx, by)) => {
                ((ax.min(bx), ay.min(by)), (ax.max(bx), ay.max(by)))
            }
            Line::Arc((cx, cy), r, ..) => ((cx - r, cy - r), (cx + r, cy + r)),
        }
    }
}

/// The picture as PNG.
pub(super) fn picture() -> Vec<u8> {
    let mut image = RgbImage::from_pixel(WIDTH, HEIGHT, DEEP);
    rays(&mut image);
    hem(&mut image);
    crown(&mut image);
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::NoFilter);
    image.write_with_encoder(encoder).expect("reuse takes every byte");
    png
}

/// Draws a line with a round pen.
fn draw(image: &mut RgbImage, line: Line, pen: f64, ink: Rgb<u8>) {
    let ((left, top), (right, bottom)) = line.bounds();
    let reach = pen / 2.0 + 1.0;
    let range = |from: f64, to: f64, end: u32| {
        let last = f64::from(end);
        (from - reach).clamp(0.0, last) as u32..(to + reach).ceil().clamp(0.0, last) as u32
    };
    let (xs, ys) = (range(left, right, WIDTH), range(top, bottom, HEIGHT));
    draw_within(image, (xs, ys), &|at| line.distance(at) - pen / 2.0, ink);
}

/// Draws in a box what lies nearer than nothing to the edge that `outside` measures from.
///
/// No point of a box is farther from its middle than a corner is, so that one look at the middle
/// tells of most boxes that they stay empty; of the others, each quarter is looked at in turn.
fn draw_within(
    image: &mut RgbImage,
    (xs, ys): (Range<u32>, Range<u32>),
    outside: &impl Fn(Point) -> f64,
    ink: Rgb<u8>,
) {
    let half = |range: &Range<u32>| f64::from(range.end - range.start) / 2.0;
    let middle = |range: &Range<u32>| f64::from(range.start) + half(range);
    let corner = half(&xs).hypot(half(&ys));
    if xs.is_empty() || ys.is_empty() || outside((middle(&xs), middle(&ys))) > corner + 1.0 {
        return;
    }
    if corner > SMALL {
        let cut = |range: &Range<u32>| {
            let middle = range.start.midpoint(range.end);
            [range.start..middle, middle..range.end]
        };
        for ys in cut(&ys) {
            for xs in cut(&xs) {
                draw_within(image, (xs, ys.clone()), outside, ink);
            }
        }
        return;
    }
    for y in ys {
        for x in xs.clone() {
            let outside = outside((f64::from(x) + 0.5, f64::from(y) + 0.5));
            // A few steps look as smooth as all of them and pack far better.
            let cover = ((0.5 - outside).clamp(0.0, 1.0) * STEPS + 0.5).floor() / STEPS;
            if cover > 0.0 {
                blend(image.get_pixel_mut(x, y), ink, cover);
            }
        }
    }
}

fn blend(pixel: &mut Rgb<u8>, ink: Rgb<u8>, cover: f64) {
    for (below, above) in pixel.0.iter_mut().zip(ink.0) {
        let mixed = f64::from(*below) * (1.0 - cover) + f64::from(above) * cover;
        *below = (mixed + 0.5) as u8;
    }
}

/// The poles of the roof, which lead from the crown outwards.
fn rays(image: &mut RgbImage) {
    let poles = 36;
    for pole in 0..poles {
        let angle = 2.0 * PI * (f64::from(pole) + 0.5) / f64::from(poles);
        let at = |radius: f64| (MIDDLE.0 + radius * angle.cos(), MIDDLE.1 + radius * angle.sin());
        draw(image, Line::Straight(at(RING + 26.0), at(RING + 560.0)), 5.0, ORNAMENT);
    }
}

/// The crown: a ring, and three bent laths each way across it.
fn crown(image: &mut RgbImage) {
    // The ground within the ring, so that no pole shows through.
    draw(image, Line::Arc(MIDDLE, RING / 2.0, -PI, PI), RING, DEEP);
    draw(image, Line::Arc(MIDDLE, RING, -PI, PI), 30.0, SUN);
    let (inner, bend) = (RING - 15.0, 900.0);
    let reach = (inner / bend).asin();
    for side in [-1.0, 1.0] {
        // The middles of the two outer laths lie far away, so that they bend a little outwards.
        let far = side * (30.0 - bend);
        let upright = (MIDDLE.0 + far, MIDDLE.1);
        let level = (MIDDLE.0, MIDDLE.1 + far);
        let (right, down) = if side > 0.0 { (0.0, PI / 2.0) } else { (PI, -PI / 2.0) };
        draw(image, Line::Arc(upright, bend, right - reach, right + reach), 13.0, SUN);
        draw(image, Line::Arc(level, bend, down - reach, down + reach), 13.0, SUN);
    }
    let (x, y) = MIDDLE;
    draw(image, Line::Straight((x, y - inner), (x, y + inner)), 13.0, SUN);
    draw(image, Line::Straight((x - inner, y), (x + inner, y)), 13.0, SUN);
}

/// A hem of ram's horns (қошқар мүйіз) along the lower edge.
fn hem(image: &mut RgbImage) {
    let (step, ground) = (100.0, f64::from(HEIGHT));
    let top = ground - 100.0;
    for y in top as u32..HEIGHT {
        for x in 0..WIDTH {
            image.put_pixel(x, y, DEEP);
        }
    }
    draw(image, Line::Straight((0.0, top), (f64::from(WIDTH), top)), 4.0, SUN);
    for unit in 0..12 {
        horns(image, (f64::from(unit) * step + step / 2.0, ground - 42.0));
    }
}

/// A pair of horns that grow from one stem.
fn horns(image: &mut RgbImage, (x, y): Point) {
    let pen = 6.0;
    draw(image, Line::Straight((x, y), (x, y + 42.0)), pen, SUN);
    for side in [-1.0, 1.0] {
        // Three half circles, each smaller than the one before, make the curl.
        let at = |away: f64| (x + side * away, y);
        draw(image, Line::Arc(at(20.0), 20.0, -PI, 0.0), pen, SUN);
        draw(image, Line::Arc(at(26.0), 14.0, 0.0, PI), pen, SUN);
        draw(image, Line::Arc(at(20.0), 8.0, -PI, 0.0), pen, SUN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_small_and_always_the_same() {
        let png = picture();
        assert!(png.len() < 30_000, "{} bytes", png.len());
        assert_eq!(png, picture());
        let image = image::load_from_memory(&png).expect("a PNG").into_rgb8();
        assert_eq!(image.dimensions(), (WIDTH, HEIGHT));
        assert_eq!(*image.get_pixel(600, 268), SUN);
    }
}
