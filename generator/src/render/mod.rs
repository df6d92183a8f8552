//! The catalog to finished files: pure, so that the same catalog and theme give the same bytes.

pub mod strings;
pub mod theme;
pub mod words;
