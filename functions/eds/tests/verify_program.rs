//! Tests of the example program `verify`, run like a person or another program runs it.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read files, run programs and read the clock"
)]
#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use eds::testing::{self, Identity, Message, published};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];
const CRL: &str = "crl/nca_gost2022_test.2026-08-11.crl";
/// Half an hour after the CRL was issued.
const AT: &str = "2026-08-11T09:20:00+05:00";
const IIN: &str = "123456789011";

/// Returns the path of the program, which `cargo test` builds together with the tests. A run of
/// selected tests does not build it, so this function fails if the program is out of date.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let program = profile.join("examples/verify").with_extension(std::env::consts::EXE_EXTENSION);
    let built = program.metadata().and_then(|program| program.modified());
    let sources = ["src", "examples/verify"].map(|folder| newest(&here().join(folder)));
    let fresh = built.is_ok_and(|built| sources.iter().all(|source| *source <= built));
    assert!(fresh, "build it first: cargo build --release -p eds --example verify");
    program
}

/// A temporary file of a test.
struct Scratch(tempfile::NamedTempFile);

impl Scratch {
    fn new(bytes: &[u8]) -> Scratch {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        Scratch(file)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }
}

/// Writes a message signed with a published test key, after a change to it.
fn signed(content: &[u8], signer: &Identity, change: impl Fn(&mut Message)) -> Scratch {
    let mut message = Message::new(content, signer, testing::at("2026-08-11T04:20:00Z"));
    change(&mut message);
    Scratch::new(&message.to_der())
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the time of the latest change in a folder.
fn newest(folder: &Path) -> SystemTime {
    let changed = std::fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() { newest(&entry.path()) } else { metadata.modified().unwrap() }
    });
    changed.max().unwrap_or(SystemTime::UNIX_EPOCH)
}

fn verify(arguments: &[&str]) -> Output {
    Command::new(program())
        .args(arguments)
        .current_dir(here().join("tests/samples"))
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .output()
        .unwrap()
}

