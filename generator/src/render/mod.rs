//! Renders the catalog into files; pure, so that the same catalog and theme give the same bytes.

pub mod body;
mod cards;
pub mod cover;
mod drawing;
mod jsonld;
mod lists;
mod maps;
pub(crate) mod outputs;
mod picture_cache;
mod pictures;
mod renderer;
mod setup;
pub mod strings;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod view;
pub mod words;
mod xml;

pub use renderer::{RenderError, Renderer};
pub(crate) use setup::set_up;
