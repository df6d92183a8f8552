//! Covers for entries without a photograph: Kazakh ornament in the colour of the kind, and on it
//! the silhouette of the region with the place as a dot. The same id always gets the same cover.

use domain::EntryId;

/// The arrangements of ornament: symbols of `/assets/ornament.svg` that fill a whole cover.
const GROUNDS: [&str; 6] = ["horns", "rosette", "frieze", "scroll", "tumar", "shanyrak"];

/// Single ornaments that stand on a cover without a region.
const EMBLEMS: [&str; 4] = ["koshkar", "rosette", "shanyrak", "tumar"];

/// The left edges a silhouette can have: left, middle, right.
const LEFTS: [u32; 3] = [26, 88, 150];

/// The width and height of a silhouette.
const SIZE: u32 = 144;

/// The top edge of a silhouette.
const TOP: u32 = 28;

/// The number of different covers of a kind and region, `cover--v0` and on.
pub const VARIANTS: usize = GROUNDS.len() * LEFTS.len();

/// The cover of an entry as inline SVG, 320 by 200, below 700 bytes.
///
/// `region` is the slug of its region, a symbol of `/assets/regions.svg`; `point` its place in
/// that symbol as [`crate::map::sprite_point`] gives it. Colours come from the style sheet.
pub fn cover(id: &EntryId, region: Option<&str>, point: Option<(f64, f64)>) -> String {
    let variant = variant(id);
    let (ground, left) = (GROUNDS[variant % GROUNDS.len()], LEFTS[variant / GROUNDS.len()]);
    let subject = match region {
        Some(slug) => silhouette(slug, left) + &point.map_or(String::new(), |at| dot(at, left)),
        None => emblem(variant, ground, left),
    };
    format!(
        "<svg class=\"cover cover--{} cover--v{variant}\" viewBox=\"0 0 320 200\" \
         aria-hidden=\"true\" focusable=\"false\"><use class=\"cover__ground\" \
         href=\"/assets/ornament.svg#ground-{ground}\" \
         width=\"320\" height=\"200\"/>{subject}</svg>",
        id.kind
    )
}

/// The number of the cover, from the hash of the id.
fn variant(id: &EntryId) -> usize {
    let hash = blake3::hash(id.to_string().as_bytes());
    usize::from(u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]])) % VARIANTS
}

fn silhouette(slug: &str, left: u32) -> String {
    format!(
        "<use class=\"cover__region\" href=\"/assets/regions.svg#{slug}\" x=\"{left}\" y=\"{TOP}\" \
         width=\"{SIZE}\" height=\"{SIZE}\"/>"
    )
}

fn dot((x, y): (f64, f64), left: u32) -> String {
    let place = |at: f64, edge: u32| (at / 100.0 * f64::from(SIZE)).round() + f64::from(edge);
    let (x, y) = (place(x, left), place(y, TOP));
    format!("<circle class=\"cover__dot\" cx=\"{x}\" cy=\"{y}\" r=\"8\"/>")
}

/// A single ornament other than the one of the ground.
fn emblem(variant: usize, ground: &str, left: u32) -> String {
    let all = EMBLEMS.iter().cycle().skip(variant % EMBLEMS.len());
    let other = all.take(EMBLEMS.len()).find(|name| **name != ground).unwrap_or(&EMBLEMS[0]);
    format!(
        "<use class=\"cover__emblem\" href=\"/assets/ornament.svg#{other}\" \
         x=\"{left}\" y=\"{TOP}\" \
         width=\"{SIZE}\" height=\"{SIZE}\"/>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> EntryId {
        text.parse().unwrap()
    }

    #[test]
    fn the_same_id_has_the_same_cover() {
        let of = |text| cover(&id(text), Some("turkistan"), Some((55.0, 62.0)));
        assert_eq!(of("monument/yasawi"), of("monument/yasawi"));
        assert_ne!(of("monument/yasawi"), of("monument/otrar"));
    }

    #[test]
    fn covers_are_small() {
        let longest = id(&format!("monument/{}", "a".repeat(64)));
        let svg = cover(&longest, Some("north-kazakhstan"), Some((100.0, 100.0)));
        assert!(svg.len() < 700, "{}", svg.len());
        assert!(svg.contains("#north-kazakhstan") && svg.contains("cover__dot"));
    }

    #[test]
    fn every_ornament_is_drawn_and_small() {
        let file = include_str!("../../themes/base/assets/ornament.svg");
        let grounds = GROUNDS.map(|ground| format!("ground-{ground}"));
        for name in grounds.iter().map(String::as_str).chain(EMBLEMS) {
            let start = file.find(&format!("<symbol id=\"{name}\"")).expect(name);
            let size = file[start..].find("</symbol>").unwrap();
            assert!(size < 1000, "{name}: {size}");
        }
        assert!(!file.contains("style="));
    }

    #[test]
    fn without_a_region_an_emblem_stands_on_another_ground() {
        for number in 0..200 {
            let svg = cover(&id(&format!("news/n{number}")), None, None);
            let names: Vec<&str> =
                svg.split("ornament.svg#").skip(1).filter_map(|s| s.split('"').next()).collect();
            assert_ne!(names[0], format!("ground-{}", names[1]));
        }
    }
}
