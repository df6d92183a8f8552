//! Measures the CPU time of verifications on Linux, and compares it with OpenSSL.
#![expect(clippy::disallowed_methods, reason = "a separate program")]
#![expect(clippy::print_stdout, reason = "the report of a command-line program")]

mod large_crl;
mod measure;
mod openssl;

use std::process::ExitCode;

use eds::revocation::crl::Crls;
use eds::testing::{self, Authority, CrlSpec, Message};
use eds::{Algorithm, Policy, Role, Verifier};

use measure::{Error, microseconds};
use openssl::OpenSsl;

/// The number of rounds; the fastest is reported.
const ROUNDS: usize = 5;

/// A measured operation.
struct Case {
    name: &'static str,
    /// The target time in microseconds.
    target: f64,
    run: Box<dyn Fn() -> bool>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match (arguments.next().as_deref(), arguments.next()) {
        (Some(large_crl::CHILD), Some(path)) => large_crl::load(&path),
        _ => report(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<(), Error> {
    let cases = cases();
    let mut fastest = vec![f64::INFINITY; cases.len()];
    let mut openssl = OpenSsl::NONE;
    for _ in 0..ROUNDS {
        for (case, fastest) in cases.iter().zip(&mut fastest) {
            *fastest = fastest.min(microseconds(&case.run)?);
        }
        openssl = openssl.fastest(OpenSsl::measure());
    }
    println!("                            CPU us target us   x RSA-2048   x P-521 of OpenSSL");
    for (case, time) in cases.iter().zip(fastest) {
        let OpenSsl { rsa2048, p521 } = openssl;
        let Case { name, target, .. } = case;
        println!("{name:25} {time:9.0} {target:9.0} {:12.1} {:8.2}", time / rsa2048, time / p521);
    }
    println!("OpenSSL: RSA-2048 {:.0} us, P-521 {:.0} us", openssl.rsa2048, openssl.p521);
    large_crl::report()
}

fn cases() -> Vec<Case> {
    vec![
        one_signature("one GOST-512 signature", 4000.0, Algorithm::Gost512),
        one_signature("one GOST-256 signature", 2000.0, Algorithm::Gost256),
        one_signature("one RSA-2048 signature", 300.0, Algorithm::RsaSha256),
        whole_message("whole message, GOST-512", 15_000.0, Algorithm::Gost512),
        whole_message("whole message, GOST-256", 15_000.0, Algorithm::Gost256),
        whole_message("whole message, RSA-2048", 15_000.0, Algorithm::RsaSha256),
    ]
}

/// Verifies the signature of an authority under a certificate, including parsing its key.
fn one_signature(name: &'static str, target: f64, algorithm: Algorithm) -> Case {
    let authority = Authority::new(algorithm);
    let person = authority.signer(Role::Person).certificate;
    let read = |der: &[u8]| {
        testing::certificate(der).expect("the authority makes well-formed certificates")
    };
    let (person, issuer) = (read(&person), read(&authority.issuing.certificate));
    let run = move || testing::is_signed_by(&person, &issuer).is_ok_and(|signed| signed);
    Case { name, target, run: Box::new(run) }
}

/// Verifies a whole message, with its path and a lookup in a CRL.
fn whole_message(name: &'static str, target: f64, algorithm: Algorithm) -> Case {
    let authority = Authority::new(algorithm);
    let trust = authority.trust();
    let content = [0x20; 2000];
    let message = Message::new(&content, &authority.signer(Role::Person), testing::now());
    let message = message.to_der();
    let mut crls = Crls::default();
    let crl = CrlSpec::full(&authority, 1).signed_with(&authority.issuing.key);
    crls.add(&crl, &trust).expect("the authority signed the CRL");
    let verifier = Verifier::new(trust, Policy::Person, crls);
    let run = move || verifier.verify(&content, &message, testing::now()).is_ok();
    Case { name, target, run: Box::new(run) }
}
