//! A walk through all operations of all functions: what is called on it is what a function
//! declares, no less and no more.

use std::collections::BTreeSet;

use base64ct::{Base64, Encoding};
use functions::store::{Item, Key, Write};
use functions::{FUNCTIONS, KINDS};
use serde_json::{Value, json};

use crate::code::partitions;
use crate::stage::{
    CLERK, Calls, EXAMINER, FIRST, FormBody, ORIGIN, SECOND, Stage, operations, pass, sign, sign_as,
};

const ASKER: &str = "900101300123";

/// What a volunteer answers.
fn answers() -> Value {
    json!({
        "born": "1990", "sex": "f", "education": "higher", "experience": "none",
        "place": "103200000", "languages": ["kk", "ru"], "ways": ["advice"], "days": ["sat"],
        "hours": ["morning"], "vehicle": "car",
    })
}

/// Answers with other fields.
fn with(mut answers: Value, others: &Value) -> Value {
    let others = others.as_object().expect("fields");
    answers.as_object_mut().expect("fields").extend(others.clone());
    answers
}

/// A filled-in questionnaire with its proof of work.
async fn questionnaire(stage: &Stage, phone: &str) -> Value {
    let challenge = stage.ask("challenge", FormBody::Nothing).await;
    let challenge: altcha::Challenge = serde_json::from_str(&challenge.text).expect("one");
    let options = altcha::SolveChallengeOptions::new(&challenge);
    let solution = altcha::solve_challenge(options).expect("solvable").expect("in time");
    let proof = serde_json::to_vec(&altcha::Payload { challenge, solution }).expect("JSON");
    let others = json!({
        "name": "Айгүл Серікқызы", "phone": phone, "consent": "2026-11-29",
        "altcha": Base64::encode_string(&proof),
    });
    with(answers(), &others)
}

/// Signs a volunteer up, twice as a script does that has lost the answer; the id and the link.
async fn sign_up(stage: &Stage, phone: &str) -> (String, String) {
    let questionnaire = questionnaire(stage, phone).await;
    stage.ask("signup", FormBody::Json(questionnaire.clone())).await;
    let answer = stage.ask("signup", FormBody::Json(questionnaire)).await;
    let code = json!({ "link": answer.json()["link"], "code": stage.code() });
    stage.ask("own-telephone", FormBody::Json(code)).await;
    let waiting = stage.table.list("volunteers:waiting").await.expect("a list");
    let card = waiting.last().expect("a card waits");
    let id = card.key.partition.split_once('#').expect("an id").1.to_owned();
    (id, answer.json()["link"].as_str().expect("a link").to_owned())
}

/// The text on a page to be signed, and the fields of its form.
fn to_sign(page: &str) -> (String, [String; 2]) {
    let after = |text: &str| {
        let rest = page.split_once(text).unwrap_or_else(|| panic!("{text} in {page}")).1;
        rest.split('"').next().expect("an end").to_owned()
    };
    let text = Base64::decode_vec(&after("data-document=\"")).expect("base64");
    let text = String::from_utf8(text).expect("UTF-8");
    (text, ["request", "ticket"].map(|name| after(&format!("name=\"{name}\" value=\""))))
}

/// Signs a member of staff in; the cookie.
async fn sign_in(stage: &Stage, iin: &str) -> String {
    let page = stage.ask("admin-challenge", FormBody::Form(&[])).await;
    let (text, [request, ticket]) = to_sign(&page.text);
    let signature = sign(&text, iin);
    let waits = [("request", &*request), ("ticket", &*ticket)];
    stage.ask("admin-session", FormBody::Form(&waits)).await;
    let fields = [waits[0], waits[1], ("signature", &*signature)];
    let entered = stage.ask("admin-session", FormBody::Form(&fields)).await;
    let cookie = entered.headers["set-cookie"].to_str().expect("text");
    cookie.split(';').next().expect("a cookie").to_owned()
}

