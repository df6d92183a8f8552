//! Converts BER to DER, within bounds: some signing programs write indefinite lengths.
//!
//! Only indefinite lengths and constructed octet strings are rewritten. Everything else stays byte
//! for byte, so that the signed bytes are still the verified bytes; the strict DER parser that
//! follows checks it.

use std::borrow::Cow;

/// The maximum depth of nested elements.
const MAX_DEPTH: usize = 32;

const OCTET_STRING: u8 = 0x04;
const CONSTRUCTED: u8 = 0x20;
const INDEFINITE: u8 = 0x80;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// The error for bytes that are not BER or nest too deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotBer;

/// Rewrites one element of BER, with nothing after it, with definite lengths. An element that has
/// only definite lengths is not copied.
pub(crate) fn to_der(bytes: &[u8]) -> Result<Cow<'_, [u8]>, NotBer> {
    let mut rewriter = Rewriter { rest: bytes, indefinite: false };
    let mut out = Vec::with_capacity(bytes.len());
    rewriter.element(&mut out, 0)?;
    if !rewriter.rest.is_empty() {
        return Err(NotBer);
    }
    Ok(if rewriter.indefinite { Cow::Owned(out) } else { Cow::Borrowed(bytes) })
}

struct Rewriter<'a> {
    rest: &'a [u8],
    /// Whether an indefinite length or a constructed octet string was found.
    indefinite: bool,
}

impl<'a> Rewriter<'a> {
    /// Reads an element and writes it with a definite length.
    fn element(&mut self, out: &mut Vec<u8>, depth: usize) -> Result<(), NotBer> {
        if depth > MAX_DEPTH {
            return Err(NotBer);
        }
        let (whole, tag) = (self.rest, self.byte()?);
        if tag & 0x1F == 0x1F {
            // None of the structures read here has tags of several bytes.
            return Err(NotBer);
        }
        match self.length()? {
            None if tag & CONSTRUCTED == 0 => Err(NotBer),
            None => {
                self.indefinite = true;
                let mut content = Vec::new();
                while !self.rest.starts_with(&END_OF_CONTENTS) {
                    self.nested(tag, &mut content, depth)?;
                }
                self.take(END_OF_CONTENTS.len())?;
                write(out, tag, &content);
                Ok(())
            }
            Some(length) => {
                let content = self.take(length)?;
                let mut inner = Rewriter { rest: content, indefinite: false };
                let mut rewritten = Vec::new();
                while tag & CONSTRUCTED != 0 && !inner.rest.is_empty() {
                    inner.nested(tag, &mut rewritten, depth)?;
                }
                let is_constructed_string = tag == OCTET_STRING | CONSTRUCTED;
                if inner.indefinite || is_constructed_string {
                    self.indefinite = true;
                    write(out, tag, &rewritten);
                } else {
                    out.extend_from_slice(&whole[..whole.len() - self.rest.len()]);
                }
                Ok(())
            }
        }
    }

    /// Reads an element inside another one; of a constructed octet string, appends only the content.
    fn nested(&mut self, parent: u8, out: &mut Vec<u8>, depth: usize) -> Result<(), NotBer> {
        if parent != OCTET_STRING | CONSTRUCTED {
            return self.element(out, depth + 1);
        }
        if self.byte()? != OCTET_STRING {
            return Err(NotBer);
        }
        let length = self.length()?.ok_or(NotBer)?;
        out.extend_from_slice(self.take(length)?);
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, NotBer> {
        let (&first, rest) = self.rest.split_first().ok_or(NotBer)?;
        self.rest = rest;
        Ok(first)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], NotBer> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(NotBer)?;
        self.rest = rest;
        Ok(taken)
    }

    /// Reads a length; `None` if it is indefinite.
    fn length(&mut self) -> Result<Option<usize>, NotBer> {
        match self.byte()? {
            INDEFINITE => Ok(None),
            short if short < INDEFINITE => Ok(Some(usize::from(short))),
            long => {
                let bytes = self.take(usize::from(long & 0x7F))?;
                if bytes.len() > 4 {
                    return Err(NotBer);
                }
                Ok(Some(bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte))))
            }
        }
    }
}

/// Writes an element with the shortest form of its length.
fn write(out: &mut Vec<u8>, tag: u8, content: &[u8]) {
    let constructed_string = tag == OCTET_STRING | CONSTRUCTED;
    out.push(if constructed_string { OCTET_STRING } else { tag });
    let length = content.len().to_be_bytes();
    let significant = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    match significant {
        [] => out.push(0),
        [short] if *short < INDEFINITE => out.push(*short),
        _ => {
            out.push(INDEFINITE | significant.len() as u8);
            out.extend_from_slice(significant);
        }
    }
    out.extend_from_slice(content);
}
