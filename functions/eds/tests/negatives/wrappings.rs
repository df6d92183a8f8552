//! One signature as programs, forms, JSON and clipboards wrap it: accepted, or refused for the wrapping
//! with a reason of its own, never as a wrong signature.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use der::pem::{LineEnding, encode_string};
use eds::testing::Message;
use eds::{Algorithm, Refusal};

use crate::fixture::{CONTENT, Fixture};

/// A message whose base64 has padding and a `+`, which most wrappings are about.
fn message(fixture: &Fixture) -> (Vec<u8>, String) {
    let tried = (0..64).map(|seconds| {
        let when = eds::testing::now() + std::time::Duration::from_secs(seconds);
        let der = Message::new(CONTENT, &fixture.person, when).to_der();
        let base64 = Base64::encode_string(&der);
        (der, base64)
    });
    let mut fitting = tried.filter(|(_, text)| text.contains('+') && text.contains('/'));
    fitting.next().expect("one of many")
}

#[test]
fn a_wrapped_signature_is_the_same_signature() {
    let fixture = Fixture::new(Algorithm::RsaSha256);
    let (der, base64) = message(&fixture);
    let pem = encode_string("CMS", LineEnding::LF, &der).unwrap();
    let lines: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let same = [
        ("a byte order mark", format!("\u{FEFF}{pem}")),
        ("PEM in one line", pem.replace('\n', "")),
        ("PEM escaped as in JSON", format!("\"{}\"", pem.replace('\n', "\\n"))),
        ("quotes", format!("\"{base64}\"")),
        ("escaped as in JSON", lines.join("\\r\\n").replace('/', "\\/")),
        ("the URL alphabet", Base64UrlUnpadded::encode_string(&der)),
        ("no padding", base64.trim_end_matches('=').to_owned()),
        ("spaces for plus", base64.replace('+', " ")),
        ("spaces for plus in lines", lines.join("\n").replace('+', " ")),
        (
            "lines of 76",
            base64
                .as_bytes()
                .chunks(76)
                .map(|line| String::from_utf8_lossy(line).into_owned() + "\n")
                .collect(),
        ),
        ("words with spaces", lines.join(" ")),
    ];
    for (name, text) in same {
        let der_of_text =
            eds::to_der(text.as_bytes()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(*der_of_text, *der, "{name}");
    }
}

#[test]
fn what_is_no_signature_is_refused_with_its_own_reason() {
    let fixture = Fixture::new(Algorithm::RsaSha256);
    let (der, base64) = message(&fixture);
    let pem = encode_string("CMS", LineEnding::LF, &der).unwrap();
    let certificate = encode_string("CERTIFICATE", LineEnding::LF, &fixture.person.certificate);
    let cut = &der[..der.len() - 5];
    let refused = [
        ("nothing", Vec::new(), Refusal::Empty),
        ("blanks", b" \r\n\"\"".to_vec(), Refusal::Empty),
        ("no END", pem.replace("-----END CMS-----\n", "").into_bytes(), Refusal::CutOff),
        ("half a line", base64.as_bytes()[..base64.len() / 2].to_vec(), Refusal::CutOff),
        ("cut DER", cut.to_vec(), Refusal::CutOff),
        ("cut base64", base64.as_bytes()[..base64.len() - 7].to_vec(), Refusal::CutOff),
        ("more bytes", [&der[..], b"\n\n"].concat(), Refusal::TrailingBytes),
        ("two PEM", pem.repeat(2).into_bytes(), Refusal::SeveralMessages),
        ("two of base64", base64.repeat(2).into_bytes(), Refusal::SeveralMessages),
        ("twice", Base64::encode_string(pem.as_bytes()).into_bytes(), Refusal::EncodedTwice),
        ("a certificate", certificate.unwrap().into_bytes(), Refusal::AnotherPem),
        ("words", "қол қойылған".as_bytes().to_vec(), Refusal::NotAMessage),
    ];
    for (name, bytes, expected) in refused {
        assert_eq!(eds::to_der(&bytes).map(|_| ()), Err(expected), "{name}");
    }
}
