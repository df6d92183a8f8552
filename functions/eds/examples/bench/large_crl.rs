//! Measures loading a CRL as large as the national one, in a separate process.
#![expect(clippy::disallowed_methods, reason = "a separate program")]

use std::process::Command;
use std::time::Duration;

use eds::Algorithm;
use eds::revocation::crl::Crls;
use eds::testing::{self, Authority, CrlEntrySpec, CrlSpec};

use crate::measure::{Error, cpu, peak};

/// The command of the process that loads.
pub(crate) const CHILD: &str = "load";

/// The number of certificates that make a CRL of 19 MB.
const ENTRIES: u32 = 360_000;

/// Writes the CRL to a file and loads it in a separate process.
pub(crate) fn report() -> Result<(), Error> {
    let crl = tempfile::NamedTempFile::new()?;
    std::fs::write(crl.path(), large_crl())?;
    let child = Command::new(std::env::current_exe()?).arg(CHILD).arg(crl.path()).output()?;
    print!("{}", String::from_utf8_lossy(&child.stdout));
    Ok(())
}

fn large_crl() -> Vec<u8> {
    let authority = authority();
    let mut crl = CrlSpec::full(&authority, 1);
    crl.entries = (0..ENTRIES)
        .map(|number| {
            // Serial numbers like the issued ones: long and unsorted.
            let mut serial = vec![0x55; 20];
            serial[1..5].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
            let at = testing::now() - Duration::from_secs(u64::from(number) * 60);
            CrlEntrySpec { serial, at, reason: Some(5), extensions: Vec::new() }
        })
        .collect();
    crl.signed_with(&authority.issuing.key)
}

/// Loads a CRL, and prints the time and memory used.
pub(crate) fn load(path: &str) -> Result<(), Error> {
    let trust = authority().trust();
    let before = peak()?;
    let crl = std::fs::read(path)?;
    let begin = cpu()?;
    let mut crls = Crls::default();
    crls.add(&crl, &trust)?;
    let seconds = (cpu()? - begin) / 1e6;
    println!(
        "CRL of {} certificates, {:.1} MB: {seconds:.2} s of CPU (target 1), peak {:.1} MB (target 40), \
         of which {before:.1} MB before loading",
        crls.len(),
        crl.len() as f64 / 1e6,
        peak()?
    );
    Ok(())
}

fn authority() -> Authority {
    Authority::new(Algorithm::Gost512)
}
