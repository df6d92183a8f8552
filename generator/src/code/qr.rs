//! QR symbols of plate codes, as SVG and PNG at a size in millimetres, and read back from the
//! finished picture.

use domain::Code;
use qrcode::{Color, EcLevel, QrCode};

use super::picture::{self, Raster};
use crate::address;

/// The white margin around a symbol, in modules, that the standard requires.
const QUIET: usize = 4;

/// The coarsest print, in dots to the inch.
const LEAST_DPI: f64 = 600.0;

const MM_PER_INCH: f64 = 25.4;

/// Why a symbol cannot be created or has the wrong content.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// The host has characters that would double the size of the symbol.
    #[error("the host {0:?} has characters other than letters, digits, dots, hyphens and a port")]
    Host(String),
    /// The host is too long for any symbol.
    #[error("the address does not fit a QR symbol")]
    TooLong(#[source] qrcode::types::QrError),
    /// The picture cannot be written as PNG.
    #[error("the PNG picture cannot be written")]
    PngWrite(#[source] png::EncodingError),
    /// The picture cannot be read as PNG.
    #[error("the PNG picture is unusable")]
    Png(#[source] image::ImageError),
    /// The text is not an SVG picture as this module writes them.
    #[error("the SVG picture has no readable path")]
    Svg,
    /// The picture holds no symbol that can be read.
    #[error("no readable QR symbol in the picture")]
    Unreadable,
    /// The picture has a symbol with another text.
    #[error("the QR symbol says {found:?} and not {expected:?}")]
    Different {
        /// The expected text.
        expected: String,
        /// The text of the symbol.
        found: String,
    },
}

/// The QR symbol of a plate code: error level Q, which bears a quarter of its area being lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    payload: String,
    side: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// The symbol that leads to a code's page on a host: `HTTPS://HOST/Q/XXXXX`, in capitals, which
    /// take fewer bits. A host of up to 13 characters gives the second smallest symbol, 25 modules
    /// wide.
    ///
    /// # Errors
    /// [`QrError::Host`] and [`QrError::TooLong`].
    pub fn new(host: &str, code: Code) -> Result<Symbol, QrError> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        if host.is_empty() || !host.chars().all(fits) {
            return Err(QrError::Host(host.to_owned()));
        }
        let payload = address::scanned_code(host, code);
        let symbol = QrCode::with_error_correction_level(&payload, EcLevel::Q);
        let symbol = symbol.map_err(QrError::TooLong)?;
        let dark = symbol.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Symbol { payload, side: symbol.width(), dark })
    }

    /// The address in the symbol.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// The width of the symbol in modules, without the margin: 25 for version 2.
    pub fn modules(&self) -> usize {
        self.side
    }

    /// The width of the whole picture in millimetres for a symbol of the given width: the margin
    /// comes on top.
    pub fn total_mm(&self, side_mm: f64) -> f64 {
        side_mm * (self.side + 2 * QUIET) as f64 / self.side as f64
    }

    /// The symbol as SVG, black on white, `side_mm` millimetres wide plus the margin.
    pub fn svg(&self, side_mm: f64) -> String {
        let whole = self.side + 2 * QUIET;
        let size = millimetres(self.total_mm(side_mm));
        let rows = self.dark.chunks(self.side).zip(QUIET..);
        let path: String = rows.flat_map(|(row, y)| runs(row).map(move |run| (run, y))).fold(
            String::new(),
            |path, ((start, length), y)| {
                let x = start + QUIET;
                format!("{path}M{x} {y}h{length}v1H{x}z")
            },
        );
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}mm\" height=\"{size}mm\" \
             viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{path}\"/></svg>\n"
        )
    }

    /// The symbol as PNG, black on white, `side_mm` millimetres wide plus the margin: a whole
    /// number of pixels to the module, at least 600 dots to the inch, and the size written into the
    /// file.
    ///
    /// # Errors
    /// [`QrError::PngWrite`] if the picture would be too large.
    pub fn png(&self, side_mm: f64) -> Result<Vec<u8>, QrError> {
        let scale = (side_mm / MM_PER_INCH * LEAST_DPI / self.side as f64).ceil().max(1.0) as usize;
        let whole = (self.side + 2 * QUIET) * scale;
        let dark = |x: usize, y: usize| {
            let module = |at: usize| (at / scale).checked_sub(QUIET).filter(|at| *at < self.side);
            matches!((module(x), module(y)), (Some(x), Some(y)) if self.dark[y * self.side + x])
        };
        let pixels_per_metre = (scale * self.side) as f64 * 1000.0 / side_mm;
        let raster = Raster::from_fn(whole, dark);
        picture::png(&raster, pixels_per_metre.round() as u32).map_err(QrError::PngWrite)
    }

    /// Reads a finished SVG picture and compares it with the address.
    ///
    /// # Errors
    /// [`QrError`] unless the picture holds exactly this address.
    pub fn check_svg(&self, svg: &str) -> Result<(), QrError> {
        self.compare(decode_svg(svg)?)
    }

    /// Reads a finished PNG picture and compares it with the address.
    ///
    /// # Errors
    /// [`QrError`] unless the picture holds exactly this address.
    pub fn check_png(&self, png: &[u8]) -> Result<(), QrError> {
        self.compare(decode_png(png)?)
    }

    fn compare(&self, found: String) -> Result<(), QrError> {
        if found == self.payload {
            return Ok(());
        }
        Err(QrError::Different { expected: self.payload.clone(), found })
    }
}

