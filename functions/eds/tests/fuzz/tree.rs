//! The elements of a message as a tree that can be changed and encoded again.

/// A BER element.
#[derive(Clone)]
pub(crate) struct Node {
    pub tag: u8,
    /// Whether its length is indefinite.
    pub indefinite: bool,
    pub children: Vec<Node>,
    /// The content of an element without children.
    pub content: Vec<u8>,
}

const CONSTRUCTED: u8 = 0x20;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

impl Node {
    /// Parses one element of DER with nothing after it.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Node> {
        let (node, rest) = Node::first(bytes)?;
        rest.is_empty().then_some(node)
    }

    fn first(bytes: &[u8]) -> Option<(Node, &[u8])> {
        let (&tag, rest) = bytes.split_first()?;
        let (&length, rest) = rest.split_first()?;
        let (length, rest) = match length {
            0..=0x7F => (usize::from(length), rest),
            0x81..=0x83 => {
                let (bytes, rest) = rest.split_at_checked(usize::from(length & 0x7F))?;
                (bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        let children = match tag {
            _ if tag & CONSTRUCTED != 0 => Node::all(content)?,
            // OCSP responses and the extensions of certificates have elements inside strings.
            OCTET_STRING if content.first() == Some(&SEQUENCE) => {
                Node::all(content).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let content = if children.is_empty() { content.to_vec() } else { Vec::new() };
        Some((Node { tag, indefinite: false, children, content }, rest))
    }

    fn all(mut bytes: &[u8]) -> Option<Vec<Node>> {
        let mut nodes = Vec::new();
        while !bytes.is_empty() {
            let (node, rest) = Node::first(bytes)?;
            nodes.push(node);
            bytes = rest;
        }
        Some(nodes)
    }

    /// Returns the number of elements, including this one.
    pub(crate) fn count(&self) -> usize {
        1 + self.children.iter().map(Node::count).sum::<usize>()
    }

    /// Returns the element with a number, in the order of the encoding.
    pub(crate) fn nth(&self, mut at: usize) -> &Node {
        if at == 0 {
            return self;
        }
        at -= 1;
        for child in &self.children {
            let count = child.count();
            if at < count {
                return child.nth(at);
            }
            at -= count;
        }
        self
    }

    /// Returns the element with a number, to be changed.
    pub(crate) fn nth_mut(&mut self, mut at: usize) -> &mut Node {
        if at == 0 {
            return self;
        }
        at -= 1;
        let found = self.children.iter().position(|child| {
            let count = child.count();
            let here = at < count;
            if !here {
                at -= count;
            }
            here
        });
        match found {
            Some(child) => self.children[child].nth_mut(at),
            None => self,
        }
    }

    /// Returns the element in BER.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut inside = self.content.clone();
        self.children.iter().for_each(|child| inside.extend(child.to_bytes()));
        let mut bytes = vec![self.tag];
        let length = inside.len().to_be_bytes();
        let significant = &length[length.iter().take_while(|byte| **byte == 0).count()..];
        match significant {
            _ if self.indefinite => bytes.push(0x80),
            [] => bytes.push(0),
            [short] if *short < 0x80 => bytes.push(*short),
            _ => {
                bytes.push(0x80 | significant.len() as u8);
                bytes.extend_from_slice(significant);
            }
        }
        bytes.extend(inside);
        if self.indefinite {
            bytes.extend([0, 0]);
        }
        bytes
    }
}
