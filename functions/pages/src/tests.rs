//! Nothing typed by a person becomes markup, on any page.

use domain::form::Fault;
use domain::reveal::{COUNTER_FORM, FORM};
use domain::secret_code::SecretCode;
use domain::volunteer::filter::Filter;
use domain::volunteer::form;
use domain::volunteer::list::{Age, Card};
use domain::volunteer::{Company, Profile};
use domain::{Lang, Locale, Words, address};

use crate::admin::log::{Entry, Log, Row};
use crate::admin::samples;
use crate::answer::{self, BODY, HEADING};
use crate::form::Addresses;
use crate::intake::{self, Filled};
use crate::reveals::{self, Asked, Contact, Next, Visit};
use crate::signing::Signing;
use crate::volunteers::TelephoneState;
use crate::volunteers::own::{
    self, Done, OwnCard, OwnComplaint, Rejected, Retry, Seen, SeenBy, Status,
};
use crate::volunteers::{list, open, signup};
use crate::{KindWords, Page, problem};

const TEXT: Words = Words::new(["text"; Locale::COUNT]);

/// The words of a kind of record.
const WORDS: KindWords = KindWords {
    list: TEXT,
    list_address: address::volunteers,
    ask: TEXT,
    ask_help: TEXT,
    contact: TEXT,
    recorded: TEXT,
    waiting: TEXT,
    counted: TEXT,
    clerk: TEXT,
};

/// A card with little in it.
pub(crate) fn card(id: &str, place: Option<&str>, ways: &[&str]) -> Card {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    Card {
        id: id.to_owned(),
        place: place.map(str::to_owned),
        age: Some(Age { from: 25, to: Some(34) }),
        sex: None,
        vehicle: Some("car".to_owned()),
        company: None,
        ways: list(ways),
        days: list(&["sat"]),
        hours: list(&["morning"]),
        languages: list(&["kk"]),
        proposal: None,
    }
}

fn profile(text: &str) -> Profile {
    let word = || text.to_owned();
    Profile {
        born: 1990,
        sex: word(),
        education: word(),
        experience: word(),
        place: word(),
        languages: vec![word()],
        ways: vec![word(), "work".to_owned()],
        proposal: Some(word()),
        days: vec![word()],
        hours: vec![word()],
        vehicle: word(),
        company: Some(Company { name: Some(word()), bin: Some(word()), shift: Some(word()) }),
    }
}

/// A filled-in form, every field of it with the same text.
fn input(text: &str) -> Vec<(String, String)> {
    let fields = form::FORM.fields().chain(COUNTER_FORM.fields());
    let mut input: Vec<_> = fields.map(|field| (field.name.to_owned(), text.to_owned())).collect();
    input.push(("place_rural".to_owned(), text.to_owned()));
    input
}

