//! Strings that have broken programs, in every field: each is taken as it is or refused at its field,
//! and comes back as text, never as markup.

use axum::http::StatusCode;
use domain::volunteer::form::FORM;
use maud::html;
use serde_json::Value;

use crate::testing::{Site, answers, pass, site};

/// One or more of each kind that is known to hurt: words of languages, numbers at the edge,
/// characters that are not seen, other directions, markup, paths, queries, commands.
const NAUGHTY: &[&str] = &[
    "undefined",
    "null",
    "NULL",
    "(null)",
    "nil",
    "None",
    "true",
    "false",
    "NaN",
    "Infinity",
    "\\",
    "0",
    "1",
    "-1",
    "1.00",
    "1/0",
    "1E400",
    "0x0",
    "0xffffffffffffffff",
    "99999999999999999999999",
    "1,000.00",
    "٠١٢٣",
    "１２３",
    "⅟",
    "²",
    "- ",
    "--",
    "''",
    "\"",
    "`",
    "'\"",
    "<>?:\"{}|_+",
    ",./;'[]\\-=",
    "!@#$%^&*()`~",
    "Ω≈ç√∫˜µ≤≥÷",
    "åß∂ƒ©˙∆˚¬…æ",
    "ЁЂЃЄЅІЇ",
    "田中さん",
    "🇰🇿",
    "👩‍👩‍👧‍👦",
    "❤️",
    "👾 🙇 💁",
    "ﷺ",
    "مُنَاقَشَةُ",
    "\u{202E}evil",
    "a\u{200B}b",
    "a\u{AD}b",
    "\u{FEFF}bom",
    "a\u{0}b",
    "\u{7F}",
    "\u{85}",
    "\u{2028}",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "e\u{301}",
    "\u{1F1E6}",
    "ǅ",
    "İ",
    "ı",
    "ſ",
    "ß",
    "ﬁ",
    "ŉ",
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onfocus=x autofocus '",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "<!--",
    "]]>",
    "<svg/onload=x>",
    "{{7*7}}",
    "{{answer:body}}",
    "{% x %}",
    "${7*7}",
    "<%= 7 %>",
    "#{7}",
    "%s%s%n",
    "%d",
    "%00",
    "%",
    "1; DROP TABLE volunteers",
    "' OR 1=1 --",
    "\"; --",
    "*)(uid=*",
    "$ne",
    "../../../etc/passwd",
    "C:\\CON",
    "/dev/null",
    "file:///etc/passwd",
    "$(touch x)",
    "`touch x`",
    "| ls",
    "\r\nSet-Cookie: a=b",
    "%0d%0aSet-Cookie:a=b",
    "=1+1",
    "@SUM(1)",
    "+1",
    "\t",
    " ",
    "\u{A0}",
    "\u{3000}",
    "́",
    "__proto__",
    "constructor",
    "[object Object]",
    "{\"a\":1}",
    "[]",
    "a,b",
    "a;b",
    "a=b&c=d",
    "\u{FFFD}",
    "\u{FDD0}",
    "\u{E000}",
    "\u{10FFFF}",
];

fn form(field: &str, value: &str) -> Value {
    let mut form = answers();
    let list = matches!(form[field], Value::Array(_));
    form[field] = if list { vec![value].into() } else { value.into() };
    form
}

async fn send(site: &Site, form: &Value) -> (StatusCode, String) {
    let answer = site.post("/api/en/volunteers", "application/json", form.to_string()).await;
    (answer.status, answer.text)
}

#[tokio::test]
async fn every_field_takes_or_refuses_what_hurts() {
    let site = site().await;
    for field in FORM.fields().map(|field| field.name) {
        for value in NAUGHTY {
            let (status, text) = send(&site, &form(field, value)).await;
            // Without a proof nothing is kept: answers are well, or refused at their field.
            let problem: Value = serde_json::from_str(&text).expect("a problem");
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value:?}: {text}");
            if problem["type"] == "/problems/answers" {
                let fields = problem["errors"].as_array().expect("errors");
                assert!(
                    fields.iter().all(|error| error["field"] == field),
                    "{field}={value:?}: {text}"
                );
            } else {
                assert_eq!(problem["type"], "/problems/proof", "{field}={value:?}");
            }
        }
        let long = "ұ".repeat(3_000);
        assert_eq!(send(&site, &form(field, &long)).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn what_is_taken_comes_back_as_text() {
    let site = site().await;
    let kind = "application/x-www-form-urlencoded";
    let mut shown = 0;
    for value in NAUGHTY {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("proposal", value)
            .append_pair("phone", value)
            .finish();
        let page = site.post("/api/ru/volunteers", kind, body).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!page.headers.contains_key("set-cookie"), "{value:?}");
        if value.contains('<') {
            assert!(!page.text.contains(value), "{value:?} is markup");
            assert!(page.text.contains(&html! { (value) }.0), "{value:?} is gone");
            shown += 1;
        }
    }
    assert!(shown > 5);

    // Kept and shown again, through the whole way.
    for value in ["<script>alert(1)</script>", "{{answer:body}} ${7*7}", "田中さん ' OR 1=1 --"]
    {
        let mut form = form("proposal", value);
        form["altcha"] = site.proof().await.into();
        pass(240);
        let (status, text) = send(&site, &form).await;
        assert_eq!(status, StatusCode::CREATED, "{text}");
        let link = serde_json::from_str::<Value>(&text).expect("JSON")["link"].clone();
        let body = format!("link={}", link.as_str().expect("a link"));
        let own = site.post("/api/ru/volunteers/own", kind, body).await.text;
        assert!(own.contains(&html! { (value) }.0), "{value}: {own}");
        assert_eq!(own.matches("<h1>").count(), 1, "placeholders are filled once");
    }
}
