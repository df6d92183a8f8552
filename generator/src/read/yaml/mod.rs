//! YAML that authors write: a tree with places, and typed values read from it.
//!
//! This is the only module that uses the YAML parser. It reads the tree first and the values from
//! it afterwards, so that one run reports all faults of a file, each with its place.

mod fields;
mod from_yaml;
mod tree;
mod values;

pub use fields::Fields;
pub use from_yaml::FromYaml;
pub use tree::{Node, Value, parse};
pub use values::{TextLine, VocabularyWord};
pub(crate) use values::{vocabulary, word};
