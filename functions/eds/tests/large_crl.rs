//! A CRL as large as the national one is parsed in little memory.

use std::time::Duration;

use eds::Algorithm;
use eds::revocation::crl::Crls;
use eds::testing::{Authority, CrlEntrySpec, CrlSpec, now};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The maximum memory for parsing a CRL of 19 MB into its table.
const MAX_MEMORY: usize = 20 << 20;

#[test]
fn parses_nineteen_megabytes_in_twenty() {
    let authority = Authority::new(Algorithm::Gost512);
    let mut crl = CrlSpec::full(&authority, 1);
    let entry = |number: u32| {
        // Serial numbers like the issued ones: long and unsorted.
        let mut serial = vec![0x55; 20];
        serial[1..5].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
        let at = now() - Duration::from_secs(60 * 60);
        CrlEntrySpec { serial, at, reason: Some(5), extensions: Vec::new() }
    };
    crl.entries = (0..360_000).map(entry).collect();
    let bytes = crl.signed_with(&authority.issuing.key);
    drop(crl);
    assert!(bytes.len() > 19_000_000, "{} bytes", bytes.len());

    let trust = authority.trust();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut crls = Crls::default();
    crls.add(&bytes, &trust).expect("the authority signed the CRL");
    let taken = MEMORY.peak_usage() - before;
    assert_eq!(crls.len(), 360_000);
    assert!(taken < MAX_MEMORY, "{taken} bytes");
}