/// Reads the symbol in an SVG picture, drawn again from the paths in its text.
///
/// # Errors
/// [`QrError::Svg`] if there is no path as [`Symbol::svg`] writes it, [`QrError::Unreadable`].
pub fn decode_svg(svg: &str) -> Result<String, QrError> {
    read(&picture::raster_of_svg(svg).ok_or(QrError::Svg)?)
}

/// Reads the symbol in a PNG picture.
///
/// # Errors
/// [`QrError::Png`] if it is none, [`QrError::Unreadable`].
pub fn decode_png(png: &[u8]) -> Result<String, QrError> {
    read(&picture::raster_of_png(png).map_err(QrError::Png)?)
}

fn read(raster: &Raster) -> Result<String, QrError> {
    let grey = |x, y| if raster.is_dark(x, y) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(raster.side, raster.side, grey);
    let grids = image.detect_grids();
    grids
        .iter()
        .find_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .ok_or(QrError::Unreadable)
}

/// The dark runs of a row as start and length.
fn runs(row: &[bool]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let starts = (0..row.len()).filter(|at| row[*at] && (*at == 0 || !row[at - 1]));
    starts.map(|start| (start, row[start..].iter().take_while(|dark| **dark).count()))
}

/// A number with at most three decimals.
fn millimetres(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol() -> Symbol {
        Symbol::new("tuganjer.kz", Code::from_number(123_456).unwrap()).unwrap()
    }

    #[test]
    fn twenty_seven_characters_fit_version_two() {
        let symbol = symbol();
        assert_eq!(symbol.payload().len(), 27);
        assert!(symbol.payload().starts_with("HTTPS://TUGANJER.KZ/Q/"));
        assert_eq!(symbol.modules(), 25);
    }

    #[test]
    fn finished_pictures_read_back() {
        let symbol = symbol();
        let svg = symbol.svg(60.0);
        symbol.check_svg(&svg).unwrap();
        symbol.check_png(&symbol.png(60.0).unwrap()).unwrap();
        assert!(svg.len() < 3000, "{}", svg.len());
    }

    #[test]
    fn pictures_print_at_their_size() {
        let symbol = symbol();
        assert!(symbol.svg(50.0).contains("width=\"66mm\" height=\"66mm\" viewBox=\"0 0 33 33\""));
        let png = symbol.png(50.0).unwrap();
        assert_eq!(&png[12..16], b"IHDR");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let (pixels, per_metre) = (number(16), number(41));
        assert_eq!(&png[37..41], b"pHYs");
        assert_eq!(pixels % 33, 0, "whole pixels to the module");
        assert!(f64::from(per_metre) * 0.0254 >= 600.0, "{per_metre}");
        assert!((f64::from(pixels) / f64::from(per_metre) - 0.066).abs() < 1e-5);
    }

    #[test]
    fn a_damaged_picture_fails() {
        let symbol = symbol();
        let svg = symbol.svg(60.0);
        let cut = svg.replace("M4 4h7v1H4z", "");
        assert!(symbol.check_svg(&cut[..cut.len() / 2]).is_err());
        let blot = svg.replace("</svg>", "<path d=\"M4 4h14v14H4z\"/></svg>");
        assert!(matches!(symbol.check_svg(&blot), Err(QrError::Unreadable)));
        let other = Symbol::new("tuganjer.kz", Code::from_number(7).unwrap()).unwrap();
        assert!(matches!(symbol.check_svg(&other.svg(60.0)), Err(QrError::Different { .. })));
        let png = symbol.png(60.0).unwrap();
        assert!(matches!(symbol.check_png(&png[..png.len() / 2]), Err(QrError::Png(_))));
        assert!(matches!(decode_svg("<svg/>"), Err(QrError::Svg)));
    }

    #[test]
    fn a_host_that_would_need_more_bits_is_refused() {
        for host in ["", "tugan_jer.kz", "туғанжер.қаз"] {
            let code = Code::from_number(7).unwrap();
            assert!(matches!(Symbol::new(host, code), Err(QrError::Host(_))), "{host}");
        }
    }
}
