//! Files of the theme: the style sheet, scripts, pictures, fonts.

use super::output::{File, Output, Plan};
use crate::address;
use crate::render::{RenderError, Renderer};

/// The files of the theme.
pub(super) struct Assets;

/// The style sheet.
#[derive(Debug)]
struct StyleSheet;

/// A file copied to the site unchanged, by its path below `/assets/`.
#[derive(Debug)]
struct Asset(Box<str>);

impl Output for Assets {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        plan.add(&renderer.style_sheet_url(), StyleSheet);
        for path in renderer.theme.assets() {
            plan.add(&address::asset(path), Asset(path.into()));
        }
    }
}

impl File for StyleSheet {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(renderer.theme.css().as_bytes().to_vec())
    }
}

impl File for Asset {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(renderer.theme.asset(&self.0).unwrap_or_default().to_vec())
    }
}
