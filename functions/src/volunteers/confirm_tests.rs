//! Telephones are confirmed by codes that reach them, or that a clerk gives.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::KIND;
use crate::audit::Event;
use crate::store::Key;
use crate::testing::{
    Answer, Messages, Site, answers, entries, pass, site, site_with_sms, with_proof,
};

const MODERATOR: &str = "111111111111";
const CLERK: &str = "333333333333";
const PHONE: &str = "+77012345678";
const DAY: i64 = 24 * 60 * 60;

/// Signs somebody up; the secret link.
async fn sign_up(site: &Site) -> String {
    let answer = site.sign_up(&with_proof(site).await).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["link"].as_str().expect("a link").to_owned()
}

async fn telephone(site: &Site, link: &str, field: &str, value: &str) -> Answer {
    let sent = json!({ "link": link, field: value });
    site.json("/api/kk/volunteers/own/telephone", &sent).await
}

/// Six digits that are not a code.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

async fn is_confirmed(site: &Site, link: &str) -> bool {
    site.own(link, None).await.json()["telephone_confirmed"] == true
}

/// Lets the card in that waits.
async fn let_in(site: &Site) -> Answer {
    let cookie = site.sign_in(MODERATOR).await;
    let card = &site.waiting().await[0];
    let (id, version) = (card.key.partition.split_once('#').expect("an id").1, card.version);
    let version = version.to_string();
    let fields = [("record", id), ("version", &*version), ("decision", "list")];
    site.at_desk(&cookie, "/api/ru/admin/decisions", &fields).await
}

#[tokio::test]
async fn a_code_is_sent_when_somebody_signs_up_and_confirms_the_telephone_once() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let [(number, text)] = &messages.all()[..] else { panic!("one message") };
    assert_eq!(number, PHONE);
    assert!(text.contains("«Менің карточкам»"), "in the language of the form: {text}");
    let code = messages.code();
    for item in site.app.table.parts("PUBLIC#volunteers", "").await.expect("parts") {
        assert!(!item.body.contains(&code));
    }
    let wrong = telephone(&site, &link, "code", &other(&code)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["type"], "/problems/wrong-code");

    // Without it nobody is let in.
    let refused = let_in(&site).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("не подтверждён"), "{}", refused.text);
    let spaced = format!(" {} {}", &code[..3], &code[3..]);
    let confirmed = telephone(&site, &link, "code", &spaced).await;
    assert_eq!((confirmed.status, &confirmed.json()["state"]), (StatusCode::OK, &"waiting".into()));
    assert!(is_confirmed(&site, &link).await);
    assert_eq!(let_in(&site).await.status, StatusCode::SEE_OTHER);
    let again = telephone(&site, &link, "code", &code).await;
    assert_eq!(again.json()["type"], "/problems/wrong-code", "it is used up");
}

#[tokio::test]
async fn a_code_has_five_tries_and_a_day_and_three_are_sent_a_day() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let code = messages.code();
    for _ in 0..5 {
        telephone(&site, &link, "code", &other(&code)).await;
    }
    telephone(&site, &link, "code", &code).await;
    assert!(!is_confirmed(&site, &link).await, "the right one comes too late");

    let elsewhere = telephone(&site, &link, "phone", "+7 705 000 00 00").await;
    assert_eq!(elsewhere.json()["type"], "/problems/other-telephone");
    assert_eq!(messages.all().len(), 1, "nothing is sent to another number");
    for _ in 0..2 {
        let sent = telephone(&site, &link, "phone", "8 701 234 56 78").await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    }
    let too_many = telephone(&site, &link, "phone", PHONE).await;
    assert_eq!(too_many.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(too_many.json()["type"], "/problems/codes-sent");
    assert_eq!(messages.all().len(), 3);
    pass(DAY);
    telephone(&site, &link, "code", &messages.code()).await;
    assert!(!is_confirmed(&site, &link).await, "a day is over");
    assert_eq!(telephone(&site, &link, "phone", PHONE).await.status, StatusCode::OK);
    telephone(&site, &link, "code", &messages.code()).await;
    assert!(is_confirmed(&site, &link).await);
}