/// Every page of volunteers, with a text wherever one can be.
fn of_volunteers(locale: Locale, text: &str) -> Vec<Page> {
    let (profile, input) = (profile(text), input(text));
    let faults = vec![(text.to_owned(), Fault::Unknown), ("name".to_owned(), Fault::NotAName)];
    let odd = Card {
        sex: Some(text.to_owned()),
        vehicle: Some(text.to_owned()),
        company: Some(text.to_owned()),
        proposal: Some(text.to_owned()),
        ..card(text, Some(text), &[text, "work"])
    };
    let messages = vec![(true, text.to_owned(), Some(text)), (false, text.to_owned(), None)];
    let complaint = OwnComplaint { settled: Some(text.to_owned()), messages };
    let seen =
        |by, complaint| Seen { request: text, when: text.to_owned(), purpose: text, by, complaint };
    let own_card = OwnCard {
        link: text,
        status: Status::Listed,
        profile: &profile,
        seen: vec![
            seen(SeenBy::OwnerBySms, None),
            seen(SeenBy::OwnerBySignature(text), None),
            seen(SeenBy::Visitor { name: Some(text), document: text }, Some(complaint)),
            seen(SeenBy::Visitor { name: None, document: text }, None),
            seen(SeenBy::Signer { name: text, organisation: Some(text) }, None),
        ],
        telephone: TelephoneState::BySms,
        done: Some(Done::AnswersSaved),
        alert: Some(text.to_owned()),
    };
    let rejected = Rejected { form: &form::CONTACTS, input: &input, faults: &faults };
    let addresses = Addresses { action: address::signup, page: address::join };
    let (title, hidden) = (TEXT, &[("ticket", text)]);
    let filled = Filled { form: &form::FORM, title, addresses, input: &input, hidden };
    let code = SecretCode::new([7; 12]);
    vec![
        list::page(locale, &Filter::default().page_of(&[&odd]), &Filter::default()),
        signup::done(locale, &code),
        signup::already(locale, &code, &input),
        intake::confirm(locale, &filled),
        intake::again(locale, &filled, &faults, Some(text)),
        own::card(locale, &own_card),
        open::wrong_code(locale, text, text),
        own::erased(locale),
        own::complained(locale, text),
        own::complaint_refused(
            locale,
            text,
            text,
            &Retry { words: text, wrong: Some(text.to_owned()) },
        ),
        own::confirm_erasure(locale, text),
        own::edit(locale, text, &profile, Some(rejected)),
        own::edit(locale, text, &profile, None),
        own::again(locale, text, rejected, text),
        problem::page(locale, text),
    ]
}

fn signing(text: &str) -> Signing<'_> {
    Signing {
        request: text,
        ticket: text,
        text,
        parts: vec![(Lang::En, text), (Lang::Kk, text)],
        // Its form changes with its length, and nobody types it.
        phone: "mobileSign:https://x.kz",
        seconds: 1,
        early: true,
        kept: Some(text),
    }
}

/// Every page of reveals and of the staff, with a text wherever one can be.
fn of_others(locale: Locale, text: &str) -> Vec<Page> {
    let input = input(text);
    let faults = vec![(text.to_owned(), Fault::Unknown)];
    let (words, input, faults) = (&WORDS, &input, &faults);
    let asked = Asked { record: text, words, form: &FORM, clerk: true, input, faults };
    let visit = Visit { record: text, form: &COUNTER_FORM, input, faults };
    let fields = ["name", "phone", "email", "address"].map(|name| (name, text.to_owned()));
    let contact = Contact { words, labels: &[], fields: &fields };
    let when = text.to_owned();
    let facts = ["request", "purpose", "document", "role", "reason", "step", text];
    let entry = |actor| Entry {
        when: when.clone(),
        event: text,
        record: text,
        actor,
        facts: facts.map(|name| (name, text)).to_vec(),
    };
    let entries = [Some(entry(Some(text))), Some(entry(None)), None];
    let rows = entries.into_iter().map(|entry| Row { number: 1, entry }).collect();
    let broken = Some(text.to_owned());
    let asked_for = vec![("find", text.to_owned())];
    let shown = Log { count: 2, whole: false, broken, rows, older: Some(7), asked: asked_for };
    let mut pages = vec![
        reveals::ask(locale, &asked),
        reveals::sign(locale, &signing(text)),
        reveals::contact(locale, &contact),
        reveals::visit(locale, &visit),
        reveals::refused(locale, text, &Next::SignIn(None)),
        reveals::refused(locale, text, &Next::SignIn(Some(text.to_owned()))),
        reveals::refused(locale, text, &Next::Lists(vec![words])),
    ];
    pages.extend(samples::pages(locale, words, (text, &shown), &signing(text)));
    pages
}

/// The tags of a page with the names of their attributes.
fn skeleton(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        let mut names = String::new();
        let mut quoted = false;
        let end = tag.find(|c| {
            quoted ^= c == '"';
            if !quoted && c != '"' {
                names.push(c);
            }
            !quoted && c == '>'
        });
        rest = &tag[end.expect("a tag ends") + 1..];
        tags.push(names);
    }
    tags
}

const FRAGMENTS: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=y>",
    "' onclick='z",
    "\" autofocus onfocus=\"z",
    "</textarea></form><b>",
    "</pre><!--",
    "&lt;&amp;&#60;",
    "{{answer:body}}",
    "javascript:x",
    "қазақ\n\n\u{A0}",
    "<",
    "\"",
];

