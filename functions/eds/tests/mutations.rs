//! Changes every byte of a valid message in several ways. A changed message may be accepted only if
//! the change is in one of the few fields that are not verified; all others are refused, and nothing
//! panics.

use std::collections::BTreeMap;
use std::ops::Range;

use const_oid::ObjectIdentifier;
use eds::testing::{
    Attribute, Authority, Identity, Message, NeverRevoked, in_pieces, indefinite, now, write,
};
use eds::{Algorithm, Policy, Refusal, Role, Signature, Trust, Verifier};

const CONTENT: &[u8] = b"tugan-zher reveal 1\nrecord: volunteer/7\n";

const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// A valid message with all optional parts.
struct Sample {
    trust: Trust,
    person: Identity,
    der: Vec<u8>,
}

impl Sample {
    /// Creates a sample. `named` is whether the signed attributes identify the signer's certificate;
    /// if not, only the signature of the certificate reveals a change in it.
    fn new(algorithm: Algorithm, named: bool) -> Sample {
        let authority = Authority::new(algorithm);
        let person = authority.signer(Role::Person);
        let mut message = Message::new(CONTENT, &person, now());
        message.crls = vec![write::sequence([write::null()])];
        let signer = message.signer();
        let time_stamp = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
        signer.unsigned = Some(vec![Attribute::new(time_stamp, write::octets(b"stamp"))]);
        if !named {
            signer.set(SIGNING_CERTIFICATE, None);
            signer.sign(&person.key);
        }
        Sample { trust: authority.trust(), der: message.to_der(), person }
    }

    fn verify(&self, message: &[u8]) -> Result<Signature, Refusal> {
        Verifier::new(self.trust.clone(), Policy::Person, NeverRevoked).verify(
            CONTENT,
            message,
            now(),
        )
    }

    /// Verifies a changed message; an accepted one must have the same content.
    fn accepts(&self, message: &[u8]) -> bool {
        let Ok(signature) = self.verify(message) else { return false };
        assert_eq!(signature.certificate.der(), self.person.certificate);
        assert_eq!(signature.signing_time, Some(now()));
        true
    }

    /// Returns the fields that are not verified, by their names in the standard.
    fn unverified_fields(&self) -> Vec<(&'static str, Range<usize>)> {
        let signed_data = inside(&self.der, &[0, 1, 0]);
        let parts = elements(&self.der, signed_data);
        let [version, digests, _, _, lists, signers] = &parts[..] else { panic!("six parts") };
        let signer = elements(&self.der, elements(&self.der, signers.clone())[0].clone());
        let [signer_version, _, _, _, signature_algorithm, _, unsigned] = &signer[..] else {
            panic!("seven parts")
        };
        vec![
            ("version", version.clone()),
            ("digestAlgorithms", digests.clone()),
            ("crls", lists.clone()),
            ("SignerInfo.version", signer_version.clone()),
            ("signatureAlgorithm", signature_algorithm.clone()),
            ("unsignedAttrs", unsigned.clone()),
        ]
    }
}

/// Returns the contents of the elements within a range.
fn elements(der: &[u8], within: Range<usize>) -> Vec<Range<usize>> {
    let mut at = within.start;
    let mut found = Vec::new();
    while at < within.end {
        let (length, header) = match der[at + 1] {
            short @ 0..=0x7F => (usize::from(short), 2),
            0x81 => (usize::from(der[at + 2]), 3),
            0x82 => (usize::from(der[at + 2]) << 8 | usize::from(der[at + 3]), 4),
            other => panic!("a length of form {other:02x}"),
        };
        found.push(at + header..at + header + length);
        at += header + length;
    }
    found
}

/// Returns the content of the element at a path of indices.
fn inside(der: &[u8], path: &[usize]) -> Range<usize> {
    path.iter().fold(0..der.len(), |within, step| elements(der, within)[*step].clone())
}

/// A way to change one byte.
#[derive(Debug, Clone, Copy)]
enum Change {
    Flip(u8),
    /// Flips a bit whose number depends on the position.
    FlipOne,
    Add(u8),
    Set(u8),
    Remove,
    Double,
}

/// All changes; slow algorithms use only the first four.
const CHANGES: [Change; 9] = [
    Change::FlipOne,
    Change::Set(0xFF),
    Change::Remove,
    Change::Double,
    Change::Flip(0x01),
    Change::Flip(0x20),
    Change::Flip(0x80),
    Change::Add(1),
    Change::Set(0x01),
];

impl Change {
    /// Returns the message with this change; `None` if it would be the same.
    fn of(self, der: &[u8], at: usize) -> Option<Vec<u8>> {
        let byte = der[at];
        let bytes = match self {
            Change::Flip(bits) => vec![byte ^ bits],
            Change::FlipOne => vec![byte ^ 1 << (at % 8)],
            Change::Add(number) => vec![byte.wrapping_add(number)],
            Change::Set(value) => vec![value],
            Change::Remove => Vec::new(),
            Change::Double => vec![byte, byte],
        };
        let changed = [&der[..at], &bytes, &der[at + 1..]].concat();
        (changed != der).then_some(changed)
    }
}

