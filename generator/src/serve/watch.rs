//! From a saved file to a new version of the current site.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::current::CurrentSite;
use super::error::ServeError;
use super::error_page::ErrorPage;
use super::report::Reporter;
use crate::build::workspace::{Checked, Workspace};
use crate::read::config::Options;
use crate::read::load;

/// The time without changes before the files are read; programs save in several steps.
const QUIET: Duration = Duration::from_millis(4);
/// The limit of such waits, so that a busy disk does not delay an update for ever.
const MOST_WAITS: usize = 3;

/// Reads the site at a root, publishes its first version, and watches its files from then on.
pub(super) fn begin(
    root: &Path,
    options: Options,
    current: Arc<CurrentSite>,
    reporter: Arc<dyn Reporter>,
) -> Result<(), ServeError> {
    let (sender, changes) = mpsc::channel();
    let top = root.to_owned();
    let watcher = notify::recommended_watcher(move |event| {
        let paths = changed(event, &top);
        // The receiver is gone when the process is about to end.
        let _ = if paths.is_empty() { Ok(()) } else { sender.send(paths) };
    });
    let watcher = watcher.map_err(ServeError::Watch)?;
    let mut watch = Watch { root: root.to_owned(), watcher, watched: BTreeSet::new() };
    // Watching begins before reading, so that no change falls between the two.
    watch.extend().map_err(ServeError::Watch)?;
    let mut updater = Updater { workspace: Workspace::open(root, options)?, current, reporter };
    updater.publish(false);
    thread::spawn(move || follow(&mut updater, &mut watch, &changes));
    Ok(())
}

/// The paths whose content may have changed by an event.
fn changed(event: notify::Result<Event>, root: &Path) -> Vec<PathBuf> {
    match event {
        Ok(event) if !event.need_rescan() => {
            if may_change(event.kind) {
                event.paths
            } else {
                Vec::new()
            }
        }
        // Events were lost, so anything may have changed.
        _ => vec![root.to_owned()],
    }
}

fn may_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::WriteTime,
        _ => true,
    }
}

/// Updates the site after every burst of changes.
fn follow(updater: &mut Updater, watch: &mut Watch, changes: &Receiver<Vec<PathBuf>>) {
    while let Ok(first) = changes.recv() {
        updater.reporter.changed();
        let mut paths: BTreeSet<PathBuf> = first.into_iter().collect();
        for _ in 0..MOST_WAITS {
            thread::sleep(QUIET);
            let more: Vec<PathBuf> = changes.try_iter().flatten().collect();
            if more.is_empty() {
                break;
            }
            paths.extend(more);
        }
        match watch.extend() {
            Ok(()) => updater.update(&paths.into_iter().collect::<Vec<_>>()),
            Err(error) => updater.fail(&ServeError::Watch(error)),
        }
    }
}

/// Turns changed files into new versions of the site.
struct Updater {
    workspace: Workspace,
    current: Arc<CurrentSite>,
    reporter: Arc<dyn Reporter>,
}

impl Updater {
    fn update(&mut self, paths: &[PathBuf]) {
        match self.workspace.refresh(paths) {
            Ok(true) => self.publish(paths.iter().all(|path| is_style(path))),
            Ok(false) => {}
            Err(error) => self.fail(&error),
        }
    }

    fn publish(&self, only_styles: bool) {
        let Checked { faults, site } = match self.workspace.check() {
            Ok(checked) => checked,
            Err(error) => return self.fail(&error),
        };
        let sources = self.workspace.sources();
        match site {
            Some(site) => {
                let served = self.current.put(site, only_styles);
                self.reporter.updated(&served.site, faults.len());
            }
            None => {
                self.current.fail(ErrorPage::faults(&faults, sources));
                self.reporter.broken(&faults, sources);
            }
        }
    }

    fn fail(&self, error: &(dyn std::error::Error + 'static)) {
        self.current.fail(ErrorPage::failure(error));
        self.reporter.failed(error);
    }
}

fn is_style(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "css")
}

/// The watched folders.
struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches every folder of sources that exists and is not watched yet.
    fn extend(&mut self) -> notify::Result<()> {
        self.watched.retain(|folder| folder.is_dir());
        let mut folders = vec![(self.root.clone(), RecursiveMode::NonRecursive)];
        let site = self.root.join("site");
        // The built site is in the same folder and must not be watched.
        let within = subfolders(&site).map_err(notify::Error::io)?;
        folders.push((site, RecursiveMode::NonRecursive));
        let deep = ["content", "themes"].map(|folder| self.root.join(folder));
        let deep = deep.into_iter().filter(|folder| folder.is_dir()).chain(within);
        folders.extend(deep.map(|folder| (folder, RecursiveMode::Recursive)));
        for (folder, mode) in folders {
            if !self.watched.contains(&folder) {
                self.watcher.watch(&folder, mode)?;
                self.watched.insert(folder);
            }
        }
        Ok(())
    }
}

/// The folders of sources directly below `site`.
fn subfolders(site: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in site.read_dir()? {
        let entry = entry?;
        let path = format!("site/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() && load::is_source(&path) {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange};

    use super::*;

    #[test]
    fn reading_is_no_change_and_lost_events_change_everything() {
        let root = Path::new("/site");
        let event = |kind| Ok(Event::new(kind).add_path(root.join("content/x")));
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(changed(event(open), root).is_empty());
        let metadata = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        assert!(changed(event(metadata), root).is_empty());
        for kind in [
            EventKind::Modify(ModifyKind::Data(DataChange::Any)),
            EventKind::Create(CreateKind::File),
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
        ] {
            assert_eq!(changed(event(kind), root), [root.join("content/x")]);
        }
        let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(changed(Ok(lost), root), [root]);
    }
}
