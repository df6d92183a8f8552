//! The pictures of the codes, read back as a phone reads them.

use std::collections::BTreeSet;

use generator::code::qr::{decode_png, decode_svg};
use tests::project;
use tests::real::real;

/// The issued codes in the ledger.
fn given_out() -> BTreeSet<String> {
    let ledger = std::fs::read_to_string(project().join("site/codes.csv")).expect("the ledger");
    ledger.lines().skip(1).filter_map(|line| Some(line.split(',').next()?.to_owned())).collect()
}

#[test]
fn every_code_has_a_page_and_both_pictures() {
    let files = real().files();
    let codes = given_out();
    assert!(codes.len() >= 24, "{}", codes.len());
    for code in &codes {
        for file in
            [format!("Q/{code}/index.html"), format!("Q/{code}.svg"), format!("Q/{code}.png")]
        {
            assert!(files.contains(&file), "{file} is missing");
        }
    }
    let drawn = files.iter().filter_map(|file| file.strip_prefix("Q/")?.strip_suffix(".svg"));
    let unknown: Vec<_> = drawn.filter(|code| !codes.contains(*code)).collect();
    assert!(unknown.is_empty(), "{unknown:?} are in no ledger");
}

#[test]
fn every_picture_reads_as_the_address_of_its_page() {
    for code in given_out() {
        let address = format!("HTTPS://TUGANJER.KZ/Q/{code}");
        let png = decode_png(&real().bytes(&format!("Q/{code}.png"))).expect("a readable picture");
        assert_eq!(png, address);
        let svg = decode_svg(&real().text(&format!("Q/{code}.svg"))).expect("a readable picture");
        assert_eq!(svg, address);
    }
}

#[test]
fn a_page_behind_a_plate_speaks_three_languages() {
    for code in given_out() {
        let page = real().page(&format!("/Q/{code}/"));
        for lang in ["kk", "ru", "en"] {
            assert!(page.contains(&format!("id=\"{lang}\" lang=\"{lang}\"")), "{code} in {lang}");
        }
        assert!(page.contains("tel:112"), "{code} knows the emergency number");
    }
}
