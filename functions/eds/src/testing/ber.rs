//! The same element in forms of BER that some programs write.

use crate::asn1::Element;

/// With an end mark in the place of every length that may have one.
pub fn indefinite(der: &[u8]) -> Vec<u8> {
    rewritten(der, &|tag, content| {
        let primitive = tag & 0x20 == 0;
        if primitive {
            return super::write::element(tag, content);
        }
        [&[tag, 0x80], content, &[0, 0]].concat()
    })
}

/// With every octet string in pieces of so many bytes, the last of them empty.
pub fn in_pieces(der: &[u8], piece: usize) -> Vec<u8> {
    rewritten(der, &|tag, content| {
        if tag != 0x04 {
            return super::write::element(tag, content);
        }
        let pieces = content.chunks(piece).chain([&[][..]]);
        let pieces: Vec<u8> = pieces.flat_map(super::write::octets).collect();
        super::write::element(0x24, &pieces)
    })
}

/// Writes an element and those within anew, innermost first.
fn rewritten(der: &[u8], write: &dyn Fn(u8, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let element = Element::only(der).expect("tests rewrite what is well-formed");
    let tag = der[0];
    if tag & 0x20 == 0 {
        return write(tag, element.content);
    }
    let children = element.children().expect("tests rewrite what is well-formed");
    let content: Vec<u8> = children.iter().flat_map(|child| rewritten(child.raw, write)).collect();
    write(tag, &content)
}
