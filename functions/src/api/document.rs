//! The OpenAPI 3.1 document of all operations.

use std::collections::BTreeMap;

use domain::form::{Choice, Control, Field, Form, Holds};
use domain::{Lang, Locale};
use serde_json::{Map, Value, json};

use super::function::Function;
use super::operation::{Accepts, Operation, Returns, Rights};
use crate::http::ProblemKind;
use crate::http::guard::LONGEST;
use crate::session::COOKIE_NAME;

/// The problems that every operation may report.
const OF_ALL: &[ProblemKind] = &[
    ProblemKind::TooLarge,
    ProblemKind::TooSlow,
    ProblemKind::MediaType,
    ProblemKind::Origin,
    ProblemKind::Unreadable,
    ProblemKind::NotFound,
    ProblemKind::Unavailable,
];

/// The problems of every operation that is for the staff.
const OF_STAFF: &[ProblemKind] = &[ProblemKind::SignedOut, ProblemKind::Forbidden];

/// The document of some functions.
pub fn document(functions: &[&Function]) -> Value {
    let mut paths = Map::new();
    for function in functions {
        for operation in function.operations() {
            let path = paths.entry(operation.path).or_insert_with(|| json!({}));
            path[operation.method.word().to_lowercase()] = describe(operation, function.name);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Functions of the portal",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Signups of volunteers, reveals of contacts by e-signature, and the pages of the staff. \
                            Problems are reported as RFC 9457 has it, in the language of the address.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem() },
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": COOKIE_NAME },
            },
        },
    })
}

fn describe(operation: &Operation, tag: &str) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": [tag],
        "parameters": parameters(operation),
        "responses": responses(operation),
        "x-rights": rights(operation.rights),
    });
    if let Some(body) = body(operation.accepts) {
        described["requestBody"] = body;
    }
    if operation.rights.is_for_staff() {
        described["security"] = json!([{ "session": [] }]);
    }
    described
}

fn rights(rights: Rights) -> String {
    match rights {
        Rights::Anyone => "anyone".to_owned(),
        Rights::Link => "whoever holds the secret link".to_owned(),
        Rights::Ticket => "whoever asked for the text".to_owned(),
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
                "lang" => json!({ "type": "string", "enum": Locale::ALL.map(Locale::tag) }),
                _ => json!({ "type": "string", "maxLength": 64 }),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect();
    if let Accepts::Query(names) = operation.accepts {
        let schema = json!({ "type": "string" });
        parameters.extend(
            names.iter().map(|name| json!({ "name": name, "in": "query", "schema": schema })),
        );
    }
    parameters
}

fn body(accepts: Accepts) -> Option<Value> {
    let of_type = |kind: &str, schema: Value| json!({ "required": true, "content": { kind: { "schema": schema } } });
    let schema = match accepts {
        Accepts::Nothing | Accepts::Query(_) => return None,
        Accepts::Form(form, more) => of_form(form, more),
        Accepts::Fields(names) => fields(names),
        Accepts::Json(schema) => return Some(of_type("application/json", schema())),
        Accepts::Raw(kind) => return Some(of_type(kind, json!({}))),
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

fn responses(operation: &Operation) -> Value {
    let mut responses = Map::new();
    for status in operation.statuses {
        responses.insert(status.to_string(), well(*status, operation.returns));
    }
    let of_staff = if operation.rights.is_for_staff() { OF_STAFF } else { &[] };
    let mut words: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for kind in OF_ALL.iter().chain(operation.problems).chain(of_staff) {
        words.entry(kind.status().as_u16()).or_default().push(kind.code());
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
        (204 | 303 | 308, _) | (_, Returns::Nothing) => &[],
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
