//! The OpenAPI 3.1 document of all operations.

use domain::Lang;
use domain::form::{Choice, Control, Field, Form, Holds};
use serde_json::{Map, Value, json};

use super::{OPERATIONS, Operation, Returns, Rights, Sends};
use crate::http::guard::LONGEST;

/// The problems that every operation may tell.
const OF_ALL: &[(&str, u16)] = &[
    ("too-large", 413),
    ("media-type", 415),
    ("origin", 403),
    ("unreadable", 400),
    ("not-found", 404),
    ("unavailable", 503),
];

/// The statuses of the other problems.
const STATUSES: &[(&str, u16)] = &[
    ("answers", 422),
    ("proof", 422),
    ("sent-before", 409),
    ("too-often", 429),
    ("changed", 409),
    ("signature", 422),
    ("revocation", 503),
    ("no-person", 422),
    ("used", 409),
    ("expired", 410),
    ("quota", 429),
    ("not-listed", 404),
    ("signed-out", 401),
    ("forbidden", 403),
    ("same-person", 403),
];

/// The document.
pub fn document() -> Value {
    let mut paths = Map::new();
    for operation in OPERATIONS {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.to_lowercase()] = describe(operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Туған жер: the counter",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Signups of volunteers, reveals of contacts by e-signature, and the desk. \
                            Problems are told as RFC 9457 has it, in the language of the address.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem() },
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "__Host-desk" },
            },
        },
    })
}

fn describe(operation: &Operation) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": [format!("{:?}", operation.function).to_lowercase()],
        "parameters": parameters(operation),
        "responses": responses(operation),
        "x-rights": rights(operation.rights),
    });
    if let Some(body) = body(operation.sends) {
        described["requestBody"] = body;
    }
    if matches!(operation.rights, Rights::Staff(_) | Rights::SignedIn) {
        described["security"] = json!([{ "session": [] }]);
    }
    described
}

