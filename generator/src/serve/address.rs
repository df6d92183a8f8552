//! Which file answers for an address; pure.

use percent_encoding::percent_decode_str;

use crate::address;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file, by its path below the site's root.
    File(String),
    /// Another address, for ever.
    Elsewhere(String),
    /// Nothing.
    Nowhere,
}

/// Finds what the path of a request leads to among the files that `has` knows.
pub(super) fn target(path: &str, has: impl Fn(&str) -> bool) -> Target {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return Target::Nowhere };
    let Some(below) = decoded.strip_prefix('/') else { return Target::Nowhere };
    if below.is_empty() || below.ends_with('/') {
        let file = address::file(below);
        return if has(&file) { Target::File(file) } else { code(below, has) };
    }
    if has(below) {
        return Target::File(below.to_owned());
    }
    match code(below, &has) {
        Target::Nowhere if has(&address::file(&format!("{below}/"))) => {
            Target::Elsewhere(format!("{path}/"))
        }
        found => found,
    }
}

/// The page of a code, which is printed in capitals and without a slash at the end; so printed it is
/// answered at once, because a redirect costs a phone in the steppe a second. Small letters, which
/// somebody typed, lead to the canonical address.
fn code(below: &str, has: impl Fn(&str) -> bool) -> Target {
    let capitals = below.trim_end_matches('/').to_ascii_uppercase();
    let file = address::file(&format!("{capitals}/"));
    if !capitals.starts_with(address::CODES) || !has(&file) {
        Target::Nowhere
    } else if below == capitals {
        Target::File(file)
    } else {
        address::of_page(&file).map_or(Target::Nowhere, Target::Elsewhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(path: &str) -> Target {
        let files = ["index.html", "kk/index.html", "robots.txt", "Q/7K3M9/index.html"];
        target(path, |file| files.contains(&file))
    }

    #[test]
    fn folders_have_pages_and_missing_slashes_are_added() {
        assert_eq!(find("/"), Target::File("index.html".to_owned()));
        assert_eq!(find("/kk/"), Target::File("kk/index.html".to_owned()));
        assert_eq!(find("/%6Bk/"), Target::File("kk/index.html".to_owned()));
        assert_eq!(find("/kk"), Target::Elsewhere("/kk/".to_owned()));
        assert_eq!(find("/robots.txt"), Target::File("robots.txt".to_owned()));
    }

    #[test]
    fn codes_are_answered_as_printed() {
        let page = || Target::File("Q/7K3M9/index.html".to_owned());
        assert_eq!(find("/Q/7K3M9"), page());
        assert_eq!(find("/Q/7K3M9/"), page());
        assert_eq!(find("/q/7k3m9"), Target::Elsewhere("/Q/7K3M9/".to_owned()));
        assert_eq!(find("/q/7k3m9/"), Target::Elsewhere("/Q/7K3M9/".to_owned()));
        assert_eq!(find("/Q/22222"), Target::Nowhere);
    }

    #[test]
    fn what_is_no_address_of_the_site_leads_nowhere() {
        for path in ["/no", "/kk/../robots.txt", "//kk", "//example.com/kk", "/%ff", "", "*"] {
            assert_eq!(find(path), Target::Nowhere, "{path}");
        }
    }
}
