//! Static files that every layout but our own brings along: a style sheet and pictures.

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

use super::File;
use super::entry::PICTURES;
use crate::error::BenchError;

const CSS: &str = include_str!("../../data/site.css");
const WIDTH: u32 = 160;
const HEIGHT: u32 = 100;

/// The address of a picture.
pub fn picture(number: usize) -> String {
    format!("/img/place-{number:02}.png")
}

/// The static files below `root`.
pub fn files(root: &str) -> Result<Vec<File>, BenchError> {
    let mut files = vec![File::text(format!("{root}/css/site.css"), CSS.to_owned())];
    for number in 0..PICTURES {
        files.push(File { path: format!("{root}{}", picture(number)), bytes: png(number)? });
    }
    Ok(files)
}

/// Hills under a sky, in a tint of their own.
fn png(number: usize) -> Result<Vec<u8>, BenchError> {
    let tint = number as u32 * 9;
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let ridge = 55 + (x * (3 + number as u32)) % 64 / 4 + x % 7;
            let pixel =
                if y < ridge { [150 - y, 180, 250 - tint / 2] } else { [tint + 40, y + 90, 60] };
            pixels.extend(pixel.map(|value| value as u8));
        }
    }
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(&pixels, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
        .map_err(BenchError::Picture)?;
    Ok(png)
}
