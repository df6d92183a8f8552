//! Addresses that both the site's pages and the functions write: the functions below `/api/`, and
//! the pages of the site to which their answers lead.
//!
//! Pages live for ever, so nothing here may change the address of one that was published.

use crate::locale::Locale;

/// The public list of volunteers, as a page of the site.
pub fn volunteers(locale: Locale) -> String {
    format!("/{locale}/volunteers/")
}

/// The page with the questionnaire of a volunteer.
pub fn join(locale: Locale) -> String {
    format!("/{locale}/volunteers/join/")
}

/// The page on which volunteers open their own card.
pub fn own(locale: Locale) -> String {
    format!("/{locale}/volunteers/own/")
}

/// A function that answers in a locale.
fn function(locale: Locale, below: &str) -> String {
    format!("/api/{locale}/{below}")
}

/// Where a volunteer's questionnaire is sent.
pub fn signup(locale: Locale) -> String {
    function(locale, "volunteers")
}

/// The public list of volunteers, filtered by the function.
pub fn volunteer_list(locale: Locale) -> String {
    function(locale, "volunteers/list")
}

/// The cards of the public list as they are at this moment.
pub fn volunteer_cards(locale: Locale) -> String {
    function(locale, "volunteers/cards")
}

/// The way to the answer that a reader has just seen, in another locale.
pub fn switch(locale: Locale) -> String {
    function(locale, "volunteers/switch")
}

/// A volunteer's own card.
pub fn own_card(locale: Locale) -> String {
    function(locale, "volunteers/own")
}

/// Where changed answers of a volunteer are sent.
pub fn own_answers(locale: Locale) -> String {
    function(locale, "volunteers/own/answers")
}

/// Where changed contact details of a volunteer are sent.
pub fn own_contacts(locale: Locale) -> String {
    function(locale, "volunteers/own/contacts")
}

/// Where the code that confirms a volunteer's telephone is sent.
pub fn own_telephone(locale: Locale) -> String {
    function(locale, "volunteers/own/telephone")
}

/// The page for a volunteer without their secret code.
pub fn recovery(locale: Locale) -> String {
    function(locale, "volunteers/recovery")
}

/// Where the code is sent that came to the telephone of a volunteer without their secret code.
pub fn recovery_code(locale: Locale) -> String {
    function(locale, "volunteers/recovery/code")
}

/// Where a text is asked for that is signed for a new secret code.
pub fn signed_recovery(locale: Locale) -> String {
    function(locale, "reveals/recovery")
}

/// Where that text is sent once it is signed.
pub fn recovered(locale: Locale) -> String {
    function(locale, "reveals/recovered")
}

/// Where a volunteer's complaint is sent.
pub fn complaint(locale: Locale) -> String {
    function(locale, "volunteers/own/complaint")
}

/// Where a signed request to see a contact is sent.
pub fn reveals(locale: Locale) -> String {
    function(locale, "reveals")
}

/// The page on which the contact of a record is asked for.
pub fn reveal(locale: Locale, record: &str) -> String {
    format!("{}?record={record}", reveals(locale))
}

/// Where a request to see a contact is made before it is signed.
pub fn reveal_requests(locale: Locale) -> String {
    function(locale, "reveals/requests")
}

/// Where a clerk's form for a visitor is sent.
pub fn visits(locale: Locale) -> String {
    function(locale, "reveals/counter")
}

/// The form that a clerk fills in to show the contact of a record to a visitor.
pub fn visit(locale: Locale, record: &str) -> String {
    format!("{}?record={record}", visits(locale))
}

/// The staff's home page.
pub fn admin(locale: Locale) -> String {
    function(locale, "admin")
}

/// The former address of that page, below which those of the other pages were too.
pub fn admin_before(locale: Locale) -> String {
    function(locale, "desk")
}

/// Where a member of staff asks for the text to sign in with.
pub fn admin_challenge(locale: Locale) -> String {
    function(locale, "admin/challenge")
}

/// Where the signed text of a sign-in is sent.
pub fn admin_session(locale: Locale) -> String {
    function(locale, "admin/session")
}

/// Where a member of staff signs out.
pub fn admin_sign_out(locale: Locale) -> String {
    function(locale, "admin/leave")
}

/// The page of one record for moderators.
pub fn admin_card(locale: Locale, record: &str) -> String {
    format!("{}?record={record}", function(locale, "admin/card"))
}

/// The cards of one kind and state, for moderators.
pub fn admin_cards(locale: Locale) -> String {
    function(locale, "admin/cards")
}

/// The complaints that wait for an answer.
pub fn admin_complaints(locale: Locale) -> String {
    function(locale, "admin/complaints")
}

/// The complaints about one request, for moderators.
pub fn admin_complaint(locale: Locale, record: &str, request: &str) -> String {
    format!("{}?record={record}&request={request}", function(locale, "admin/complaint"))
}

/// The people who may see no contact.
pub fn admin_blocks(locale: Locale) -> String {
    function(locale, "admin/blocks")
}

/// Where it is decided what a member of staff may open, and that an alarm was seen.
pub fn admin_oversight(locale: Locale) -> String {
    function(locale, "admin/oversight")
}

/// What each member of staff has done on a day.
pub fn admin_digest(locale: Locale) -> String {
    function(locale, "admin/digest")
}

/// The confirmations that evidence is to be opened.
pub fn admin_evidence(locale: Locale) -> String {
    function(locale, "admin/evidence")
}

/// Where the log is exported.
pub fn admin_log_export(locale: Locale) -> String {
    function(locale, "admin/log/export")
}

/// Where a moderator's decision is sent.
pub fn admin_decisions(locale: Locale) -> String {
    function(locale, "admin/decisions")
}

/// The page on which a clerk makes a code that confirms a telephone.
pub fn admin_telephone(locale: Locale) -> String {
    function(locale, "admin/telephone")
}

/// The audit log.
pub fn admin_log(locale: Locale) -> String {
    function(locale, "admin/log")
}

/// What a phone asks about a request that waits for its signature, below the site's origin.
pub fn phone(request: &str, token: &str) -> String {
    format!("/api/sign/{request}/{token}")
}

/// The text that a phone signs, below the site's origin.
pub fn phone_document(request: &str, token: &str) -> String {
    format!("{}/document", phone(request, token))
}
