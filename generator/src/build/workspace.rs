//! The sources of a site, read and parsed once, so that an edit costs only itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::EntryId;
use rayon::prelude::*;

use crate::build::site::Site;
use crate::diag::Diagnostics;
use crate::map::{Basemap, MapError};
use crate::parse::{self, Draft};
use crate::read::config::{Classifier, Config, Options};
use crate::read::load::{self, LoadError};
use crate::read::snapshot::PublishedVolunteers;
use crate::read::source::Sources;
use crate::render::theme::{Theme, ThemeError};
use crate::resolve::{self, Context, IssuedCodes, PublishedAddresses, Reuse};

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

/// One entry as it was last parsed.
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
    /// The results of the last check that can be reused.
    reuse: Reuse,
    /// Reading failed, so the next attempt must read everything.
    stale: bool,
}

/// The result of checking all entries together.
#[derive(Debug)]
pub struct Checked {
    /// All faults, of all files.
    pub faults: Diagnostics,
    /// The site, unless there are errors.
    pub site: Option<Site>,
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
        Ok(Workspace {
            root: root.to_owned(),
            options,
            sources,
            loading,
            parsed,
            theme,
            basemap,
            reuse: Reuse::default(),
            stale: false,
        })
    }

    /// Reads the changed files again and returns whether any content has changed.
    ///
    /// Only the entries that the files belong to are parsed. A file that is new or gone changes the
    /// numbers of all others, so then everything is read.
    pub fn refresh(&mut self, changed: &[PathBuf]) -> Result<bool, OpenError> {
        let mut changes = BTreeSet::new();
        for path in changed {
            changes.insert(self.reread(path)?);
        }
        if self.stale || changes.contains(&Change::All) {
            // If that fails, the texts in memory differ from those on disk.
            self.stale = true;
            *self = Workspace::open(&self.root, self.options.clone())?;
            return Ok(true);
        }
        if changes.contains(&Change::Theme) {
            self.stale = true;
            self.theme = Arc::new(Theme::compile(&self.sources, "base")?);
            self.stale = false;
        }
        if changes.contains(&Change::Settings) {
            self.reuse = Reuse::default();
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
        if self.loading.are_of(file) {
            return Ok(Change::All);
        }
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
            [site, snapshot, _] if site == "site" && snapshot == "snapshot" => Change::Settings,
            _ => Change::All,
        })
    }

    /// Checks all entries together and, if there are no errors, makes a site of them.
    pub fn check(&self) -> Result<Checked, ThemeError> {
        let mut faults = Diagnostics::default();
        faults.extend(&self.loading);
        for parsed in &self.parsed {
            faults.extend(&parsed.faults);
        }
        let config = Config::read(&self.sources, &self.options, &mut faults);
        let classifier = Classifier::read(&self.sources, &mut faults);
        let Some(config) = config else { return Ok(Checked { faults, site: None }) };
        let codes = IssuedCodes::read(&self.sources, &mut faults);
        let basemap = Arc::clone(&self.basemap);
        let unread = self.unread(&faults);
        let published = PublishedAddresses::read(&self.sources);
        let volunteers = match config.functions {
            true => PublishedVolunteers::read(&self.sources, &mut faults),
            false => PublishedVolunteers::default(),
        };
        let context = Context { config, classifier, codes, published, volunteers, basemap, unread };
        let drafts = self.parsed.iter().filter_map(|parsed| parsed.draft.clone()).collect();
        let catalog = resolve::resolve(drafts, context, &self.reuse, &mut faults);
        let site = match faults.has_errors() {
            true => None,
            false => {
                let (theme, basemap) = (Arc::clone(&self.theme), Arc::clone(&self.basemap));
                Some(Site::new(self.root.clone(), catalog, theme, basemap)?)
            }
        };
        Ok(Checked { faults, site })
    }

    /// The entries whose own faults leave nothing to refer to.
    fn unread(&self, faults: &Diagnostics) -> BTreeSet<EntryId> {
        let lost = self.parsed.iter().filter(|parsed| parsed.draft.is_none());
        lost.filter(|_| faults.has_errors()).map(|parsed| parsed.id.clone()).collect()
    }

    /// The entry with this id, whether or not it has errors.
    pub fn find(&self, written: &str) -> Option<EntryId> {
        let id = written.parse().ok()?;
        self.parsed.iter().any(|parsed| parsed.id == id).then_some(id)
    }

    /// The id of an entry that may have been meant.
    pub fn nearest(&self, written: &str) -> Option<String> {
        let known: Vec<String> = self.parsed.iter().map(|parsed| parsed.id.to_string()).collect();
        crate::diag::nearest(written, known.iter().map(String::as_str))
    }

    /// The sources, to show the lines of faults.
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