/// Verifies a sample with the authority of the test keys and additional arguments.
fn check(message: &str, more: &[&str]) -> (i32, String) {
    let known = [message, "--trust", "test", "--at", AT];
    let output = verify(&[&known, more].concat());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn json(message: &str, more: &[&str]) -> (i32, serde_json::Value) {
    let (code, text) = check(message, &[more, &["--json"]].concat());
    (code, serde_json::from_str(&text).unwrap())
}

#[test]
fn reports_the_signer_of_a_good_signature() {
    let verdicts = ["ҚОЛТАҢБА ЖАРАМДЫ", "ПОДПИСЬ ВЕРНА", "THE SIGNATURE IS GOOD"];
    let days =
        ["2026 жылғы 11 тамыз, 09:00", "11 августа 2026 года, 09:00", "11 August 2026, 09:00"];
    for ((language, verdict), day) in LANGUAGES.iter().zip(verdicts).zip(days) {
        let (code, text) = check("cms/tugan_good.cms", &["--crl", CRL, "--lang", language]);
        assert_eq!(code, 0, "{text}");
        assert_eq!(text.lines().next(), Some(verdict));
        assert!(text.contains("ТЕСТОВ ТЕСТ ТЕСТОВИЧ") && text.contains(day), "{text}");
        assert!(text.contains("GOST R 34.10-2012, 512 bit") && text.contains("№ 166"), "{text}");
        assert!(text.contains("••••••••9011") && !text.contains(IIN), "{text}");
        assert!(text.contains("  | Туған жер. Қол қойылған мәтіннің үлгісі.\n"), "{text}");
    }
}

#[test]
fn explains_a_revoked_key_and_a_changed_text() {
    let verdicts = ["ҚОЛТАҢБА ҚАБЫЛДАНБАДЫ", "ПОДПИСЬ ОТКЛОНЕНА", "THE SIGNATURE IS REFUSED"];
    let cases = [
        (
            "cms/tugan_revoked.cms",
            [
                "2026 жылғы 8 мамырда қайтарып алынған",
                "отозван 8 мая 2026 года",
                "revoked on 8 May 2026",
            ],
            [
                "жаңа кілтпен қайта қол қою керек",
                "подписать заново новым ключом",
                "again with a new key",
            ],
            "9/9",
        ),
        (
            "cms/tugan_forged.cms",
            [
                "қол қойылғаннан кейін өзгертілген",
                "изменили после подписания",
                "changed after it was signed",
            ],
            ["түпнұсқасын сұратыңыз", "запросите подлинник", "ask the signer for the original"],
            "4/9",
        ),
    ];
    for (message, means, remedies, step) in cases {
        for (at, language) in LANGUAGES.iter().enumerate() {
            let (code, text) = check(message, &["--crl", CRL, "--lang", language]);
            assert_eq!(code, 1, "{text}");
            assert_eq!(text.lines().next(), Some(verdicts[at]));
            for part in [means[at], remedies[at], step] {
                assert!(text.contains(part), "{part}: {text}");
            }
            // Unverified facts are not shown.
            assert!(!text.contains("ТЕСТОВ") && !text.contains("Tuğan"), "{text}");
        }
    }
}

#[test]
fn is_unavailable_without_a_revocation_source() {
    let verdicts =
        ["ТЕКСЕРУ АЯҚТАЛМАДЫ", "ПРОВЕРКА НЕ ЗАВЕРШЕНА", "THE CHECK COULD NOT BE FINISHED"];
    for (language, verdict) in LANGUAGES.iter().zip(verdicts) {
        let (code, text) = check("cms/tugan_good.cms", &["--lang", language]);
        assert_eq!(code, 3, "{text}");
        assert_eq!(text.lines().next(), Some(verdict));
        assert!(text.contains("--crl") && text.contains("--ocsp"), "{text}");
    }
    // A CRL older than a day is not a source either.
    let (code, text) = check("cms/tugan_good.cms", &["--crl", CRL, "--at", "2026-08-12T05:00:00Z"]);
    assert_eq!(code, 3, "{text}");
}

#[test]
fn explains_usage_errors_in_every_language() {
    let errors = |arguments: &[&str]| -> Vec<String> {
        let errors = LANGUAGES.iter().map(|language| {
            let output = verify(&[&["--lang", language], arguments].concat());
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            String::from_utf8(output.stderr).unwrap()
        });
        errors.collect()
    };
    let none = errors(&[]);
    assert_eq!(none[0], "Тексерілетін файл көрсетілмеген. Көмек: --help.\n");
    assert_eq!(none[1], "Не указан файл, который нужно проверить. Справка: --help.\n");
    assert_eq!(none[2], "No file to verify was given. For help: --help.\n");
    let message = "cms/tugan_good.cms";
    let cases: [(&[&str], &str); 9] = [
        (&[message, message], "one file"),
        (&[message, "--speed"], "--speed"),
        (&[message, "-x"], "-x"),
        (&[message, "--at", "yesterday"], "2026-11-24T12:00:00Z"),
        (&[message, "--trust", "both"], "production, test"),
        (&[message, "--role", "king"], "person, organisation, any"),
        (&[message, "--ocsp", "https://127.0.0.1/"], "http://"),
        (&[message, "--crl"], "--crl"),
        (&[message, "--crl", message], "not a list"),
    ];
    for (arguments, part) in cases {
        let errors = errors(arguments);
        assert!(errors[2].contains(part), "{}", errors[2]);
        assert!(errors[0] != errors[1] && errors[1] != errors[2], "{errors:?}");
    }
    // A CRL of the test authority does not cover real keys.
    assert!(errors(&[message, "--crl", CRL])[2].contains("--trust"));
    assert!(errors(&["cms/no_such_file.cms"])[2].contains("cannot be read"));
}

#[test]
fn prints_help() {
    for language in LANGUAGES {
        let output = verify(&["--help", "--lang", language]);
        assert_eq!(output.status.code(), Some(0));
        let help = String::from_utf8(output.stdout).unwrap();
        for option in ["--content", "--at", "--trust", "--crl", "--ocsp", "--role", "--json"] {
            assert!(help.contains(option), "{help}");
        }
    }
}

#[test]
fn verifies_a_detached_document() {
    let text = b"the document";
    let message = signed(text, &published::legal_valid_head(), |message| message.content = None);
    let document = Scratch::new(text);
    let with = |content| {
        let more = ["--crl", CRL, "--content", content, "--role", "organisation"];
        json(message.path(), &more)
    };
    let (code, good) = with(document.path());
    assert_eq!(code, 0, "{good}");
    assert_eq!(good["signer"]["role"], "head");
    assert_eq!(good["signer"]["organisation"]["bin"], "123456789021");
    let (code, other) = with("SOURCES.md");
    assert_eq!((code, &other["reason"]["name"]), (1, &"digest-differs".into()));
    let (_, attached) = json("cms/tugan_good.cms", &["--crl", CRL, "--content", "SOURCES.md"]);
    assert_eq!(attached["step"], "content");
    let output = verify(&[message.path(), "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--content"));
}

#[test]
fn reads_the_message_from_standard_input() {
    let mut program = Command::new(program())
        .args(["-", "--trust", "test", "--lang", "en"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(b"no signature").unwrap();
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("not-a-message"));
}

/// Asserts the keys of a JSON object.
fn has_keys(object: &serde_json::Value, keys: &[&str]) {
    let mut found: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
    let mut keys = keys.to_vec();
    found.sort_unstable();
    keys.sort_unstable();
    assert_eq!(found, keys);
}

#[test]
fn prints_the_outcome_as_json() {
    let keys = ["verdict", "step", "reason", "signer", "algorithm", "revocation"];
    let (code, good) = json("cms/tugan_good.cms", &["--crl", CRL, "--role", "person"]);
    assert_eq!((code, &good["verdict"]), (0, &"good".into()));
    has_keys(&good, &keys);
    has_keys(
        &good["signer"],
        &["name", "iin", "role", "organisation", "certificate", "signing_time"],
    );
    has_keys(&good["signer"]["certificate"], &["serial", "sha256"]);
    has_keys(&good["revocation"], &["source", "number", "this_update"]);
    assert!(good["step"].is_null() && good["reason"].is_null());
    // Programs compare the whole number.
    assert_eq!(good["signer"]["iin"], IIN);
    assert_eq!(good["signer"]["signing_time"], "2026-08-11T04:00:00Z");
    assert_eq!(good["revocation"]["source"], "crl");

    let outcomes: [(&str, &[&str], i32, &str, &str); 4] = [
        ("cms/tugan_revoked.cms", &["--crl", CRL], 1, "refused", "revoked"),
        ("cms/tugan_forged.cms", &["--crl", CRL], 1, "refused", "digest-differs"),
        ("cms/tugan_good.cms", &["--role", "organisation"], 1, "refused", "role-not-asked"),
        ("cms/tugan_good.cms", &[], 3, "unavailable", "revocation-unavailable"),
    ];
    for (message, more, expected, verdict, name) in outcomes {
        for language in LANGUAGES {
            let (code, outcome) = json(message, &[more, &["--lang", language]].concat());
            has_keys(&outcome, &keys);
            has_keys(&outcome["reason"], &["name", "text", "detail"]);
            assert_eq!(code, expected, "{outcome}");
            assert_eq!(outcome["verdict"], verdict);
            assert_eq!(outcome["reason"]["name"], name);
            assert!(outcome["signer"].is_null() && outcome["revocation"].is_null());
        }
    }
}

/// Answers one request on the loopback interface with these bytes, and returns the address.
fn answer(response: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        assert!(stream.read(&mut request).unwrap() > 0);
        stream.write_all(response).unwrap();
    });
    address
}

