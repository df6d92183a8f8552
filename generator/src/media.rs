//! Pictures beside the texts: what their heads tell, and the smaller copies that pages show.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbImage};

/// The largest file of a picture that is taken.
pub const MOST_BYTES: u64 = 15 << 20;
/// Pixels of the largest picture; more of them would take too much memory to make smaller.
const MOST_PIXELS: u64 = 40_000_000;
/// Pixels along one side, as many as a JPEG of full width can still hold.
const LONGEST_SIDE: u32 = 30_000;
/// Widths of the copies in pixels; nothing is made larger than it is.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Quality of the copies, from 1 to 100.
const QUALITY: u8 = 80;

/// How wide and high a picture is when it stands upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Why a picture cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no JPEG or PNG, or its name says another of the two.
    UnknownFormat,
    /// Its head cannot be read.
    Damaged,
    /// It has too many pixels.
    TooManyPixels,
    /// Its file is too large.
    TooManyBytes,
}

impl Refusal {
    /// The reason as faults name it.
    pub fn word(self) -> &'static str {
        match self {
            Refusal::UnknownFormat => "unknown format",
            Refusal::Damaged => "cannot be decoded",
            Refusal::TooManyPixels => "too many pixels",
            Refusal::TooManyBytes => "too many bytes",
        }
    }
}

/// A picture that cannot be made smaller.
#[derive(Debug, thiserror::Error)]
#[error("the picture cannot be decoded")]
pub struct MediaError(#[from] ImageError);

/// The format that the name of a file promises.
fn promised(name: &str) -> Option<ImageFormat> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
        "png" => Some(ImageFormat::Png),
        _ => None,
    }
}

/// Whether the name of a file says that it is a picture that can be taken.
pub fn is_picture(name: &str) -> bool {
    promised(name).is_some()
}

/// What the first bytes of a file tell of its picture.
pub fn probe(name: &str, head: &[u8]) -> Result<Shape, Refusal> {
    let format = promised(name).ok_or(Refusal::UnknownFormat)?;
    if image::guess_format(head).ok() != Some(format) {
        return Err(Refusal::UnknownFormat);
    }
    let mut decoder = decoder(format, head).map_err(|_| Refusal::Damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(Refusal::TooManyPixels);
    }
    if pixels == 0 {
        return Err(Refusal::Damaged);
    }
    let turned = matches!(
        decoder.orientation().map_err(|_| Refusal::Damaged)?,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    Ok(if turned { Shape { width: height, height: width } } else { Shape { width, height } })
}

fn decoder(format: ImageFormat, bytes: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, ImageError> {
    Ok(match format {
        ImageFormat::Png => Box::new(PngDecoder::new(Cursor::new(bytes))?),
        _ => Box::new(JpegDecoder::new(Cursor::new(bytes))?),
    })
}

impl Shape {
    /// The copies that are made of a picture, the smallest first.
    pub fn copies(self) -> Vec<Shape> {
        let widest = self.width.min(WIDTHS[WIDTHS.len() - 1]);
        // A copy that is nearly as wide as the widest one saves nobody anything.
        let narrower = WIDTHS.into_iter().filter(|width| width + width / 8 < widest);
        narrower.chain([widest]).map(|width| self.at(width)).collect()
    }

    /// The shape at another width.
    fn at(self, width: u32) -> Shape {
        let height = u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2;
        Shape { width, height: ((height / u64::from(self.width)) as u32).max(1) }
    }
}

/// A copy of a picture: upright, `width` pixels wide, JPEG, without anything but its pixels.
pub fn copy(bytes: &[u8], width: u32) -> Result<Vec<u8>, MediaError> {
    let mut decoder = decoder(image::guess_format(bytes)?, bytes)?;
    decoder.set_limits(Limits::default())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let picture = opaque(picture);
    let shape = Shape { width: picture.width(), height: picture.height() }.at(width);
    let small = match shape.width == picture.width() {
        true => picture,
        false => imageops::resize(&picture, shape.width, shape.height, FilterType::Lanczos3),
    };
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&small)?;
    Ok(out)
}

/// The picture on white paper, where it can be seen through.
fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = picture.get_pixel(x, y).0.map(u16::from);
        let over = |c: u16| ((c * a + 255 * (255 - a) + 127) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    })
}
