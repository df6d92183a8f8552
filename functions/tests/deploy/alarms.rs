//! The alarms against what functions really print.

use std::collections::BTreeSet;

use functions::FUNCTIONS;
use serde_yaml::Value;

use crate::stage::operations;
use crate::template::{capital, properties, template, text};
use crate::{between, file};

/// The names of the resources of a type.
fn of_type<'a>(template: &'a Value, kind: &str) -> Vec<&'a str> {
    let resources = template["Resources"].as_mapping().expect("resources");
    let of = resources.iter().filter(|(_, resource)| text(&resource["Type"]) == kind);
    of.map(|(name, _)| text(name)).collect()
}

#[test]
fn every_alarm_reaches_somebody_and_every_function_has_its_own() {
    let template = template("template");
    for name in of_type(&template, "AWS::CloudWatch::Alarm") {
        let actions = properties(&template, name)["AlarmActions"].as_sequence().expect("actions");
        assert_eq!(actions.iter().map(text).collect::<Vec<_>>(), ["Topic"], "{name}");
    }
    for function in FUNCTIONS {
        let name = capital(function.name);
        for (alarm, metric) in [("Errors", "Errors"), ("Throttled", "Throttles")] {
            let of = properties(&template, &format!("{name}{alarm}"));
            assert_eq!(text(&of["MetricName"]), metric);
            assert_eq!(text(&of["Dimensions"][0]["Value"]), name);
        }
    }
}

#[test]
fn every_filter_looks_for_what_a_function_prints_and_feeds_an_alarm() {
    let template = template("template");
    let record = file("functions/src/request_log.rs");
    let record = record.split("pub struct Record {").nth(1).and_then(|of| of.split('}').next());
    let fields = between(record.expect("a record"), "    pub ", ":");
    let problems = file("functions/src/http/problem_kind.rs");
    let alarms: BTreeSet<String> = of_type(&template, "AWS::CloudWatch::Alarm")
        .into_iter()
        .map(|name| properties(&template, name))
        .filter(|of| text(&of["Namespace"]) == "Name")
        .map(|of| text(&of["MetricName"]).to_owned())
        .collect();
    let mut fed = BTreeSet::new();
    for name in of_type(&template, "AWS::Logs::MetricFilter") {
        let of = properties(&template, name);
        let pattern = text(&of["FilterPattern"]);
        for field in between(pattern, "$.", " ") {
            assert!(fields.contains(field), "{name}: no record has {field}");
        }
        for word in between(pattern, "$.problem = \"", "\"") {
            assert!(problems.contains(&format!("=> (\"{word}\",")), "{name}: {word}");
        }
        for route in between(pattern, "$.route = \"", "\"") {
            assert!(operations().any(|(_, of)| of.path == route), "{name}: {route}");
        }
        fed.insert(text(&of["MetricTransformations"][0]["MetricName"]).to_owned());
    }
    assert_eq!(fed, alarms, "a filter without an alarm, or an alarm without a filter");
}
