//! The time from saving a file to the new text being served, including the delay of the watcher.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::corpus::{Corpus, Job, entry};
use crate::error::BenchError;
use crate::program::{Program, remove};
use crate::report;
use crate::server::{Server, free_port};
use crate::vocabulary::Vocabulary;

/// The settings of the measurement.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Edits of each sort.
    pub edits: usize,
    /// A folder for logs and caches.
    pub out: PathBuf,
    /// The longest time until the server's first page.
    pub start: Duration,
    /// The port to serve on; a free one if there is none.
    pub port: Option<u16>,
}

/// The longest wait for an edit to appear.
const PATIENCE: Duration = Duration::from_secs(60);
/// The pause between two edits, so that each meets an idle server.
const REST: Duration = Duration::from_secs(1);
/// The interval of requesting the page.
const LOOK: Duration = Duration::from_millis(2);
/// The edited document: the first monument, in English, so that the mark is a word of its script.
const NUMBER: usize = 5;
const LANG: domain::Lang = domain::Lang::En;

/// The type of edit.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Body,
    Title,
}

/// Serves the corpus, edits a document and returns the time until each change was visible.
pub fn measure(
    corpus: &Corpus,
    program: &Program,
    plan: &Plan,
    mut report: impl FnMut(&str),
) -> Result<String, BenchError> {
    let vocabulary = Vocabulary::load()?;
    let job =
        Job { vocabulary: &vocabulary, seed: corpus.tally.seed, entries: corpus.tally.entries };
    let page = entry::address(job, NUMBER, LANG);
    let file = Document::open(program.document(corpus, &entry::id(job, NUMBER), LANG.tag()))?;
    let scratch = plan.out.join("cache");
    remove(&scratch)?;
    fs::create_dir_all(&scratch).map_err(BenchError::file("create", &scratch))?;
    program.restore(corpus)?;
    let port = plan.port.map_or_else(free_port, Ok)?;
    let Some(command) = program.serve(corpus, port, &scratch) else {
        return Ok(String::new());
    };
    let name = program.name.text();
    let log = plan.out.join(format!("{name}.serve.log"));
    let mut server = Server::start(command, port, &log)?;
    let start = server.await_page(&page, plan.start)?;
    let mut out = format!("{name}: first page after {:.2} s\n", start.as_secs_f64());
    for edit in [Edit::Body, Edit::Title] {
        let mut times = Vec::new();
        for number in 0..plan.edits {
            thread::sleep(REST);
            let Some(seen) = file.edit(edit, number, &server, &page)? else { break };
            let time = seen.as_secs_f64() * 1e3;
            report(&format!("{name}: {edit:?} edit {}/{}, {time:.0} ms", number + 1, plan.edits));
            times.push(time);
        }
        let (seen, edits) = (times.len(), plan.edits);
        let median = report::spread(times);
        out.push_str(&format!("{name}: {edit:?} edit seen after {median} ms, {seen} of {edits}\n"));
    }
    let peak = server.peak().map_or("unknown".to_owned(), |peak| format!("{peak:.0} MiB"));
    out.push_str(&format!("{name}: peak memory of the server {peak}\n"));
    drop(server);
    remove(&scratch)?;
    Ok(out)
}

/// A document that gets its old text back in the end.
#[derive(Debug)]
struct Document {
    path: PathBuf,
    original: String,
}

impl Document {
    fn open(path: PathBuf) -> Result<Self, BenchError> {
        let original = fs::read_to_string(&path).map_err(BenchError::file("read", &path))?;
        Ok(Document { path, original })
    }

    /// Saves the document with a new mark; returns when the page showed it, if it ever did.
    fn edit(
        &self,
        edit: Edit,
        number: usize,
        server: &Server,
        page: &str,
    ) -> Result<Option<Duration>, BenchError> {
        let mark = mark(edit, number);
        let text = marked(&self.original, edit, &mark);
        let start = Instant::now();
        save(&self.path, &text)?;
        while start.elapsed() < PATIENCE {
            let shown = server.get(page).is_some_and(|body| contains(&body, mark.as_bytes()));
            if shown {
                return Ok(Some(start.elapsed()));
            }
            thread::sleep(LOOK);
        }
        Ok(None)
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        let _ = fs::write(&self.path, &self.original);
    }
}

fn save(path: &Path, text: &str) -> Result<(), BenchError> {
    fs::write(path, text).map_err(BenchError::file("write", path))
}

/// The text with the mark at the end of its first part, or at the beginning of its title.
fn marked(original: &str, edit: Edit, mark: &str) -> String {
    match edit {
        Edit::Body => original.replacen("\n\n## ", &format!(" {mark}.\n\n## "), 1),
        Edit::Title => original.replacen("title: '", &format!("title: '{mark} "), 1),
    }
}

/// A word that occurs nowhere else: letters only, different for every process and edit.
fn mark(edit: Edit, number: usize) -> String {
    let mut rest = std::process::id() as usize * 1_000 + number;
    let mut word = format!("Mark{edit:?}").to_lowercase();
    while rest > 0 {
        word.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    word
}

fn contains(body: &[u8], mark: &[u8]) -> bool {
    body.windows(mark.len()).any(|bytes| bytes == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_words_and_find_their_place() {
        assert_ne!(mark(Edit::Body, 1), mark(Edit::Body, 2));
        assert!(mark(Edit::Title, 1).bytes().all(|byte| byte.is_ascii_lowercase()));
        let text = "---\ntitle: 'Aksu: x № 5'\n---\n\nWords.\n\n## Head\n\nMore.\n\n## Head\n";
        assert!(marked(text, Edit::Body, "zz").contains("Words. zz.\n\n## Head\n\nMore.\n"));
        assert!(marked(text, Edit::Title, "zz").contains("title: 'zz Aksu: x № 5'"));
    }
}
