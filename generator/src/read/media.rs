//! Pictures of entries: their sizes, and the smaller copies that pages show.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbImage};

/// The largest file of a picture that is accepted.
pub const MOST_BYTES: u64 = 15 << 20;
/// Pixels of the largest picture; more of them would take too much memory to make smaller.
const MOST_PIXELS: u64 = 40_000_000;
/// Pixels along one side, as many as a JPEG of full width can still hold.
const LONGEST_SIDE: u32 = 30_000;
/// Widths of the copies in pixels; nothing is made larger than it is.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Quality of the copies, from 1 to 100.
const QUALITY: u8 = 80;
/// The number of the way in which copies are made; another way, another number, so that copies
/// made in the former way are not taken for new ones.
pub const RECIPE: &str = "1";

/// The width and height of a picture in its upright position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Why a picture cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureRefusal {
    /// It is no JPEG or PNG, or its name says another of the two.
    UnknownFormat,
    /// Its head cannot be read.
    Damaged,
    /// It has too many pixels.
    TooManyPixels,
    /// Its file is too large.
    TooManyBytes,
}

impl PictureRefusal {
    /// The reason as faults name it.
    pub fn word(self) -> &'static str {
        match self {
            PictureRefusal::UnknownFormat => "unknown format",
            PictureRefusal::Damaged => "cannot be decoded",
            PictureRefusal::TooManyPixels => "too many pixels",
            PictureRefusal::TooManyBytes => "too many bytes",
        }
    }
}

/// A picture that cannot be made smaller.
#[derive(Debug, thiserror::Error)]
#[error("the picture cannot be decoded")]
pub struct MediaError(#[from] ImageError);

/// The format by the extension of a file.
fn format_by_name(name: &str) -> Option<ImageFormat> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
        "png" => Some(ImageFormat::Png),
        _ => None,
    }
}

/// Whether a file is a supported picture by its name.
pub fn is_picture(name: &str) -> bool {
    format_by_name(name).is_some()
}

/// Reads the size of a picture from the first bytes of its file.
pub fn probe(name: &str, head: &[u8]) -> Result<Shape, PictureRefusal> {
    let format = format_by_name(name).ok_or(PictureRefusal::UnknownFormat)?;
    if image::guess_format(head).ok() != Some(format) {
        return Err(PictureRefusal::UnknownFormat);
    }
    let mut decoder = decoder(format, head).map_err(|_| PictureRefusal::Damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(PictureRefusal::TooManyPixels);
    }
    if pixels == 0 {
        return Err(PictureRefusal::Damaged);
    }
    let turned = matches!(
        decoder.orientation().map_err(|_| PictureRefusal::Damaged)?,
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
        // A copy that is nearly as wide as the widest one saves no data.
        let narrower = WIDTHS.into_iter().filter(|width| width + width / 8 < widest);
        narrower.chain([widest]).map(|width| self.at(width)).collect()
    }

    /// The shape at another width.
    fn at(self, width: u32) -> Shape {
        let height = u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2;
        Shape { width, height: ((height / u64::from(self.width)) as u32).max(1) }
    }
}

/// Copies of a picture, each with its width: upright, JPEG, without anything but pixels.
pub fn copies(bytes: &[u8], widths: &[u32]) -> Result<Vec<(u32, Vec<u8>)>, MediaError> {
    let mut decoder = decoder(image::guess_format(bytes)?, bytes)?;
    decoder.set_limits(Limits::default())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let picture = opaque(picture);
    widths.iter().map(|width| Ok((*width, copy(&picture, *width)?))).collect()
}

/// A copy of an upright picture.
fn copy(picture: &RgbImage, width: u32) -> Result<Vec<u8>, MediaError> {
    let Shape { width, height } =
        Shape { width: picture.width(), height: picture.height() }.at(width);
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    match width == picture.width() {
        true => encoder.encode_image(picture)?,
        false => {
            let small = imageops::resize(picture, width, height, FilterType::Lanczos3);
            encoder.encode_image(&small)?;
        }
    }
    Ok(out)
}

/// Replaces transparency by a white background.
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

