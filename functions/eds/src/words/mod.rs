//! What the outcome of a verification means, for a person in doubt: plain words in Kazakh, Russian
//! and English, and what to do.

mod dates;
mod remedies;
#[cfg(test)]
mod tests;
mod texts;

use std::time::SystemTime;

use crate::refusal::{Holder, Number, Reason, Refusal, Step};
use crate::role::{Position, Role};
use texts::Text;

/// The languages of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// The language that a tag of BCP 47 names, such as `kk`, `ru-KZ` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next()?;
        let named = |code| primary.eq_ignore_ascii_case(code);
        match () {
            () if named("kk") => Some(Language::Kk),
            () if named("ru") => Some(Language::Ru),
            () if named("en") => Some(Language::En),
            () => None,
        }
    }
}

/// The same words in all languages.
#[derive(Debug, Clone, Copy)]
struct Words {
    kk: &'static str,
    ru: &'static str,
    en: &'static str,
}

impl Words {
    fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Kk => self.kk,
            Language::Ru => self.ru,
            Language::En => self.en,
        }
    }
}

const fn words(kk: &'static str, ru: &'static str, en: &'static str) -> Words {
    Words { kk, ru, en }
}

/// What a refusal means, and what to do: two or three sentences.
pub fn explain(refusal: &Refusal, language: Language) -> String {
    let text = text(refusal);
    let mut says = text.says.in_language(language).to_owned();
    for (place, fact) in facts(refusal, language) {
        says = says.replace(place, &fact);
    }
    format!("{says} {}", text.remedy.in_language(language))
}

/// A day and an hour as they are written, in Kazakhstan's time.
pub fn moment(at: SystemTime, language: Language) -> String {
    dates::moment(at, language)
}

/// What a step looks at.
pub fn step(step: Step, language: Language) -> &'static str {
    let words = match step {
        Step::Envelope => words("файлдың түрі", "вид файла", "the kind of the file"),
        Step::Signer => words("қол қоюшы", "кто подписал", "the signer"),
        Step::Content => words("қол қойылған мәтін", "подписанный текст", "the signed text"),
        Step::Attributes => {
            words("қолтаңбаның деректері", "сведения в подписи", "the particulars of the signature")
        }
        Step::Signature => words("қолтаңбаның өзі", "сама подпись", "the signature itself"),
        Step::Path => words(
            "кілтті кім берген, мерзімі қандай",
            "кем и на какой срок выдан ключ",
            "who issued the key, and for how long",
        ),
        Step::Certificate => words(
            "кілттің мақсаты мен иесінің рөлі",
            "назначение ключа и роль владельца",
            "the purpose of the key and the role of its holder",
        ),
        Step::Identity => {
            words("қол қоюшының нөмірі", "номер подписавшего", "the number of the signer")
        }
        Step::Revocation => {
            words("кілт қайтарып алынбаған ба", "не отозван ли ключ", "whether the key was revoked")
        }
    };
    words.in_language(language)
}

/// In what role somebody signed.
pub fn role(role: Role, language: Language) -> &'static str {
    let words = match role {
        Role::Person => words(
            "жеке тұлға, өз атынан",
            "физическое лицо, от своего имени",
            "a person, on their own behalf",
        ),
        Role::PersonSystem => words(
            "жеке тұлғаның ақпараттық жүйесі",
            "информационная система физического лица",
            "an information system of a person",
        ),
        Role::Organisation(position) => self::position(position),
    };
    words.in_language(language)
}

