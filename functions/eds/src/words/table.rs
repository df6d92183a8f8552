//! The texts of all languages by their keys, from `words/*.yaml`.

use super::language::Language;
use super::yaml::Entries;

/// Declares the keys, in the order of the files.
macro_rules! table {
    ($($key:ident)*) => {
        /// The texts of one language.
        pub(super) struct Words {
            $(pub(super) $key: &'static str,)*
        }

        impl Words {
            const fn parse(file: &'static str) -> Words {
                let mut entries = Entries::new(file);
                let words = Words { $($key: entries.text(stringify!($key)),)* };
                entries.finish();
                words
            }

            /// Returns all keys and texts.
            #[cfg(test)]
            pub(super) fn entries(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key)),*]
            }
        }
    };
}

table! {
    too_large not_a_message empty cut_off several_messages trailing_bytes encoded_twice another_pem
    malformed not_signed_data not_data no_signer many_signers signer_identifier too_many_certificates no_certificate twin_certificates content_differs
    no_signed_attributes attribute_missing attribute_repeated content_type_differs
    digest_differs signing_certificate_differs algorithm_obsolete algorithm_unknown
    algorithm_mismatch signature_invalid unknown_authority certificate_forged not_yet_valid
    authority_not_yet_valid expired authority_expired critical_extension signer_is_authority
    authentication_key not_a_signing_key weak_key no_role role_not_asked number_missing
    number_repeated number_malformed revoked revoked_for_a_reason authority_revoked
    revocation_unknown revocation_untrusted revocation_unavailable

    advice_check_the_file advice_choose_the_signed_file advice_get_the_file_again
    advice_send_it_whole advice_send_one advice_send_it_as_it_is
    advice_sign_with_ncalayer advice_sign_separate_copies advice_sign_with_the_signing_key
    advice_sign_with_a_new_key advice_sign_with_the_national_key
    advice_sign_in_the_requested_role advice_find_the_signed_version advice_do_not_rely_on_it
    advice_do_not_accept_it advice_check_the_clock advice_report_to_developers
    advice_check_again advice_check_later

    step_envelope step_signer step_content step_attributes step_signature step_path
    step_certificate step_identity step_revocation

    role_person role_person_system role_head role_right_to_sign role_finance role_personnel
    role_employee role_treasury_client role_information_system

    reason_unspecified reason_key_compromise reason_authority_compromise
    reason_affiliation_changed reason_superseded reason_cessation_of_operation
    reason_certificate_hold reason_privilege_withdrawn

    iin bin

    day months months_on months_from
}

static KK: Words = Words::parse(include_str!("../../words/kk.yaml"));
static RU: Words = Words::parse(include_str!("../../words/ru.yaml"));
static EN: Words = Words::parse(include_str!("../../words/en.yaml"));

impl Words {
    /// Returns the texts of a language.
    pub(super) fn of(language: Language) -> &'static Words {
        match language {
            Language::Kk => &KK,
            Language::Ru => &RU,
            Language::En => &EN,
        }
    }
}
