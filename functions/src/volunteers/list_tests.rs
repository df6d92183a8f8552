//! Attacks on the public list through the pages: what people do with their cards, one list after the
//! other, picks nobody out.

use std::collections::BTreeSet;

use domain::volunteer::list::CROWD;

use super::KIND;
use crate::store::Write;
use crate::testing::{Site, pass, site};

const MODERATOR: &str = "111111111111";

/// Whoever reads the list after each change.
#[derive(Default)]
struct Reader {
    ever: BTreeSet<String>,
    shown: BTreeSet<String>,
}

impl Reader {
    /// Reads the list and tries to pick somebody out by who is new.
    async fn read(&mut self, site: &Site) {
        let list = super::public::published(&site.app).await.expect("a list");
        self.shown = list.cards.into_iter().map(|card| card.id).collect();
        assert!(self.shown.is_empty() || self.shown.len() >= CROWD, "{:?}", self.shown);
        let new = self.shown.difference(&self.ever).count();
        assert!(new == 0 || new >= CROWD, "{new} are new");
        self.ever.extend(self.shown.iter().cloned());
    }
}

/// Signs so many people up who are let in.
async fn volunteers(site: &Site, count: usize) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(site.volunteer().await);
        pass(240);
    }
    all
}

/// Lets a card in that its owner has put back.
async fn let_in(site: &Site, id: &str) {
    let cookie = site.sign_in(MODERATOR).await;
    let card = site.app.table.get(&KIND.record(id).card()).await.expect("an answer");
    let version = card.expect("a card").version.to_string();
    let fields = [("record", id), ("version", &*version), ("decision", "list")];
    site.at_desk(&cookie, "/api/kk/admin/decisions", &fields).await;
    pass(240);
}

fn of(people: &[(String, String)]) -> BTreeSet<String> {
    people.iter().map(|(id, _)| id.clone()).collect()
}

#[tokio::test]
async fn a_newcomer_is_not_singled_out_when_one_pauses_and_comes_back() {
    let site = site().await;
    let mut reader = Reader::default();
    let five = volunteers(&site, 5).await;
    reader.read(&site).await;
    assert_eq!(reader.shown, of(&five));
    let (paused, link) = &five[0];
    site.own(link, Some("pause")).await;
    reader.read(&site).await;
    assert!(reader.shown.is_empty());
    let newcomer = volunteers(&site, 1).await;
    reader.read(&site).await;
    assert!(reader.shown.is_empty(), "four who were known and a newcomer are no crowd");
    site.own(link, Some("resume")).await;
    let_in(&site, paused).await;
    reader.read(&site).await;
    assert_eq!(reader.shown, of(&five), "who comes back is shown at once, the newcomer is not");
    let more = volunteers(&site, 4).await;
    reader.read(&site).await;
    assert_eq!(
        reader.shown,
        &(&of(&five) | &newcomer.iter().map(|(id, _)| id.clone()).collect()) | &of(&more)
    );
}

#[tokio::test]
async fn ones_own_card_tells_whether_everybody_sees_it() {
    let site = site().await;
    let people = volunteers(&site, 4).await;
    let (_, link) = &people[0];
    let page = async |lang: &str| {
        let body =
            form_urlencoded::Serializer::new(String::new()).append_pair("link", link).finish();
        let path = format!("/api/{lang}/volunteers/own");
        site.post(&path, "application/x-www-form-urlencoded", body).await.text
    };
    let own = site.own(link, None).await.json();
    assert_eq!((&own["state"], &own["shown"]), (&"listed".into(), &false.into()));
    for (lang, text) in [
        ("kk", "тізімде әлі көрінбейді"),
        ("ru", "в списке её пока не видно"),
        ("en", "It is not shown yet"),
    ] {
        let page = page(lang).await;
        assert!(page.contains(text), "{page}");
    }
    volunteers(&site, 1).await;
    let own = site.own(link, None).await.json();
    assert_eq!((&own["state"], &own["shown"]), (&"listed".into(), &true.into()));
    for (lang, text) in [
        ("kk", "тізімде көрініп тұр"),
        ("ru", "она показана в списке"),
        ("en", "it is shown on the list"),
    ] {
        let page = page(lang).await;
        assert!(page.contains(text), "{page}");
    }
}

#[tokio::test]
async fn whatever_people_do_no_few_are_ever_new_on_the_list() {
    let site = site().await;
    let mut reader = Reader::default();
    let mut state = 11_u64;
    let mut next = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let (mut listed, mut paused) = (volunteers(&site, 4).await, Vec::new());
    for _ in 0..60 {
        match next(6) {
            0 | 1 => listed.extend(volunteers(&site, 1).await),
            2 if !listed.is_empty() => {
                let (id, link): (String, String) = listed.swap_remove(next(listed.len()));
                site.own(&link, Some("pause")).await;
                paused.push((id, link));
            }
            3 | 4 if !paused.is_empty() => {
                let (id, link): (String, String) = paused.swap_remove(next(paused.len()));
                site.own(&link, Some("resume")).await;
                let_in(&site, &id).await;
                listed.push((id, link));
            }
            5 if next(3) == 0 && !listed.is_empty() => {
                let (_, link) = listed.swap_remove(next(listed.len()));
                site.own(&link, Some("erase")).await;
            }
            _ => {}
        }
        reader.read(&site).await;
    }
    assert!(reader.ever.len() >= 2 * CROWD, "most were shown: {}", reader.ever.len());
}

#[tokio::test]
async fn a_crash_after_a_list_is_published_forgets_nobody() {
    let site = site().await;
    let mut reader = Reader::default();
    let five = volunteers(&site, 5).await;
    reader.read(&site).await;
    let remembered =
        async || site.app.table.parts("PUBLIC#volunteers", "PUBLISHED#").await.expect("an answer");
    // As if the publisher had ended before it remembered them.
    let items = remembered().await;
    assert!(!items.is_empty());
    let forget = items.into_iter().map(|item| Write::Remove(item.key, item.version));
    site.app.table.write(&forget.collect::<Vec<_>>()).await.expect("removed");
    let (paused, link) = &five[0];
    site.own(link, Some("pause")).await;
    let all: String = remembered().await.into_iter().map(|item| item.body).collect();
    assert!(five.iter().all(|(id, _)| all.contains(id)), "all five are remembered: {all}");
    reader.read(&site).await;
    volunteers(&site, 1).await;
    site.own(link, Some("resume")).await;
    let_in(&site, paused).await;
    reader.read(&site).await;
    assert_eq!(reader.shown, of(&five));
}
