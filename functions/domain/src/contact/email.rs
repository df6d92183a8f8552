//! Addresses of electronic mail.

use super::private;

/// An address of electronic mail.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

private!(Email);

/// The longest address (RFC 5321, section 4.5.3.1.3), part before the `@`, host and label of a host,
/// in bytes.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

impl Email {
    /// Reads an address as people write and paste it: with `mailto:` before it, a name and pointed
    /// brackets around it, a point or spaces after it.
    pub fn parse(text: &str) -> Option<Email> {
        let address = bare(&text.replace('＠', "@"));
        let (local, host) = address.split_once('@')?;
        let fits = address.len() <= LONGEST && local.len() <= LONGEST_LOCAL;
        (fits && is_local(local) && is_host(host)).then(|| Email(address.clone()))
    }

    /// The address of a link that writes to the address in a text; nothing if it is none. Every
    /// character that means something in such a link is escaped (RFC 6068).
    pub fn link(text: &str) -> Option<String> {
        let Email(address) = Email::parse(text)?;
        let escape = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' | b'+' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        };
        Some(format!("mailto:{}", address.bytes().map(escape).collect::<String>()))
    }
}

/// An address without what was pasted around it.
fn bare(text: &str) -> String {
    let text = text.trim();
    let inner = text.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let text = inner.map_or(text, |(inner, _)| inner).trim();
    let scheme = text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let text = scheme.map_or(text, |scheme| text[scheme.len()..].split('?').next().unwrap_or(""));
    let text = text.trim().trim_end_matches(['.', ',', ';']).trim_end();
    // A space beside a sign came with the sign; one within a word may stand for a lost letter.
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut joined = String::new();
    for word in words {
        let meets = joined.ends_with(['@', '.']) || word.starts_with(['@', '.']);
        if !joined.is_empty() && !meets {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Whether the part before the `@` needs no quotes (RFC 5321, 5322; RFC 6531 for letters of all scripts).
fn is_local(local: &str) -> bool {
    let is_symbol = |c: char| "!#$%&'*+-/=?^_`{|}~".contains(c);
    let atom =
        |atom: &str| !atom.is_empty() && atom.chars().all(|c| c.is_alphanumeric() || is_symbol(c));
    local.split('.').all(atom)
}

/// Whether this is the name of a host with a dot in it (RFC 1123; letters of all scripts).
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let inner = |c: char| c.is_alphanumeric() || c == '-';
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.chars().all(inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.len() <= LONGEST_HOST
        && host.contains('.')
        && host.split('.').all(label)
        && last.chars().count() >= 2
        && !last.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_paste_them() {
        for (text, address) in [
            ("a@b.kz", "a@b.kz"),
            ("айгүл@пошта.қаз", "айгүл@пошта.қаз"),
            ("a.b+c@d-e.example.org", "a.b+c@d-e.example.org"),
            ("o'brien@example.ie", "o'brien@example.ie"),
            ("mailto:aigul@example.kz", "aigul@example.kz"),
            ("MAILTO:aigul@example.kz?subject=x", "aigul@example.kz"),
            ("Айгүл <aigul@example.kz>", "aigul@example.kz"),
            ("aigul @ example. kz.", "aigul@example.kz"),
        ] {
            assert_eq!(Email::parse(text).expect(text).reveal(), address, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "a",
            "a@",
            "@b.kz",
            "a@b",
            "a@b..kz",
            "a b@c.kz",
            "a@b@c.kz",
            "a’b@c.kz",
            "\"><script>@x.kz",
            "\"a\"@b.kz",
            "a@-x.kz",
            "a@x-.kz",
            ".a@b.kz",
            "a.@b.kz",
            "a..b@c.kz",
            "a@b.k",
            "a@1.2.3.4",
            "a@[1.2.3.4]",
            "a,b@c.kz",
            "a@b_c.kz",
        ] {
            assert!(Email::parse(text).is_none(), "{text}");
        }
        let long = "a".repeat(64);
        assert!(Email::parse(&format!("{long}@b.kz")).is_some());
        assert!(Email::parse(&format!("{long}a@b.kz")).is_none());
        assert!(Email::parse(&format!("a@{long}.kz")).is_none());
    }

    #[test]
    fn a_link_writes_to_the_address_and_nothing_else() {
        assert_eq!(Email::link("mailto:a+b@c.kz").as_deref(), Some("mailto:a+b@c.kz"));
        assert_eq!(Email::link("a?b&c%@d.kz").as_deref(), Some("mailto:a%3Fb%26c%25@d.kz"));
        assert_eq!(Email::link("ә@b.kz").as_deref(), Some("mailto:%D3%99@b.kz"));
        assert_eq!(Email::link("nobody"), None);
    }
}