/// A decision of a moderator on the card as it is now.
async fn decide(stage: &Stage, cookie: &str, about: (&str, &str), decision: &str) {
    let (record, request) = about;
    // A complaint is settled as it was read, a card decided on as it was seen.
    let part = match decision {
        "settle" => format!("COMPLAINT#{request}#STATE"),
        _ => "CARD".to_owned(),
    };
    let items = stage.table.parts(&format!("VOLUNTEER#{record}"), &*part).await.expect("a card");
    let version = items.first().map_or(0, |item| item.version).to_string();
    let fields =
        [("record", record), ("version", &*version), ("decision", decision), ("request", request)];
    stage.at("admin-decision", "", cookie, FormBody::Form(&fields)).await;
}

/// A text that waits for a signature of who wants to see a contact.
async fn request(stage: &Stage, id: &str) -> Value {
    let body = json!({ "record": id, "purpose": "own-need", "undertaking": "2026-11" });
    stage.ask("request", FormBody::Json(body)).await.json()
}

/// A contact is shown to a person who signed here, and to one who signed on a phone.
async fn reveal(stage: &Stage, id: &str) -> String {
    let record = format!("/api/kk/reveals?record={id}");
    stage.at("ask", &record, "", FormBody::Nothing).await;
    let asked = request(stage, id).await;
    let signature = sign(asked["text"].as_str().expect("a text"), ASKER);
    let back = json!({
        "request": asked["request"], "ticket": asked["ticket"], "signature": signature,
    });
    let shown = stage.ask("reveal", FormBody::Json(back)).await.json();
    assert_eq!(shown["contact"]["phone"], "+77012345678");

    let asked = request(stage, id).await;
    let phone = asked["phone"].as_str().and_then(|of| of.strip_prefix("mobileSign:"));
    let phone = phone.and_then(|of| of.strip_prefix(ORIGIN)).expect("an address of the site");
    stage.at("sign-about", phone, "", FormBody::Nothing).await;
    let path = format!("{phone}/document");
    let mut documents = stage.at("sign-document", &path, "", FormBody::Nothing).await.json();
    let signature = sign(asked["text"].as_str().expect("a text"), ASKER);
    documents["documentsToSign"][0]["document"]["file"]["data"] = signature.into();
    stage.at("sign-signature", &path, "", FormBody::Json(documents)).await;
    let waits = json!({ "request": asked["request"], "ticket": asked["ticket"] });
    let request = asked["request"].as_str().expect("a request").to_owned();
    let state = format!("/api/sign/{request}/state");
    stage.at("sign-state", &state, "", FormBody::Json(waits.clone())).await;
    stage.ask("reveal", FormBody::Json(waits)).await;
    request
}

/// Somebody is allowed to open more today, as a second person has decided before.
async fn permitted(stage: &Stage, iin: &str, activity: &str) {
    let (person, day) = (stage.name(iin), "2026-11-18");
    let body = json!({
        "schema": 1, "person": person, "activity": activity, "day": day, "asked": 1,
        "granted": stage.name(SECOND),
    });
    let key = Key::new(format!("STAFF#{person}"), format!("PERMIT#{activity}#{day}"));
    let item = Item { key, version: 1, body: body.to_string(), listed: None, expires: None };
    stage.table.write(&[Write::Put(item)]).await.expect("kept");
}

/// A contact is shown by a clerk to a visitor, a while after the clerk signed in; so often that an
/// alarm is raised.
async fn visit(stage: &Stage, id: &str) {
    permitted(stage, CLERK, "visits").await;
    let clerk = sign_in(stage, CLERK).await;
    stage.at("admin-telephone", "", &clerk, FormBody::Nothing).await;
    let fields = [("phone", "8 701 234 56 78")];
    stage.at("admin-telephone-code", "", &clerk, FormBody::Form(&fields)).await;
    let path = format!("/api/kk/reveals/counter?record={id}");
    stage.at("visit", &path, &clerk, FormBody::Nothing).await;
    pass(61);
    let fields = [
        ("record", id),
        ("visitor", "Келген Адам"),
        ("document", "id-card"),
        ("number", "012345678"),
        ("iin", "900101300126"),
        ("purpose", "urgent"),
        ("undertaking", "2026-11"),
    ];
    for _ in 0..5 {
        stage.at("visit-reveal", "", &clerk, FormBody::Form(&fields)).await;
    }
}

