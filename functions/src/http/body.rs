//! What a form sends, whether by itself (a form post) or by a script (JSON): names and values.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use serde_json::Value;

use super::problem::Problem;

/// In what form a request came, and so in what form its answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A form post; the answer is a page.
    Form,
    /// JSON; the answer is JSON.
    Json,
}

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBody {
    /// In what form.
    pub format: Format,
    /// Names and values in their order.
    pub pairs: Vec<(String, String)>,
}

impl Format {
    /// The form that the headers name.
    pub fn of(headers: &HeaderMap) -> Result<Format, Problem> {
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
        match kind {
            Some("application/x-www-form-urlencoded") => Ok(Format::Form),
            Some("application/json") => Ok(Format::Json),
            _ => Err(Problem::MediaType),
        }
    }
}

impl FormBody {
    /// Reads the body of a request.
    pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<FormBody, Problem> {
        let format = Format::of(headers)?;
        let pairs = match format {
            Format::Form => {
                // Bytes that are no UTF-8 would come out as other characters.
                let text = std::str::from_utf8(body).map_err(|_| Problem::Unreadable)?;
                form_urlencoded::parse(text.as_bytes()).into_owned().collect()
            }
            Format::Json => from_json(body)?,
        };
        Ok(FormBody { format, pairs })
    }

    /// Takes the one value of a name out, if it was sent.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(of, _)| of == name)?;
        Some(self.pairs.remove(at).1)
    }
}

/// The names and values in the query of an address.
pub(crate) fn query(address: &Uri) -> Vec<(String, String)> {
    let query = address.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// An object of texts and lists of texts.
fn from_json(body: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    let Ok(Value::Object(object)) = serde_json::from_slice(body) else {
        return Err(Problem::Unreadable);
    };
    let mut pairs = Vec::new();
    for (name, value) in object {
        let values = match value {
            Value::Array(values) => values,
            value => vec![value],
        };
        for value in values {
            let Value::String(text) = value else { return Err(Problem::Unreadable) };
            pairs.push((name.clone(), text));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &'static str, body: &[u8]) -> Result<Vec<(String, String)>, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static(kind));
        FormBody::read(&headers, body).map(|sent| sent.pairs)
    }

    #[test]
    fn both_forms_give_the_same() {
        let form = read("application/x-www-form-urlencoded", "a=1&b=%D2%B1&b=%2B".as_bytes());
        let json = read("application/json; charset=utf-8", r#"{"a":"1","b":["ұ","+"]}"#.as_bytes());
        assert_eq!(form, json);
        assert_eq!(form.expect("well").len(), 3);
    }

    #[test]
    fn other_forms_are_refused() {
        assert_eq!(read("text/plain", b"a=1"), Err(Problem::MediaType));
        assert_eq!(read("application/json", b"[1]"), Err(Problem::Unreadable));
        assert_eq!(read("application/json", br#"{"a":{"b":1}}"#), Err(Problem::Unreadable));
        assert_eq!(read("application/x-www-form-urlencoded", b"\xFF=1"), Err(Problem::Unreadable));
    }
}
