//! Explains a refusal: what it means and what to do.

use super::language::Language;
use super::table::Words;
use super::{dates, labels};
use crate::refusal::{Holder, Refusal};

/// Explains in two or three sentences what a refusal means and what to do.
pub fn explain(refusal: &Refusal, language: Language) -> String {
    let words = Words::of(language);
    let mut sentence = sentence(refusal, words).to_owned();
    for (placeholder, fact) in facts(refusal, language) {
        sentence = sentence.replace(placeholder, &fact);
    }
    format!("{sentence} {}", advice(refusal, words))
}

/// Returns the sentence about a refusal. There is no wildcard, so a new variant needs a text.
pub(super) fn sentence(refusal: &Refusal, words: &Words) -> &'static str {
    use Refusal as R;
    match refusal {
        R::TooLarge { .. } => words.too_large,
        R::NotAMessage => words.not_a_message,
        R::Empty => words.empty,
        R::CutOff => words.cut_off,
        R::SeveralMessages => words.several_messages,
        R::TrailingBytes => words.trailing_bytes,
        R::EncodedTwice => words.encoded_twice,
        R::AnotherPem => words.another_pem,
        R::Malformed { .. } => words.malformed,
        R::NotSignedData { .. } => words.not_signed_data,
        R::NotData { .. } => words.not_data,
        R::NoSigner => words.no_signer,
        R::ManySigners { .. } => words.many_signers,
        R::SignerIdentifier => words.signer_identifier,
        R::TooManyCertificates { .. } => words.too_many_certificates,
        R::NoCertificate => words.no_certificate,
        R::TwinCertificates => words.twin_certificates,
        R::ContentDiffers => words.content_differs,
        R::NoSignedAttributes => words.no_signed_attributes,
        R::AttributeMissing { .. } => words.attribute_missing,
        R::AttributeRepeated { .. } => words.attribute_repeated,
        R::ContentTypeDiffers { .. } => words.content_type_differs,
        R::DigestDiffers => words.digest_differs,
        R::SigningCertificateDiffers => words.signing_certificate_differs,
        R::AlgorithmObsolete => words.algorithm_obsolete,
        R::AlgorithmUnknown { .. } => words.algorithm_unknown,
        R::AlgorithmMismatch { .. } => words.algorithm_mismatch,
        R::SignatureInvalid => words.signature_invalid,
        R::UnknownAuthority => words.unknown_authority,
        R::CertificateForged => words.certificate_forged,
        R::NotYetValid { holder: Holder::Signer, .. } => words.not_yet_valid,
        R::NotYetValid { .. } => words.authority_not_yet_valid,
        R::Expired { holder: Holder::Signer, .. } => words.expired,
        R::Expired { .. } => words.authority_expired,
        R::CriticalExtension { .. } => words.critical_extension,
        R::SignerIsAuthority => words.signer_is_authority,
        R::AuthenticationKey => words.authentication_key,
        R::NotASigningKey => words.not_a_signing_key,
        R::WeakKey { .. } => words.weak_key,
        R::NoRole => words.no_role,
        R::RoleNotAsked { .. } => words.role_not_asked,
        R::NumberMissing { .. } => words.number_missing,
        R::NumberRepeated { .. } => words.number_repeated,
        R::NumberMalformed { .. } => words.number_malformed,
        R::Revoked { reason: None, .. } => words.revoked,
        R::Revoked { .. } => words.revoked_for_a_reason,
        R::AuthorityRevoked => words.authority_revoked,
        R::RevocationUnknown => words.revocation_unknown,
        R::RevocationUntrusted { .. } => words.revocation_untrusted,
        R::RevocationUnavailable { .. } => words.revocation_unavailable,
    }
}

/// Returns the advice about a refusal.
pub(super) fn advice(refusal: &Refusal, words: &Words) -> &'static str {
    use Refusal as R;
    match refusal {
        R::TooLarge { .. } => words.advice_check_the_file,
        R::NotAMessage | R::Empty | R::AnotherPem | R::NotSignedData { .. } => {
            words.advice_choose_the_signed_file
        }
        R::CutOff | R::TrailingBytes => words.advice_send_it_whole,
        R::SeveralMessages => words.advice_send_one,
        R::EncodedTwice => words.advice_send_it_as_it_is,
        R::Malformed { .. } => words.advice_get_the_file_again,
        R::NotData { .. }
        | R::NoSigner
        | R::SignerIdentifier
        | R::TooManyCertificates { .. }
        | R::NoCertificate
        | R::NoSignedAttributes
        | R::AttributeMissing { .. } => words.advice_sign_with_ncalayer,
        R::ManySigners { .. } => words.advice_sign_separate_copies,
        R::TwinCertificates
        | R::AttributeRepeated { .. }
        | R::ContentTypeDiffers { .. }
        | R::SigningCertificateDiffers
        | R::AlgorithmMismatch { .. }
        | R::SignerIsAuthority
        | R::NumberRepeated { .. }
        | R::NumberMalformed { .. } => words.advice_do_not_accept_it,
        R::ContentDiffers => words.advice_find_the_signed_version,
        R::DigestDiffers | R::SignatureInvalid | R::CertificateForged | R::RevocationUnknown => {
            words.advice_do_not_rely_on_it
        }
        R::AlgorithmObsolete | R::Expired { .. } | R::WeakKey { .. } | R::Revoked { .. } => {
            words.advice_sign_with_a_new_key
        }
        R::AlgorithmUnknown { .. } | R::UnknownAuthority | R::NoRole | R::NumberMissing { .. } => {
            words.advice_sign_with_the_national_key
        }
        R::NotYetValid { .. } => words.advice_check_the_clock,
        R::CriticalExtension { .. } | R::AuthorityRevoked => words.advice_report_to_developers,
        R::AuthenticationKey | R::NotASigningKey => words.advice_sign_with_the_signing_key,
        R::RoleNotAsked { .. } => words.advice_sign_in_the_requested_role,
        R::RevocationUntrusted { .. } => words.advice_check_again,
        R::RevocationUnavailable { .. } => words.advice_check_later,
    }
}

/// Returns the placeholders of a sentence and the facts for them.
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
        R::RoleNotAsked { role } => vec![("{role}", labels::role(*role, language).to_owned())],
        R::NumberMissing { number }
        | R::NumberRepeated { number }
        | R::NumberMalformed { number } => {
            vec![("{number}", labels::number(*number, language).to_owned())]
        }
        R::NotYetValid { from, .. } => vec![("{from}", dates::from_day(*from, language))],
        R::Expired { until, .. } => vec![("{on}", dates::on_day(*until, language))],
        R::Revoked { at, reason } => {
            let why = reason.map(|reason| labels::reason(reason, language).to_owned());
            vec![("{on}", dates::on_day(*at, language)), ("{why}", why.unwrap_or_default())]
        }
        _ => Vec::new(),
    }
}