/// What a volunteer does with the own card, and what everybody sees.
async fn own(stage: &Stage, link: &str, look: &str) {
    for id in ["published", "list", "cards", "switch"] {
        stage.ask(id, FormBody::Nothing).await;
    }
    let link = json!({ "link": link });
    stage.ask("own", FormBody::Json(link.clone())).await;
    let contacts = json!({ "name": "Жаңа Есім", "phone": "+7 702 000 00 00" });
    stage.ask("own-contacts", FormBody::Json(with(contacts, &link))).await;
    let code = json!({ "code": stage.code() });
    stage.ask("own-telephone", FormBody::Json(with(code, &link))).await;
    let complaint = json!({ "look": look, "words": "Түнде қоңырау шалды" });
    stage.ask("own-complaint", FormBody::Json(with(complaint, &link))).await;
    for change in ["pause", "resume"] {
        let change = json!({ "change": change });
        stage.ask("own", FormBody::Json(with(change, &link))).await;
    }
    stage.ask("own-answers", FormBody::Json(with(answers(), &link))).await;
}

/// Everything that a moderator reads and decides besides cards.
async fn moderate(stage: &Stage, first: &str, (id, look): (&str, &str)) {
    let path = |below: &str| format!("/api/kk/admin/{below}");
    for state in ["waiting", "listed", "paused", "refused"] {
        let cards = path(&format!("cards?state={state}"));
        stage.at("admin-cards", &cards, first, FormBody::Nothing).await;
    }
    stage.at("admin-complaints", "", first, FormBody::Nothing).await;
    let complaint = path(&format!("complaint?record={id}&request={look}"));
    stage.at("admin-complaint", &complaint, first, FormBody::Nothing).await;
    let fields =
        |decision| [("record", id), ("request", look), ("decision", decision), ("words", "x")];
    stage.at("admin-decision", "", first, FormBody::Form(&fields("block"))).await;
    stage.at("admin-blocks", "", first, FormBody::Nothing).await;
    let person = stage.name(ASKER);
    let fields = [("person", &*person), ("decision", "unblock")];
    stage.at("admin-decision", "", first, FormBody::Form(&fields)).await;
    let alarms = stage.table.list("alarms").await.expect("a list");
    let (person, alarm) = (stage.name(CLERK), alarms[0].key.sort.clone());
    let fields = [("person", &*person), ("alarm", &*alarm), ("decision", "seen")];
    stage.at("admin-oversight", "", first, FormBody::Form(&fields)).await;
}

/// Evidence is to be opened.
async fn examine(stage: &Stage, look: &str) {
    let examiner = sign_in(stage, EXAMINER).await;
    let fields = [("request", look), ("words", "x")];
    stage.at("admin-evidence-confirm", "", &examiner, FormBody::Form(&fields)).await;
    stage.at("admin-evidence", "", &examiner, FormBody::Nothing).await;
}

