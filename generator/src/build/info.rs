//! The build info of a site, `build.json`: the program and its version, the day the site was built
//! for, and a hash of its content, so that an operator can see whether two sites are the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

/// Its path below the site's root.
pub const PATH: &str = "build.json";

/// The numbers of entries and pages of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Published entries by kind.
    pub entries: BTreeMap<&'static str, usize>,
    /// Pages for readers by language.
    pub pages: BTreeMap<&'static str, usize>,
}

/// A written file and the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest<'p> {
    path: &'p str,
    hash: [u8; blake3::OUT_LEN],
}

impl<'p> Digest<'p> {
    /// Hashes a file.
    pub fn of(path: &'p str, bytes: &[u8]) -> Digest<'p> {
        Digest { path, hash: *blake3::hash(bytes).as_bytes() }
    }
}

#[derive(Debug, Serialize)]
struct BuildInfo {
    generator: &'static str,
    version: &'static str,
    date: String,
    #[serde(flatten)]
    counts: Counts,
    files: usize,
    content_hash: String,
}

/// Returns the build info of a site with these files.
pub(crate) fn info(date: Date, counts: Counts, written: Vec<Digest>) -> Vec<u8> {
    let info = BuildInfo {
        generator: "tugan",
        version: env!("CARGO_PKG_VERSION"),
        date: date.to_string(),
        counts,
        files: written.len(),
        content_hash: format!("blake3:{}", content_hash(written)),
    };
    let mut json = serde_json::to_vec_pretty(&info).expect("texts can be written as JSON");
    json.push(b'\n');
    json
}

/// The hash of the list that `b3sum` prints for all files, sorted by path, so that anyone can
/// compute it again.
fn content_hash(mut written: Vec<Digest>) -> String {
    written.sort();
    let mut hasher = blake3::Hasher::new();
    for Digest { path, hash } in &written {
        let hash = blake3::Hash::from_bytes(*hash).to_hex();
        hasher.update(format!("{hash}  {path}\n").as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_does_not_depend_on_the_order_of_writing() {
        let (a, b) = (Digest::of("a.html", b"1"), Digest::of("b.html", b"2"));
        let hash = content_hash(vec![a.clone(), b.clone()]);
        assert_eq!(hash, content_hash(vec![b.clone(), a]));
        assert_ne!(hash, content_hash(vec![b, Digest::of("a.html", b"3")]));
    }
}