/// Changes every byte in these ways. Returns the number of changes, and of the accepted ones by
/// field.
fn mutate(sample: &Sample, changes: &[Change]) -> (usize, BTreeMap<&'static str, usize>) {
    assert!(sample.accepts(&sample.der), "the unchanged message is valid");
    let fields = sample.unverified_fields();
    let mut accepted = BTreeMap::new();
    let mut count = 0;
    for at in 0..sample.der.len() {
        for change in changes {
            let Some(changed) = change.of(&sample.der, at) else { continue };
            count += 1;
            if !sample.accepts(&changed) {
                continue;
            }
            let field = fields.iter().find(|(_, range)| range.contains(&at));
            let field = field.map(|(name, _)| *name);
            let field = field.unwrap_or_else(|| panic!("accepted: {change:?} of byte {at}"));
            *accepted.entry(field).or_default() += 1;
        }
    }
    (count, accepted)
}

/// The fields in which changes are accepted with every algorithm.
const UNVERIFIED: [&str; 5] =
    ["SignerInfo.version", "crls", "digestAlgorithms", "unsignedAttrs", "version"];

fn fields(accepted: &BTreeMap<&'static str, usize>) -> Vec<&'static str> {
    accepted.keys().copied().collect()
}

#[test]
fn refuses_changes_with_gost_256() {
    let (count, accepted) = mutate(&Sample::new(Algorithm::Gost256, false), &CHANGES);
    assert!(count > 9_000, "{count}");
    assert_eq!(fields(&accepted), UNVERIFIED);
}

#[test]
fn refuses_changes_with_an_identified_certificate() {
    let (count, accepted) = mutate(&Sample::new(Algorithm::Gost256, true), &CHANGES);
    assert!(count > 9_000, "{count}");
    assert_eq!(fields(&accepted), UNVERIFIED);
}

#[test]
fn refuses_changes_with_gost_512() {
    let (count, accepted) = mutate(&Sample::new(Algorithm::Gost512, false), &CHANGES[..4]);
    assert!(count > 5_000, "{count}");
    assert_eq!(fields(&accepted), UNVERIFIED);
}

#[test]
fn refuses_changes_with_rsa() {
    let (count, mut accepted) = mutate(&Sample::new(Algorithm::RsaSha256, false), &CHANGES);
    assert!(count > 13_000, "{count}");
    // «RSA with SHA-256» and «RSA» name the same algorithm.
    assert_eq!(accepted.remove("signatureAlgorithm"), Some(1));
    assert_eq!(fields(&accepted), UNVERIFIED);
}

#[test]
fn refuses_changes_in_ber() {
    let sample = Sample::new(Algorithm::Gost256, false);
    for ber in [indefinite(&sample.der), in_pieces(&sample.der, 9)] {
        assert!(sample.accepts(&ber));
        let changes = (0..ber.len()).filter_map(|at| Change::FlipOne.of(&ber, at));
        let accepted = changes.filter(|changed| sample.accepts(changed)).count();
        // The unverified fields are less than a twentieth of the message.
        assert!(accepted > 0 && accepted < ber.len() / 20, "{accepted} of {}", ber.len());
    }
}

#[test]
fn refuses_truncated_messages() {
    let sample = Sample::new(Algorithm::Gost256, false);
    for form in [sample.der.clone(), indefinite(&sample.der), in_pieces(&sample.der, 9)] {
        for length in 0..form.len() {
            assert!(!sample.accepts(&form[..length]), "the first {length} bytes");
            assert!(!sample.accepts(&form[form.len() - length..]), "the last {length} bytes");
        }
    }
}

#[test]
fn refuses_two_changes_at_once() {
    let sample = Sample::new(Algorithm::Gost256, false);
    let certificate = inside(&sample.der, &[0, 1, 0, 3, 0]);
    let outside: Vec<Range<usize>> =
        sample.unverified_fields().into_iter().map(|(_, range)| range).collect();
    // Coprime steps give different pairs of positions.
    let pairs =
        (0..1500).map(|step| (step * 131 % sample.der.len(), step * 257 % sample.der.len()));
    let verified = |at: usize| !outside.iter().any(|range| range.contains(&at));
    let mut within = 0;
    for (first, second) in pairs.filter(|(first, second)| first != second && verified(*first)) {
        within += usize::from(certificate.contains(&first));
        let mut changed = sample.der.clone();
        changed[first] ^= 0x01;
        changed[second] ^= 0x04;
        assert!(!sample.accepts(&changed), "bytes {first} and {second}");
    }
    assert!(within > 300, "{within} in the certificate");
}
