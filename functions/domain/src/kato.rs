//! The administrative division of Kazakhstan down to rural districts (classifier НК РК 11-2025).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::lang::{Lang, Localized};

/// The code of a division that exists: nine digits, the first two of which tell the oblast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kato(u32);

/// How far down a division stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// An oblast or a city of republican significance.
    Oblast,
    /// A district, a city of an oblast, or a district of a city of republican significance.
    District,
    /// A rural district or its equal.
    RuralDistrict,
}

/// The text is not the code of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKato;

impl fmt::Display for UnknownKato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of the classifier")
    }
}

impl std::error::Error for UnknownKato {}

#[derive(Debug)]
struct Division {
    parent: Option<Kato>,
    name: Localized<&'static str>,
    children: Vec<Kato>,
}

static DIVISIONS: LazyLock<BTreeMap<Kato, Division>> = LazyLock::new(|| {
    let table = include_str!("../data/kato.csv");
    let mut divisions = BTreeMap::new();
    for line in table.lines().skip(1) {
        let mut columns = line.split(',');
        let mut column = || columns.next().filter(|text| !text.is_empty());
        let code = |text: &str| text.parse().ok().map(Kato);
        let Some(kato) = column().and_then(code) else { continue };
        let parent = column().and_then(code);
        let name = Localized { kk: column(), ru: column(), en: column() };
        divisions.insert(kato, Division { parent, name, children: Vec::new() });
    }
    let pairs: Vec<(Kato, Kato)> =
        divisions.iter().filter_map(|(kato, division)| Some((division.parent?, *kato))).collect();
    for (parent, child) in pairs {
        if let Some(division) = divisions.get_mut(&parent) {
            division.children.push(child);
        }
    }
    divisions
});

impl Kato {
    /// All oblasts and cities of republican significance, by code.
    pub fn oblasts() -> impl Iterator<Item = Kato> {
        DIVISIONS.iter().filter(|(_, division)| division.parent.is_none()).map(|(kato, _)| *kato)
    }

    /// The divisions one level down, by code.
    pub fn children(self) -> impl Iterator<Item = Kato> {
        self.division().children.iter().copied()
    }

    /// The division one level up.
    pub fn parent(self) -> Option<Kato> {
        self.division().parent
    }

    /// How far down this division stands.
    pub fn level(self) -> Level {
        match self.parent() {
            None => Level::Oblast,
            Some(parent) if parent.parent().is_none() => Level::District,
            Some(_) => Level::RuralDistrict,
        }
    }

    /// This division, or the one above it that stands on a level.
    pub fn at(self, level: Level) -> Kato {
        let mut kato = self;
        while kato.level() > level {
            match kato.parent() {
                Some(parent) => kato = parent,
                None => break,
            }
        }
        kato
    }

    /// The name for readers of a language; rural districts have no English one.
    pub fn name(self, lang: Lang) -> &'static str {
        self.division().name.best(lang).map_or("", |(_, name)| name)
    }

    fn division(self) -> &'static Division {
        &DIVISIONS[&self]
    }
}

impl FromStr for Kato {
    type Err = UnknownKato;

    fn from_str(text: &str) -> Result<Kato, UnknownKato> {
        let digits = text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        let kato = text.parse().ok().filter(|_| digits).map(Kato).ok_or(UnknownKato)?;
        if DIVISIONS.contains_key(&kato) { Ok(kato) } else { Err(UnknownKato) }
    }
}

impl fmt::Display for Kato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_whole() {
        assert_eq!(Kato::oblasts().count(), 20);
        assert_eq!(DIVISIONS.len(), 2608);
        for (kato, division) in DIVISIONS.iter() {
            assert_eq!(kato.to_string().parse(), Ok(*kato));
            assert!(division.name.kk.is_some() && division.name.ru.is_some(), "{kato}");
            assert!(division.parent.is_none_or(|parent| DIVISIONS.contains_key(&parent)));
            let english = division.name.en.is_some();
            assert!(english || kato.level() > Level::Oblast, "{kato}");
        }
    }

    #[test]
    fn levels_lead_up() {
        let rural: Kato = "103230000".parse().expect("Karaaul");
        assert_eq!(rural.level(), Level::RuralDistrict);
        assert_eq!(rural.at(Level::District).name(Lang::En), "Abay District");
        assert_eq!(rural.at(Level::Oblast).name(Lang::Kk), "Абай облысы");
        assert_eq!(rural.name(Lang::En), "Қараауыл ауылдық округі");
        assert_eq!("103230001".parse::<Kato>(), Err(UnknownKato));
    }
}
