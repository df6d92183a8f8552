//! The curve arithmetic against the vectors of the standards and of the national library.

use crypto_bigint::modular::ConstMontyParams;
use crypto_bigint::{U256, U512, Uint, const_monty_params};
use sha2::Digest as _;

use super::curve::Tc26A512Order;
use super::*;

/// A number in hexadecimal, as the standards print it, to its little-endian bytes.
fn bytes(big_endian: &str) -> Vec<u8> {
    let mut bytes = hex(big_endian);
    bytes.reverse();
    bytes
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

/// The curve of the example of RFC 7091, section 7.1.
#[derive(Debug, Clone, Copy)]
struct Example;

const_monty_params!(
    ExampleField,
    U256,
    "8000000000000000000000000000000000000000000000000000000000000431",
    "The prime of the example."
);
const_monty_params!(
    ExampleOrder,
    U256,
    "8000000000000000000000000000000150FE8A1892976154C59CFC193ACCF5B3",
    "The order of the base point of the example."
);

impl Curve<{ U256::LIMBS }> for Example {
    type Field = ExampleField;
    type Order = ExampleOrder;
    const A: U256 = U256::from_u8(7);
    const B: U256 =
        U256::from_be_hex("5FBFF498AA938CE739B8E022FBAFEF40563F6E6A3472FC2A514C0CE9DAE23B7E");
    const BASE: (U256, U256) = (
        U256::from_u8(2),
        U256::from_be_hex("08E2A8A0E65147D4BD6316030E16D19C85C97F0A9CA267122B96ABBCEA7E8FC8"),
    );
}

#[test]
fn the_example_of_rfc_7091() {
    let key = [
        bytes("7F2B49E270DB6D90D8595BEC458B50C58585BA1D4E9B788F6689DBD8E56FD80B"),
        bytes("26F1B489D6701DD185C8413A977B3CBBAF64D1C593D26627DFFB101A87FF77DA"),
    ]
    .concat();
    let digest = bytes("2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5");
    let signature = [
        bytes("41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493"),
        bytes("01456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40"),
    ]
    .concat();
    let key = VerifyingKey::<Example, { U256::LIMBS }>::from_bytes(&key).unwrap();
    assert!(key.verify(&digest, &signature));
    every_changed_bit_is_refused(|signature| key.verify(&digest, signature), &signature);
    every_changed_bit_is_refused(|digest| key.verify(digest, &signature), &digest);
}

fn every_changed_bit_is_refused(verify: impl Fn(&[u8]) -> bool, good: &[u8]) {
    for bit in (0..good.len() * 8).step_by(7) {
        let mut changed = good.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!verify(&changed), "bit {bit}");
    }
}

/// A signature and its key made by the national cryptographic library.
fn oracle(name: &str) -> Vec<u8> {
    let vectors = include_str!("../../tests/samples/vectors/kalkan_gost512_oracle.txt");
    let line = vectors.lines().find_map(|line| line.strip_prefix(&format!("{name}="))).unwrap();
    if name == "msg" { line.as_bytes().to_vec() } else { hex(line) }
}

#[test]
fn a_signature_of_the_national_library() {
    let reversed = |name: &str| oracle(name).into_iter().rev().collect::<Vec<u8>>();
    let public = [reversed("qx"), reversed("qy")].concat();
    let key = VerifyingKey::<Tc26A512, { U512::LIMBS }>::from_bytes(&public).unwrap();
    let digest = streebog::Streebog512::digest(oracle("msg"));
    assert_eq!(digest.as_slice(), oracle("digest"));
    assert!(key.verify(&digest, &oracle("sig")));
    every_changed_bit_is_refused(|signature| key.verify(&digest, signature), &oracle("sig"));
    let signing = SigningKey::<Tc26A512, { U512::LIMBS }>::from_bytes(&reversed("d")).unwrap();
    assert_eq!(signing.verifying_key(), public);
}

#[test]
fn the_base_points_lie_on_their_curves_and_have_their_orders() {
    checked_base::<Tc26A512, { U512::LIMBS }>();
    checked_base::<Tc26A256, { U256::LIMBS }>();
    checked_base::<Example, { U256::LIMBS }>();
}

fn checked_base<C: Curve<L>, const L: usize>() {
    let (x, y) = C::BASE;
    assert!(Affine::<C, L>::new(x, y).is_some(), "on the curve");
    let base = Point::<C, L>::from(&Affine::base());
    let order: Uint<L> = *C::Order::PARAMS.modulus().as_ref();
    let zero = base.combine(&order, &base, &Uint::ZERO);
    assert!(zero.x().is_none(), "the order times the base point is zero");
    // Through the doubling within an addition: the digits of both numbers are the same.
    let half = Uint::from_u8(21);
    let sum = base.combine(&half, &base, &half);
    let whole = base.combine(&Uint::from_u8(42), &base, &Uint::ZERO);
    assert_eq!(sum.to_affine(), whole.to_affine());
}

#[test]
fn what_is_signed_verifies_on_both_curves() {
    signed::<Tc26A512, { U512::LIMBS }>();
    signed::<Tc26A256, { U256::LIMBS }>();
}

