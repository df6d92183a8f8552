//! What can be read from YAML.

use super::tree::Node;
use crate::diag::Diagnostics;

/// A type that can be read from YAML.
pub trait FromYaml: Sized {
    /// The value of a node, or a told fault.
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self>;

    /// The words of the type, if it is a closed vocabulary.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }
}
