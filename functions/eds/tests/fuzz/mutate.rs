//! Makes inputs from seeds: half by changing bytes, half by changing elements with correct lengths,
//! which get further.

use crate::random::Random;
use crate::seeds::Seeds;
use crate::tree::Node;

/// Returns a seed with one to four random changes.
pub(crate) fn one(seeds: &Seeds, random: &mut Random) -> Vec<u8> {
    let (seed, other) = (seeds.pick(random), seeds.pick(random));
    let times = 1 + random.below(4);
    if random.below(2) == 0
        && let Some(mut root) = Node::parse(seed)
    {
        let donor = Node::parse(other);
        for _ in 0..times {
            change_tree(&mut root, donor.as_ref(), random);
        }
        return root.to_bytes();
    }
    let mut bytes = seed.to_vec();
    for _ in 0..times {
        change_bytes(&mut bytes, other, random);
    }
    bytes
}

fn change_bytes(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len());
    match random.below(7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.byte(),
        2 => bytes.insert(at, random.byte()),
        3 => drop(bytes.drain(random.part(bytes.len()))),
        4 => {
            let part = bytes[random.part(bytes.len())].to_vec();
            bytes.splice(at..at, part);
        }
        5 => {
            let part = other[random.part(other.len())].to_vec();
            bytes.splice(at..at, part);
        }
        _ => bytes.truncate(at),
    }
}

fn change_tree(root: &mut Node, donor: Option<&Node>, random: &mut Random) {
    let at = random.below(root.count());
    let node = root.nth_mut(at);
    match random.below(8) {
        0 => node.tag = random.byte(),
        1 => node.children.clear(),
        2 => {
            let child = random.below(node.children.len());
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
                *node = donor.nth(random.below(donor.count())).clone();
            }
        }
        _ => {
            let content = &mut node.content;
            match content.len() {
                0 => content.push(random.byte()),
                length => content[random.below(length)] = random.byte(),
            }
        }
    }
}
