//! x
pub mod code;
pub mod cover;
pub mod map;
