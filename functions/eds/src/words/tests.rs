//! Every refusal has a text in every language, and the texts are complete.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

use super::explain::{advice, sentence};
use super::table::Words;
use super::{Language, dates, explain, moment};
use crate::identity::Number;
use crate::oid;
use crate::refusal::{Holder, Refusal};
use crate::revocation_reason::RevocationReason;
use crate::role::{Position, Role};

/// Returns a moment late in the evening in UTC, which is the next day in Kazakhstan.
fn evening() -> SystemTime {
    // 2025-10-28T23:41:24Z
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_761_694_884)
}

/// Returns each variant at least once, with recognisable facts.
fn refusals() -> Vec<Refusal> {
    use Refusal as R;
    let (found, attribute) = (oid::DATA, "messageDigest");
    let mut refusals = vec![
        R::TooLarge { limit: 65536 },
        R::NotAMessage,
        R::Empty,
        R::CutOff,
        R::SeveralMessages,
        R::TrailingBytes,
        R::EncodedTwice,
        R::AnotherPem,
        R::Malformed { part: "SignerInfo" },
        R::NotSignedData { found },
        R::NotData { found },
        R::NoSigner,
        R::ManySigners { count: 17 },
        R::SignerIdentifier,
        R::TooManyCertificates { limit: 8 },
        R::NoCertificate,
        R::TwinCertificates,
        R::ContentDiffers,
        R::NoSignedAttributes,
        R::AttributeMissing { attribute },
        R::AttributeRepeated { attribute },
        R::ContentTypeDiffers { found },
        R::DigestDiffers,
        R::SigningCertificateDiffers,
        R::AlgorithmObsolete,
        R::AlgorithmUnknown { found },
        R::AlgorithmMismatch { found },
        R::SignatureInvalid,
        R::UnknownAuthority,
        R::CertificateForged,
        R::CriticalExtension { extension: oid::KEY_USAGE },
        R::SignerIsAuthority,
        R::AuthenticationKey,
        R::NotASigningKey,
        R::WeakKey { bits: 1024 },
        R::NoRole,
        R::RoleNotAsked { role: Role::Organisation(Position::Head) },
        R::Revoked { at: evening(), reason: None },
        R::Revoked { at: evening(), reason: Some(RevocationReason::KeyCompromise) },
        R::AuthorityRevoked,
        R::RevocationUnknown,
        R::RevocationUntrusted { fault: "fault" },
        R::RevocationUnavailable { why: "why".to_owned() },
    ];
    for holder in [Holder::Signer, Holder::Authority, Holder::Root] {
        refusals.push(R::NotYetValid { holder, from: evening() });
        refusals.push(R::Expired { holder, until: evening() });
    }
    for number in [Number::Iin, Number::Bin] {
        refusals.push(R::NumberMissing { number });
        refusals.push(R::NumberRepeated { number });
        refusals.push(R::NumberMalformed { number });
    }
    refusals
}

/// Returns the sentences and the advice of a language: all texts that end with a full stop.
fn texts(language: Language) -> Vec<(&'static str, &'static str)> {
    let entries = Words::of(language).entries().into_iter();
    entries.filter(|(_, text)| text.ends_with('.')).collect()
}

#[test]
fn every_text_about_a_refusal_is_used() {
    for language in Language::ALL {
        let words = Words::of(language);
        let used = |refusal: &Refusal| [sentence(refusal, words), advice(refusal, words)];
        let used: BTreeSet<_> = refusals().iter().flat_map(used).collect();
        let all: BTreeSet<_> = texts(language).into_iter().map(|(_, text)| text).collect();
        assert_eq!(used, all);
    }
}

#[test]
fn refusals_have_their_own_names() {
    let names: BTreeSet<_> = refusals().iter().map(Refusal::name).collect();
    assert_eq!(names.len(), 49);
}

#[test]
fn the_files_are_yaml() {
    for (language, file) in Language::ALL.into_iter().zip([
        include_str!("../../words/kk.yaml"),
        include_str!("../../words/ru.yaml"),
        include_str!("../../words/en.yaml"),
    ]) {
        let read: BTreeMap<String, String> = serde_yaml::from_str(file).unwrap();
        let entries = Words::of(language).entries().into_iter();
        let entries = entries.map(|(key, text)| (key.to_owned(), text.to_owned()));
        assert_eq!(entries.collect::<BTreeMap<_, _>>(), read);
    }
}

