//! The texts of `texts/<locale>.yaml`.

words::compile!("texts", domain::locale);
