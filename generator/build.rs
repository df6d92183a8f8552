//! Rebuilds the program when a file of the built-in theme changes.

fn main() {
    println!("cargo::rerun-if-changed=../themes/base");
}
