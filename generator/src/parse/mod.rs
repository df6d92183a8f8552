//! From the texts of one file to what they say.

#[cfg_attr(not(test), expect(dead_code, reason = "the reader of Markdown calls it"))]
pub mod lint;
