//! YAML that authors write: a tree with places, and typed values read from it.
//!
//! This is the only module that names the YAML parser. It reads the tree first and the values from
//! it afterwards, so that one run tells all faults of a file and each of them with its place.

mod fields;
mod readable;
mod tree;
mod values;

pub use fields::Fields;
pub use readable::FromYaml;
pub use tree::{Node, Value, parse};
pub use values::{Text, VocabularyWord};
pub(crate) use values::{vocabulary, word};
