//! Sources to drafts: each entry is parsed by itself, without the others.

pub mod front_matter;
pub mod lint;
pub mod markdown;
pub mod slugify;
mod typography;

use std::collections::BTreeMap;

use domain::{Coordinates, EntryId, Kind, Lang, Localized, Slug};

use crate::diag::{Diagnostics, nearest};
use crate::kinds::{Common, Facts, Reference};
use crate::map;
use crate::read::media::{PictureRefusal, Shape};
use crate::read::source::{Asset, FileId, SourceText, Sources, Span};
use crate::read::yaml::{self, Fields};
use front_matter::Text;

/// Slugs that are addresses of list pages within a kind.
pub(crate) const RESERVED: [&str; 3] = ["page", "type", "rubric"];

/// One entry, read and checked by itself; its references are not checked yet.
///
/// It may lack facts or texts that cannot be read, so that everything else of it is checked too.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its name.
    pub id: EntryId,
    /// The place of faults that concern the entry as a whole.
    pub span: Span,
    /// The keys of every kind.
    pub common: Common,
    /// The keys of its own kind.
    pub facts: Facts,
    /// Its texts.
    pub texts: Localized<Text>,
    /// Languages whose text exists but cannot be read.
    pub unread: Vec<Lang>,
    /// The other files in its folder.
    pub files: Vec<Attachment>,
    /// The line of a route, as pieces of points.
    pub track: Vec<Vec<Coordinates>>,
}

/// A file in an entry's folder that is not one of its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Its size in pixels or the reason for refusing it, if it is a picture.
    pub picture: Option<Result<Shape, PictureRefusal>>,
}

impl Draft {
    /// Whether it has all that a page is made of.
    pub fn is_whole(&self) -> bool {
        self.facts != Facts::Unread && self.texts.langs().next().is_some()
    }

    /// The file with this name in the entry's folder.
    pub fn file(&self, name: &str) -> Option<&Attachment> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The shape of a picture in the entry's folder.
    pub fn picture(&self, name: &str) -> Option<Shape> {
        self.file(name)?.picture?.ok()
    }
}

/// The sources of one entry.
#[derive(Debug)]
pub struct Folder<'s> {
    /// The entry's name.
    pub id: EntryId,
    /// The first of its files, of any type.
    first: FileId,
    entry: Option<(FileId, &'s SourceText)>,
    texts: Vec<(Lang, FileId, &'s SourceText)>,
    tracks: Vec<(FileId, &'s SourceText)>,
    files: Vec<Attachment>,
}

/// Sorts the sources into entries by their paths; reports paths that belong to no entry.
pub fn folders<'s>(sources: &'s Sources, faults: &mut Diagnostics) -> Vec<Folder<'s>> {
    gather(sources.iter(), &sources.assets, faults)
}

/// Finds the sources of one entry without reading the others.
pub fn folder<'s>(sources: &'s Sources, id: &EntryId) -> Option<Folder<'s>> {
    let below = format!("content/{id}/");
    let (texts, assets) = (sources.below(&below), sources.assets_below(&below));
    // Paths that belong to no entry were reported when everything was read.
    gather(texts, assets, &mut Diagnostics::default()).pop()
}

fn gather<'s>(
    texts: impl Iterator<Item = (FileId, &'s SourceText)>,
    assets: &'s [Asset],
    faults: &mut Diagnostics,
) -> Vec<Folder<'s>> {
    let mut folders: BTreeMap<EntryId, Folder<'s>> = BTreeMap::new();
    for (file, source) in texts {
        let Some(rest) = source.path.strip_prefix("content/") else { continue };
        let here = Span::new(file, 0..0);
        let segments: Vec<&str> = rest.split('/').collect();
        let [kind, slug, name] = segments[..] else {
            // Notes for authors may be in the folders of entries.
            if !source.refused && !rest.ends_with("README.md") && !rest.ends_with("LICENCE.md") {
                faults.stray_file(here, &source.path);
            }
            continue;
        };
        let Some(id) = entry_id(kind, slug, here, faults) else { continue };
        let folder = room(&mut folders, id, file);
        match name.strip_prefix("index.").and_then(|rest| rest.strip_suffix(".md")) {
            Some(tag) => match tag.parse() {
                Ok(lang) => folder.texts.push((lang, file, source)),
                Err(_) => {
                    let known = Lang::ALL.map(Lang::tag);
                    faults.unknown_language(here, tag, nearest(tag, known));
                }
            },
            None if name == "entry.yaml" => folder.entry = Some((file, source)),
            None if name.ends_with(".md") || name.ends_with(".yaml") || name.ends_with(".yml") => {
                faults.stray_file(here, &source.path);
            }
            None => {
                if name.ends_with(".geojson") {
                    folder.tracks.push((file, source));
                }
                folder.files.push(Attachment {
                    name: name.to_owned(),
                    size: source.text.len() as u64,
                    picture: None,
                });
            }
        }
    }
    for asset in assets {
        let segments: Vec<&str> = asset.path.split('/').collect();
        if let ["content", kind, slug, name] = segments[..]
            && let Ok(id) = format!("{kind}/{slug}").parse()
            && let Some(folder) = folders.get_mut(&id)
        {
            folder.files.push(Attachment {
                name: name.to_owned(),
                size: asset.size,
                picture: asset.picture,
            });
        }
    }
    folders.into_values().collect()
}

