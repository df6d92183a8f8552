//! Text that looks like template code; it is not run, and readers see it unchanged.

use std::ops::Range;

const FORMS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("${", "}")];

/// Reports every piece that opens and closes on one line.
pub(super) fn pieces(text: &str, mut report: impl FnMut(Range<usize>)) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains('{') {
            for (open, close) in FORMS {
                line_pieces(line, open, close, |range| {
                    report(start + range.start..start + range.end)
                });
            }
        }
        start += line.len();
    }
}

fn line_pieces(line: &str, open: &str, close: &str, mut report: impl FnMut(Range<usize>)) {
    let mut from = 0;
    while let Some(start) = line[from..].find(open).map(|at| from + at) {
        let inside = start + open.len();
        let Some(end) = line[inside..].find(close).map(|at| inside + at + close.len()) else {
            return;
        };
        report(start..end);
        from = end;
    }
}
