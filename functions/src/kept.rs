//! What was sent when a session of the staff had ended: kept in the fields of the way in, through
//! signing in.

use domain::Locale;
use domain::address;

use crate::http::problem::SessionEnded;

/// The addresses at which something is decided, so that what was sent there is worth keeping.
const ADDRESSES: [fn(Locale) -> String; 6] = [
    address::admin_decisions,
    address::admin_oversight,
    address::admin_evidence,
    address::admin_log_export,
    address::admin_telephone,
    address::visits,
];

/// What was sent, as one text; nothing if there is nothing to keep.
pub(crate) fn write(ended: &SessionEnded) -> Option<String> {
    let SessionEnded { path, fields, .. } = ended;
    if !is_known(path) {
        return None;
    }
    let fields = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Some(format!("{path}?{fields}"))
}

/// The address and the fields of such a text; only of addresses at which something is decided.
pub(crate) fn read(kept: &str) -> Option<(String, Vec<(String, String)>)> {
    let (path, fields) = kept.split_once('?')?;
    let fields = form_urlencoded::parse(fields.as_bytes()).into_owned().collect();
    is_known(path).then(|| (path.to_owned(), fields))
}

fn is_known(path: &str) -> bool {
    Locale::ALL.iter().any(|locale| ADDRESSES.iter().any(|of| of(*locale) == path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_comes_back_and_other_addresses_do_not() {
        let fields = vec![("words".to_owned(), "Иә & жоқ = ?".to_owned())];
        let path = address::admin_decisions(Locale::ALL[0]);
        let ended = SessionEnded { at: None, path: path.clone(), fields: fields.clone() };
        let kept = write(&ended).expect("kept");
        assert_eq!(read(&kept), Some((path, fields)));
        assert_eq!(read("https://evil.example/?a=b"), None);
        let leave = SessionEnded { path: address::admin_sign_out(Locale::ALL[0]), ..ended };
        assert_eq!(write(&leave), None);
    }
}