#[tokio::test]
async fn another_telephone_has_to_be_confirmed_again() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let former = messages.code();
    telephone(&site, &link, "code", &former).await;
    assert!(is_confirmed(&site, &link).await);
    let contacts = json!({ "link": link, "name": "Жаңа Есім", "phone": "+7 702 000 00 00" });
    let own = site.json("/api/ru/volunteers/own/contacts", &contacts).await.json();
    assert_eq!(own["telephone_confirmed"], false);
    let (number, text) = messages.all().pop().expect("a message");
    assert_eq!(number, "+77020000000");
    assert!(text.contains("Моя карточка"), "{text}");
    telephone(&site, &link, "code", &former).await;
    assert!(!is_confirmed(&site, &link).await);
    telephone(&site, &link, "code", &messages.code()).await;
    assert!(is_confirmed(&site, &link).await);
}

#[tokio::test]
async fn without_messages_a_clerk_gives_the_code() {
    let site = site().await;
    let link = sign_up(&site).await;
    let clerk = site.sign_in(CLERK).await;
    for (lang, text) in
        [("kk", "Телефонды растау"), ("ru", "Подтвердить телефон"), ("en", "Confirm a telephone")]
    {
        assert!(site.read(&clerk, &format!("/api/{lang}/admin")).await.text.contains(text));
        let form = site.read(&clerk, &format!("/api/{lang}/admin/telephone")).await;
        assert!(form.text.contains("type=\"tel\""), "{}", form.text);
    }
    let moderator = site.sign_in(MODERATOR).await;
    let denied = site.at_desk(&moderator, "/api/kk/admin/telephone", &[("phone", PHONE)]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    let wrong = site.at_desk(&clerk, "/api/ru/admin/telephone", &[("phone", "112")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("не хватает цифр"), "{}", wrong.text);
    let made = site.at_desk(&clerk, "/api/ru/admin/telephone", &[("phone", PHONE)]).await;
    let code = made.text.split("<strong translate=\"no\">").nth(1).expect("a code");
    let code = code.split('<').next().expect("its end").to_owned();
    assert_eq!(code.len(), 6, "{}", made.text);

    let waiting = site.waiting().await;
    let id = waiting[0].key.partition.split_once('#').expect("an id").1;
    let page = format!("/api/ru/admin/card?record={id}");
    let card = site.read(&moderator, &page).await.text;
    assert!(card.contains("Телефон не подтверждён."), "{card}");
    telephone(&site, &link, "code", &code).await;
    assert!(is_confirmed(&site, &link).await);
    assert!(site.read(&moderator, &page).await.text.contains("Телефон подтверждён."));
    let log = entries(&site.app.table).await;
    let made = log.iter().find(|entry| entry.event == Event::TelephoneCode).expect("a row");
    assert!(made.actor.is_some());
    assert!(log.iter().all(|entry| !format!("{entry:?}").contains("7012345678")));
}

#[tokio::test]
async fn the_page_of_a_card_tells_how_to_confirm_its_telephone() {
    let kind = "application/x-www-form-urlencoded";
    let post = async |site: &Site, path: &str, fields: &[(&str, &str)]| {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        site.post(path, kind, body).await
    };
    let (with, messages) = site_with_sms().await;
    let link = sign_up(&with).await;
    for (lang, text, done) in [
        ("kk", "Оған SMS арқылы код жібердік", "Код жіберілді."),
        ("ru", "Мы отправили на него код в СМС", "Код отправлен."),
    ] {
        let own = post(&with, &format!("/api/{lang}/volunteers/own"), &[("link", &link)]).await;
        assert!(own.text.contains(text), "{}", own.text);
        let fields = [("link", &*link), ("phone", PHONE)];
        let sent = post(&with, &format!("/api/{lang}/volunteers/own/telephone"), &fields).await;
        assert!(sent.text.contains(done), "{}", sent.text);
    }
    let path = "/api/en/volunteers/own/telephone";
    let wrong = post(&with, path, &[("link", &link), ("code", &other(&messages.code()))]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("The code is wrong") && wrong.text.contains("name=\"code\""));
    let right = post(&with, path, &[("link", &link), ("code", &messages.code())]).await;
    assert!(right.text.contains("The telephone is confirmed."), "{}", right.text);
    assert!(right.text.contains("Your telephone is confirmed."));

    let without = site().await;
    let link = sign_up(&without).await;
    let own = post(&without, "/api/kk/volunteers/own", &[("link", &link)]).await.text;
    assert!(own.contains("ХҚКО қызметкері") && !own.contains("type=\"tel\""), "{own}");
}

#[tokio::test]
async fn a_card_from_before_telephones_were_kept_has_its_contacts_saved_once_more() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let card = site.waiting().await.swap_remove(0);
    let mut older: Value = serde_json::from_str(&card.body).expect("JSON");
    older.as_object_mut().expect("an object").remove("telephone");
    older["schema"] = 1.into();
    let older = crate::store::Item { body: older.to_string(), ..card };
    site.app.table.write(&[crate::store::Write::Put(older)]).await.expect("put");
    let wrong = telephone(&site, &link, "code", &messages.code()).await;
    assert_eq!(wrong.json()["type"], "/problems/other-telephone");
    assert_eq!(let_in(&site).await.status, StatusCode::CONFLICT);
    let contacts = json!({ "link": link, "name": "Айгүл Серікқызы", "phone": PHONE });
    site.json("/api/kk/volunteers/own/contacts", &contacts).await;
    telephone(&site, &link, "code", &messages.code()).await;
    assert!(is_confirmed(&site, &link).await);
    assert_eq!(let_in(&site).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_guesses_at_once_five_count() {
    let (site, messages): (Site, Messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let (site, code) = (std::sync::Arc::new(site), messages.code());
    let guesses = (0..40).map(|_| {
        let (site, link, guess) = (site.clone(), link.clone(), other(&code));
        tokio::spawn(async move { telephone(&site, &link, "code", &guess).await.status })
    });
    for guess in guesses.collect::<Vec<_>>() {
        guess.await.expect("no panic");
    }
    let card = site.waiting().await.swap_remove(0);
    let card: Value = serde_json::from_str(&card.body).expect("JSON");
    let name = card["telephone"]["name"].as_str().expect("a name");
    let key = Key::new(format!("PHONE#{name}"), "CODE#confirm");
    let stored = site.app.table.get(&key).await.expect("an answer").expect("a code");
    let stored: Value = serde_json::from_str(&stored.body).expect("JSON");
    assert!(stored["tries"].as_u64().is_some_and(|tries| (1..=5).contains(&tries)), "{stored}");
}

#[tokio::test]
async fn an_erased_card_leaves_nothing_of_its_telephone_but_codes_that_expire() {
    let (site, messages) = site_with_sms().await;
    let link = sign_up(&site).await;
    let id = site.waiting().await[0].key.partition.clone();
    assert_eq!(site.own(&link, Some("erase")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(site.app.table.parts(&id, "").await, Ok(vec![]));
    let mut form = answers();
    form["altcha"] = site.proof().await.into();
    let link = site.sign_up(&form).await.json()["link"].as_str().expect("a link").to_owned();
    telephone(&site, &link, "code", &messages.code()).await;
    assert!(is_confirmed(&site, &link).await);
    let record =
        KIND.record(site.waiting().await[0].key.partition.split_once('#').expect("an id").1);
    assert!(site.app.table.get(&record.card()).await.expect("an answer").is_some());
}
