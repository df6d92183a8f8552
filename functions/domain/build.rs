//! Compiles the crate again when a locale is added or changed.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
