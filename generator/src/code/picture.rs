//! Black and white pictures: written as PNG, read back from PNG and from SVG.

use std::io::Cursor;

use image::{ImageError, ImageFormat};
use png::{
    BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit,
};

/// Pixels to the unit when an SVG picture is drawn.
const SVG_SCALE: usize = 8;

/// The widest SVG picture that is drawn, in units.
const SVG_WIDEST: usize = 256;

/// A square picture of dark and light pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raster {
    /// Its width and height.
    pub(super) side: usize,
    dark: Vec<bool>,
}

impl Raster {
    /// The picture whose pixel at column and row is dark where `dark` says so.
    pub(super) fn from_fn(side: usize, dark: impl Fn(usize, usize) -> bool) -> Raster {
        let pixels = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Raster { side, dark: pixels.map(|(x, y)| dark(x, y)).collect() }
    }

    /// Whether the pixel at column and row is dark.
    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.side + x]
    }
}

/// The picture as PNG that says how many pixels make a metre.
pub(super) fn png(raster: &Raster, pixels_per_metre: u32) -> Result<Vec<u8>, EncodingError> {
    let grey: Vec<u8> = raster.dark.iter().map(|dark| if *dark { 0 } else { 255 }).collect();
    let side = raster.side as u32;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Adaptive);
    let (xppu, yppu) = (pixels_per_metre, pixels_per_metre);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu, yppu, unit: Unit::Meter }));
    encoder.write_header()?.write_image_data(&grey)?;
    Ok(file)
}

/// Reads a square PNG; what is darker than middle grey is dark.
pub(super) fn raster_of_png(file: &[u8]) -> Result<Raster, ImageError> {
    let picture = image::load(Cursor::new(file), ImageFormat::Png)?.to_luma8();
    let side = picture.width().min(picture.height()) as usize;
    Ok(Raster::from_fn(side, |x, y| picture.get_pixel(x as u32, y as u32).0[0] < 128))
}

/// Draws the paths of an SVG picture of axis-parallel lines, in the order of the text; `None` if
/// the text is anything else.
pub(super) fn raster_of_svg(svg: &str) -> Option<Raster> {
    let view_box: Vec<usize> = attribute(svg, "viewBox")?
        .split(' ')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let units = *view_box.get(2).filter(|units| (1..=SVG_WIDEST).contains(*units))?;
    let mut raster = Raster::from_fn(units * SVG_SCALE, |_, _| false);
    let mut paths = svg.split("<path").skip(1).peekable();
    paths.peek()?;
    for path in paths {
        let element = &path[..path.find("/>")?];
        let dark = attribute(element, "fill") != Some("#fff");
        for corners in rectangles(attribute(element, "d")?)? {
            fill(&mut raster, corners, dark)?;
        }
    }
    Some(raster)
}

/// The value of an attribute in the text of an element.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let start = element.find(&format!(" {name}=\""))? + name.len() + 3;
    element[start..].split('"').next()
}

/// A rectangle: left, top, width, height.
type Rectangle = [usize; 4];

/// The rectangles of path data written as `M4 4h7v1H4z`, one after another.
fn rectangles(data: &str) -> Option<Vec<Rectangle>> {
    let pieces = data.split_terminator('z').map(|piece| {
        let (x, rest) = piece.strip_prefix('M')?.split_once(' ')?;
        let (y, rest) = rest.split_once('h')?;
        let (width, rest) = rest.split_once('v')?;
        let (height, back) = rest.split_once('H')?;
        let [x, y, width, height, back] =
            [x, y, width, height, back].map(|n| n.parse::<usize>().ok());
        (x? == back?).then_some([x?, y?, width?, height?])
    });
    pieces.collect()
}

/// Paints a rectangle; `None` if it leaves the picture.
fn fill(raster: &mut Raster, corners: Rectangle, dark: bool) -> Option<()> {
    let [x, y, width, height] = corners.map(|units| units.saturating_mul(SVG_SCALE));
    if x.saturating_add(width) > raster.side || y.saturating_add(height) > raster.side {
        return None;
    }
    for row in y..y + height {
        let start = row * raster.side + x;
        raster.dark[start..start + width].fill(dark);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_paths_are_drawn() {
        assert_eq!(rectangles("M4 4h7v1H4zM0 1h2v1H0z"), Some(vec![[4, 4, 7, 1], [0, 1, 2, 1]]));
        for bad in ["M4 4h7v1H5z", "M4 4l7 1z", "h7", "M-1 4h7v1H-1z"] {
            assert_eq!(rectangles(bad), None, "{bad}");
        }
        let outside = "<svg viewBox=\"0 0 9 9\"><path d=\"M4 4h7v1H4z\"/></svg>";
        assert_eq!(raster_of_svg(outside), None);
    }
}
