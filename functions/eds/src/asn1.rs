//! Reads DER element by element and gives access to the raw bytes, which are hashed.

use const_oid::ObjectIdentifier;
use der::asn1::AnyRef;
use der::{Decode, Reader, SliceReader, Tag, TagNumber};

/// An element as it was received.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'a> {
    /// The bytes with tag and length.
    pub raw: &'a [u8],
    /// The tag.
    pub tag: Tag,
    /// The bytes without tag and length.
    pub content: &'a [u8],
}

impl<'a> Element<'a> {
    /// Reads one element with nothing after it.
    pub(crate) fn only(raw: &'a [u8]) -> der::Result<Element<'a>> {
        let any = AnyRef::from_der(raw)?;
        Ok(Element { raw, tag: der::Tagged::tag(&any), content: any.value() })
    }

    /// Reads a SEQUENCE with nothing after it.
    pub(crate) fn sequence(raw: &'a [u8]) -> der::Result<Element<'a>> {
        let element = Element::only(raw)?;
        element.tag.assert_eq(Tag::Sequence)?;
        Ok(element)
    }

    /// Reads the next element.
    pub(crate) fn next(reader: &mut SliceReader<'a>) -> der::Result<Element<'a>> {
        Element::only(reader.tlv_bytes()?)
    }

    /// Reads the next element if it has this tag.
    pub(crate) fn optional(
        reader: &mut SliceReader<'a>,
        tag: Tag,
    ) -> der::Result<Option<Element<'a>>> {
        if reader.is_finished() || Tag::peek(reader)? != tag {
            return Ok(None);
        }
        Element::next(reader).map(Some)
    }

    /// Reads the next element, which must have this tag.
    pub(crate) fn expect(reader: &mut SliceReader<'a>, tag: Tag) -> der::Result<Element<'a>> {
        let element = Element::next(reader)?;
        element.tag.assert_eq(tag)?;
        Ok(element)
    }

    /// Returns a reader of the elements inside.
    pub(crate) fn inside(&self) -> der::Result<SliceReader<'a>> {
        SliceReader::new(self.content)
    }

    /// Returns the elements inside.
    pub(crate) fn children(&self) -> der::Result<Vec<Element<'a>>> {
        let mut reader = self.inside()?;
        let mut children = Vec::new();
        while !reader.is_finished() {
            children.push(Element::next(&mut reader)?);
        }
        Ok(children)
    }
}

/// Returns the context-specific tag `[number]` of a constructed element.
pub(crate) fn context(number: u32) -> Tag {
    Tag::ContextSpecific { constructed: true, number: TagNumber(number) }
}

/// Reads an extension: its name, whether it is critical, and its value.
pub(crate) fn extension_fields<'a>(
    extension: &Element<'a>,
) -> der::Result<(ObjectIdentifier, bool, &'a [u8])> {
    let mut reader = extension.inside()?;
    let name = ObjectIdentifier::decode(&mut reader)?;
    let critical = Element::optional(&mut reader, Tag::Boolean)?;
    let value = Element::expect(&mut reader, Tag::OctetString)?.content;
    reader.finish()?;
    Ok((name, critical.is_some_and(|flag| flag.content != [0]), value))
}
