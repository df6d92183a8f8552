//! Compiles the program again when the built-in theme, a text or a locale changes.

fn main() {
    for path in ["../themes/base", "texts", "../functions/domain/locales"] {
        println!("cargo::rerun-if-changed={path}");
    }
}