#[test]
fn nothing_typed_by_a_person_becomes_markup() {
    for locale in Locale::ALL {
        let pages = |text: &str| {
            let pages = of_volunteers(locale, text).into_iter().chain(of_others(locale, text));
            pages.map(|page| page.body.0).collect::<Vec<_>>()
        };
        let plain: Vec<_> = pages("plain").iter().map(|html| skeleton(html)).collect();
        for (at, first) in FRAGMENTS.iter().enumerate() {
            // Each fragment by itself, and before another.
            let second = FRAGMENTS[(at * 5 + 7) % FRAGMENTS.len()];
            for text in [(*first).to_owned(), format!("{first}{second}")] {
                for (page, plain) in pages(&text).iter().zip(&plain) {
                    assert_eq!(&skeleton(page), plain, "{locale} {text:?}: {page}");
                }
            }
        }
    }
}

#[test]
fn what_was_typed_is_shown_as_text() {
    let text = "<i>&\"";
    for locale in Locale::ALL {
        // All but the pages that repeat nothing.
        let pages = of_volunteers(locale, text).into_iter().chain(of_others(locale, text));
        let shown = pages.filter(|page| page.body.0.contains("&lt;i&gt;&amp;&quot;")).count();
        assert_eq!(shown, 35, "{locale}");
    }
}

#[test]
fn a_contact_is_linked_only_if_it_can_be_reached() {
    let page = |phone: &str, email: &str| {
        let fields = [("phone", phone.to_owned()), ("email", email.to_owned())];
        let contact = Contact { words: &WORDS, labels: &[], fields: &fields };
        reveals::contact(Locale::ALL[0], &contact).body.0
    };
    let right = page("+77012345678", "a&b@c.kz");
    assert!(right.contains("<a href=\"tel:+77012345678\">+77012345678</a>"), "{right}");
    assert!(right.contains("<a href=\"mailto:a%26b@c.kz\">a&amp;b@c.kz</a>"), "{right}");
    // As they were kept when less was checked.
    let former = page("+87012345678", "mailto:a@b.kz");
    assert!(former.contains("tel:+77012345678") && former.contains("mailto:a@b.kz"), "{former}");
    assert!(!former.contains("mailto:mailto:"));
    let dead = page("+70000000000", "a@-b.kz");
    assert!(!dead.contains("tel:") && !dead.contains("mailto:"), "{dead}");
}

#[test]
fn a_heading_is_text_in_the_frame() {
    let frame = format!("<title>{HEADING}</title><h1>{HEADING}</h1>{BODY}");
    for page in of_volunteers(Locale::ALL[0], "x") {
        let filled = answer::fill(Some(frame.clone()), Locale::ALL[0], &page);
        assert!(!filled.contains("{{"), "{filled}");
    }
}

#[test]
fn faults_are_tied_to_their_fields() {
    let input =
        vec![("name".to_owned(), "1".to_owned()), ("place".to_owned(), "103200000".to_owned())];
    let faults = vec![("name".to_owned(), Fault::NotAName), ("sex".to_owned(), Fault::Missing)];
    for locale in Locale::ALL {
        let html = signup::questionnaire(locale, &input, &faults).0;
        assert!(html.contains("<a href=\"#name\">") && html.contains("<a href=\"#sex\">"));
        assert!(html.contains("aria-describedby=\"name-fault-0\" aria-invalid=\"true\""), "{html}");
        assert!(html.contains("<p class=\"form__fault\" id=\"name-fault-0\">"));
        assert!(html.contains("<fieldset class=\"form__field form__field--wrong\" id=\"sex\">"));
        assert!(html.contains("<label for=\"name\">") && html.contains("role=\"alert\""));
        assert!(html.contains("<option value=\"103200000\" selected>"));
        assert!(html.contains("<option value=\"103230000\">"), "the rural districts of the place");
        assert!(html.contains(&Fault::NotAName.message(locale)));
    }
}
