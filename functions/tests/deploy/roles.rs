//! The roles and the key policies against the table of rights.

use std::collections::BTreeSet;

use functions::rights::{Call, RIGHTS, Rights};
use serde_yaml::Value;

use crate::template::{capital, plain, properties, template, text, texts};

const SECRET: &str = "${Name}-secret-key";
const CONTACTS: &str = "${Name}-contacts-key";

/// An action on a resource, as short words: `Table`, `lists`, or the export of a key.
type Right = (String, String);

fn resource(value: &Value) -> String {
    let inner = plain(value);
    let word = inner.get("Fn::Sub").unwrap_or(inner);
    match text(word) {
        "Table.Arn" => "Table".to_owned(),
        "${Table.Arn}/index/lists" => "lists".to_owned(),
        other => other.to_owned(),
    }
}

fn statements(rights: &Rights) -> Vec<Value> {
    let template = template("template");
    let role = properties(&template, &format!("{}Role", capital(rights.function)));
    assert_eq!(text(&role["RoleName"]), format!("${{Name}}-{}", rights.function));
    assert!(role.get("ManagedPolicyArns").is_none(), "rights are written out");
    let policies = role["Policies"].as_sequence().expect("policies");
    let all = policies.iter().flat_map(|policy| {
        policy["PolicyDocument"]["Statement"].as_sequence().expect("statements").clone()
    });
    all.collect()
}

fn is_of_data(action: &str) -> bool {
    action.starts_with("dynamodb:") || action.starts_with("kms:")
}

#[test]
fn a_role_allows_what_its_function_calls_and_no_more() {
    for rights in RIGHTS {
        let mut allowed: BTreeSet<Right> = BTreeSet::new();
        for statement in statements(rights) {
            assert_eq!(text(&statement["Effect"]), "Allow");
            for action in texts(&statement["Action"]) {
                assert!(!action.contains('*'), "{action} is not written out");
                let is_log = action.starts_with("logs:");
                assert!(is_log || is_of_data(&action), "{action} is no right of a function");
                if is_of_data(&action) {
                    allowed.insert((action, resource(&statement["Resource"])));
                }
            }
        }
        let on = |call: &Call| if *call == Call::List { "lists" } else { "Table" };
        let mut needed: BTreeSet<Right> = rights
            .calls
            .iter()
            .map(|call| (call.action().to_owned(), on(call).to_owned()))
            .collect();
        needed.insert(("kms:Decrypt".to_owned(), SECRET.to_owned()));
        if rights.opens_contacts {
            needed.insert(("kms:Decrypt".to_owned(), CONTACTS.to_owned()));
        }
        assert_eq!(allowed, needed, "{}", rights.function);
    }
}

#[test]
fn a_role_reaches_its_partitions_only_and_writes_in_transactions_only() {
    for rights in RIGHTS {
        let partitions: BTreeSet<String> =
            rights.partitions.iter().map(|&one| one.to_owned()).collect();
        for statement in statements(rights) {
            let on_table =
                texts(&statement["Action"]).iter().any(|one| one.starts_with("dynamodb"));
            if !on_table || resource(&statement["Resource"]) == "lists" {
                continue;
            }
            let condition = &statement["Condition"];
            let keys = &condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"];
            assert_eq!(texts(keys), partitions, "{}", rights.function);
            let reads = ["dynamodb:GetItem", "dynamodb:Query"];
            if !texts(&statement["Action"]).iter().all(|one| reads.contains(&one.as_str())) {
                let enclosing = &condition["StringEquals"]["dynamodb:EnclosingOperation"];
                assert_eq!(text(enclosing), "TransactWriteItems", "{}", rights.function);
            }
        }
    }
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
    let all = decrypts("SecretKey");
    for rights in RIGHTS {
        assert!(all.contains(rights.function), "{} needs the master secret", rights.function);
        assert_eq!(rights.opens_contacts, rights.function == "reveals");
    }
}
