//! Covers for entries without a photograph, drawn like posters: the subject of the entry under a
//! sky in the colour of its kind, above a strip of ornament, with the silhouette of the region in a
//! corner and the place as a dot on it. The same id always gets the same cover.

use domain::EntryId;

use crate::kinds;

use crate::address::{SCENES, SILHOUETTES};

/// The backgrounds: symbols of `/assets/scenes.svg` that fill a whole cover, sky and ornament.
const GROUNDS: [&str; 6] = ["dawn", "noon", "dusk", "peaks", "sky", "steppe"];

/// The possible left edges of a silhouette: left or right of the scene.
const LEFTS: [u32; 2] = [14, 252];

/// The width and height of a silhouette.
const SIZE: u32 = 54;

/// The top edge of a silhouette.
const TOP: u32 = 12;

/// The number of different covers of a scene and region, `cover--v0` and on.
pub const VARIANTS: usize = GROUNDS.len() * LEFTS.len();

/// The data that a cover is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The id of the entry, which decides the colour and the variant.
    pub id: &'a EntryId,
    /// The vocabulary word that decides the scene, such as the type of the entry.
    pub word: Option<&'a str>,
    /// The slug of its region, a symbol of `/assets/regions.svg`.
    pub region: Option<&'a str>,
    /// The position of the entry in that symbol, from [`crate::map::sprite_point`].
    pub point: Option<(f64, f64)>,
}

/// Draws the cover of an entry as inline SVG, 320 by 200 units and smaller than 700 bytes; the
/// style sheet sets the colours.
pub fn cover(subject: &Subject) -> String {
    let Subject { id, word, region, point } = *subject;
    let variant = variant(id);
    let (ground, left) = (GROUNDS[variant % GROUNDS.len()], LEFTS[variant / GROUNDS.len()]);
    let stamp = region.map_or(String::new(), |slug| {
        silhouette(slug, left) + &point.map_or(String::new(), |at| dot(at, left))
    });
    let scene = twin(kinds::spec(id.kind).scenes.of(word.unwrap_or_default()), id);
    format!(
        "<svg class=\"cover cover--{} cover--v{variant}\" width=\"320\" height=\"200\" \
         viewBox=\"0 0 320 200\" \
         preserveAspectRatio=\"xMidYMax slice\" aria-hidden=\"true\">\
         <use class=\"cover__ground\" href=\"{SCENES}#ground-{ground}\" \
         width=\"320\" height=\"200\"/>\
         <use href=\"{SCENES}#{scene}\" x=\"68\" y=\"34\" width=\"184\" height=\"138\"/>\
         {stamp}</svg>",
        id.kind
    )
}

/// Returns the number of the variant, from the hash of the id.
fn variant(id: &EntryId) -> usize {
    let [first, second, ..] = hash(id);
    usize::from(u16::from_le_bytes([first, second])) % VARIANTS
}

fn hash(id: &EntryId) -> [u8; 32] {
    *blake3::hash(id.to_string().as_bytes()).as_bytes()
}

/// Replaces the most frequent scenes by an alternative for half of the entries, so that lists vary.
fn twin(scene: &'static str, id: &EntryId) -> &'static str {
    let odd = hash(id)[2] % 2 == 1;
    match scene {
        "mausoleum" if odd => "mausoleum-tent",
        "settlement" if odd => "settlement-jar",
        _ => scene,
    }
}

fn silhouette(slug: &str, left: u32) -> String {
    format!(
        "<use class=\"cover__region\" href=\"{SILHOUETTES}#{slug}\" x=\"{left}\" y=\"{TOP}\" \
         width=\"{SIZE}\" height=\"{SIZE}\"/>"
    )
}

fn dot((x, y): (f64, f64), left: u32) -> String {
    let place = |at: f64, edge: u32| (at / 100.0 * f64::from(SIZE)).round() + f64::from(edge);
    let (x, y) = (place(x, left), place(y, TOP));
    format!("<circle class=\"cover__dot\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>")
}

#[cfg(test)]
mod tests {
    use domain::Kind;

    use super::*;

    fn id(text: &str) -> EntryId {
        text.parse().unwrap()
    }

    fn drawn(text: &str, word: &str) -> String {
        let (region, point) = (Some("north-kazakhstan"), Some((100.0, 100.0)));
        cover(&Subject { id: &id(text), word: Some(word), region, point })
    }

    #[test]
    fn the_same_id_has_the_same_cover() {
        let of = |text| drawn(text, "mausoleum");
        assert_eq!(of("monument/yasawi"), of("monument/yasawi"));
        assert_ne!(of("monument/yasawi"), of("monument/otrar"));
    }

    #[test]
    fn covers_are_small() {
        let svg = drawn(&format!("monument/{}", "a".repeat(64)), "underground-mosque");
        assert!(svg.len() < 700, "{}", svg.len());
        assert!(svg.contains("#north-kazakhstan") && svg.contains("cover__dot"));
    }

    #[test]
    fn every_scene_is_drawn_and_small() {
        let file = include_str!("../../../themes/base/assets/scenes.svg");
        let grounds = GROUNDS.map(|ground| format!("ground-{ground}"));
        let scenes = Kind::ALL.iter().flat_map(|kind| {
            let scenes = kinds::spec(*kind).scenes;
            scenes.by_word.iter().map(|(_, scene)| *scene).chain([scenes.other])
        });
        let twins = ["mausoleum-tent", "settlement-jar", "panorama"];
        for name in grounds.iter().map(String::as_str).chain(scenes).chain(twins) {
            let start = file.find(&format!("<symbol id=\"{name}\"")).expect(name);
            let size = file[start..].find("</symbol>").unwrap();
            assert!(size < 1400, "{name}: {size}");
        }
        assert!(!file.contains("style="));
    }
}
