//! A list of revoked certificates as large as the national one, loaded by a process of its own.
#![expect(clippy::disallowed_methods, reason = "a program of its own")]

use std::process::Command;
use std::time::Duration;

use eds::Algorithm;
use eds::revocation::crl::Crls;
use eds::testing::{self, Authority, Entry, List};

use crate::measure::{Error, cpu, peak};

/// What the process that loads is told to do.
pub(crate) const CHILD: &str = "load";

/// So many certificates make 19 MB.
const ENTRIES: u32 = 360_000;

/// Writes the list to a file and has it loaded.
pub(crate) fn report() -> Result<(), Error> {
    let list = tempfile::NamedTempFile::new()?;
    std::fs::write(list.path(), large_list())?;
    let child = Command::new(std::env::current_exe()?).arg(CHILD).arg(list.path()).output()?;
    print!("{}", String::from_utf8_lossy(&child.stdout));
    Ok(())
}

fn large_list() -> Vec<u8> {
    let authority = authority();
    let mut list = List::full(&authority, 1);
    list.entries = (0..ENTRIES)
        .map(|number| {
            // Numbers as they are issued: long, and in no order.
            let mut serial = vec![0x55; 20];
            serial[1..5].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
            let at = testing::now() - Duration::from_secs(u64::from(number) * 60);
            Entry { serial, at, reason: Some(5), extensions: Vec::new() }
        })
        .collect();
    list.signed_with(&authority.issuing.key)
}

/// Loads a list, and tells what it took.
pub(crate) fn load(path: &str) -> Result<(), Error> {
    let trust = authority().trust();
    let before = peak()?;
    let list = std::fs::read(path)?;
    let begin = cpu()?;
    let mut crls = Crls::default();
    crls.add(&list, &trust)?;
    let seconds = (cpu()? - begin) / 1e6;
    println!(
        "list of {} certificates, {:.1} MB: {seconds:.2} s of CPU (aim 1), peak {:.1} MB (aim 40), \
         of which the program without it {before:.1} MB",
        crls.len(),
        list.len() as f64 / 1e6,
        peak()?
    );
    Ok(())
}

fn authority() -> Authority {
    Authority::new(Algorithm::Gost512)
}
