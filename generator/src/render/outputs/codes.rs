//! The pages that plates link to, and the QR symbols of their codes.

use domain::Code;

use super::output::{File, Output, Plan};
use crate::address;
use crate::code::qr::{QrError, Symbol};
use crate::render::view::code;
use crate::render::{RenderError, Renderer};
use crate::resolve::EntryRef;

/// The side of a printed symbol in millimetres, for scanning at arm's length.
const SYMBOL_MM: f64 = 60.0;

/// The pages and symbols of all codes.
pub(super) struct Codes;

/// The page that a plate links to.
#[derive(Debug)]
struct CodePage {
    code: Code,
    entry: EntryRef,
}

/// The symbol of a code for print.
#[derive(Debug)]
struct SymbolSvg(Code);

/// The symbol of a code in pixels.
#[derive(Debug)]
struct SymbolPng(Code);

impl Output for Codes {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for (at, entry) in renderer.catalog.entries() {
            if let Some(code) = entry.code {
                plan.add(&address::code(code), CodePage { code, entry: at });
                plan.add(&address::code_svg(code), SymbolSvg(code));
                plan.add(&address::code_png(code), SymbolPng(code));
            }
        }
    }
}

impl File for CodePage {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let view = code::page(renderer, self.code, self.entry);
        renderer.page("code", renderer.first(), &view)
    }
}

impl File for SymbolSvg {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let svg = || {
            let symbol = symbol(renderer, self.0)?;
            let svg = symbol.svg(SYMBOL_MM);
            symbol.check_svg(&svg)?;
            Ok(svg.into_bytes())
        };
        svg().map_err(|source| RenderError::Code { code: self.0, source })
    }
}

impl File for SymbolPng {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let png = || {
            let symbol = symbol(renderer, self.0)?;
            let png = symbol.png(SYMBOL_MM)?;
            symbol.check_png(&png)?;
            Ok(png)
        };
        png().map_err(|source| RenderError::Code { code: self.0, source })
    }
}

/// Creates the symbol of a code; the drawing is decoded and compared before it is returned.
fn symbol(renderer: &Renderer, code: Code) -> Result<Symbol, QrError> {
    Symbol::new(&renderer.catalog.config.code_host, code)
}
