//! The words and names that texts are made of, read from `data/`.

use std::collections::BTreeMap;

use domain::{Kind, Lang, Localized};
use serde::{Deserialize, Deserializer};

use crate::error::BenchError;

/// A name with its slug: a place or a tag.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its part of an address.
    pub slug: String,
    /// Its name in each language.
    pub name: Localized<String>,
}

/// A point in degrees.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Degrees {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

/// A region and a disc of land that surely belongs to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Its part of an address.
    pub slug: String,
    /// Its ISO 3166-2 code.
    pub iso: String,
    /// `oblast` or `city`.
    pub kind: String,
    /// Its name in each language.
    pub name: Localized<String>,
    /// A point well inside.
    pub centre: Degrees,
    /// Radius of the disc in degrees of latitude.
    pub reach: f64,
    /// Area in km².
    pub area: u32,
}

/// A section of a text: its anchor and its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The anchor.
    pub id: String,
    /// The heading.
    pub text: String,
}

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The name of the site.
    pub site: String,
    /// The name of the home page.
    pub home: String,
    /// The title of the list of tags.
    pub tags: String,
    /// The title of the list of regions.
    pub regions: String,
    /// The words before a link to another entry.
    pub see: String,
    /// The title of the invented source.
    pub source: String,
    /// The publisher of the invented source.
    pub publisher: String,
    /// The title of each kind's list.
    pub sections: BTreeMap<Kind, String>,
    /// What entries of a kind may be: the key of the content schema and its words.
    pub labels: BTreeMap<Kind, BTreeMap<String, String>>,
    /// The five sections of a text.
    pub heads: Vec<Head>,
    /// The three columns of a table.
    pub table: [String; 3],
    /// Shapes of a clause: `a`, `n`, `v`, `d` are replaced by words, the rest stays.
    pub patterns: Vec<String>,
    /// What joins two clauses.
    pub joins: Vec<String>,
    /// Nouns.
    #[serde(deserialize_with = "split")]
    pub nouns: Vec<String>,
    /// Adjectives.
    #[serde(deserialize_with = "split")]
    pub adjectives: Vec<String>,
    /// Verbs.
    #[serde(deserialize_with = "split")]
    pub verbs: Vec<String>,
    /// Adverbs.
    #[serde(deserialize_with = "split")]
    pub adverbs: Vec<String>,
}

fn split<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}

/// Everything that an entry can be made of.
#[derive(Debug)]
pub struct Vocabulary {
    /// The regions of the country.
    pub regions: Vec<Region>,
    /// Names for titles.
    pub places: Vec<Named>,
    /// The tags of the content schema.
    pub tags: Vec<Named>,
    words: [Words; 3],
}

impl Vocabulary {
    /// Reads the lists that are built into the program.
    pub fn load() -> Result<Self, BenchError> {
        fn read<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Result<T, BenchError> {
            serde_yaml::from_str(text).map_err(BenchError::yaml(name))
        }
        Ok(Vocabulary {
            regions: read("data/regions.yaml", include_str!("../data/regions.yaml"))?,
            places: read("data/places.yaml", include_str!("../data/places.yaml"))?,
            tags: read("data/taxonomy.yaml", include_str!("../data/taxonomy.yaml"))?,
            words: [
                read("data/kk.yaml", include_str!("../data/kk.yaml"))?,
                read("data/ru.yaml", include_str!("../data/ru.yaml"))?,
                read("data/en.yaml", include_str!("../data/en.yaml"))?,
            ],
        })
    }

    /// The words of one language.
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Kk => &self.words[0],
            Lang::Ru => &self.words[1],
            Lang::En => &self.words[2],
        }
    }
}

/// The name in a language; the lists hold every name in all of them.
pub fn name_in(name: &Localized<String>, lang: Lang) -> &str {
    name.get(lang).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_agree_in_all_languages() {
        let vocabulary = Vocabulary::load().unwrap();
        let keys = |lang| -> Vec<(Kind, Vec<&String>)> {
            let labels = &vocabulary.words(lang).labels;
            labels.iter().map(|(kind, map)| (*kind, map.keys().collect())).collect()
        };
        for lang in Lang::ALL {
            assert_eq!(keys(lang), keys(Lang::Kk), "{lang}");
            assert_eq!(vocabulary.words(lang).heads.len(), 5, "{lang}");
            assert_eq!(vocabulary.words(lang).sections.len(), 4, "{lang}");
            let names = vocabulary.places.iter().chain(&vocabulary.tags).map(|n| &n.name);
            for name in names.chain(vocabulary.regions.iter().map(|r| &r.name)) {
                assert!(!name_in(name, lang).is_empty(), "{name:?}");
            }
        }
        assert_eq!(vocabulary.regions.len(), 20);
    }
}