#[test]
fn every_language_has_twelve_months() {
    for language in Language::ALL {
        let words = Words::of(language);
        for months in [words.months, words.months_on, words.months_from] {
            assert_eq!(months.split(' ').count(), 12, "{months}");
        }
    }
}

#[test]
fn explains_every_refusal_in_whole_sentences() {
    for refusal in refusals() {
        for language in Language::ALL {
            let words = explain(&refusal, language);
            assert!(!words.contains(['{', '}']), "a placeholder is left: {words}");
            assert!(!words.contains("()") && !words.contains("  "), "a fact is missing: {words}");
            assert!(words.ends_with('.'), "{words}");
            assert!(words.len() > 60, "{words}");
        }
    }
}

#[test]
fn texts_of_all_languages_have_the_same_placeholders() {
    let placeholders = |text: &str| -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    };
    let english = Words::of(Language::En).entries();
    for language in [Language::Kk, Language::Ru] {
        for ((key, text), (_, en)) in Words::of(language).entries().into_iter().zip(&english) {
            assert_eq!(placeholders(text), placeholders(en), "{key}");
        }
    }
}

#[test]
fn texts_use_the_letters_of_their_language() {
    let kazakh = |text: &str| text.contains(|letter| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(letter));
    for (_, text) in texts(Language::Kk) {
        assert!(kazakh(text), "{text}");
    }
    for (_, text) in Words::of(Language::Ru).entries() {
        assert!(!kazakh(text), "{text}");
    }
    for (_, text) in Words::of(Language::En).entries() {
        assert!(text.is_ascii(), "{text}");
    }
}

#[test]
fn explains_an_expired_key() {
    let refusal = Refusal::Expired { holder: Holder::Signer, until: evening() };
    let words = Language::ALL.map(|language| explain(&refusal, language));
    assert!(words[0].starts_with(
        "Бұл құжатқа қол қойылған кілттің мерзімі 2025 жылғы 29 қазанда аяқталған. Құжатқа жаңа \
         кілтпен қайта қол қою керек"
    ));
    assert!(words[1].starts_with(
        "Срок действия ключа, которым подписан документ, истёк 29 октября 2025 года. Документ"
    ));
    assert!(words[2].starts_with("The key that signed this document expired on 29 October 2025. "));
}

#[test]
fn puts_roles_and_reasons_into_sentences() {
    let role = Refusal::RoleNotAsked { role: Role::Organisation(Position::Head) };
    assert!(explain(&role, Language::Ru).contains("роль подписавшего — руководитель организации."));
    let reason = Some(RevocationReason::KeyCompromise);
    let revoked = explain(&Refusal::Revoked { at: evening(), reason }, Language::Kk);
    assert!(revoked.contains("(себебі: кілт бөтен қолға түскен немесе түсуі мүмкін)."));
}

#[test]
fn writes_days_in_the_time_of_kazakhstan() {
    let moments = Language::ALL.map(|language| moment(evening(), language));
    assert_eq!(
        moments,
        ["2025 жылғы 29 қазан, 04:41", "29 октября 2025 года, 04:41", "29 October 2025, 04:41"]
    );
    // The ending depends on the last sound of the month.
    let month = Duration::from_secs(2_629_800);
    let froms = (0..12).map(|month_of| dates::from_day(evening() + month * month_of, Language::Kk));
    let ends: Vec<String> = froms.map(|from| from.rsplit(' ').next().unwrap().to_owned()).collect();
    let expected = "қазаннан қарашадан желтоқсаннан қаңтардан ақпаннан наурыздан сәуірден мамырдан \
                    маусымнан шілдеден тамыздан қыркүйектен";
    assert_eq!(ends.join(" "), expected);
}

#[test]
fn reads_language_tags() {
    let tags = [("kk", Language::Kk), ("RU-kz", Language::Ru), ("en-GB", Language::En)];
    for (tag, language) in tags {
        assert_eq!(Language::from_tag(tag), Some(language));
    }
    for tag in ["", "de", "kaz", "ruu", "-en"] {
        assert_eq!(Language::from_tag(tag), None, "{tag}");
    }
}