fn position(position: Position) -> Words {
    match position {
        Position::Head => {
            words("ұйым басшысы", "руководитель организации", "the head of an organisation")
        }
        Position::RightToSign => words(
            "ұйымның қол қоюға құқығы бар қызметкері",
            "сотрудник организации с правом подписи",
            "an employee with the right to sign for an organisation",
        ),
        Position::Finance => words(
            "ұйымның қаржы құжаттарына қол қоюға құқығы бар қызметкері",
            "сотрудник организации с правом подписи финансовых документов",
            "an employee with the right to sign financial papers of an organisation",
        ),
        Position::Personnel => words(
            "ұйымның кадр бөлімінің қызметкері",
            "сотрудник отдела кадров организации",
            "a member of the personnel department of an organisation",
        ),
        Position::Employee => {
            words("ұйым қызметкері", "сотрудник организации", "an employee of an organisation")
        }
        Position::TreasuryClient => words(
            "Қазынашылықтың клиенті болып табылатын ұйым",
            "организация — клиент Казначейства",
            "an organisation as a client of the Treasury",
        ),
        Position::InformationSystem => words(
            "ұйымның ақпараттық жүйесі",
            "информационная система организации",
            "an information system of an organisation",
        ),
    }
}

/// Why a certificate was revoked.
pub fn reason(reason: Reason, language: Language) -> &'static str {
    let words = match reason {
        Reason::Unspecified => words("көрсетілмеген", "не указана", "not told"),
        Reason::KeyCompromise => words(
            "кілт бөтен қолға түскен немесе түсуі мүмкін",
            "ключ попал или мог попасть в чужие руки",
            "the key fell, or may have fallen, into other hands",
        ),
        Reason::AuthorityCompromise => words(
            "орталықтың кілті бөтен қолға түскен",
            "ключ удостоверяющего центра попал в чужие руки",
            "the key of the authority fell into other hands",
        ),
        Reason::AffiliationChanged => words(
            "иесінің деректері өзгерген",
            "изменились данные владельца",
            "the holder's data changed",
        ),
        Reason::Superseded => words(
            "орнына жаңа кілт берілген",
            "вместо него выдан новый ключ",
            "a newer key was issued",
        ),
        Reason::CessationOfOperation => words(
            "кілт енді қолданылмайды",
            "ключом больше не пользуются",
            "the key is no longer used",
        ),
        Reason::CertificateHold => words(
            "кілттің әрекеті уақытша тоқтатылған",
            "действие ключа приостановлено",
            "the key is on hold for a time",
        ),
        Reason::PrivilegeWithdrawn => words(
            "құқығы алып қойылған",
            "право владельца отозвано",
            "the holder's right was withdrawn",
        ),
    };
    words.in_language(language)
}

fn number(number: Number, language: Language) -> &'static str {
    let words = match number {
        Number::Iin => words("ЖСН", "ИИН", "IIN"),
        Number::Bin => words("БСН", "БИН", "BIN"),
    };
    words.in_language(language)
}

impl Refusal {
    /// The stable word of this refusal, for logs and programs.
    pub fn name(&self) -> &'static str {
        text(self).name
    }
}