/// What must be read again after a file has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Nothing: the content is as before.
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test writes its own files")]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const PERSON: &str = "content/person/abai";
    const ARTICLE: &str = "content/article/kui";

    fn write(root: &Path, path: &str, text: &str) -> PathBuf {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(&path, text).expect("writable");
        path
    }

    fn text(title: &str, body: &str) -> String {
        format!("---\ntitle: {title}\nsummary: Мысал.\nupdated: 2026-11-24\n---\n{body}\n")
    }

    fn open(root: &Path) -> Workspace {
        let options = Options { today: "2026-11-24".parse().expect("a day") };
        Workspace::open(root, options).expect("opens")
    }

    /// The faults and the files of a check.
    fn outcome(workspace: &Workspace) -> (Vec<String>, BTreeMap<String, Vec<u8>>) {
        let Checked { faults, site } = workspace.check().expect("a sound theme");
        let faults = faults.sorted().iter().map(|fault| format!("{fault:?}")).collect();
        let files = site.iter().flat_map(|site| {
            site.paths().map(|path| {
                let bytes = site.file(path).expect("a file").expect("made");
                (path.to_owned(), bytes)
            })
        });
        (faults, files.collect())
    }

    #[test]
    fn after_any_edit_a_refreshed_workspace_equals_a_newly_opened_one() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path();
        let site = "title: {kk: Сайт}\nbase_url: https://example.kz\nlanguages: [kk]\n";
        write(root, "site/site.yaml", site);
        let sources = "sources: [{title: Энциклопедия}]\n";
        write(root, &format!("{PERSON}/entry.yaml"), &format!("occupations: [poet]\n{sources}"));
        write(root, &format!("{PERSON}/index.kk.md"), &text("Абай", "## Өмірі {#life}\n\nСөз."));
        write(root, &format!("{ARTICLE}/entry.yaml"), &format!("topic: music\n{sources}"));
        let link = "[Абай](person/abai#life) айтты.";
        write(root, &format!("{ARTICLE}/index.kk.md"), &text("Күй", link));
        let mut workspace = open(root);
        assert_eq!(outcome(&workspace), outcome(&open(root)));
        let (person, article) = (format!("{PERSON}/index.kk.md"), format!("{ARTICLE}/index.kk.md"));
        let edits = [
            (&article, text("Күй", "Жаңа сөз. [Абай](person/abai#life).")),
            (&article, text("Ән", "Жаңа сөз. [Абай](person/abai#life).")),
            (&article, text("Ән", "Сілтемесіз.")),
            (&article, text("Ән", "[Абай](person/abai#life)")),
            (&person, text("Абай", "## Ғұмыры {#years}\n\nСөз.")),
            (&person, text("Абай", "## Өмірі {#life}\n\nСөз.")),
            (&article, "---\ntitle: [\n---\n".to_owned()),
            (&article, text("Ән", "Түзелді.")),
            (&format!("{ARTICLE}/entry.yaml"), format!("topic: history\n{sources}")),
            (&"site/site.yaml".to_owned(), site.replace("Сайт", "Портал")),
            (&"content/article/an/index.kk.md".to_owned(), text("Жаңа", "Мақала.")),
        ];
        for (path, new) in edits {
            let changed = write(root, path, &new);
            assert!(workspace.refresh(std::slice::from_ref(&changed)).expect("reads"), "{path}");
            assert_eq!(outcome(&workspace), outcome(&open(root)), "{path}: {new}");
            assert!(!workspace.refresh(&[changed]).expect("reads"), "{path} reads as before");
        }
    }
}
