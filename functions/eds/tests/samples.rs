//! Real messages, CRLs, OCSP responses and certificates: checks each against the expected outcome in
//! the manifest, clause by clause. An unknown clause fails the test.
#![expect(clippy::disallowed_methods, reason = "tests read files, run programs and read the clock")]
#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use eds::revocation::crl::{CrlError, Crls};
use eds::revocation::{Evidence, RevocationSource, Status};
use eds::testing::{self, Identity, Key, NeverRevoked};
use eds::{Algorithm, Certificate, Policy, Refusal, Trust, Verifier};
use sha2::{Digest, Sha256};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn raw(path: &str) -> Vec<u8> {
    std::fs::read(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a sample, in DER.
fn sample(path: &str) -> Vec<u8> {
    let bytes = raw(path);
    if bytes.starts_with(b"-----BEGIN") { der::pem::decode_vec(&bytes).unwrap().1 } else { bytes }
}

fn certificate(path: &str) -> Certificate {
    testing::certificate(&sample(path)).unwrap_or_else(|refusal| panic!("{path}: {refusal}"))
}

/// Parses a moment, or a day as its beginning.
fn at(text: &str) -> SystemTime {
    if text.contains('T') { testing::at(text) } else { testing::at(&format!("{text}T00:00:00Z")) }
}

fn hex(text: &str) -> Vec<u8> {
    base16ct::mixed::decode_vec(text).unwrap()
}

/// Returns the trust in the authority with a path, with or without its root.
fn trust(path: &str) -> Trust {
    match path {
        "ca/test/nca_gost2022_test.cer" => Trust::test(),
        _ => Trust::for_tests_without_roots(&[sample(path)]).unwrap(),
    }
}

/// A line of the manifest.
#[derive(Clone)]
struct Line {
    path: String,
    sha256: String,
    clauses: Vec<String>,
}

impl Line {
    /// Returns the rest of the clause that begins with a word.
    fn after(&self, word: &str) -> Option<&str> {
        self.all_after(word).next()
    }

    fn all_after(&self, word: &str) -> impl Iterator<Item = &str> {
        self.clauses.iter().filter_map(move |clause| clause.strip_prefix(word))
    }

    /// Fails if a clause begins with none of the words.
    fn has_only(&self, words: &[&str]) {
        for clause in &self.clauses {
            let known = words.iter().any(|word| clause.starts_with(word));
            assert!(known, "{}: no test checks «{clause}»", self.path);
        }
    }
}

fn manifest() -> Vec<Line> {
    let text = String::from_utf8(raw("MANIFEST.tsv")).unwrap();
    let line = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [path, sha256, expected] => Line {
            path: path.to_owned(),
            sha256: sha256.to_owned(),
            clauses: expected.split("; ").map(str::to_owned).collect(),
        },
        _ => panic!("not three columns: {line}"),
    };
    text.lines().skip(1).map(line).collect()
}

/// Returns the lines of a folder, which must not be empty.
fn lines(folder: &str) -> Vec<Line> {
    let lines: Vec<Line> =
        manifest().into_iter().filter(|line| line.path.starts_with(folder)).collect();
    assert!(!lines.is_empty(), "{folder}");
    lines
}

/// The folders whose lines the tests of this file check.
const CHECKED: [&str; 7] = ["ca/", "certs/", "cms/", "crl/", "keys/", "ocsp/", "vectors/"];

#[test]
fn every_sample_has_a_line_and_every_line_a_test() {
    let mut listed = BTreeSet::from(["MANIFEST.tsv".to_owned(), "SOURCES.md".to_owned()]);
    for line in manifest() {
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(raw(&line.path)));
        assert_eq!(sha256, line.sha256, "{} was changed", line.path);
        let checked = CHECKED.iter().any(|folder| line.path.starts_with(folder));
        assert!(checked, "{}: no test reads it", line.path);
        assert!(listed.insert(line.path.clone()), "{} is listed twice", line.path);
    }
    let mut found = BTreeSet::new();
    let mut folders = vec![folder()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder()).unwrap();
                found.insert(below.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    assert_eq!(found, listed);
}

#[test]
fn verifies_certificates() {
    for line in [lines("ca/"), lines("certs/")].concat() {
        line.has_only(&[
            "obsolete algorithm",
            "root is lost",
            "issued by ",
            "pinned as ",
            "role ",
            "refused ",
            "revoked by ",
            "not revoked by ",
        ]);
        let certificate = certificate(&line.path);
        if line.after("obsolete algorithm").is_some() {
            let refusal = testing::is_signed_by(&certificate, &certificate).unwrap_err();
            assert_eq!(refusal, Refusal::AlgorithmObsolete, "{}", line.path);
        }
        if let Some(issuer) = line.after("issued by ") {
            check_issuer(&line.path, &certificate, issuer);
        }
        if line.after("root is lost").is_some() {
            let issuers = lines("ca/").into_iter().map(|other| self::certificate(&other.path));
            let signed = |issuer| testing::is_signed_by(&certificate, &issuer).unwrap_or(false);
            assert!(!issuers.into_iter().any(signed), "{}", line.path);
        }
        if let Some(file) = line.after("pinned as ") {
            let pinned = std::fs::read(folder().join("../../trust").join(file)).unwrap();
            assert_eq!(certificate.der(), pinned, "{}", line.path);
        }
        let role = testing::role(Policy::Any, &certificate);
        if let Some(name) = line.after("role ") {
            assert_eq!(role.clone().unwrap().name(), name, "{}", line.path);
        }
        if let Some(refusal) = line.after("refused ") {
            assert_eq!(variant(&role.unwrap_err()), refusal, "{}", line.path);
        }
        for (word, revoked) in [("revoked by ", true), ("not revoked by ", false)] {
            if let Some(list) = line.after(word) {
                check_listed(&line.path, &certificate, list, revoked);
            }
        }
    }
}

fn check_issuer(path: &str, certificate: &Certificate, issuer: &str) {
    let issuer = self::certificate(issuer);
    assert!(testing::is_signed_by(certificate, &issuer).unwrap(), "{path}");
    // No other authority signed it.
    for other in lines("ca/") {
        let other = self::certificate(&other.path);
        if other.sha256() != issuer.sha256() {
            let signed = testing::is_signed_by(certificate, &other);
            assert!(!signed.unwrap_or(false), "{path}");
        }
    }
}

fn check_listed(path: &str, certificate: &Certificate, list: &str, revoked: bool) {
    let mut crls = Crls::default();
    crls.add(&sample(list), &Trust::test()).unwrap();
    let issuer = self::certificate("ca/test/nca_gost2022_test.cer");
    let now = testing::at("2026-08-11T12:00:00Z");
    testing::check_path(&Trust::test(), certificate, now).unwrap();
    match crls.status(certificate, &issuer, now).unwrap() {
        Status::Revoked { at, .. } => assert!(revoked && at < now, "{path}"),
        Status::Good(Evidence::Crl { number, .. }) => {
            assert!(!revoked, "{path}");
            assert_eq!(number, Some(166));
        }
        other => panic!("{path}: {other:?}"),
    }
}

/// Returns the name of a refusal's variant.
fn variant(refusal: &Refusal) -> String {
    format!("{refusal:?}").split([' ', '{']).next().unwrap().to_owned()
}

#[test]
fn verifies_messages() {
    for line in lines("cms/") {
        line.has_only(&["content ", "under ", "at "]);
        let message = sample(&line.path);
        let content = line.after("content ").unwrap();
        let content = content.strip_prefix("0x").map_or(content.as_bytes().to_vec(), hex);
        let trust = line.after("under ").map_or(Trust::test(), trust);
        let verifier = Verifier::new(trust, Policy::Any, NeverRevoked);
        assert!(line.all_after("at ").count() > 0, "{}", line.path);
        for moment in line.all_after("at ") {
            let (moment, expected) = moment.split_once(' ').unwrap();
            let found = match verifier.verify(&content, &message, at(moment)) {
                Ok(signature) => {
                    assert_eq!(signature.signer.iin.unwrap().as_str(), "123456789011");
                    let algorithm = match signature.algorithm {
                        Algorithm::RsaSha256 => "RSA",
                        Algorithm::Gost256 => "GOST256",
                        Algorithm::Gost512 => "GOST512",
                    };
                    format!("good {} {algorithm}", signature.signer.role.name())
                }
                Err(refusal) => variant(&refusal),
            };
            assert_eq!(found, expected, "{} at {moment}", line.path);
        }
    }
}

#[test]
fn reads_the_signer_of_an_organisation() {
    let message = sample("cms/mitwork_gost2015_attached_cades_t_org_head.cms");
    let verify = |policy| {
        let verifier = Verifier::new(Trust::test(), policy, NeverRevoked);
        verifier.verify(&[0xB5, 0xEB, 0x2D], &message, at("2025-02-25"))
    };
    let signature = verify(Policy::Organisation).unwrap();
    let organisation = signature.signer.organisation.unwrap();
    assert_eq!(organisation.bin.as_str(), "123456789021");
    assert_eq!(organisation.name, "АО \"ТЕСТ\"");
    assert_eq!(signature.signer.name, "ТЕСТОВ ТЕСТ ТЕСТОВИЧ");
    assert_eq!(signature.signing_time, Some(at("2025-02-24T19:23:13Z")));
    let role = signature.signer.role;
    assert_eq!(verify(Policy::Person).unwrap_err(), Refusal::RoleNotAsked { role });
}

#[test]
fn national_authorities_refuse_test_messages() {
    for line in lines("cms/") {
        let message = sample(&line.path);
        let content = line.after("content ").unwrap();
        let content = content.strip_prefix("0x").map_or(content.as_bytes().to_vec(), hex);
        let verifier = Verifier::new(Trust::production(), Policy::Any, NeverRevoked);
        let refusal = verifier.verify(&content, &message, at("2020-09-10")).unwrap_err();
        let known = ["UnknownAuthority", "AlgorithmObsolete", "ManySigners", "DigestDiffers"];
        assert!(known.contains(&variant(&refusal).as_str()), "{}: {refusal}", line.path);
    }
}

#[test]
fn reads_crls() {
    for line in lines("crl/") {
        line.has_only(&["of ", "adds to ", "at ", "certificates ", "not its list"]);
        let authority = line.after("of ").unwrap();
        let mut crls = Crls::default();
        if let Some(full) = line.after("adds to ") {
            crls.add(&sample(full), &trust(authority)).unwrap();
        }
        let before = crls.len();
        let added = crls.add(&sample(&line.path), &trust(authority));
        if line.after("not its list").is_some() {
            assert_eq!(added, Err(CrlError::Untrusted), "{}", line.path);
            continue;
        }
        added.unwrap_or_else(|error| panic!("{}: {error}", line.path));
        let count = line.after("certificates ").unwrap();
        assert_eq!((crls.len() - before).to_string(), count, "{}", line.path);
        let (moment, expected) = line.after("at ").unwrap().split_once(" number ").unwrap();
        let authority = certificate(authority);
        let status = |moment| crls.status(&authority, &authority, moment);
        let Status::Good(Evidence::Crl { number, .. }) = status(at(moment)).unwrap() else {
            panic!("{}: no CRL revokes its own authority", line.path);
        };
        assert_eq!(number.unwrap().to_string(), expected, "{}", line.path);
        let day = Duration::from_secs(24 * 60 * 60);
        assert!(status(at(moment) - day).is_err(), "{}: not issued yet", line.path);
        assert!(status(at(moment) + day).is_err(), "{}: older than a day", line.path);
    }
}

#[test]
fn validates_ocsp_responses() {
    for line in lines("ocsp/") {
        line.has_only(&["of ", "about ", "at "]);
        let authority = certificate(line.after("of ").unwrap());
        let serial = hex(line.after("about ").unwrap());
        let (moment, expected) = line.after("at ").unwrap().split_once(' ').unwrap();
        let response = sample(&line.path);
        let validate = |serial: &[u8], moment| {
            testing::validate_recorded(&response, serial, &authority, moment).unwrap()
        };
        match (validate(&serial, at(moment)), expected.split_once(' ')) {
            (Status::Good(Evidence::Ocsp { .. }), None) => assert_eq!(expected, "good"),
            (Status::Unknown, None) => assert_eq!(expected, "unknown"),
            (Status::Untrusted { .. }, None) => assert_eq!(expected, "untrusted"),
            (Status::Revoked { at, .. }, Some(("revoked", when))) => {
                assert_eq!(at, testing::at(when));
            }
            (other, _) => panic!("{}: {other:?}", line.path),
        }
        let untrusted = |status| matches!(status, Status::Untrusted { .. });
        let later = at(moment) + Duration::from_secs(600);
        assert!(untrusted(validate(&serial, later)), "{}: too old", line.path);
        let earlier = at(moment) - Duration::from_secs(600);
        assert!(untrusted(validate(&serial, earlier)), "{}: of the future", line.path);
        assert!(untrusted(validate(&[7], at(moment))), "{}: about another", line.path);
        let other = testing::certificate(&sample("ca/test/root_test_gost_2022.cer")).unwrap();
        let status = testing::validate_recorded(&response, &serial, &other, at(moment));
        assert!(untrusted(status.unwrap()), "{}: of another authority", line.path);
    }
}

#[test]
fn published_keys_belong_to_their_certificates() {
    for line in lines("keys/") {
        line.has_only(&["key of "]);
        let key = Key::from_pkcs8(&raw(&line.path)).unwrap();
        let certificate = certificate(line.after("key of ").unwrap());
        let info = key.public_key_info();
        let found = certificate.der().windows(info.len()).any(|window| window == info);
        assert!(found, "{}", line.path);
    }
}

#[test]
fn published_keys_sign_from_end_to_end() {
    use testing::published;
    let now = testing::at("2026-08-11T12:00:00Z");
    let mut crls = Crls::default();
    crls.add(&sample("crl/nca_gost2022_test.2026-08-11.crl"), &Trust::test()).unwrap();
    let verdict = |signer: &Identity| {
        let message = testing::Message::new(b"reveal", signer, now).to_der();
        let signature =
            Verifier::new(Trust::test(), Policy::Any, &crls).verify(b"reveal", &message, now);
        signature.map(|signature| signature.signer.role.name())
    };
    assert_eq!(verdict(&published::individual_valid()), Ok("person"));
    assert_eq!(verdict(&published::legal_valid_head()), Ok("head"));
    assert_eq!(verdict(&published::legal_valid_employee_signright()), Ok("right-to-sign"));
    let revoked = verdict(&published::individual_revoked()).unwrap_err();
    assert!(matches!(revoked, Refusal::Revoked { .. }), "{revoked}");
}

#[test]
fn vectors_are_used() {
    for line in lines("vectors/") {
        line.has_only(&["read by "]);
        let reader = folder().join("../..").join(line.after("read by ").unwrap());
        let source = std::fs::read_to_string(reader).unwrap();
        assert!(source.contains(&line.path), "{}", line.path);
    }
}
