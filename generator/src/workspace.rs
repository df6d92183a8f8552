//! A root being worked on: what was read and parsed, kept so that an edit costs only itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::EntryId;
use rayon::prelude::*;

use crate::config::{Classifier, Config, Options};
use crate::diag::Diagnostics;
use crate::edition::Edition;
use crate::load::{self, LoadError};
use crate::map::{Basemap, MapError};
use crate::parse::{self, Draft};
use crate::render::theme::{Theme, ThemeError};
use crate::resolve::{self, Codes, Context};
use crate::source::Sources;

/// A machine failure before there are pages.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The root cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The basemap cannot be used.
    #[error("site/basemap")]
    Map(#[from] MapError),
}

/// One entry as it was parsed last.
#[derive(Debug)]
struct Parsed {
    id: EntryId,
    draft: Option<Arc<Draft>>,
    faults: Diagnostics,
}

/// A root, read and parsed.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    options: Options,
    sources: Sources,
    loading: Diagnostics,
    parsed: Vec<Parsed>,
    theme: Arc<Theme>,
    basemap: Arc<Basemap>,
    /// Reading failed, so the next attempt must read everything.
    stale: bool,
}

/// What checking all entries together gave.
#[derive(Debug)]
pub struct Checked {
    /// All faults, of all files.
    pub faults: Diagnostics,
    /// The edition, if no fault forbids it.
    pub edition: Option<Edition>,
}

impl Workspace {
    /// Reads a root and parses every entry, on all cores.
    pub fn open(root: &Path, options: Options) -> Result<Workspace, OpenError> {
        let (sources, mut loading) = load::load(root)?;
        let theme = Arc::new(Theme::compile(&sources, "base")?);
        let basemap = Arc::new(basemap(&sources)?);
        let parsed = {
            let folders = parse::folders(&sources, &mut loading);
            folders.par_iter().map(parse_one).collect()
        };
        let (root, stale) = (root.to_owned(), false);
        Ok(Workspace { root, options, sources, loading, parsed, theme, basemap, stale })
    }

    /// Reads the changed files again and tells whether anything reads differently now.
    ///
    /// Only the entries that the files belong to are parsed. A file that is new or gone changes the
    /// numbers of all others, so then everything is read.
    pub fn refresh(&mut self, changed: &[PathBuf]) -> Result<bool, OpenError> {
        let mut changes = BTreeSet::new();
        for path in changed {
            changes.insert(self.reread(path)?);
        }
        if self.stale || changes.contains(&Change::All) {
            // If that fails, the texts at hand no longer are those on disk.
            self.stale = true;
            *self = Workspace::open(&self.root, self.options.clone())?;
            return Ok(true);
        }
        if changes.contains(&Change::Theme) {
            self.stale = true;
            self.theme = Arc::new(Theme::compile(&self.sources, "base")?);
            self.stale = false;
        }
        for change in &changes {
            if let Change::Entry(id) = change {
                self.parse(id);
            }
        }
        changes.remove(&Change::Nothing);
        Ok(!changes.is_empty())
    }

    fn parse(&mut self, id: &EntryId) {
        let at = self.parsed.binary_search_by(|parsed| parsed.id.cmp(id));
        if let (Ok(at), Some(folder)) = (at, parse::folder(&self.sources, id)) {
            self.parsed[at] = parse_one(&folder);
        }
    }

    /// Reads one file again if its new text can take the place of the old one.
    fn reread(&mut self, path: &Path) -> Result<Change, OpenError> {
        let Ok(relative) = path.strip_prefix(&self.root) else { return Ok(Change::Nothing) };
        let segments: Vec<_> =
            relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let relative = segments.join("/");
        if !load::is_source(&relative) {
            return Ok(Change::Nothing);
        }
        let Some((file, old)) = self.sources.find(&relative) else {
            let known = !self.sources.assets_below(&relative).is_empty();
            let matters = known || load::exists(&self.root, &relative);
            return Ok(if matters { Change::All } else { Change::Nothing });
        };
        let Some(text) = load::reread(&self.root, &relative)? else { return Ok(Change::All) };
        if old.text == text {
            return Ok(Change::Nothing);
        }
        self.sources.texts[file.0 as usize].text = text;
        Ok(match &segments[..] {
            [content, kind, slug, _] if content == "content" => {
                format!("{kind}/{slug}").parse().map_or(Change::All, Change::Entry)
            }
            [themes, ..] if themes == "themes" => Change::Theme,
            [site, _] if site == "site" => Change::Settings,
            _ => Change::All,
        })
    }

    /// Checks all entries together and, if they are sound, makes an edition of them.
    pub fn check(&self) -> Result<Checked, ThemeError> {
        let mut faults = Diagnostics::default();
        faults.extend(&self.loading);
        for parsed in &self.parsed {
            faults.extend(&parsed.faults);
        }
        let config = Config::read(&self.sources, &self.options, &mut faults);
        let classifier = Classifier::read(&self.sources, &mut faults);
        let Some(config) = config else { return Ok(Checked { faults, edition: None }) };
        let codes = Codes::read(&self.sources, &mut faults);
        let basemap = Arc::clone(&self.basemap);
        let context = Context { config, classifier, codes, basemap };
        let drafts = self.parsed.iter().filter_map(|parsed| parsed.draft.clone()).collect();
        let catalog = resolve::resolve(drafts, context, &mut faults);
        let edition = match faults.has_errors() {
            true => None,
            false => {
                let (theme, basemap) = (Arc::clone(&self.theme), Arc::clone(&self.basemap));
                Some(Edition::new(self.root.clone(), catalog, theme, basemap)?)
            }
        };
        Ok(Checked { faults, edition })
    }

    /// The entry that is called so, whether or not it is sound.
    pub fn find(&self, written: &str) -> Option<EntryId> {
        let id = written.parse().ok()?;
        self.parsed.iter().any(|parsed| parsed.id == id).then_some(id)
    }

    /// The id of an entry that may have been meant.
    pub fn nearest(&self, written: &str) -> Option<String> {
        let known: Vec<String> = self.parsed.iter().map(|parsed| parsed.id.to_string()).collect();
        crate::diag::nearest(written, known.iter().map(String::as_str))
    }

    /// The texts, to show the lines of faults.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

fn basemap(sources: &Sources) -> Result<Basemap, MapError> {
    let layers = Basemap::LAYERS.into_iter().filter_map(|layer| {
        let (_, source) = sources.find(&format!("site/basemap/{layer}.geojson"))?;
        Some((layer, source.text.as_str()))
    });
    Basemap::parse(layers)
}

/// What a changed file means for what was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// It reads as before.
    Nothing,
    /// One entry must be parsed.
    Entry(EntryId),
    /// The settings and lists of the site, which each check reads anyway.
    Settings,
    /// The theme must be compiled.
    Theme,
    /// Everything must be read.
    All,
}

fn parse_one(folder: &parse::Folder) -> Parsed {
    let (draft, faults) = parse::draft(folder);
    Parsed { id: folder.id.clone(), draft: draft.map(Arc::new), faults }
}
