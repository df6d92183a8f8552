//! Inputs made out of seeds: half of them changed byte by byte, half element by element with
//! lengths that fit, which get further.

use crate::Seeds;
use crate::chance::Chance;
use crate::tree::Node;

/// A seed, changed in one to four ways.
pub(crate) fn one(seeds: &Seeds, chance: &mut Chance) -> Vec<u8> {
    let (seed, other) = (seeds.pick(chance), seeds.pick(chance));
    let times = 1 + chance.below(4);
    if chance.below(2) == 0
        && let Some(mut root) = Node::parse(seed)
    {
        let donor = Node::parse(other);
        for _ in 0..times {
            change_tree(&mut root, donor.as_ref(), chance);
        }
        return root.to_bytes();
    }
    let mut bytes = seed.to_vec();
    for _ in 0..times {
        change_bytes(&mut bytes, other, chance);
    }
    bytes
}

fn change_bytes(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    match chance.below(7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 if at < bytes.len() => bytes[at] = chance.byte(),
        2 => bytes.insert(at, chance.byte()),
        3 => drop(bytes.drain(chance.part(bytes.len()))),
        4 => {
            let part = bytes[chance.part(bytes.len())].to_vec();
            bytes.splice(at..at, part);
        }
        5 => {
            let part = other[chance.part(other.len())].to_vec();
            bytes.splice(at..at, part);
        }
        _ => bytes.truncate(at),
    }
}

fn change_tree(root: &mut Node, donor: Option<&Node>, chance: &mut Chance) {
    let at = chance.below(root.count());
    let node = root.nth_mut(at);
    match chance.below(8) {
        0 => node.tag = chance.byte(),
        1 => node.children.clear(),
        2 => {
            let child = chance.below(node.children.len());
            node.children.drain(child..node.children.len().min(child + 1));
        }
        3 => {
            let twins = node.children.iter().flat_map(|child| [child.clone(), child.clone()]);
            node.children = twins.collect();
        }
        4 => node.children.reverse(),
        5 => node.indefinite = !node.indefinite,
        6 => {
            if let Some(donor) = donor {
                *node = donor.nth(chance.below(donor.count())).clone();
            }
        }
        _ => {
            let content = &mut node.content;
            match content.len() {
                0 => content.push(chance.byte()),
                length => content[chance.below(length)] = chance.byte(),
            }
        }
    }
}
