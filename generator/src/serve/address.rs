//! The file that an address leads to; pure.

use percent_encoding::percent_decode_str;

use crate::address;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file, by its path below the site's root.
    File(String),
    /// A permanent redirect to another address.
    Redirect(String),
    /// Nothing.
    NotFound,
}

/// Finds the target of a request's path among the files for which `has` is true.
pub(super) fn target(path: &str, has: impl Fn(&str) -> bool) -> Target {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return Target::NotFound };
    let Some(below) = decoded.strip_prefix('/') else { return Target::NotFound };
    // Such a path would become a redirect to another host.
    if below.starts_with('/') {
        return Target::NotFound;
    }
    if below.is_empty() || below.ends_with('/') {
        let file = address::page_file(below);
        return if has(&file) { Target::File(file) } else { code(below, has) };
    }
    if has(below) {
        return Target::File(below.to_owned());
    }
    match code(below, &has) {
        Target::NotFound if has(&address::page_file(&format!("{below}/"))) => {
            Target::Redirect(format!("{path}/"))
        }
        found => found,
    }
}

/// The page of a code. The printed form, in capitals and without a slash at the end, is answered
/// without a redirect, which would cost a phone on a slow network a second. Typed small letters are
/// redirected to the canonical address.
fn code(below: &str, has: impl Fn(&str) -> bool) -> Target {
    let capitals = below.trim_end_matches('/').to_ascii_uppercase();
    let file = address::page_file(&format!("{capitals}/"));
    if !capitals.starts_with(address::CODES) || !has(&file) {
        Target::NotFound
    } else if below == capitals {
        Target::File(file)
    } else {
        address::of_page(&file).map_or(Target::NotFound, Target::Redirect)
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
        assert_eq!(find("/kk"), Target::Redirect("/kk/".to_owned()));
        assert_eq!(find("/robots.txt"), Target::File("robots.txt".to_owned()));
    }

    #[test]
    fn codes_are_answered_as_printed() {
        let page = || Target::File("Q/7K3M9/index.html".to_owned());
        assert_eq!(find("/Q/7K3M9"), page());
        assert_eq!(find("/Q/7K3M9/"), page());
        assert_eq!(find("/q/7k3m9"), Target::Redirect("/Q/7K3M9/".to_owned()));
        assert_eq!(find("/q/7k3m9/"), Target::Redirect("/Q/7K3M9/".to_owned()));
        assert_eq!(find("/Q/22222"), Target::NotFound);
    }

    #[test]
    fn unknown_addresses_are_not_found() {
        for path in ["/no", "/kk/../robots.txt", "//kk", "//example.com/kk", "/%ff", "", "*"] {
            assert_eq!(find(path), Target::NotFound, "{path}");
        }
    }
}