fn room<'f, 's>(
    folders: &'f mut BTreeMap<EntryId, Folder<'s>>,
    id: EntryId,
    first: FileId,
) -> &'f mut Folder<'s> {
    folders.entry(id.clone()).or_insert_with(|| Folder {
        id,
        first,
        entry: None,
        texts: Vec::new(),
        tracks: Vec::new(),
        files: Vec::new(),
    })
}

fn entry_id(kind: &str, slug: &str, here: Span, faults: &mut Diagnostics) -> Option<EntryId> {
    let Ok(kind) = kind.parse::<Kind>() else {
        faults.unknown_kind(here, kind, nearest(kind, Kind::ALL.iter().map(|kind| kind.name())));
        return None;
    };
    let Ok(parsed) = slug.parse::<Slug>() else {
        let suggestion = slugify::slug(slug);
        faults.bad_slug(here, slug, Some(suggestion).filter(|s| !s.is_empty()));
        return None;
    };
    if RESERVED.contains(&slug) {
        faults.reserved_slug(here, slug);
        return None;
    }
    Some(EntryId { kind, slug: parsed })
}

/// Reads one entry; returns a draft only if its facts can be read.
pub fn draft(folder: &Folder) -> (Option<Draft>, Diagnostics) {
    let mut faults = Diagnostics::default();
    let text = folder.texts.first().map(|(_, file, _)| *file);
    let file = folder.entry.map(|(file, _)| file).or(text).unwrap_or(folder.first);
    let span = Span::new(file, 0..0);
    let read = match folder.entry {
        Some((_, source)) if source.refused => None,
        Some((file, source)) => entry_yaml(folder.id.kind, file, source, &mut faults),
        None => bare(&folder.id, span, &mut faults),
    };
    let mut texts = Localized::default();
    for (lang, file, source) in folder.texts.iter().filter(|(.., source)| !source.refused) {
        if let Some(text) = front_matter::read(*file, source, &mut faults) {
            texts.set(*lang, text);
        }
    }
    if folder.texts.is_empty() {
        faults.no_text(span, &folder.id.to_string());
    }
    let written = folder.texts.iter().map(|(lang, ..)| *lang);
    let unread = written.filter(|lang| texts.get(*lang).is_none()).collect();
    let draft = read.map(|(common, facts)| Draft {
        id: folder.id.clone(),
        span,
        common,
        track: track(folder, &facts, &mut faults),
        facts,
        texts,
        unread,
        files: folder.files.clone(),
    });
    (draft, faults)
}

fn entry_yaml(
    kind: Kind,
    file: FileId,
    source: &SourceText,
    faults: &mut Diagnostics,
) -> Option<(Common, Facts)> {
    lint::entry(&source.text, file, faults);
    let node = yaml::parse(&source.text, 0..source.text.len(), file, faults)?;
    let mut fields = Fields::new(&node, faults)?;
    let common = Common::read(&mut fields);
    let facts = Facts::read(kind, &mut fields);
    fields.finish();
    Some((common, facts.unwrap_or(Facts::Unread)))
}

/// The line of a route, from the file that its facts name.
fn track(folder: &Folder, facts: &Facts, faults: &mut Diagnostics) -> Vec<Vec<Coordinates>> {
    let named = facts.references().into_iter().find_map(|reference| match reference {
        Reference::Track(name) => Some(name),
        _ => None,
    });
    let Some(name) = named else { return Vec::new() };
    let ends = |source: &SourceText| source.path.rsplit('/').next() == Some(name.value.as_str());
    let Some((_, source)) = folder.tracks.iter().find(|(_, source)| ends(source)) else {
        return Vec::new();
    };
    match map::parse_track(&source.text) {
        Ok(track) => track,
        Err(error) => {
            faults.bad_track(name.span, &name.value, &error.to_string());
            Vec::new()
        }
    }
}

/// The facts of an entry without `entry.yaml`, which is allowed for kinds without required keys.
fn bare(id: &EntryId, span: Span, faults: &mut Diagnostics) -> Option<(Common, Facts)> {
    let empty = yaml::Node { value: yaml::Value::Mapping(Vec::new()), span };
    // The skeleton shows the missing keys; a fault for each of them would not help without a file.
    let mut missing = Diagnostics::default();
    let facts = Facts::read(id.kind, &mut Fields::new(&empty, &mut missing)?);
    if facts.is_none() {
        faults.no_facts(span, &id.to_string());
    }
    Some((Common::default(), facts?))
}
