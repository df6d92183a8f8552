//! The template against the code: table, headers, routes, settings.

use std::collections::BTreeSet;

use functions::FUNCTIONS;
use serde_yaml::Value;

use crate::stage::operations;
use crate::{between, file};

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
    let store = file("functions/src/store/attributes.rs") + &file("functions/src/store/dynamo.rs");
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
    let keys = properties(&template, "RecordKeys");
    assert_eq!(names(&keys["KeySchema"]), [constant("PARTITION"), constant("SORT")]);
    let copies = &keys["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"];
    assert_eq!(copies, &Value::Bool(false), "a destroyed key is in no copy");
}

/// The path patterns that lead to a function.
fn leading(template: &Value, function: &str) -> Vec<String> {
    let events = properties(template, &capital(function))["Events"].as_mapping().expect("events");
    let path = |event: &Value| {
        let of = &event["Properties"];
        assert_eq!((text(&event["Type"]), text(&of["Method"])), ("HttpApi", "ANY"));
        text(&of["Path"]).to_owned()
    };
    events.values().map(path).collect()
}

/// Whether a path pattern of API Gateway takes an address, and how exactly.
fn takes(path: &str, address: &str) -> Option<usize> {
    match path.strip_suffix("{proxy+}") {
        Some(above) => address.starts_with(above).then_some(above.len()),
        None => (path == address).then_some(path.len()),
    }
}

#[test]
fn every_operation_leads_to_its_function_and_no_path_leads_nowhere() {
    let template = template("template");
    let mut used = BTreeSet::new();
    for (name, operation) in operations() {
        let found = FUNCTIONS.iter().flat_map(|function| {
            let paths = leading(&template, function.name).into_iter();
            paths.filter_map(|path| Some((takes(&path, operation.path)?, function.name, path)))
        });
        // API Gateway takes the most exact path.
        let (_, function, path) = found.max().unwrap_or_else(|| panic!("{}", operation.path));
        assert_eq!(function, name, "{path}");
        used.insert((function, path));
    }
    for function in FUNCTIONS {
        for path in leading(&template, function.name) {
            assert!(used.contains(&(function.name, path.clone())), "{path} leads nowhere");
        }
    }
}

#[test]
fn every_function_has_its_program_its_role_its_log_and_its_bound() {
    let template = template("template");
    let globals = &template["Globals"]["Function"];
    assert_eq!(text(&globals["ReservedConcurrentExecutions"]), "Concurrency");
    for function in FUNCTIONS {
        let (program, name) = (function.name, capital(function.name));
        let of = properties(&template, &name);
        assert_eq!(text(&of["CodeUri"]), format!("../../target/functions/{program}/"));
        assert_eq!(text(&of["Role"]), format!("{name}Role.Arn"));
        assert_eq!(text(&of["LoggingConfig"]["LogGroup"]), format!("{name}Log"));
        let log = properties(&template, &format!("{name}Log"));
        assert_eq!(text(&log["LogGroupName"]), format!("/aws/lambda/${{Name}}-{program}"));
        assert_eq!(log["RetentionInDays"].as_u64(), Some(30));
        let given = of["Environment"]["Variables"].get("STAFF").is_some();
        assert_eq!(given, function.knows_staff(), "{name}");
    }
}

#[test]
fn every_function_is_a_short_program() {
    let manifest = file("functions/Cargo.toml");
    for function in FUNCTIONS {
        let program = file(&format!("functions/src/bin/{}.rs", function.name));
        assert!(program.lines().count() <= 25, "{}", function.name);
        let run = format!("aws::run(&functions::{}::FUNCTION)", function.name);
        assert!(program.contains(&run), "{}", function.name);
        let named = format!("name = \"{}\"\nrequired-features = [\"aws\"]", function.name);
        assert!(manifest.contains(&named), "{} is built for AWS only", function.name);
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
    for function in FUNCTIONS {
        let own = &properties(&template, &capital(function.name))["Environment"];
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
