//! Rewrites elements in the BER forms that some programs write.

/// Rewrites an element with an indefinite length wherever one is allowed.
pub fn indefinite(der: &[u8]) -> Vec<u8> {
    rewritten(der, &|tag, content| {
        let primitive = tag & 0x20 == 0;
        if primitive {
            return super::write::element(tag, content);
        }
        [&[tag, 0x80], content, &[0, 0]].concat()
    })
}

/// Rewrites every octet string in pieces of the given length, followed by an empty piece.
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

/// Rewrites elements and those inside them, innermost first.
fn rewritten(mut elements: &[u8], write: &dyn Fn(u8, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    while let [tag, length, rest @ ..] = elements {
        // The first byte of a long length is the number of its bytes.
        let more = if *length < 0x80 { 0 } else { usize::from(length & 0x7F) };
        let (bytes, rest) = rest.split_at(more);
        let long = bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let (content, rest) = rest.split_at(if more == 0 { usize::from(*length) } else { long });
        let constructed = tag & 0x20 != 0;
        let inner = if constructed { rewritten(content, write) } else { content.to_vec() };
        out.extend(write(*tag, &inner));
        elements = rest;
    }
    out
}
