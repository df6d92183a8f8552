//! Checks over a run of an author's text.

use crate::diag::Diagnostics;
use crate::source::FileId;

/// Checks `text`, which begins at byte `base` of the file.
pub(crate) fn text(_text: &str, _base: usize, _file: FileId, _faults: &mut Diagnostics) {}