#[cfg(test)]
pub(crate) mod tests {
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder, Rgba};

    use super::*;

    /// An upright picture of red over blue, which a camera held on its side has stored turned.
    pub(crate) fn photograph(width: u32, height: u32) -> Vec<u8> {
        let stored = RgbImage::from_fn(height, width, |x, _| {
            image::Rgb(if x < height / 2 { [200, 0, 0] } else { [0, 0, 200] })
        });
        // TIFF head, one entry: orientation 6, to be turned clockwise; and a maker's name.
        let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0CAMERA-7";
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
        encoder.set_exif_metadata(exif.to_vec()).expect("JPEG takes it");
        let kind = ExtendedColorType::Rgb8;
        encoder.write_image(&stored, height, width, kind).expect("an encoder");
        jpeg
    }

    fn png(width: u32, height: u32, pixel: Rgba<u8>) -> Vec<u8> {
        let mut png = Vec::new();
        let picture = image::RgbaImage::from_pixel(width, height, pixel);
        let kind = ExtendedColorType::Rgba8;
        PngEncoder::new(&mut png).write_image(&picture, width, height, kind).expect("an encoder");
        png
    }

    #[test]
    fn sizes_are_upright_and_unusable_pictures_are_refused() {
        let jpeg = photograph(300, 200);
        assert_eq!(probe("a.jpg", &jpeg), Ok(Shape { width: 300, height: 200 }));
        assert_eq!(probe("A.JPEG", &jpeg), Ok(Shape { width: 300, height: 200 }));
        assert_eq!(probe("a.png", &jpeg), Err(PictureRefusal::UnknownFormat));
        assert_eq!(probe("a.webp", &jpeg), Err(PictureRefusal::UnknownFormat));
        assert_eq!(probe("a.jpg", &jpeg[..40]), Err(PictureRefusal::Damaged));
        assert_eq!(probe("a.jpg", b"<html>"), Err(PictureRefusal::UnknownFormat));
        let mut huge = jpeg.clone();
        let frame = huge.windows(2).position(|marker| marker == [0xff, 0xc0]).expect("a frame");
        // Height and width are five bytes after the marker of the frame.
        huge[frame + 5..frame + 9].copy_from_slice(&[0x40, 0, 0x40, 0]);
        assert_eq!(probe("a.jpg", &huge), Err(PictureRefusal::TooManyPixels));
    }

    #[test]
    fn copies_are_never_wider_than_the_picture() {
        let widths = |width: u32| -> Vec<u32> {
            Shape { width, height: 100 }.copies().iter().map(|shape| shape.width).collect()
        };
        assert_eq!(widths(4000), [480, 960, 1600]);
        assert_eq!(widths(1600), [480, 960, 1600]);
        assert_eq!(widths(1000), [480, 1000]);
        assert_eq!(widths(300), [300]);
        assert_eq!(Shape { width: 3000, height: 2000 }.copies()[0].height, 320);
    }

    fn only(picture: &[u8], width: u32) -> Vec<u8> {
        copies(picture, &[width]).expect("copies").remove(0).1
    }

    #[test]
    fn copies_of_another_make_have_another_recipe() {
        let copies = copies(&photograph(600, 400), &[480, 600]).expect("copies");
        let mut hasher = blake3::Hasher::new();
        for (_, copy) in &copies {
            hasher.update(copy);
        }
        let made = (RECIPE, &hasher.finalize().to_hex()[..16]);
        assert_eq!(made, ("1", "0e39fe7ed3de22ee"), "raise RECIPE, then note the new hash here");
    }

    #[test]
    fn copies_are_upright_and_without_metadata() {
        let jpeg = photograph(600, 400);
        assert!(jpeg.windows(8).any(|part| part == b"CAMERA-7"));
        let small = only(&jpeg, 480);
        assert!(!small.windows(4).any(|part| part == b"Exif" || part == b"CAME"));
        let small = image::load_from_memory(&small).expect("a JPEG").into_rgb8();
        assert_eq!(small.dimensions(), (480, 320));
        assert!(small.get_pixel(240, 20).0[0] > 150, "red is on top");
        assert!(small.get_pixel(240, 300).0[2] > 150, "blue is below");
    }

    #[test]
    fn what_can_be_seen_through_lies_on_white() {
        let small = only(&png(8, 8, Rgba([0, 0, 0, 0])), 8);
        let small = image::load_from_memory(&small).expect("a JPEG").into_rgb8();
        assert!(small.get_pixel(4, 4).0.iter().all(|c| *c > 250));
    }
}
