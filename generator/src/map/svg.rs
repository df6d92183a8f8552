//! SVG elements as text; only attributes, never styles, which the security policy refuses.

use std::borrow::Cow;

use pulldown_cmark_escape::escape_html;

use super::geometry::Point;

/// Text with the characters that XML and HTML reserve written as entities.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    escape_html(&mut escaped, text).expect("a string takes all text");
    Cow::Owned(escaped)
}

/// A path of a class `map__…`; nothing without data.
pub(super) fn path(class: &str, data: &str) -> String {
    if data.is_empty() {
        String::new()
    } else {
        format!("<path class=\"map__{class}\" d=\"{data}\"/>")
    }
}

/// A group of a class `map__…`; nothing without content.
pub(super) fn group(class: &str, attributes: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<g class=\"map__{class}\"{attributes}>{content}</g>")
}

/// The attribute for a label of a class `map__label--…`; nothing for a plain one.
pub(super) fn modifier(class: &str) -> String {
    if class.is_empty() { String::new() } else { format!(" class=\"map__label--{class}\"") }
}

/// Text in one or more lines, the base line of the first at the point.
pub(super) fn text(lines: &[&str], [x, y]: Point, leading: f64, attributes: &str) -> String {
    let (x, y) = (x.round(), y.round());
    let head = format!("<text x=\"{x}\" y=\"{y}\"{attributes}>");
    let body: String = match lines {
        [line] => escape(line).into_owned(),
        _ => lines.iter().enumerate().map(|(at, line)| tspan(line, x, at, leading)).collect(),
    };
    format!("{head}{body}</text>")
}

fn tspan(line: &str, x: f64, at: usize, leading: f64) -> String {
    let down = if at == 0 { String::new() } else { format!(" dy=\"{}\"", leading.round()) };
    // The space separates the two lines for screen readers and copied text.
    let gap = if at == 0 || line.is_empty() { "" } else { " " };
    format!("{gap}<tspan x=\"{x}\"{down}>{}</tspan>", escape(line))
}

/// A circle of a class `map__…`.
pub(super) fn circle(class: &str, [x, y]: Point, radius: f64) -> String {
    let (x, y) = (x.round(), y.round());
    format!("<circle class=\"map__{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
}

/// A number in the middle of a dot, hidden from screen readers: the dot's own name has it.
pub(super) fn number([x, y]: Point, number: usize) -> String {
    let (x, y) = (x.round(), y.round());
    format!(
        "<text class=\"map__number\" x=\"{x}\" y=\"{y}\" dy=\".35em\" \
         aria-hidden=\"true\">{number}</text>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_are_escaped() {
        assert_eq!(escape("«A & B» <\"c\">"), "«A &amp; B» &lt;&quot;c&quot;&gt;");
        assert_eq!(
            text(&["a", "b"], [1.0, 2.0], 3.0, ""),
            "<text x=\"1\" y=\"2\"><tspan x=\"1\">a</tspan> <tspan x=\"1\" dy=\"3\">b</tspan></text>"
        );
    }
}
