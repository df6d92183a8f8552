//! Tests of the curve arithmetic with the vectors of the standards and of the national library.

use crypto_bigint::modular::ConstMontyParams;
use crypto_bigint::{U256, U512, Uint, const_monty_params};
use sha2::Digest as _;

use super::curve::{Curve, Tc26A256, Tc26A512, Tc26A512Order};
use super::point::{Affine, Point};
use super::scalar::scalar;
use super::sign::SigningKey;
use super::verify::VerifyingKey;

/// Reads a hexadecimal number as the standards print it, to its little-endian bytes.
fn bytes(big_endian: &str) -> Vec<u8> {
    let mut bytes = hex(big_endian);
    bytes.reverse();
    bytes
}

fn hex(text: &str) -> Vec<u8> {
    base16ct::mixed::decode_vec(text).unwrap()
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
fn verifies_the_example_of_rfc_7091() {
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
    assert_changed_bits_are_refused(|signature| key.verify(&digest, signature), &signature);
    assert_changed_bits_are_refused(|digest| key.verify(digest, &signature), &digest);
}

fn assert_changed_bits_are_refused(verify: impl Fn(&[u8]) -> bool, good: &[u8]) {
    for bit in (0..good.len() * 8).step_by(7) {
        let mut changed = good.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!verify(&changed), "bit {bit}");
    }
}

/// Returns a value of the test vectors made by the national cryptographic library.
fn vector(name: &str) -> Vec<u8> {
    let vectors = include_str!("../../tests/samples/vectors/kalkan_gost512_oracle.txt");
    let line = vectors.lines().find_map(|line| line.strip_prefix(&format!("{name}="))).unwrap();
    if name == "msg" { line.as_bytes().to_vec() } else { hex(line) }
}

#[test]
fn verifies_a_signature_of_the_national_library() {
    let reversed = |name: &str| vector(name).into_iter().rev().collect::<Vec<u8>>();
    let public = [reversed("qx"), reversed("qy")].concat();
    let key = VerifyingKey::<Tc26A512, { U512::LIMBS }>::from_bytes(&public).unwrap();
    let digest = streebog::Streebog512::digest(vector("msg"));
    assert_eq!(digest.as_slice(), vector("digest"));
    assert!(key.verify(&digest, &vector("sig")));
    assert_changed_bits_are_refused(|signature| key.verify(&digest, signature), &vector("sig"));
    let signing = SigningKey::<Tc26A512, { U512::LIMBS }>::from_bytes(&reversed("d")).unwrap();
    assert_eq!(signing.verifying_key(), public);
}

#[test]
fn base_points_are_on_their_curves_and_have_their_orders() {
    check_base::<Tc26A512, { U512::LIMBS }>();
    check_base::<Tc26A256, { U256::LIMBS }>();
    check_base::<Example, { U256::LIMBS }>();
}

fn check_base<C: Curve<L>, const L: usize>() {
    let (x, y) = C::BASE;
    assert!(Affine::<C, L>::new(x, y).is_some(), "on the curve");
    let base = Point::<C, L>::from(&Affine::base());
    let order: Uint<L> = *C::Order::PARAMS.modulus().as_ref();
    let zero = base.combine(&order, &base, &Uint::ZERO);
    assert!(zero.x().is_none(), "the order times the base point is infinity");
    // Equal digits of both numbers reach the doubling within an addition.
    let half = Uint::from_u8(21);
    let sum = base.combine(&half, &base, &half);
    let whole = base.combine(&Uint::from_u8(42), &base, &Uint::ZERO);
    assert_eq!(sum.to_affine(), whole.to_affine());
}

#[test]
fn signatures_verify_on_both_curves() {
    check_signing::<Tc26A512, { U512::LIMBS }>();
    check_signing::<Tc26A256, { U256::LIMBS }>();
}

fn check_signing<C: Curve<L>, const L: usize>() {
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
fn refuses_numbers_out_of_range() {
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
fn refuses_keys_of_small_order() {
    const LIMBS: usize = U256::LIMBS;
    // The points of order 2 and 4 of the curve whose cofactor is 4, computed with another program.
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
        let point = Affine::<Tc26A256, LIMBS>::new(x, y).expect("the point is on the curve");
        assert!(Point::from(&point).is_of_small_order());
        let key = [x.to_le_bytes().as_ref().to_vec(), y.to_le_bytes().as_ref().to_vec()].concat();
        assert!(VerifyingKey::<Tc26A256, LIMBS>::from_bytes(&key).is_none());
    }
}

/// Returns numbers whose non-adjacent forms have extreme digits.
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
fn combines_extreme_numbers_correctly() {
    check_sums::<Tc26A512, { U512::LIMBS }>();
    check_sums::<Tc26A256, { U256::LIMBS }>();
}

fn check_sums<C: Curve<L>, const L: usize>() {
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
