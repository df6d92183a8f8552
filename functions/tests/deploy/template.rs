//! The template against the code: table, headers, routes, settings.

use std::collections::BTreeSet;

use functions::rights::RIGHTS;
use serde_yaml::Value;

use crate::{between, file, module};

/// A template of CloudFormation; its own tags, such as `!Ref`, stay in the tree.
pub(crate) fn template(name: &str) -> Value {
    serde_yaml::from_str(&file(&format!("site/deploy/{name}.yaml"))).expect("well-formed YAML")
}

/// The properties of a resource.
pub(crate) fn properties<'a>(template: &'a Value, name: &str) -> &'a Value {
    let resource = template["Resources"].get(name).unwrap_or_else(|| panic!("no resource {name}"));
    &resource["Properties"]
}

/// A value without its tag.
pub(crate) fn plain(value: &Value) -> &Value {
    match value {
        Value::Tagged(tagged) => &tagged.value,
        value => value,
    }
}

/// A text, or the text behind a tag.
pub(crate) fn text(value: &Value) -> &str {
    plain(value).as_str().unwrap_or_else(|| panic!("no text: {value:?}"))
}

/// One text or a list of them.
pub(crate) fn texts(value: &Value) -> BTreeSet<String> {
    match plain(value) {
        Value::Sequence(list) => list.iter().map(|one| text(one).to_owned()).collect(),
        one => [text(one).to_owned()].into(),
    }
}

/// The name of the resources of a function.
pub(crate) fn capital(function: &str) -> String {
    function[..1].to_uppercase() + &function[1..]
}

#[test]
fn the_table_is_the_one_that_the_store_makes() {
    let store = file("functions/src/store/dynamo.rs");
    let constant = |name: &str| {
        let begin = format!("const {name}: &str = \"");
        between(&store, &begin, "\"").into_iter().next().expect("a name").to_owned()
    };
    let template = template("template");
    let table = properties(&template, "Table");
    let names = |list: &Value| -> Vec<String> {
        let list = list.as_sequence().expect("a list");
        list.iter().map(|one| text(&one["AttributeName"]).to_owned()).collect()
    };
    assert_eq!(names(&table["KeySchema"]), [constant("PARTITION"), constant("SORT")]);
    let index = &table["GlobalSecondaryIndexes"][0];
    assert_eq!(text(&index["IndexName"]), constant("LISTS"));
    assert_eq!(names(&index["KeySchema"]), [constant("LIST"), constant("PLACE")]);
    assert_eq!(text(&table["TimeToLiveSpecification"]["AttributeName"]), constant("EXPIRES"));
    assert_eq!(text(&table["BillingMode"]), "PAY_PER_REQUEST");
    assert_eq!(table["DeletionProtectionEnabled"], Value::Bool(true));
}

#[test]
fn the_headers_are_those_of_the_press() {
    let reply = file("generator/src/serve/reply.rs");
    let served = reply.split("const SECURITY").nth(1).and_then(|rest| rest.split("];").next());
    // A text that is broken into lines by a backslash goes on after the spaces of the next.
    let served: String = served.expect("the headers").replace("\\\n", "");
    let served = served.split_whitespace().collect::<Vec<_>>().join(" ");
    let template = template("template");
    let policy = &properties(&template, "Headers")["ResponseHeadersPolicyConfig"];
    let security = &policy["SecurityHeadersConfig"];
    let policy_text = text(&security["ContentSecurityPolicy"]["ContentSecurityPolicy"]);
    let custom = policy["CustomHeadersConfig"]["Items"].as_sequence().expect("a list");
    let others = custom.iter().flat_map(|item| [text(&item["Header"]), text(&item["Value"])]);
    let referrer = text(&security["ReferrerPolicy"]["ReferrerPolicy"]);
    for value in [policy_text, referrer].into_iter().chain(others) {
        let constant = value.to_uppercase().replace('-', "_");
        assert!(served.contains(value) || served.contains(&constant), "{value}");
    }
    assert_eq!(served.matches("header::").count() + served.matches("from_static").count(), 6);
    assert_eq!(custom.len() + 3, 6, "and HSTS, which the press cannot promise");
}

#[test]
fn every_address_of_a_function_leads_to_it() {
    let template = template("template");
    for rights in RIGHTS {
        let function = properties(&template, &capital(rights.function));
        let code_of = format!("../../target/functions/{}/", rights.function);
        assert_eq!(text(&function["CodeUri"]), code_of);
        let events = function["Events"].as_mapping().expect("events");
        let paths = events.values().map(|event| text(&event["Properties"]["Path"]));
        let paths: Vec<&str> = paths.collect();
        let code = module(rights.function);
        let routes = between(&code, ".route(\"", "\"");
        assert!(!routes.is_empty(), "{} has addresses", rights.function);
        for route in routes {
            let leads = |path: &&str| match path.strip_suffix("{proxy+}") {
                Some(above) => route.starts_with(above),
                None => route == *path,
            };
            assert!(paths.iter().any(leads), "{route} is in no path of {}", rights.function);
        }
    }
}

#[test]
fn every_function_is_a_short_program() {
    let manifest = file("functions/Cargo.toml");
    for rights in RIGHTS {
        let program = file(&format!("functions/src/bin/{}.rs", rights.function));
        assert!(program.lines().count() <= 25, "{}", rights.function);
        let named = format!("name = \"{}\"\nrequired-features = [\"aws\"]", rights.function);
        assert!(manifest.contains(&named), "{} is built for AWS only", rights.function);
    }
}

#[test]
fn the_settings_are_those_that_the_functions_read() {
    let code = file("functions/src/aws/settings.rs");
    let code = code.split("#[cfg(test)]").next().expect("code");
    let of = |call: &str| between(code, call, "\")");
    let must: BTreeSet<&str> = of("must(\"").union(&of("bytes(\"")).copied().collect();
    let some = of("some(\"");
    let template = template("template");
    let given = &template["Globals"]["Function"]["Environment"]["Variables"];
    let mut given: BTreeSet<&str> =
        given.as_mapping().expect("settings").keys().map(text).collect();
    for rights in RIGHTS {
        let own = &properties(&template, &capital(rights.function))["Environment"];
        given
            .extend(own["Variables"].as_mapping().into_iter().flat_map(|own| own.keys()).map(text));
    }
    for name in &given {
        assert!(must.contains(name) || some.contains(name), "nobody reads {name}");
    }
    let by_lambda = |name: &&&str| name.starts_with("AWS_");
    let lacking: Vec<_> = must.difference(&given).filter(|name| !by_lambda(name)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}
