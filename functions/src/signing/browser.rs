//! The browser of a request, roughly: enough for a person to recognise the own one.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;

/// Names of browsers, by what they alone write; those that call themselves like others come first.
const BROWSERS: [(&str, &str); 7] = [
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Names of systems, in the same way.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// The browser and its system, such as `Firefox, Windows`; only known names, whatever was sent.
pub(crate) fn browser(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(USER_AGENT)?.to_str().ok()?;
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [named(&BROWSERS), named(&SYSTEMS)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_known_names_are_taken() {
        let named = |agent: &'static str| {
            browser(&HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(agent))]))
        };
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                      Gecko) Chrome/141.0.0.0 Safari/537.36";
        assert_eq!(named(chrome).as_deref(), Some("Chrome, Windows"));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                     (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(named(phone).as_deref(), Some("Safari, iPhone"));
        assert_eq!(named("Portal: sign at once!"), None);
        assert_eq!(browser(&HeaderMap::new()), None);
    }
}
