//! The HTML of forms, lists and answers, shared by the generator and the functions.
//!
//! Markup is written with `maud`, which escapes every value; texts are those of
//! `texts/<locale>.yaml`, compiled in by the crate `words`.

#[allow(dead_code, reason = "the first text is used by the first page")]
mod text {
    //! The texts of `texts/<locale>.yaml`.
    words::compile!("texts", domain::locale);
}
