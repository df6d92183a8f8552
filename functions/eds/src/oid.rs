//! Object identifiers of CMS, X.509 and OCSP, and of Kazakhstan's certification authorities.

use const_oid::ObjectIdentifier;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

// CMS (RFC 5652).
pub(crate) const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
pub(crate) const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_TIME: ObjectIdentifier = oid("1.2.840.113549.1.9.5");
/// RFC 5035.
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

// International algorithms.
pub(crate) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(crate) const SHA256_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
pub(crate) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");

// Algorithms under Kazakhstan's arc: GOST R 34.10-2012 with Streebog, and the older GOST 34.310.
pub(crate) const GOST_2015_256: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.1");
pub(crate) const GOST_2015_256_CURVE: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.1.1");
pub(crate) const GOST_2015_512: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.2");
pub(crate) const GOST_2015_512_CURVE: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.2.1");
pub(crate) const GOST_2015_256_SIGNATURE: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.3.1");
pub(crate) const GOST_2015_512_SIGNATURE: ObjectIdentifier = oid("1.2.398.3.10.1.1.2.3.2");
pub(crate) const STREEBOG_256: ObjectIdentifier = oid("1.2.398.3.10.1.3.2");
pub(crate) const STREEBOG_512: ObjectIdentifier = oid("1.2.398.3.10.1.3.3");
pub(crate) const GOST_2004: ObjectIdentifier = oid("1.2.398.3.10.1.1.1.1");
pub(crate) const GOST_2004_SIGNATURE: ObjectIdentifier = oid("1.2.398.3.10.1.1.1.2");
pub(crate) const GOST_2004_DIGEST: ObjectIdentifier = oid("1.2.398.3.10.1.3.1");

// Attributes of names (X.520).
pub(crate) const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
pub(crate) const SERIAL_NUMBER: ObjectIdentifier = oid("2.5.4.5");
pub(crate) const ORGANIZATION: ObjectIdentifier = oid("2.5.4.10");
pub(crate) const ORGANIZATIONAL_UNIT: ObjectIdentifier = oid("2.5.4.11");
pub(crate) const GIVEN_NAME: ObjectIdentifier = oid("2.5.4.42");

// Extensions and key purposes (RFC 5280).
pub(crate) const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
pub(crate) const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
pub(crate) const EXTENDED_KEY_USAGE: ObjectIdentifier = oid("2.5.29.37");
pub(crate) const CRL_NUMBER: ObjectIdentifier = oid("2.5.29.20");
pub(crate) const CRL_REASON: ObjectIdentifier = oid("2.5.29.21");
pub(crate) const DELTA_CRL_INDICATOR: ObjectIdentifier = oid("2.5.29.27");
pub(crate) const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.35");
pub(crate) const EMAIL_PROTECTION: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.4");
pub(crate) const CLIENT_AUTHENTICATION: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.2");
pub(crate) const OCSP_SIGNING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.9");

// OCSP (RFC 6960).
pub(crate) const OCSP_BASIC: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.1");
pub(crate) const OCSP_NONCE: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.2");

// Roles that the national authority writes into extKeyUsage.
pub(crate) const PERSON: ObjectIdentifier = oid("1.2.398.3.3.4.1.1");
pub(crate) const PERSON_SYSTEM: ObjectIdentifier = oid("1.2.398.3.3.4.1.1.1");
pub(crate) const ORGANISATION: ObjectIdentifier = oid("1.2.398.3.3.4.1.2");
pub(crate) const HEAD: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.1");
pub(crate) const RIGHT_TO_SIGN: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.2");
pub(crate) const FINANCE: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.3");
pub(crate) const PERSONNEL: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.4");
pub(crate) const EMPLOYEE: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.5");
pub(crate) const ORGANISATION_SYSTEM: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.6");
pub(crate) const TREASURY_CLIENT: ObjectIdentifier = oid("1.2.398.5.19.1.2.2.1");
