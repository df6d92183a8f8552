//! The commands of an operator over a data folder, with what they say: shared by the programs
//! `tugan` and `server`.
#![expect(clippy::disallowed_methods, reason = "the door to the files that the site keeps of it")]

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::Locale;
use jiff::civil::Date;
use pages::admin::log;

use crate::audit::{Head, SHOWN};
use crate::local::{self, LocalError, Snapshot};
use crate::opening::EvidenceError;
use crate::texts::operator as words;

/// The public list of volunteers, below the folder of the site.
pub const LIST_FILE: &str = "site/snapshot/volunteers.json";
/// The last row of the log for each day, below the folder of the site; it is stored with the site,
/// so that a log that was truncated or rewritten is detected.
pub const LOG_FILE: &str = "site/log.csv";
const LOG_HEADER: &str = "day,number,hash\n";

/// The result of a command that could be carried out.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What to tell the operator, line by line.
    pub lines: Vec<String>,
    /// Whether all is well; otherwise the lines are a warning.
    pub good: bool,
}

impl Outcome {
    fn good(line: String) -> Outcome {
        Outcome { lines: vec![line], good: true }
    }

    fn bad(lines: Vec<String>) -> Outcome {
        Outcome { lines, good: false }
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum OperatorError {
    /// The data folder.
    #[error(transparent)]
    Local(#[from] LocalError),
    /// A file of the site.
    #[error("the file {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

/// The failure of a data folder behind an error, which has a message in the operator's language.
pub fn local_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e LocalError> {
    match error.downcast_ref() {
        Some(OperatorError::Local(local)) => Some(local),
        Some(OperatorError::File { .. }) => None,
        None => error.downcast_ref(),
    }
}

/// Writes the public list into the folder of a site, and records the last row of the log today.
pub async fn snapshot(
    data: &Path,
    site: &Path,
    today: Date,
    locale: Locale,
) -> Result<Outcome, OperatorError> {
    let Snapshot { list, head } = local::snapshot(data).await?;
    let text = serde_json::to_string_pretty(&list).map_err(|error| OperatorError::File {
        path: site.join(LIST_FILE),
        source: error.into(),
    })?;
    rewrite(&site.join(LIST_FILE), &(text + "\n"))?;
    if let Some(text) = recorded(&read(&site.join(LOG_FILE))?, today, &head) {
        rewrite(&site.join(LOG_FILE), &text)?;
    }
    let (cards, rows) = (list.cards.len().to_string(), head.number.to_string());
    let values = [("cards", cards.as_str()), ("rows", rows.as_str())];
    Ok(Outcome::good(words::SNAPSHOT.fill(locale, &values)))
}

/// Adds the last row of today to the recorded ones; a day has one line, and an empty log none.
fn recorded(text: &str, today: Date, head: &Head) -> Option<String> {
    let today = today.to_string();
    let former = text.lines().skip(1).filter(|line| !line.starts_with(&today));
    let former: String = former.map(|line| format!("{line}\n")).collect();
    let line = format!("{today},{},{}\n", head.number, head.hash);
    (head.number > 0).then(|| format!("{LOG_HEADER}{former}{line}"))
}

/// Verifies the log and compares it with the last rows that the site's folder has of it.
pub async fn audit(data: &Path, site: &Path, locale: Locale) -> Result<Outcome, OperatorError> {
    let text = read(&site.join(LOG_FILE))?;
    let heads: Option<Vec<Head>> = text.lines().skip(1).map(head).collect();
    let Some(heads) = heads else {
        return Ok(Outcome::bad(vec![words::LOG_UNREADABLE.fill(locale, &[("file", LOG_FILE)])]));
    };
    let report = local::verify(data, &heads).await?;
    if report.is_whole() {
        let (rows, days) = (report.rows.to_string(), heads.len().to_string());
        let values = [("rows", rows.as_str()), ("days", days.as_str())];
        return Ok(Outcome::good(words::LOG_WHOLE.fill(locale, &values)));
    }
    let more = report.places.saturating_sub(SHOWN as u64);
    let shown = report.broken.iter().map(|broken| broken.explain(locale));
    let lines = shown.chain((more > 0).then(|| format!("… +{more}")));
    Ok(Outcome::bad(lines.map(|why| words::LOG_BROKEN.fill(locale, &[("why", &why)])).collect()))
}

fn head(line: &str) -> Option<Head> {
    let mut columns = line.split(',').skip(1);
    let number = columns.next()?.parse().ok()?;
    Some(Head { number, hash: columns.next()?.to_owned() })
}

/// Counts what each member of staff has done on a day.
pub async fn digest(data: &Path, day: Date, locale: Locale) -> Result<Outcome, OperatorError> {
    let day_text = day.to_string();
    let people = local::digest(data, day).await?;
    let head = if people.is_empty() { words::DIGEST_EMPTY } else { words::DIGEST };
    let mut lines = vec![head.fill(locale, &[("day", &day_text)])];
    for (person, counts) in people {
        let counts = counts.iter().map(|(event, count)| {
            format!("{}: {count}", log::event(locale, event).unwrap_or(event))
        });
        let counts: Vec<String> = counts.collect();
        lines.push(format!("{person:.12}  {}", counts.join("; ")));
    }
    Ok(Outcome { lines, good: true })
}

/// Opens the evidence of a request, if two people have confirmed that within a day.
pub async fn evidence(
    data: &Path,
    request: &str,
    locale: Locale,
) -> Result<Outcome, OperatorError> {
    Ok(match local::evidence(data, request).await? {
        Ok(opened) => Outcome { lines: vec![opened.text, opened.message], good: true },
        Err(EvidenceError::Unconfirmed { confirmed }) => {
            let count = confirmed.to_string();
            Outcome::bad(vec![words::UNCONFIRMED.fill(locale, &[("count", &count)])])
        }
        Err(EvidenceError::Absent) => Outcome::bad(vec![words::NO_EVIDENCE.get(locale).to_owned()]),
        Err(EvidenceError::Closed) => {
            Outcome::bad(vec![words::EVIDENCE_CLOSED.get(locale).to_owned()])
        }
        Err(EvidenceError::Table(source)) => {
            let path = data.to_owned();
            return Err(LocalError::Table { path, source }.into());
        }
    })
}

/// Creates a new key for contacts and encrypts all of them with it.
pub async fn rotate(data: &Path, locale: Locale) -> Result<Outcome, OperatorError> {
    let count = local::rotate(data).await?.to_string();
    let folder = data.display().to_string();
    let values = [("count", count.as_str()), ("folder", folder.as_str())];
    Ok(Outcome::good(words::ROTATED.fill(locale, &values)))
}

/// Copies the table and the staff to one place and the keys to another.
pub async fn backup(
    data: &Path,
    to: &Path,
    keys_to: &Path,
    locale: Locale,
) -> Result<Outcome, OperatorError> {
    local::back_up(data, to, keys_to).await?;
    let (to, keys) = (to.display().to_string(), keys_to.display().to_string());
    let values = [("to", to.as_str()), ("keys", keys.as_str())];
    Ok(Outcome::good(words::COPIED.fill(locale, &values)))
}

/// Reads a file; one that does not exist is empty.
fn read(path: &Path) -> Result<String, OperatorError> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|source| OperatorError::File { path: path.to_owned(), source }),
    }
}

/// Replaces a file in one step, with its folder.
fn rewrite(path: &Path, text: &str) -> Result<(), OperatorError> {
    let beside = path.with_extension("new");
    let written = match path.parent() {
        Some(folder) => fs::create_dir_all(folder),
        None => Ok(()),
    };
    written
        .and_then(|()| fs::write(&beside, text))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|source| OperatorError::File { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::Lang;

    use super::*;
    use crate::folder::Folder;
    use crate::local::Opening;
    use crate::verifier::Signatures;

    /// Makes a data folder, as the first start of a server does.
    async fn begin(data: &Path) {
        let pages = Arc::new(Folder(data.to_owned()));
        let opened = local::open(data, Opening::new(Signatures::National, pages)).await;
        assert!(opened.expect("a data folder").keys_made);
    }

    #[tokio::test]
    async fn the_list_and_the_end_of_the_log_are_written_and_checked() {
        let (data, site) = (tempfile::tempdir().expect("data"), tempfile::tempdir().expect("site"));
        let (data, site) = (data.path(), site.path());
        begin(data).await;
        let day: Date = "2026-11-29".parse().expect("a day");
        let written = snapshot(data, site, day, Lang::En.into()).await.expect("written");
        assert!(written.good && written.lines[0].contains("0 cards"), "{written:?}");
        assert!(read(&site.join(LIST_FILE)).expect("a list").contains("\"cards\": []"));
        // An empty log has no last row to record.
        assert_eq!(read(&site.join(LOG_FILE)).expect("nothing"), "");
        assert!(audit(data, site, Lang::Kk.into()).await.expect("checked").good);

        let head = Head { number: 7, hash: "ab".to_owned() };
        let text = recorded("day,number,hash\n2026-11-28,5,aa\n2026-11-29,6,cc\n", day, &head);
        let text = text.expect("a line");
        assert_eq!(text, "day,number,hash\n2026-11-28,5,aa\n2026-11-29,7,ab\n");
        rewrite(&site.join(LOG_FILE), &text).expect("written");
        // A log that was cut to nothing is shorter than its recorded end.
        let cut = audit(data, site, Lang::Ru.into()).await.expect("checked");
        assert!(!cut.good && !cut.lines.is_empty(), "{cut:?}");
        rewrite(&site.join(LOG_FILE), "day,number,hash\nnonsense\n").expect("written");
        assert!(!audit(data, site, Lang::Ru.into()).await.expect("checked").good);
    }

    #[tokio::test]
    async fn a_copy_and_its_keys_are_apart_and_make_a_folder_again() {
        let folders = [(); 4].map(|()| tempfile::tempdir().expect("a folder"));
        let [data, to, keys, again] = [0, 1, 2, 3].map(|at| folders[at].path());
        begin(data).await;
        // A copy replaces the former one.
        for _ in 0..2 {
            assert!(backup(data, to, keys, Lang::Kk.into()).await.expect("copied").good);
        }
        let names = |folder: &Path| -> Vec<String> {
            let files = fs::read_dir(folder).expect("a folder").flatten();
            files.map(|file| file.file_name().into_string().expect("a name")).collect()
        };
        assert!(names(to).contains(&"table.sqlite".to_owned()), "{:?}", names(to));
        assert!(names(to).iter().all(|name| !names(keys).contains(name)));
        assert!(names(keys).contains(&"secret.key".to_owned()), "{:?}", names(keys));
        let again = again.join("data");
        fs::create_dir(&again).expect("a folder");
        for folder in [to, keys] {
            for name in names(folder) {
                fs::copy(folder.join(&name), again.join(&name)).expect("put back");
            }
        }
        assert!(audit(&again, to, Lang::Kk.into()).await.expect("checked").good);
    }
}
