//! Every refusal has words in every language, and the words are whole.

use std::collections::BTreeSet;
use std::time::Duration;

use super::*;
use crate::oid;

/// A moment late in the evening of UTC, which is the next day in Kazakhstan.
fn evening() -> SystemTime {
    // 2025-10-28T23:41:24Z
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_761_694_884)
}

/// Each variant at least once, with facts that can be found again.
fn refusals() -> Vec<Refusal> {
    use Refusal as R;
    let (found, attribute) = (oid::DATA, "messageDigest");
    let mut refusals = vec![
        R::TooLarge { limit: 65536 },
        R::NotAMessage,
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
        R::Revoked { at: evening(), reason: Some(Reason::KeyCompromise) },
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

#[test]
fn every_text_is_reached() {
    let reached: BTreeSet<_> = refusals().iter().map(|refusal| text(refusal).says.en).collect();
    let all: BTreeSet<_> = texts::ALL.iter().map(|text| text.says.en).collect();
    assert_eq!(reached, all);
    let names: BTreeSet<_> = texts::ALL.iter().map(|text| text.name).collect();
    assert_eq!(names.len(), all.len() - 1, "one stable word for both forms of «revoked»");
}

#[test]
fn every_refusal_is_explained_in_whole_sentences() {
    for refusal in refusals() {
        for language in Language::ALL {
            let words = explain(&refusal, language);
            assert!(!words.contains(['{', '}']), "a place is left empty: {words}");
            assert!(!words.contains("()") && !words.contains("  "), "a fact is missing: {words}");
            assert!(words.ends_with('.'), "{words}");
            assert!(words.len() > 60, "{words}");
        }
    }
}

#[test]
fn each_language_tells_the_same_facts() {
    let places = |text: &str| -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    };
    for text in texts::ALL {
        assert_eq!(places(text.says.kk), places(text.says.en), "{}", text.name);
        assert_eq!(places(text.says.ru), places(text.says.en), "{}", text.name);
    }
}

#[test]
fn each_language_has_its_own_letters() {
    let kazakh = |text: &str| text.contains(|letter| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(letter));
    for text in texts::ALL {
        for words in [text.says, text.remedy] {
            assert!(kazakh(words.kk), "{}", words.kk);
            assert!(!kazakh(words.ru), "{}", words.ru);
            let foreign = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
            assert!(!words.en.contains(foreign), "{}", words.en);
        }
    }
}

#[test]
fn a_key_that_has_expired() {
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
fn a_role_and_a_reason_are_told_within_a_sentence() {
    let role = Refusal::RoleNotAsked { role: Role::Organisation(Position::Head) };
    assert!(explain(&role, Language::Ru).contains("роль подписавшего — руководитель организации."));
    let reason = Some(Reason::KeyCompromise);
    let revoked = explain(&Refusal::Revoked { at: evening(), reason }, Language::Kk);
    assert!(revoked.contains("(себебі: кілт бөтен қолға түскен немесе түсуі мүмкін)."));
}

#[test]
fn days_are_written_in_the_time_of_kazakhstan() {
    let moments = Language::ALL.map(|language| moment(evening(), language));
    assert_eq!(
        moments,
        ["2025 жылғы 29 қазан, 04:41", "29 октября 2025 года, 04:41", "29 October 2025, 04:41"]
    );
    // The endings follow the last sound of the month.
    let month = Duration::from_secs(2_629_800);
    let froms = (0..12).map(|month_of| dates::from_day(evening() + month * month_of, Language::Kk));
    let ends: Vec<String> = froms.map(|from| from.rsplit(' ').next().unwrap().to_owned()).collect();
    let expected = "қазаннан қарашадан желтоқсаннан қаңтардан ақпаннан наурыздан сәуірден мамырдан \
                    маусымнан шілдеден тамыздан қыркүйектен";
    assert_eq!(ends.join(" "), expected);
}

#[test]
fn tags_of_languages() {
    let tags = [("kk", Language::Kk), ("RU-kz", Language::Ru), ("en-GB", Language::En)];
    for (tag, language) in tags {
        assert_eq!(Language::from_tag(tag), Some(language));
    }
    for tag in ["", "de", "kaz", "ruu", "-en"] {
        assert_eq!(Language::from_tag(tag), None, "{tag}");
    }
}
