//! A root being worked on: what was read and parsed, kept so that an edit costs only itself.

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
        Ok(Workspace { root: root.to_owned(), options, sources, loading, parsed, theme, basemap })
    }

    /// Reads the changed files again; only the entries they belong to are parsed.
    ///
    /// A file that is new or gone changes the numbers of all others, so then everything is read.
    pub fn refresh(&mut self, changed: &[PathBuf]) -> Result<(), OpenError> {
        let mut entries = Vec::new();
        for path in changed {
            match self.reread(path)? {
                Some(Reread::Entry(id)) => entries.push(id),
                Some(Reread::Same) => {}
                None => {
                    *self = Workspace::open(&self.root, self.options.clone())?;
                    return Ok(());
                }
            }
        }
        if entries.is_empty() {
            return Ok(());
        }
        let mut known = Diagnostics::default();
        let folders = parse::folders(&self.sources, &mut known);
        for folder in folders.iter().filter(|folder| entries.contains(&folder.id)) {
            if let Some(parsed) = self.parsed.iter_mut().find(|parsed| parsed.id == folder.id) {
                *parsed = parse_one(folder);
            }
        }
        Ok(())
    }

    /// Reads one file again if it is the text of an entry; `None` if all must be read.
    fn reread(&mut self, path: &Path) -> Result<Option<Reread>, OpenError> {
        let Ok(relative) = path.strip_prefix(&self.root) else { return Ok(Some(Reread::Same)) };
        let segments: Vec<_> =
            relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let relative = segments.join("/");
        let id = match &segments[..] {
            [content, kind, slug, _] if content == "content" => format!("{kind}/{slug}").parse(),
            _ => return Ok(None),
        };
        let (Some((file, old)), Ok(id)) = (self.sources.find(&relative), id) else {
            return Ok(None);
        };
        let Some(text) = load::reread(&self.root, &relative)? else { return Ok(None) };
        if old.text == text {
            return Ok(Some(Reread::Same));
        }
        self.sources.texts[file.0 as usize].text = text;
        Ok(Some(Reread::Entry(id)))
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

enum Reread {
    Entry(EntryId),
    Same,
}

fn parse_one(folder: &parse::Folder) -> Parsed {
    let (draft, faults) = parse::draft(folder);
    Parsed { id: folder.id.clone(), draft: draft.map(Arc::new), faults }
}
