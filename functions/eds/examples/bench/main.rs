//! How long verifications take, beside those of OpenSSL on the same machine: CPU time of Linux.
#![expect(clippy::disallowed_methods, reason = "a program of its own")]
#![expect(clippy::print_stdout, reason = "the report of a command-line program")]

mod large_list;
mod measure;
mod openssl;

use std::process::ExitCode;

use eds::revocation::crl::Crls;
use eds::testing::{self, Authority, List, Message};
use eds::{Algorithm, Policy, Role, Verifier};

use measure::{Error, microseconds};
use openssl::OpenSsl;

/// How many rounds of measuring there are; the least of them counts.
const ROUNDS: usize = 5;

/// What is measured.
struct Case {
    name: &'static str,
    /// The time that is aimed at, in microseconds.
    aim: f64,
    run: Box<dyn Fn() -> bool>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match (arguments.next().as_deref(), arguments.next()) {
        (Some(large_list::CHILD), Some(path)) => large_list::load(&path),
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
    let mut least = vec![f64::INFINITY; cases.len()];
    let mut others = OpenSsl::NONE;
    for _ in 0..ROUNDS {
        for (case, least) in cases.iter().zip(&mut least) {
            *least = least.min(microseconds(&case.run)?);
        }
        others = others.least(OpenSsl::measure());
    }
    println!("                            CPU us    aim us   x RSA-2048   x P-521 of OpenSSL");
    for (case, time) in cases.iter().zip(least) {
        let OpenSsl { rsa2048, p521 } = others;
        let Case { name, aim, .. } = case;
        println!("{name:25} {time:9.0} {aim:9.0} {:12.1} {:8.2}", time / rsa2048, time / p521);
    }
    println!("OpenSSL: RSA-2048 {:.0} us, P-521 {:.0} us", others.rsa2048, others.p521);
    large_list::report()
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

/// The signature of an authority under a certificate, with the reading of its key.
fn one_signature(name: &'static str, aim: f64, algorithm: Algorithm) -> Case {
    let authority = Authority::new(algorithm);
    let person = authority.signer(Role::Person).certificate;
    let read = |der: &[u8]| testing::certificate(der).expect("the authority writes good ones");
    let (person, issuer) = (read(&person), read(&authority.issuing.certificate));
    let run = move || testing::is_signed_by(&person, &issuer).is_ok_and(|signed| signed);
    Case { name, aim, run: Box::new(run) }
}

/// A message with its path and the look into a list.
fn whole_message(name: &'static str, aim: f64, algorithm: Algorithm) -> Case {
    let authority = Authority::new(algorithm);
    let trust = authority.trust();
    let content = [0x20; 2000];
    let message = Message::new(&content, &authority.signer(Role::Person), testing::now());
    let message = message.to_der();
    let mut crls = Crls::default();
    let list = List::full(&authority, 1).signed_with(&authority.issuing.key);
    crls.add(&list, &trust).expect("the authority signed its list");
    let verifier = Verifier::new(trust, Policy::Person, crls);
    let run = move || verifier.verify(&content, &message, testing::now()).is_ok();
    Case { name, aim, run: Box::new(run) }
}
