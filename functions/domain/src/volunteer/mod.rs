//! Volunteers: what they tell of themselves, and what of it everybody may see.

pub mod filter;
pub mod form;
pub mod list;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::contact::{Address, Email, PersonName, Phone};
use crate::form::Answers;
use crate::kato::{Kato, Level};

/// A volunteer's answers, without the contact. Stored unencrypted, shown only as
/// [`list::Card`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Year of birth.
    pub born: u16,
    /// A word of [`form::SEX`].
    pub sex: String,
    /// A word of [`form::EDUCATION`].
    pub education: String,
    /// A word of [`form::EXPERIENCE`].
    pub experience: String,
    /// District or rural district.
    pub place: String,
    /// Words of [`form::LANGUAGES`].
    pub languages: Vec<String>,
    /// Words of [`form::WAYS`].
    pub ways: Vec<String>,
    /// A proposal in the volunteer's own words; shown only when a moderator has read it.
    pub proposal: Option<String>,
    /// Words of [`form::DAYS`].
    pub days: Vec<String>,
    /// Words of [`form::HOURS`].
    pub hours: Vec<String>,
    /// A word of [`form::VEHICLE`].
    pub vehicle: String,
    /// The company they help with.
    pub company: Option<Company>,
}

/// A company whose people volunteer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Its name.
    pub name: Option<String>,
    /// Its BIN.
    pub bin: Option<String>,
    /// A word of [`form::SHIFTS`].
    pub shift: Option<String>,
}

/// How to reach a volunteer; sealed on entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name and surname.
    pub name: PersonName,
    /// Telephone.
    pub phone: Phone,
    /// Mail.
    pub email: Option<Email>,
    /// Postal address.
    pub address: Option<Address>,
}

/// The names of the sealed fields, in their order.
pub const CONTACT_FIELDS: [&str; 4] = ["name", "phone", "email", "address"];

impl Contact {
    /// The fields that are given, each with its name of [`CONTACT_FIELDS`].
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let [name, phone, email, address] = CONTACT_FIELDS;
        [
            (name, Some(self.name.reveal())),
            (phone, Some(self.phone.reveal())),
            (email, self.email.as_ref().map(Email::reveal)),
            (address, self.address.as_ref().map(Address::reveal)),
        ]
        .into_iter()
        .filter_map(|(field, value)| value.map(|value| (field, value)))
    }
}

/// A filled-in questionnaire; `None` if the answers are to another form.
pub fn read(answers: &Answers) -> Option<(Profile, Contact)> {
    Some((read_profile(answers)?, read_contact(answers)?))
}

/// Reads the answers other than the contact.
pub fn read_profile(answers: &Answers) -> Option<Profile> {
    let word = |name: &str| answers.word(name).map(str::to_owned);
    let all = |name: &str| answers.words(name).iter().map(|word| (*word).to_owned()).collect();
    let text = |name: &str| answers.text(name).map(str::to_owned);
    let company = Company { name: text("company"), bin: text("bin"), shift: word("shift") };
    let none = company == Company { name: None, bin: None, shift: None };
    let place: Kato = answers.place("place")?;
    Some(Profile {
        born: answers.text("born")?.parse().ok()?,
        sex: word("sex")?,
        education: word("education")?,
        experience: word("experience")?,
        place: place.to_string(),
        languages: all("languages"),
        ways: all("ways"),
        proposal: text("proposal"),
        days: all("days"),
        hours: all("hours"),
        vehicle: word("vehicle")?,
        company: (!none).then_some(company),
    })
}

/// How to reach who filled it in.
pub fn read_contact(answers: &Answers) -> Option<Contact> {
    let text = |name: &str| answers.text(name).map(str::to_owned);
    Some(Contact {
        name: PersonName::parse(answers.text("name")?)?,
        phone: Phone::parse(answers.text("phone")?).ok()?,
        email: answers.text("email").and_then(Email::parse),
        address: text("address").map(Address::validated),
    })
}

impl Profile {
    /// What would be filled in to tell the same.
    pub fn input(&self) -> Vec<(String, String)> {
        let mut input: Vec<(&str, String)> = vec![
            ("born", self.born.to_string()),
            ("sex", self.sex.clone()),
            ("education", self.education.clone()),
            ("experience", self.experience.clone()),
            ("vehicle", self.vehicle.clone()),
        ];
        let lists = [
            ("languages", &self.languages),
            ("ways", &self.ways),
            ("days", &self.days),
            ("hours", &self.hours),
        ];
        for (name, words) in lists {
            input.extend(words.iter().map(|word| (name, word.clone())));
        }
        if let Ok(place) = self.place.parse::<Kato>() {
            input.push(("place", place.at(Level::District).to_string()));
            if place.level() == Level::RuralDistrict {
                input.push(("place_rural", place.to_string()));
            }
        }
        input.extend(self.proposal.clone().map(|text| ("proposal", text)));
        if let Some(Company { name, bin, shift }) = self.company.clone() {
            let fields = [("company", name), ("bin", bin), ("shift", shift)];
            input.extend(fields.into_iter().filter_map(|(field, value)| Some((field, value?))));
        }
        input.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