/// The text of a refusal. Without a wildcard: a new variant must have its words.
fn text(refusal: &Refusal) -> Text {
    use Refusal as R;
    match refusal {
        R::TooLarge { .. } => texts::TOO_LARGE,
        R::NotAMessage => texts::NOT_A_MESSAGE,
        R::Malformed { .. } => texts::MALFORMED,
        R::NotSignedData { .. } => texts::NOT_SIGNED_DATA,
        R::NotData { .. } => texts::NOT_DATA,
        R::NoSigner => texts::NO_SIGNER,
        R::ManySigners { .. } => texts::MANY_SIGNERS,
        R::SignerIdentifier => texts::SIGNER_IDENTIFIER,
        R::TooManyCertificates { .. } => texts::TOO_MANY_CERTIFICATES,
        R::NoCertificate => texts::NO_CERTIFICATE,
        R::TwinCertificates => texts::TWIN_CERTIFICATES,
        R::ContentDiffers => texts::CONTENT_DIFFERS,
        R::NoSignedAttributes => texts::NO_SIGNED_ATTRIBUTES,
        R::AttributeMissing { .. } => texts::ATTRIBUTE_MISSING,
        R::AttributeRepeated { .. } => texts::ATTRIBUTE_REPEATED,
        R::ContentTypeDiffers { .. } => texts::CONTENT_TYPE_DIFFERS,
        R::DigestDiffers => texts::DIGEST_DIFFERS,
        R::SigningCertificateDiffers => texts::SIGNING_CERTIFICATE_DIFFERS,
        R::AlgorithmObsolete => texts::ALGORITHM_OBSOLETE,
        R::AlgorithmUnknown { .. } => texts::ALGORITHM_UNKNOWN,
        R::AlgorithmMismatch { .. } => texts::ALGORITHM_MISMATCH,
        R::SignatureInvalid => texts::SIGNATURE_INVALID,
        R::UnknownAuthority => texts::UNKNOWN_AUTHORITY,
        R::CertificateForged => texts::CERTIFICATE_FORGED,
        R::NotYetValid { holder: Holder::Signer, .. } => texts::NOT_YET_VALID,
        R::NotYetValid { .. } => texts::AUTHORITY_NOT_YET_VALID,
        R::Expired { holder: Holder::Signer, .. } => texts::EXPIRED,
        R::Expired { .. } => texts::AUTHORITY_EXPIRED,
        R::CriticalExtension { .. } => texts::CRITICAL_EXTENSION,
        R::SignerIsAuthority => texts::SIGNER_IS_AUTHORITY,
        R::AuthenticationKey => texts::AUTHENTICATION_KEY,
        R::NotASigningKey => texts::NOT_A_SIGNING_KEY,
        R::WeakKey { .. } => texts::WEAK_KEY,
        R::NoRole => texts::NO_ROLE,
        R::RoleNotAsked { .. } => texts::ROLE_NOT_ASKED,
        R::NumberMissing { .. } => texts::NUMBER_MISSING,
        R::NumberRepeated { .. } => texts::NUMBER_REPEATED,
        R::NumberMalformed { .. } => texts::NUMBER_MALFORMED,
        R::Revoked { reason: None, .. } => texts::REVOKED,
        R::Revoked { .. } => texts::REVOKED_FOR_A_REASON,
        R::AuthorityRevoked => texts::AUTHORITY_REVOKED,
        R::RevocationUnknown => texts::REVOCATION_UNKNOWN,
        R::RevocationUntrusted { .. } => texts::REVOCATION_UNTRUSTED,
        R::RevocationUnavailable { .. } => texts::REVOCATION_UNAVAILABLE,
    }
}

/// What stands in the places of a text.
fn facts(refusal: &Refusal, language: Language) -> Vec<(&'static str, String)> {
    use Refusal as R;
    match refusal {
        R::TooLarge { limit } => vec![("{limit}", (limit / 1024).to_string())],
        R::TooManyCertificates { limit } => vec![("{limit}", limit.to_string())],
        R::Malformed { part } => vec![("{part}", (*part).to_owned())],
        R::ManySigners { count } => vec![("{count}", count.to_string())],
        R::AttributeMissing { attribute } | R::AttributeRepeated { attribute } => {
            vec![("{attribute}", (*attribute).to_owned())]
        }
        R::AlgorithmUnknown { found } | R::AlgorithmMismatch { found } => {
            vec![("{found}", found.to_string())]
        }
        R::CriticalExtension { extension } => vec![("{extension}", extension.to_string())],
        R::WeakKey { bits } => vec![("{bits}", bits.to_string())],
        R::RoleNotAsked { role } => vec![("{role}", self::role(*role, language).to_owned())],
        R::NumberMissing { number }
        | R::NumberRepeated { number }
        | R::NumberMalformed { number } => {
            vec![("{number}", self::number(*number, language).to_owned())]
        }
        R::NotYetValid { from, .. } => vec![("{from}", dates::from_day(*from, language))],
        R::Expired { until, .. } => vec![("{on}", dates::on_day(*until, language))],
        R::Revoked { at, reason } => {
            let why = reason.map(|reason| self::reason(reason, language).to_owned());
            vec![("{on}", dates::on_day(*at, language)), ("{why}", why.unwrap_or_default())]
        }
        _ => Vec::new(),
    }
}
