//! The headers that CloudFront and Caddy add, against those of the generator and of the functions.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::template::{properties, template, text};
use crate::{between, file};

/// A text of the sources: one that is broken into lines by a backslash goes on after the spaces.
fn joined(source: &str) -> String {
    source.replace("\\\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headers that the generator sends, as its source has them.
fn of_the_press() -> String {
    let reply = file("generator/src/serve/reply.rs");
    let served = reply.split("const SECURITY").nth(1).and_then(|rest| rest.split("];").next());
    joined(served.expect("the headers"))
}

/// A policy of headers: values by name, and whether each takes the place of the origin's own.
fn policy(name: &str) -> BTreeMap<String, (String, bool)> {
    let template = template("template");
    let of = &properties(&template, name)["ResponseHeadersPolicyConfig"];
    let replaces = |item: &Value| item["Override"].as_bool().expect("a choice");
    let security = &of["SecurityHeadersConfig"];
    let value = |item: &str| {
        let of = security[item].get(item).map_or("nosniff", text);
        (of.to_owned(), replaces(&security[item]))
    };
    let transport = &security["StrictTransportSecurity"];
    let age = transport["AccessControlMaxAgeSec"].as_u64().expect("seconds").to_string();
    let mut headers = BTreeMap::from([
        ("content-security-policy".to_owned(), value("ContentSecurityPolicy")),
        ("x-content-type-options".to_owned(), value("ContentTypeOptions")),
        ("referrer-policy".to_owned(), value("ReferrerPolicy")),
        ("strict-transport-security".to_owned(), (age, replaces(transport))),
    ]);
    let custom = of["CustomHeadersConfig"]["Items"].as_sequence().expect("a list");
    headers.extend(custom.iter().map(|item| {
        (text(&item["Header"]).to_owned(), (text(&item["Value"]).to_owned(), replaces(item)))
    }));
    headers
}

#[test]
fn the_headers_of_the_site_are_those_of_the_press() {
    let served = of_the_press();
    let count = served.matches("header::").count() + served.matches("from_static").count();
    let headers = policy("Headers");
    assert_eq!(headers.len(), count + 1, "and HSTS, which the test server cannot send");
    for (name, (value, replaces)) in &headers {
        let constant = name.to_uppercase().replace('-', "_");
        let is_named = served.contains(name) || served.contains(&constant);
        let is_sent = is_named && served.contains(value.as_str());
        assert!(is_sent || name == "strict-transport-security", "{name}: {value}");
        assert!(replaces, "{name}");
    }
}

#[test]
fn the_functions_keep_the_headers_that_they_send_themselves() {
    let code = file("functions/src/http/layers.rs");
    let own = between(&code, "headers.insert(", ",");
    let (site, api) = (policy("Headers"), policy("ApiHeaders"));
    assert_eq!(site.keys().collect::<Vec<_>>(), api.keys().collect::<Vec<_>>());
    for (name, (value, replaces)) in &api {
        let is_own = own.contains(name.to_uppercase().replace('-', "_").as_str());
        // Where both say the same, it is the same who says it.
        let is_same = joined(&code).contains(&format!("from_static(\"{value}\")"));
        assert!(!(is_own && *replaces) || is_same, "{name} would be replaced");
        assert!(is_own || site[name] == (value.clone(), *replaces), "{name}: {value}");
    }
    assert!(joined(&code).contains("connect-src 'self' wss://127.0.0.1:13579"));
    assert!(!api["content-security-policy"].1 && !api["referrer-policy"].1);
}

#[test]
fn the_policies_stand_where_they_belong() {
    let template = template("template");
    let of = &properties(&template, "Distribution")["DistributionConfig"];
    assert_eq!(text(&of["DefaultCacheBehavior"]["ResponseHeadersPolicyId"]), "Headers");
    let behaviours = of["CacheBehaviors"].as_sequence().expect("a list");
    assert_eq!(behaviours.len(), 1);
    assert_eq!(text(&behaviours[0]["PathPattern"]), "/api/*");
    assert_eq!(text(&behaviours[0]["ResponseHeadersPolicyId"]), "ApiHeaders");
}

#[test]
fn caddy_says_the_same_and_leaves_the_functions_theirs() {
    let caddy = file("site/deploy/Caddyfile");
    let lower = caddy.to_lowercase();
    for (name, (value, _)) in policy("Headers") {
        assert!(lower.contains(&name), "{name}");
        assert!(caddy.contains(&value), "{name}: {value}");
    }
    let api = caddy.split("handle /api/* {").nth(1).and_then(|rest| rest.split("\n\t}").next());
    let api = api.expect("the part of the functions");
    assert!(!api.contains("import pages") && !api.contains("Content-Security-Policy"), "{api}");
    let all = caddy.split("header {").nth(2).and_then(|rest| rest.split('}').next());
    for own in ["Content-Security-Policy", "Referrer-Policy"] {
        assert!(!all.expect("headers of all").contains(own), "{own}");
    }
    assert_eq!(caddy.matches("import pages").count(), 2, "the site and its error pages");
}

#[test]
fn caddy_compresses_nothing_of_the_functions_and_cuts_who_sends_slowly() {
    let caddy = file("site/deploy/Caddyfile");
    let api = caddy.split("handle /api/* {").nth(1).and_then(|rest| rest.split("\n\t}").next());
    let directives = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with("encode "));
        lines.count()
    };
    assert_eq!((directives(&caddy), directives(api.expect("a part"))), (1, 0));
    let site = caddy.split("tugan-zher.kz {\n").nth(1).expect("the site");
    assert!(!site.contains("\n\tencode"), "nothing is compressed for all");
    for needed in ["read_header", "read_body", "max_size", "error @large 413", "/error.html"] {
        assert!(caddy.contains(needed), "{needed}");
    }
    // The proxy gives an idle connection up first.
    let keepalive = caddy.split("keepalive ").nth(1).and_then(|rest| rest.split('s').next());
    let keepalive: u64 = keepalive.expect("a time").parse().expect("seconds");
    assert!(keepalive < functions::connections::Limits::default().head.as_secs());
    let address = file("generator/src/address.rs");
    assert!(address.contains("\"/error.html\""), "the page is built");
}
