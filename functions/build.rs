//! Compiles the crate again when a locale is added or its texts change.

fn main() {
    println!("cargo::rerun-if-changed=texts");
    println!("cargo::rerun-if-changed=src/bin/server/texts");
    println!("cargo::rerun-if-changed=domain/locales");
}
