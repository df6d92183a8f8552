//! Reading: disk to texts with places, settings and typed YAML values.

pub mod config;
pub mod load;
pub mod media;
pub mod operator;
pub mod snapshot;
pub mod source;
pub mod yaml;
