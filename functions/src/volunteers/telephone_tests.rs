//! Telephones of cards: one card of a number is let in, and strangers learn nothing of the others.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::KIND;
use crate::records::State;
use crate::testing::{Answer, Site, answers, pass, site};

const MODERATOR: &str = "111111111111";
const SECOND: &str = "222222222222";
const PHONE: &str = "+7 705 111 22 33";

/// Signs somebody up with a telephone; the id and the secret link.
async fn sign_up(site: &Site, phone: &str) -> (String, String) {
    let mut form = answers();
    form["phone"] = phone.into();
    form["altcha"] = site.proof().await.into();
    // Cards of one second have no order.
    pass(240);
    let answer = site.sign_up(&form).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let link = answer.json()["link"].as_str().expect("a link").to_owned();
    let waiting = site.waiting().await;
    let partition = &waiting.last().expect("a card waits").key.partition;
    (partition.split_once('#').expect("an id").1.to_owned(), link)
}

async fn decide(site: &Site, cookie: &str, id: &str, decision: &str) -> Answer {
    let item = site.app.table.get(&KIND.record(id).card()).await.expect("an answer");
    let version = item.map_or(0, |item| item.version).to_string();
    let fields = [("record", id), ("version", &*version), ("decision", decision)];
    site.at_desk(cookie, "/api/ru/admin/decisions", &fields).await
}

/// Whether a moderator may let a card in, who does so.
async fn is_let_in(site: &Site, id: &str) -> bool {
    let cookie = site.sign_in(MODERATOR).await;
    let answer = decide(site, &cookie, id, "list").await;
    match answer.status {
        StatusCode::SEE_OTHER => true,
        StatusCode::CONFLICT => {
            assert!(answer.text.contains("Карточка с этим же телефоном уже одобрена"));
            false
        }
        status => panic!("{status}: {}", answer.text),
    }
}

async fn new_contacts(site: &Site, link: &str, phone: &str) -> Value {
    let contacts = json!({ "link": link, "name": "Жаңа Есім", "phone": phone });
    let own = site.json("/api/kk/volunteers/own/contacts", &contacts).await;
    assert_eq!(own.status, StatusCode::OK, "{}", own.text);
    own.json()
}

/// What is stored of the telephones of all cards.
async fn numbers(site: &Site, name: &str) -> usize {
    site.app.table.parts(&format!("PHONE#{name}"), "").await.expect("an answer").len()
}

/// The name of the telephone of a card.
async fn name(site: &Site, id: &str) -> String {
    let item = site.app.table.get(&KIND.record(id).card()).await.expect("an answer");
    let card: Value = serde_json::from_str(&item.expect("a card").body).expect("JSON");
    card["telephone"]["name"].as_str().expect("a name").to_owned()
}

#[tokio::test]
async fn a_second_card_of_a_telephone_is_taken_without_a_word_and_not_let_in() {
    let site = site().await;
    let (first, link) = sign_up(&site, PHONE).await;
    let moderator = site.sign_in(MODERATOR).await;
    let card = async |id: &str, lang: &str| {
        site.read(&moderator, &format!("/api/{lang}/admin/card?record={id}")).await.text
    };
    assert!(!card(&first, "en").await.contains("same telephone"));
    // However it is written.
    let (second, _) = sign_up(&site, "8(705)1112233").await;
    for (lang, text) in [
        ("kk", "Осы телефон басқа карточкада да көрсетілген."),
        ("ru", "Этот же телефон указан и в другой карточке."),
        ("en", "Another card has the same telephone."),
    ] {
        for id in [&first, &second] {
            assert!(card(id, lang).await.contains(text), "at both of them");
        }
    }
    assert!(is_let_in(&site, &first).await);
    assert!(is_let_in(&site, &first).await, "once more, with another decision about its proposal");
    assert!(!is_let_in(&site, &second).await);

    // A pause keeps the number.
    site.own(&link, Some("pause")).await;
    assert!(!is_let_in(&site, &second).await);
    site.own(&link, Some("resume")).await;
    assert!(is_let_in(&site, &first).await);
    assert_eq!(site.own(&link, Some("erase")).await.status, StatusCode::NO_CONTENT);
    assert!(!card(&second, "en").await.contains("same telephone"));
    assert!(is_let_in(&site, &second).await, "an erased card has no number");
    let name = name(&site, &second).await;
    assert_eq!(numbers(&site, &name).await, 2, "the card, and that it is let in");
}

#[tokio::test]
async fn a_refused_card_and_one_with_a_new_number_leave_theirs_to_others() {
    let site = site().await;
    let ((first, link), (second, _)) = (sign_up(&site, PHONE).await, sign_up(&site, PHONE).await);
    let former = name(&site, &first).await;
    assert!(is_let_in(&site, &first).await);
    let cookie = site.sign_in(MODERATOR).await;
    assert_eq!(decide(&site, &cookie, &first, "refuse").await.status, StatusCode::SEE_OTHER);
    assert!(is_let_in(&site, &second).await);
    assert!(!is_let_in(&site, &first).await);
    assert_eq!(new_contacts(&site, &link, "8 705 444 55 66").await["state"], "refused");
    assert!(is_let_in(&site, &first).await, "with a number of its own");
    assert_eq!(numbers(&site, &former).await, 2, "only the second has it");
    assert_eq!(
        new_contacts(&site, &link, "+77054445566").await["state"],
        "listed",
        "it is the same"
    );
    assert_eq!(new_contacts(&site, &link, PHONE).await["state"], "waiting", "it is another");
    assert!(!is_let_in(&site, &first).await);
}

#[tokio::test]
async fn letting_in_that_is_undone_leaves_the_number_to_others() {
    let site = site().await;
    let ((first, _), (second, _)) = (sign_up(&site, PHONE).await, sign_up(&site, PHONE).await);
    assert!(is_let_in(&site, &first).await);
    assert!(!is_let_in(&site, &second).await);
    let cookie = site.sign_in(MODERATOR).await;
    assert_eq!(decide(&site, &cookie, &first, "return").await.status, StatusCode::SEE_OTHER);
    assert!(is_let_in(&site, &second).await);
    assert!(!is_let_in(&site, &first).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_are_let_in_at_once_one_is() {
    let site = site().await;
    let ((first, _), (second, _)) = (sign_up(&site, PHONE).await, sign_up(&site, PHONE).await);
    let (one, other) = (site.sign_in(MODERATOR).await, site.sign_in(SECOND).await);
    let both =
        tokio::join!(decide(&site, &one, &first, "list"), decide(&site, &other, &second, "list"));
    let let_in = [both.0, both.1].iter().filter(|of| of.status == StatusCode::SEE_OTHER).count();
    assert_eq!(let_in, 1);
    let listed = site.app.table.list(&KIND.list(State::Listed)).await.expect("a list");
    assert_eq!(listed.len(), 1);
}

#[tokio::test]
async fn two_of_the_staff_erase_the_number_too() {
    let site = site().await;
    let (id, _) = sign_up(&site, PHONE).await;
    assert!(is_let_in(&site, &id).await);
    let name = name(&site, &id).await;
    let (one, other) = (site.sign_in(MODERATOR).await, site.sign_in(SECOND).await);
    decide(&site, &one, &id, "propose-erasing").await;
    assert_eq!(decide(&site, &other, &id, "erase").await.status, StatusCode::SEE_OTHER);
    assert_eq!(numbers(&site, &name).await, 0);
}
