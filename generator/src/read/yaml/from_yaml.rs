//! The trait of types that are read from YAML.

use super::tree::Node;
use crate::diag::Diagnostics;

/// A type that can be read from YAML.
pub trait FromYaml: Sized {
    /// Returns the value of a node; reports a fault if it cannot be read.
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self>;

    /// Returns the words of the type, if it is a closed vocabulary.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }
}
