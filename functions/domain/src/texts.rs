//! The texts of `texts/<locale>.yaml`.

words::compile!("texts", crate::locale);
