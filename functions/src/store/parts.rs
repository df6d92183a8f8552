//! Which parts of a thing are asked for.

/// Parts of a thing, by their sort keys, in order.
///
/// A text stands for all parts whose keys begin with it. The next page of a limited answer begins
/// behind the key of its last part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    pub(super) keys: Keys,
    pub(super) newest_first: bool,
    pub(super) at_most: Option<usize>,
}

/// The sort keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Keys {
    /// Those that begin so.
    Beginning(String),
    /// Those from one to another, both included.
    Between(String, String),
}

impl From<&str> for Parts {
    fn from(prefix: &str) -> Parts {
        Parts { keys: Keys::Beginning(prefix.to_owned()), newest_first: false, at_most: None }
    }
}

impl Parts {
    /// Those whose keys are between two, both included.
    pub fn between(first: impl Into<String>, last: impl Into<String>) -> Parts {
        let keys = Keys::Between(first.into(), last.into());
        Parts { keys, newest_first: false, at_most: None }
    }

    /// The same, from the last key to the first.
    pub fn newest_first(self) -> Parts {
        Parts { newest_first: true, ..self }
    }

    /// The same, but no more than so many.
    pub fn at_most(self, count: usize) -> Parts {
        Parts { at_most: Some(count), ..self }
    }
}
