//! The number of a version of the site, by which browsers know that theirs is out of date.

/// Counts the changes that browsers must show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Revision {
    /// The number of versions whose pages differ.
    pub(super) pages: u64,
    /// The number of versions that differ in style sheets only.
    pub(super) styles: u64,
}

impl Revision {
    /// The number of the pages, unique among all runs of the server.
    pub(super) fn pages_id(self) -> String {
        format!("{}.{}", std::process::id(), self.pages)
    }
}
