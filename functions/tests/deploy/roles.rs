//! The roles and the key policies against the table of function.

use std::collections::BTreeSet;

use functions::api::{Call, Function};
use functions::{FUNCTIONS, KINDS};
use serde_yaml::Value;

use crate::file;
use crate::template::{capital, plain, properties, template, text, texts};

const SECRET: &str = "${Name}-secret-key";
const CONTACTS: &str = "${Name}-contacts-key";

/// An action on a resource, as short words: `Table`, `lists`, or the export of a key; and the
/// partition or the list that it is bound to.
type Right = (String, String, String);

fn resource(value: &Value) -> String {
    let inner = plain(value);
    let word = inner.get("Fn::Sub").unwrap_or(inner);
    match text(word) {
        "Table.Arn" => "Table".to_owned(),
        "RecordKeys.Arn" => "RecordKeys".to_owned(),
        "${Table.Arn}/index/lists" => "lists".to_owned(),
        other => other.to_owned(),
    }
}

fn statements(function: &Function) -> Vec<Value> {
    let template = template("template");
    let role = properties(&template, &format!("{}Role", capital(function.name)));
    assert_eq!(text(&role["RoleName"]), format!("${{Name}}-{}", function.name));
    assert!(role.get("ManagedPolicyArns").is_none(), "rights are written out");
    let policies = role["Policies"].as_sequence().expect("policies");
    let all = policies.iter().flat_map(|policy| {
        policy["PolicyDocument"]["Statement"].as_sequence().expect("statements").clone()
    });
    all.collect()
}

/// The keys that a statement is bound to, in the table or in its index.
fn keys(statement: &Value) -> BTreeSet<String> {
    let condition = &statement["Condition"]["ForAllValues:StringLike"];
    texts(&condition["dynamodb:LeadingKeys"])
}

#[test]
fn a_role_allows_what_its_function_calls_and_no_more() {
    for function in FUNCTIONS {
        let mut allowed: BTreeSet<Right> = BTreeSet::new();
        for statement in statements(function) {
            assert_eq!(text(&statement["Effect"]), "Allow");
            for action in texts(&statement["Action"]) {
                assert!(!action.contains('*'), "{action} is not written out");
                let on = resource(&statement["Resource"]);
                match action.split_once(':') {
                    Some(("logs", _)) => {}
                    Some(("kms", _)) => {
                        allowed.insert((action, on, String::new()));
                    }
                    Some(("dynamodb", _)) => {
                        let keys = keys(&statement).into_iter();
                        allowed.extend(keys.map(|key| (action.clone(), on.clone(), key)));
                    }
                    _ => panic!("{action} is no right of a function"),
                }
            }
        }
        assert_eq!(allowed, needed(function), "{}", function.name);
    }
}

/// What a function needs, by the table of function.
fn needed(function: &Function) -> BTreeSet<Right> {
    let mut needed = BTreeSet::new();
    for (call, keys) in function.calls(KINDS) {
        let on = |key: &str| match key {
            _ if call == Call::List => "lists",
            "KEYS#*" => "RecordKeys",
            _ => "Table",
        };
        let right = |key: String| (call.action().to_owned(), on(&key).to_owned(), key);
        needed.extend(keys.into_iter().map(right));
    }
    let decrypt = |key: &str| ("kms:Decrypt".to_owned(), key.to_owned(), String::new());
    needed.insert(decrypt(SECRET));
    if function.opens_contacts {
        needed.insert(decrypt(CONTACTS));
    }
    needed
}

#[test]
fn a_role_writes_in_transactions_only() {
    let changes: BTreeSet<&str> = FUNCTIONS
        .iter()
        .flat_map(|function| function.calls(KINDS))
        .filter(|(call, _)| call.changes())
        .map(|(call, _)| call.action())
        .collect();
    for function in FUNCTIONS {
        for statement in statements(function) {
            if texts(&statement["Action"]).iter().any(|action| changes.contains(&**action)) {
                let enclosing = &statement["Condition"]["StringEquals"];
                let enclosing = text(&enclosing["dynamodb:EnclosingOperation"]);
                assert_eq!(enclosing, "TransactWriteItems", "{}", function.name);
            }
        }
    }
}

#[test]
fn contacts_are_decrypted_by_one_algorithm_and_the_secret_for_one_purpose() {
    let kms = file("functions/src/aws/kms.rs");
    assert!(kms.contains("EncryptionAlgorithmSpec::RsaesOaepSha256"));
    for function in FUNCTIONS.iter().filter(|function| function.opens_contacts) {
        let all = statements(function);
        let contacts = all.iter().find(|one| resource(&one["Resource"]) == CONTACTS);
        let condition = &contacts.expect("a statement")["Condition"]["StringEquals"];
        assert_eq!(text(&condition["kms:EncryptionAlgorithm"]), "RSAES_OAEP_SHA_256");
    }
    let (name, value) = ("purpose", "tugan master secret");
    assert!(kms.contains(&format!("(&str, &str) = (\"{name}\", \"{value}\")")));
    let keys = template("keys");
    let policy = properties(&keys, "SecretKey")["KeyPolicy"]["Statement"].as_sequence();
    let functions = policy.expect("statements").iter().find(|one| text(&one["Sid"]) == "Functions");
    let condition = &functions.expect("a statement")["Condition"]["StringEquals"];
    assert_eq!(text(&condition[format!("kms:EncryptionContext:{name}").as_str()]), value);
}

/// Whom the policy of a key lets decrypt.
fn decrypts(key: &str) -> BTreeSet<String> {
    let template = template("keys");
    let policy = &properties(&template, key)["KeyPolicy"]["Statement"];
    let mut roles = BTreeSet::new();
    for statement in policy.as_sequence().expect("statements") {
        for action in texts(&statement["Action"]) {
            assert!(!action.contains('*'), "{action} is not written out");
            let uses = ["Decrypt", "ReEncrypt", "CreateGrant", "GenerateDataKey", "DeriveShared"];
            if !uses.iter().any(|one| action.contains(one)) {
                continue;
            }
            assert_eq!(action, "kms:Decrypt");
            let to = &statement["Condition"]["ArnEquals"]["aws:PrincipalArn"];
            let names = texts(to)
                .into_iter()
                .map(|arn| arn.rsplit_once("role/${Name}-").expect("a role of ours").1.to_owned());
            roles.extend(names);
        }
    }
    roles
}

#[test]
fn contacts_are_opened_by_reveals_alone() {
    assert_eq!(decrypts("ContactsKey"), ["reveals".to_owned()].into());
    let all: BTreeSet<String> = FUNCTIONS.iter().map(|function| function.name.to_owned()).collect();
    assert_eq!(decrypts("SecretKey"), all);
    for function in FUNCTIONS {
        assert_eq!(function.opens_contacts, function.name == "reveals");
    }
}