#[test]
fn asks_the_authority_at_the_given_address_only() {
    let redirect =
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let cases: [(&'static [u8], i32, &str); 3] = [
        // An unsigned response is refused; it does not count as a missing one.
        (b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfine", 1, "revocation-untrusted"),
        (b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", 3, "revocation-unavailable"),
        (redirect, 3, "revocation-unavailable"),
    ];
    for (response, expected, name) in cases {
        let (code, outcome) = json("cms/tugan_good.cms", &["--ocsp", &answer(response)]);
        assert_eq!((code, &outcome["reason"]["name"]), (expected, &name.into()), "{outcome}");
    }
    // Without a response the CRL is used.
    let busy = answer(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n");
    let (code, outcome) = json("cms/tugan_good.cms", &["--ocsp", &busy, "--crl", CRL]);
    assert_eq!((code, &outcome["revocation"]["source"]), (0, &"crl".into()), "{outcome}");
}

#[test]
fn removes_terminal_control_characters() {
    let text = "before\u{1b}[2J\u{202e}after";
    let message = signed(text.as_bytes(), &published::individual_valid(), |_| ());
    let (code, shown) = check(message.path(), &["--crl", CRL]);
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("  | before\u{FFFD}[2J\u{FFFD}after\n"), "{shown}");
}
