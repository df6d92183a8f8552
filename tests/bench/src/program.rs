//! The programs that are measured and how each is called.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::corpus::{Corpus, tugan};
use crate::error::BenchError;

/// Which program it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// Our generator.
    Tugan,
    /// Hugo, the fastest of the peers.
    Hugo,
    /// The floor program.
    Floor,
}

impl Name {
    /// The name as tables and folders show it.
    pub const fn text(self) -> &'static str {
        match self {
            Name::Tugan => "tugan",
            Name::Hugo => "hugo",
            Name::Floor => "floor",
        }
    }
}

/// A program on this machine.
#[derive(Debug, Clone)]
pub struct Program {
    /// Which one.
    pub name: Name,
    /// Its file.
    pub path: PathBuf,
}

impl Program {
    /// The command that builds the corpus into `out`, with caches below `scratch`.
    pub fn build(&self, corpus: &Corpus, out: &Path, scratch: &Path) -> Command {
        let mut command = self.command(scratch);
        match self.name {
            Name::Tugan => {
                let root = corpus.dir.join("tugan");
                command.arg("--root").arg(root).arg("build").arg("--output").arg(out)
            }
            Name::Hugo => {
                let site = corpus.dir.join("hugo");
                command.args(["--quiet", "--noBuildLock", "-s"]).arg(site).arg("-d").arg(out)
            }
            Name::Floor => command.arg("floor").arg(corpus.dir.join("plain/content")).arg(out),
        };
        command
    }

    /// The command that serves the corpus on a port of this machine and watches it; the floor
    /// program has none.
    pub fn serve(&self, corpus: &Corpus, port: u16, scratch: &Path) -> Option<Command> {
        let mut command = self.command(scratch);
        let port = port.to_string();
        match self.name {
            Name::Tugan => {
                let root = corpus.dir.join("tugan");
                command.arg("--root").arg(root).args(["serve", "--port", &port]);
            }
            Name::Hugo => {
                let site = corpus.dir.join("hugo");
                command.args(["server", "--renderToMemory", "--noBuildLock"]);
                command.args(["--bind", "127.0.0.1", "--port", &port, "-s"]).arg(site);
            }
            Name::Floor => return None,
        }
        Some(command)
    }

    /// The path of an entry's document in a language in the program's layout.
    pub fn document(&self, corpus: &Corpus, id: &str, lang: &str) -> PathBuf {
        match self.name {
            Name::Tugan => corpus.dir.join(format!("tugan/content/{id}/index.{lang}.md")),
            Name::Hugo => corpus.dir.join(format!("hugo/content/{id}.{lang}.md")),
            Name::Floor => corpus.dir.join(format!("plain/content/{id}.{lang}.md")),
        }
    }

    fn command(&self, scratch: &Path) -> Command {
        let mut command = Command::new(&self.path);
        command.env("XDG_CACHE_HOME", scratch).env("HUGO_CACHEDIR", scratch);
        command
    }

    /// Removes what an earlier run of the program left in the corpus: for a clean build, the
    /// root holds nothing but what the corpus generator wrote.
    pub fn restore(&self, corpus: &Corpus) -> Result<(), BenchError> {
        match self.name {
            Name::Tugan => {
                let root = corpus.dir.join("tugan");
                keep_only(&root, |path| path == "site" || path == "content")?;
                keep_only(&root.join("site"), |file| {
                    tugan::SITE_FILES.contains(&format!("site/{file}").as_str())
                })
            }
            Name::Hugo => {
                let site = corpus.dir.join("hugo");
                keep_only(&site, |path| !matches!(path, "public" | "resources"))
            }
            Name::Floor => Ok(()),
        }
    }
}

fn keep_only(dir: &Path, kept: impl Fn(&str) -> bool) -> Result<(), BenchError> {
    for entry in fs::read_dir(dir).map_err(BenchError::file("list", dir))? {
        let entry = entry.map_err(BenchError::file("list", dir))?;
        if !entry.file_name().to_str().is_some_and(&kept) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a file or a whole folder, if it is there.
pub fn remove(path: &Path) -> Result<(), BenchError> {
    let removed = match fs::symlink_metadata(path) {
        Err(_) => Ok(()),
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    };
    removed.map_err(BenchError::file("remove", path))
}
