//! The tc26 curves (RFC 7836, appendices A.1 and B.2), in the form y² = x³ + ax + b.

use core::fmt::Debug;

use crypto_bigint::modular::ConstMontyParams;
use crypto_bigint::{U256, U512, Uint, const_monty_params};

/// A curve with its base point; `L` is the number of machine words of a coordinate.
pub(crate) trait Curve<const L: usize>: Debug + Clone + Copy {
    /// The prime field of the coordinates.
    type Field: ConstMontyParams<L>;
    /// The order of the base point, a prime.
    type Order: ConstMontyParams<L>;
    /// The coefficient a.
    const A: Uint<L>;
    /// The coefficient b.
    const B: Uint<L>;
    /// The base point.
    const BASE: (Uint<L>, Uint<L>);
}

/// `id-tc26-gost-3410-2012-512-paramSetA`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tc26A512;

const_monty_params!(
    Tc26A512Field,
    U512,
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFDC7",
    "The prime of the 512-bit curve."
);
const_monty_params!(
    Tc26A512Order,
    U512,
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275",
    "The order of the base point of the 512-bit curve."
);

impl Curve<{ U512::LIMBS }> for Tc26A512 {
    type Field = Tc26A512Field;
    type Order = Tc26A512Order;
    const A: U512 = U512::from_be_hex(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFDC4",
    );
    const B: U512 = U512::from_be_hex(
        "E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760",
    );
    const BASE: (U512, U512) = (
        U512::from_be_hex(
            "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003",
        ),
        U512::from_be_hex(
            "7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4",
        ),
    );
}

/// `id-tc26-gost-3410-2012-256-paramSetA`, a twisted Edwards curve in Weierstrass form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tc26A256;

const_monty_params!(
    Tc26A256Field,
    U256,
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFD97",
    "The prime of the 256-bit curve."
);
const_monty_params!(
    Tc26A256Order,
    U256,
    "400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67",
    "The order of the base point of the 256-bit curve."
);

impl Curve<{ U256::LIMBS }> for Tc26A256 {
    type Field = Tc26A256Field;
    type Order = Tc26A256Order;
    const A: U256 =
        U256::from_be_hex("C2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335");
    const B: U256 =
        U256::from_be_hex("295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513");
    const BASE: (U256, U256) = (
        U256::from_be_hex("91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28"),
        U256::from_be_hex("32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5C"),
    );
}