fn rights(rights: Rights) -> String {
    match rights {
        Rights::Anyone => "anyone".to_owned(),
        Rights::Link => "who has the secret link".to_owned(),
        Rights::Ticket => "who asked for the text".to_owned(),
        Rights::Phone => "the phone that has read the symbol".to_owned(),
        Rights::SignedIn => "staff".to_owned(),
        Rights::Staff(role) => role.word().to_owned(),
    }
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let names = operation.path.split(['{', '}']).skip(1).step_by(2);
    let mut parameters: Vec<Value> = names
        .map(|name| {
            let schema = match name {
                "lang" => json!({ "type": "string", "enum": Lang::ALL.map(Lang::tag) }),
                _ => json!({ "type": "string", "maxLength": 64 }),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect();
    if let Sends::Query(names) = operation.sends {
        let schema = json!({ "type": "string" });
        parameters.extend(
            names.iter().map(|name| json!({ "name": name, "in": "query", "schema": schema })),
        );
    }
    parameters
}

fn body(sends: Sends) -> Option<Value> {
    let schema = match sends {
        Sends::Nothing | Sends::Query(_) => return None,
        Sends::Form(form, more) => of_form(form, more),
        Sends::Fields(names) => fields(names),
        Sends::Documents => {
            return Some(json!({
                "required": true,
                "content": { "application/json": { "schema": documents() } },
            }));
        }
    };
    Some(json!({
        "required": true,
        "description": format!("At most {LONGEST} bytes."),
        "content": {
            "application/json": { "schema": schema },
            "application/x-www-form-urlencoded": { "schema": schema },
        },
    }))
}

fn fields(names: &[&str]) -> Value {
    let properties: Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn of_form(form: &Form, more: &[&str]) -> Value {
    let mut schema = fields(more);
    let mut required = Vec::new();
    for field in form.fields() {
        schema["properties"][field.name] = of_field(field);
        if matches!(field.control, Control::Place) {
            schema["properties"][format!("{}_rural", field.name)] =
                json!({ "type": "string", "pattern": "^[0-9]{9}$" });
        }
        if field.required {
            required.push(field.name);
        }
    }
    schema["required"] = json!(required);
    schema
}

fn of_field(field: &Field) -> Value {
    let words = |choices: &[Choice]| choices.iter().map(|choice| choice.word).collect::<Vec<_>>();
    let mut schema = match field.control {
        Control::Line { holds, most } => {
            let mut line = json!({ "type": "string", "maxLength": most });
            match holds {
                Holds::Year { .. } => line["pattern"] = "^[0-9]{4}$".into(),
                Holds::Bin => line["pattern"] = "^[0-9]{12}$".into(),
                Holds::Email => line["format"] = "email".into(),
                Holds::Words | Holds::PersonName | Holds::Phone | Holds::Address => {}
            }
            line
        }
        Control::Text { most } => json!({ "type": "string", "maxLength": most }),
        Control::One(choices) => json!({ "type": "string", "enum": words(choices) }),
        Control::Any(choices) => json!({
            "type": "array",
            "items": { "type": "string", "enum": words(choices) },
            "minItems": usize::from(field.required),
            "uniqueItems": true,
        }),
        Control::Place => json!({ "type": "string", "pattern": "^[0-9]{9}$" }),
        Control::Agreement { version } => json!({ "type": "string", "const": version }),
    };
    schema["description"] = field.label.get(Lang::En).into();
    schema
}

fn documents() -> Value {
    json!({
        "type": "object",
        "required": ["documentsToSign"],
        "properties": { "documentsToSign": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["document"],
                "properties": { "document": {
                    "type": "object",
                    "required": ["file"],
                    "properties": { "file": {
                        "type": "object",
                        "required": ["data"],
                        "properties": { "data": { "type": "string" } },
                    }},
                }},
            },
        }},
    })
}

fn responses(operation: &Operation) -> Value {
    let mut responses = Map::new();
    for status in operation.well {
        responses.insert(status.to_string(), well(*status, operation.returns));
    }
    let staff = matches!(operation.rights, Rights::Staff(_) | Rights::SignedIn);
    let of_staff = if staff { &["signed-out", "forbidden"][..] } else { &[] };
    let others = operation.problems.iter().chain(of_staff);
    let others = others.filter_map(|word| STATUSES.iter().find(|(of, _)| of == word));
    let mut words: std::collections::BTreeMap<u16, Vec<&str>> = std::collections::BTreeMap::new();
    for (word, status) in OF_ALL.iter().chain(others) {
        words.entry(*status).or_default().push(word);
    }
    for (status, words) in words {
        let schema = json!({ "$ref": "#/components/schemas/Problem" });
        let (problem, page) = ("application/problem+json", "text/html");
        responses.insert(
            status.to_string(),
            json!({
                "description": words.join(", "),
                "content": { problem: { "schema": schema }, page: {}, "application/json": {} },
            }),
        );
    }
    Value::Object(responses)
}

fn well(status: u16, returns: Returns) -> Value {
    let (json, html) = ("application/json", "text/html");
    let kinds: &[&str] = match (status, returns) {
        (204 | 303, _) | (_, Returns::Nothing) => &[],
        (_, Returns::Page | Returns::Fragment | Returns::Elsewhere) => &[html],
        (_, Returns::Json) => &[json],
        (_, Returns::Either) => &[json, html],
    };
    let content: Map<String, Value> =
        kinds.iter().map(|kind| ((*kind).to_owned(), json!({}))).collect();
    json!({ "description": "All is well.", "content": content })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": { "type": "string", "description": "/problems/ and the word of the problem" },
            "title": { "type": "string", "description": "What went wrong and what to do" },
            "status": { "type": "integer" },
            "step": { "type": "string", "description": "The step at which a signature failed" },
            "errors": { "type": "array", "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": { "type": "string" },
                    "code": { "type": "string" },
                    "detail": { "type": "string" },
                },
            }},
        },
    })
}
