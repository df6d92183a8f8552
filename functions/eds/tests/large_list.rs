//! A list of revoked certificates as large as the national one is read in little memory.

use std::time::Duration;

use eds::Algorithm;
use eds::revocation::crl::Crls;
use eds::testing::{Authority, Entry, List, now};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How much memory the table of 19 MB may take, with all that is needed on the way.
const MOST_MEMORY: usize = 20 << 20;

#[test]
fn nineteen_megabytes_are_read_in_twenty() {
    let authority = Authority::new(Algorithm::Gost512);
    let mut list = List::full(&authority, 1);
    let entry = |number: u32| {
        // Numbers as they are issued: long, and in no order.
        let mut serial = vec![0x55; 20];
        serial[1..5].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
        let at = now() - Duration::from_secs(60 * 60);
        Entry { serial, at, reason: Some(5), extensions: Vec::new() }
    };
    list.entries = (0..360_000).map(entry).collect();
    let bytes = list.signed_with(&authority.issuing.key);
    drop(list);
    assert!(bytes.len() > 19_000_000, "{} bytes", bytes.len());

    let trust = authority.trust();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut crls = Crls::default();
    crls.add(&bytes, &trust).expect("the authority signed its list");
    let taken = MEMORY.peak_usage() - before;
    assert_eq!(crls.len(), 360_000);
    assert!(taken < MOST_MEMORY, "{taken} bytes");
}
