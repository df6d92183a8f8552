//! Requests and responses of NCALayer's module `kz.gov.pki.knca.basics`.
#![expect(clippy::disallowed_methods, reason = "a separate program")]

use std::time::SystemTime;

use base64ct::{Base64, Encoding};
use eds::testing::{Identity, Message};
use serde::Deserialize;
use serde_json::{Value, json};

/// The supported module.
const MODULE: &str = "kz.gov.pki.knca.basics";

/// The message with which a page checks that the program is still running.
const HEARTBEAT: &str = "--heartbeat--";

/// The simulated user of the program.
pub(crate) struct User {
    /// The key that the user chooses.
    pub(crate) key: Identity,
    /// Whether the user closes the window without signing.
    pub(crate) cancels: bool,
}

#[derive(Debug, Deserialize)]
struct Request {
    module: String,
    method: String,
    args: Value,
}

#[derive(Debug, Deserialize)]
struct Sign {
    format: String,
    data: Data,
    #[serde(rename = "signingParams", default)]
    parameters: Parameters,
}

/// One text, or several that are signed at once.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Data {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
struct Parameters {
    /// Whether the data are the content in base64.
    #[serde(default)]
    decode: bool,
    /// Whether the message contains the content.
    #[serde(default)]
    encapsulate: bool,
}

/// Returns the response to a request.
pub(crate) fn answer(request: &str, user: &User) -> String {
    if request == HEARTBEAT {
        return HEARTBEAT.to_owned();
    }
    let answer = match serde_json::from_str::<Request>(request) {
        Ok(request) if request.module == MODULE && request.method == "sign" => {
            sign(request.args, user).unwrap_or_else(|message| failure(&message))
        }
        Ok(request) if request.module == MODULE => failure("unknown method"),
        Ok(_) => json!({ "success": false, "errorCode": "MODULE_NOT_FOUND" }),
        Err(error) => failure(&error.to_string()),
    };
    answer.to_string()
}

fn failure(message: &str) -> Value {
    json!({ "status": false, "code": "500", "message": message, "details": message })
}

fn sign(args: Value, user: &User) -> Result<Value, String> {
    let request: Sign = serde_json::from_value(args).map_err(|error| error.to_string())?;
    if request.format != "cms" {
        return Err(format!("format {} is not signed here", request.format));
    }
    if user.cancels {
        return Ok(json!({ "status": true, "body": {} }));
    }
    let data = match request.data {
        Data::One(text) => vec![text],
        Data::Several(texts) => texts,
    };
    let signed = data.iter().map(|text| signed(text, &request.parameters, user));
    let signed = signed.collect::<Result<Vec<String>, String>>()?;
    Ok(json!({ "status": true, "body": { "result": signed } }))
}

/// Returns the signed message in PEM, like the real program.
fn signed(text: &str, parameters: &Parameters, user: &User) -> Result<String, String> {
    let content = match parameters.decode {
        true => Base64::decode_vec(text).map_err(|_| "the data are not base64".to_owned())?,
        false => text.as_bytes().to_vec(),
    };
    let mut message = Message::new(&content, &user.key, SystemTime::now());
    if !parameters.encapsulate {
        message.content = None;
    }
    let digits = Base64::encode_string(&message.to_der());
    let lines: Vec<&str> = (0..digits.len())
        .step_by(64)
        .map(|from| &digits[from..digits.len().min(from + 64)])
        .collect();
    Ok(format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", lines.join("\n")))
}
