//! Compiles the crate again when a locale is added or its texts change.

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=texts");
}