fn signed<C: Curve<L>, const L: usize>() {
    for seed in 0..8u8 {
        let key = SigningKey::<C, L>::from_seed(&[seed]);
        let public = VerifyingKey::<C, L>::from_bytes(&key.verifying_key()).unwrap();
        let digest = &sha2::Sha512::digest([seed])[..L * 8];
        let signature = key.sign(digest);
        assert!(public.verify(digest, &signature));
        assert!(public.verify(&vec![0; L * 8], &key.sign(&vec![0; L * 8])), "e is never zero");
        let stranger = SigningKey::<C, L>::from_seed(&[seed, 1]).verifying_key();
        let stranger = VerifyingKey::<C, L>::from_bytes(&stranger).unwrap();
        assert!(!stranger.verify(digest, &signature));
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    const LIMBS: usize = U512::LIMBS;
    let key = SigningKey::<Tc26A512, LIMBS>::from_seed(b"range");
    let public = VerifyingKey::<Tc26A512, LIMBS>::from_bytes(&key.verifying_key()).unwrap();
    let digest = [7; 64];
    let good = key.sign(&digest);
    let (r, s) = good.split_at(64);
    let order: Vec<u8> = Tc26A512Order::PARAMS.modulus().as_ref().to_le_bytes().as_ref().to_vec();
    for (r, s) in [(&[0; 64][..], s), (r, &[0; 64][..]), (&order[..], s), (r, &order[..])] {
        assert!(!public.verify(&digest, &[r, s].concat()));
    }
    assert!(!public.verify(&digest, &good[..127]));
    assert!(!public.verify(&digest[..63], &good));
    assert!(VerifyingKey::<Tc26A512, LIMBS>::from_bytes(&[0; 128]).is_none(), "no such point");
    assert!(VerifyingKey::<Tc26A512, LIMBS>::from_bytes(&[0xFF; 128]).is_none(), "not reduced");
}

#[test]
fn a_key_for_which_anybody_signs_is_none() {
    const LIMBS: usize = U256::LIMBS;
    // The points of order 2 and 4 of the curve whose cofactor is 4, found outside this program.
    let points = [
        ("0100FE73F595FF158E974B44D478D9588744FE5C192AC47EA63075DCE7A14AAA", "00"),
        (
            "7F7F80C60535007538B45A5D95C39353BC5D80D1F36A9DC0ACE7C5118C2F5977",
            "7E7E82520F9F015FAA1D0F18C14AB9FB35188275DA3FD94206B74F34A48E0ECD",
        ),
        (
            "7F7F80C60535007538B45A5D95C39353BC5D80D1F36A9DC0ACE7C5118C2F5977",
            "81817DADF060FEA055E2F0E73EB54604CAE77D8A25C026BDF948B0CB5B71EECA",
        ),
    ];
    for (x, y) in points {
        let (x, mut y) = (bytes(x), bytes(y));
        y.resize(32, 0);
        let (x, y) = (U256::from_le_slice(&x), U256::from_le_slice(&y));
        let point = Affine::<Tc26A256, LIMBS>::new(x, y).expect("it lies on the curve");
        assert!(Point::from(&point).is_of_small_order());
        let key = [x.to_le_bytes().as_ref().to_vec(), y.to_le_bytes().as_ref().to_vec()].concat();
        assert!(VerifyingKey::<Tc26A256, LIMBS>::from_bytes(&key).is_none());
    }
}

/// Numbers whose digits are at the edges of what the reckoning splits them into.
fn edges<C: Curve<L>, const L: usize>() -> Vec<Uint<L>> {
    let order: Uint<L> = *C::Order::PARAMS.modulus().as_ref();
    let small = [0u8, 1, 2, 15, 16, 17, 31, 32, 33, 47, 48].map(Uint::from_u8);
    let top = Uint::ONE.shl_vartime(Uint::<L>::BITS - 1);
    let patterns = [0x55, 0xAA, 0xF8, 0x0F, 0x1F, 0x3E, 0xFF]
        .map(|byte| Uint::from_le_slice(&vec![byte; L * 8]));
    let near = [order, order.wrapping_sub(&Uint::ONE), order.wrapping_add(&Uint::ONE)];
    small
        .into_iter()
        .chain(patterns)
        .chain(near)
        .chain([top, top.wrapping_sub(&Uint::ONE)])
        .collect()
}

#[test]
fn sums_at_the_edges_are_those_of_the_numbers() {
    sums::<Tc26A512, { U512::LIMBS }>();
    sums::<Tc26A256, { U256::LIMBS }>();
}

fn sums<C: Curve<L>, const L: usize>() {
    let base = Point::<C, L>::from(&Affine::base());
    let edges = edges::<C, L>();
    for (at, k) in edges.iter().enumerate() {
        let l = &edges[(at * 7 + 3) % edges.len()];
        let sum = (scalar::<C, L>(k) + scalar::<C, L>(l)).retrieve();
        let found = base.combine(k, &base, l).to_affine();
        assert_eq!(found, base.combine(&sum, &base, &Uint::ZERO).to_affine(), "{k} and {l}");
        let rest = (-scalar::<C, L>(k)).retrieve();
        assert!(base.combine(k, &base, &rest).to_affine().is_none(), "{k} and its negative");
    }
}