async fn walk(stage: &Stage) {
    let (other, other_link) = sign_up(stage, "8 701 234 56 79").await;
    // Cards of one second have no order.
    pass(1);
    let (id, link) = sign_up(stage, "8 701 234 56 78").await;
    let first = sign_in(stage, FIRST).await;
    decide(stage, &first, (&other, ""), "list").await;
    permitted(stage, FIRST, "readings").await;
    let card = format!("/api/kk/admin/card?record={id}");
    stage.at("admin-card", &card, &first, FormBody::Nothing).await;
    decide(stage, &first, (&id, ""), "list").await;
    let look = reveal(stage, &id).await;
    visit(stage, &id).await;
    own(stage, &link, &look).await;
    stage.ask("own", FormBody::Json(json!({ "link": other_link, "change": "erase" }))).await;
    pass(61);
    decide(stage, &first, (&id, ""), "list").await;
    stage.at("admin", "", &first, FormBody::Nothing).await;
    moderate(stage, &first, (&id, &look)).await;
    decide(stage, &first, (&id, &look), "settle").await;
    examine(stage, &look).await;
    decide(stage, &first, (&id, ""), "refuse").await;
    let second = sign_in(stage, SECOND).await;
    for decision in ["keep", "erase"] {
        decide(stage, &first, (&id, ""), "propose-erasing").await;
        decide(stage, &second, (&id, ""), decision).await;
    }
    for id in ["admin-log", "admin-digest"] {
        stage.at(id, "", &second, FormBody::Nothing).await;
    }
    stage.at("admin-log-export", "", &second, FormBody::Form(&[])).await;
    for (id, part) in
        [("admin-moved", ""), ("admin-card-moved", "/card"), ("admin-log-moved", "/log")]
    {
        stage.at(id, &format!("/api/kk/desk{part}"), "", FormBody::Nothing).await;
    }
    stage.at("admin-leave", "", &second, FormBody::Form(&[])).await;
    sign_up(stage, "8 701 234 56 77").await;
    let link = recover(stage, "8 701 234 56 77").await;
    stage.ask("own", FormBody::Json(json!({ "link": link, "change": "erase" }))).await;
}

/// New secret codes for a card, by its telephone and by an e-signature; the last one.
async fn recover(stage: &Stage, phone: &str) -> Value {
    stage.ask("recovery", FormBody::Nothing).await;
    let messages = stage.messages();
    stage.ask("recovery-send", FormBody::Json(json!({ "phone": phone }))).await;
    while stage.messages() == messages {
        tokio::task::yield_now().await;
    }
    let code = json!({ "phone": phone, "code": stage.code() });
    stage.ask("recovery-code", FormBody::Json(code)).await;
    let asked = stage.ask("recovery-sign", FormBody::Json(json!({ "phone": phone }))).await.json();
    let text = asked["text"].as_str().expect("a text");
    let signature = sign_as(text, ASKER, "СЕРІКҚЫЗЫ АЙГҮЛ");
    let back = json!({
        "request": asked["request"], "ticket": asked["ticket"], "signature": signature,
    });
    stage.ask("recovery-signed", FormBody::Json(back)).await.json()["link"].clone()
}

/// A partition as a pattern: those that have a name each begin like a word of the code.
fn pattern(partition: &str) -> String {
    let known = partitions();
    if known.contains(partition) || !partition.contains('#') {
        return partition.to_owned();
    }
    let (kind, _) = partition.split_once('#').expect("a mark");
    format!("{kind}#*")
}

/// So many cards that their keys are read by whole partitions. None of them can be opened.
async fn crowd(stage: &Stage) {
    for at in 0..70 {
        let item = Item {
            key: Key::new(format!("VOLUNTEER#{at}"), "CARD"),
            version: 1,
            body: "{\"schema\":1,\"protected\":\"\"}".to_owned(),
            listed: Some(("volunteers:listed".to_owned(), at.to_string())),
            expires: None,
        };
        stage.table.write(&[Write::Create(item)]).await.expect("written");
    }
}

#[tokio::test]
async fn a_function_calls_what_it_has_a_right_to_and_nothing_else() {
    let stage = Stage::new().await;
    crowd(&stage).await;
    walk(&stage).await;
    let (calls, asked) = stage.seen();
    let all: BTreeSet<&str> = operations().map(|(_, of)| of.id).collect();
    assert_eq!(asked, all, "the walk comes by every operation");
    let called: Calls =
        calls.into_iter().map(|(of, call, key)| (of, call, pattern(&key))).collect();
    let mut given = Calls::new();
    for function in FUNCTIONS {
        for (call, keys) in function.calls(KINDS) {
            let keys = keys.into_iter().map(|key| (function.name.to_owned(), call, key));
            given.extend(keys);
        }
    }
    let lacking: Vec<_> = called.difference(&given).collect();
    assert!(lacking.is_empty(), "called without a right: {lacking:#?}");
    let unused: Vec<_> = given.difference(&called).collect();
    assert!(unused.is_empty(), "rights that nothing needs: {unused:#?}");
}
