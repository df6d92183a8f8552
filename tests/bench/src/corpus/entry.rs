//! The facts of an entry, independent of language.

use domain::{Kind, Lang};

use super::Job;
use crate::rng::Rng;
use crate::vocabulary::{Degrees, Named, Region, name_in};

/// The kinds of the corpus, in the order of their lists.
pub const KINDS: [Kind; 4] = [Kind::Article, Kind::Monument, Kind::Route, Kind::News];

/// How many pictures there are.
pub const PICTURES: usize = 20;

/// The facts of one entry.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its number in the corpus.
    pub number: usize,
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub slug: String,
    /// The place it is named after.
    pub place: &'a Named,
    /// Its region.
    pub region: &'a Region,
    /// The key of its label: the type of a monument, the topic of an article.
    pub label: &'a str,
    /// Its coordinates; for a route, its start.
    pub at: Degrees,
    /// Its tags, each once.
    pub tags: Vec<&'a Named>,
    /// The days it was published and last changed, as `YYYY-MM-DD`.
    pub date: String,
    /// Opening and closing hour of a weekday.
    pub hours: (usize, usize),
    /// The number of its picture.
    pub picture: usize,
    /// The year of its source.
    pub year: usize,
    /// The entries its text links to.
    pub links: [usize; 4],
}

impl<'a> Entry<'a> {
    /// The entry with this number.
    pub fn new(job: Job<'a>, number: usize) -> Self {
        let mut rng = Rng::new(&[job.seed, 1, number as u64]);
        let vocabulary = job.vocabulary;
        let kind = kind(number);
        let labels = &vocabulary.words(Lang::Kk).labels[&kind];
        let region = rng.pick(&vocabulary.regions);
        let mut tags: Vec<usize> =
            (0..rng.between(2, 5)).map(|_| rng.below(vocabulary.tags.len())).collect();
        tags.sort_unstable();
        tags.dedup();
        Entry {
            number,
            kind,
            slug: slug(job, number),
            place: place(job, number),
            region,
            label: labels.keys().nth(rng.below(labels.len())).map_or("", String::as_str),
            at: point(&mut rng, region),
            tags: tags.into_iter().map(|tag| &vocabulary.tags[tag]).collect(),
            date: date(number),
            hours: (rng.between(8, 10), rng.between(17, 19)),
            picture: rng.below(PICTURES),
            year: rng.between(1950, 2020),
            links: [(); 4].map(|()| rng.below(job.entries)),
        }
    }

    /// The title of the entry in a language.
    pub fn title(&self, job: Job<'_>, lang: Lang) -> String {
        let label = &job.vocabulary.words(lang).labels[&self.kind][self.label];
        format!("{}: {label} № {}", name_in(&self.place.name, lang), self.number)
    }

    /// Another point of the entry's region: the stop of a route.
    pub fn stop(&self, job: Job<'_>, number: usize) -> Degrees {
        let mut rng = Rng::new(&[job.seed, 3, self.number as u64, number as u64]);
        point(&mut rng, self.region)
    }
}

/// The kind of the entry with this number: of ten, five articles, three monuments, a route, news.
pub fn kind(number: usize) -> Kind {
    match number % 10 {
        0..=4 => Kind::Article,
        5..=7 => Kind::Monument,
        8 => Kind::Route,
        _ => Kind::News,
    }
}

/// The place that the entry with this number is named after.
pub fn place<'a>(job: Job<'a>, number: usize) -> &'a Named {
    let places = &job.vocabulary.places;
    &places[number * 7 % places.len()]
}

/// The slug of the entry with this number.
pub fn slug(job: Job<'_>, number: usize) -> String {
    format!("{}-{number:05}", place(job, number).slug)
}

/// The entry's id: `kind/slug`.
pub fn id(job: Job<'_>, number: usize) -> String {
    format!("{}/{}", kind(number), slug(job, number))
}

/// The entry's address in a language.
pub fn address(job: Job<'_>, number: usize, lang: Lang) -> String {
    format!("/{lang}/{}/", id(job, number))
}

/// Days from 2000 to 2025, each used once before any comes again.
fn date(number: usize) -> String {
    let (year, month, day) = (2000 + number / 336 % 26, 1 + number / 28 % 12, 1 + number % 28);
    format!("{year}-{month:02}-{day:02}")
}

/// A point of the region's disc, to five decimals.
fn point(rng: &mut Rng, region: &Region) -> Degrees {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    // A square within the disc.
    let side = region.reach * std::f64::consts::FRAC_1_SQRT_2;
    let lat = region.centre.lat + rng.offset() * side;
    let lon = region.centre.lon + rng.offset() * side / region.centre.lat.to_radians().cos();
    Degrees { lat: round(lat), lon: round(lon) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn facts_fit_the_content_schema() {
        let vocabulary = Vocabulary::load().unwrap();
        let job = Job { vocabulary: &vocabulary, seed: 1, entries: 500 };
        for number in 0..500 {
            let entry = Entry::new(job, number);
            assert!(id(job, number).parse::<domain::EntryId>().is_ok(), "{}", entry.slug);
            assert!((40.0..56.0).contains(&entry.at.lat), "{:?}", entry.at);
            assert!((46.0..88.0).contains(&entry.at.lon), "{:?}", entry.at);
            assert!(!entry.tags.is_empty() && !entry.label.is_empty());
        }
    }
}
