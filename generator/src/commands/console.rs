//! The output of the program, from `console` in `texts/<locale>.yaml`.

use std::path::Path;
use std::time::Duration;

use domain::{Kind, Lang, Locale, Words};

use crate::build::site::Site;
use crate::code::issue::IssueRefusal;
use crate::commands::new::{Created, Refusal};
use crate::texts::{self, number};
use crate::write::Receipt;

macro_rules! sentences {
    ($($name:ident($($value:ident),*))+) => {
        $(#[doc = concat!("The text `console.", stringify!($name), "` with its values.")]
        pub fn $name(locale: Locale $(, $value: &str)*) -> String {
            sentence(stringify!($name)).fill(locale, &[$((stringify!($value), $value)),*])
        })+

        #[cfg(test)]
        const SENTENCES: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$(stringify!($value)),*])),+];
    };
}

fn sentence(name: &str) -> Words {
    texts::find(&format!("console.{name}")).expect("a test compares the sentences with the texts")
}

sentences! {
    total()
    files(files, size, output)
    changes(written, unchanged, removed, seconds)
    writing()
    not_built()
    not_built_yet(output)
    failure()
    because()
    port_taken(address)
    port_refused(address)
    opened(url)
    scan(url)
    no_network()
    phone()
    watching()
    updated(pages, millis)
    warnings(count)
    broken()
    stopped()
    made()
    next()
    unknown_kind(written, suggestion, known)
    unknown_region(written, suggestion)
    bad_slug(written, suggestion)
    reserved_slug(written)
    did_you_mean(suggestion)
    bad_settings()
    faults_heading()
    faults_note()
    faults_more(count)
    failure_heading()
    close()
    open_again()
    advice()
    noted(count)
    issued(code, entry)
    code_known(code, entry)
    codes_broken()
    codes_exhausted()
    no_entry(entry, suggestion)
    functions_opened(folder)
    test_signatures()
    keys_made(folder)
    functions_failed()
    ask_iin()
    bad_iin()
    appointed(roles)
    dismissed()
}

/// Returns the locale for a system locale such as `kk_KZ.UTF-8`; English for unknown ones.
pub fn language(locale: &str) -> Locale {
    let tag = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    tag.parse().unwrap_or(Locale::of(Lang::En))
}

/// Formats the report of a build, below a table of its pages.
pub fn report(locale: Locale, site: &Site, built: &Built) -> String {
    let Receipt { written, unchanged, removed, bytes } = built.receipt;
    let count = (written + unchanged).to_string();
    let output = files(locale, &count, &size(bytes, locale), &built.output.display().to_string());
    let [written, unchanged, removed] = [written, unchanged, removed].map(|n| n.to_string());
    let seconds = decimal(built.took.as_secs_f64(), locale);
    let changes = changes(locale, &written, &unchanged, &removed, &seconds);
    format!("{}\n{output}\n{changes}\n", table(locale, site))
}

/// Formats the addresses of the site, and how to open it on a phone.
pub fn served(locale: Locale, site: &Opened) -> String {
    let phone = match &site.network {
        Network::Closed => phone(locale),
        Network::Unknown => no_network(locale),
        Network::Open { url, symbol } => format!("{}\n{symbol}", scan(locale, url)),
    };
    format!("{}\n{phone}\n{}\n", opened(locale, &site.url), watching(locale))
}

/// Puts a warning between two lines of exclamation marks.
pub fn loud(text: &str) -> String {
    let line = "!".repeat(72);
    format!("{line}\n{}\n{line}", text.trim_end())
}

/// The addresses of a served site.
#[derive(Debug, Clone)]
pub struct Opened {
    /// On this machine.
    pub url: String,
    /// On other machines of the network, if they can reach the server.
    pub network: Network,
}

/// The address for other machines.
#[derive(Debug, Clone)]
pub enum Network {
    /// No address: the server listens on this machine only.
    Closed,
    /// An unknown address: the server listens, but this machine has no network address.
    Unknown,
    /// The site is reachable at this address.
    Open {
        /// The address.
        url: String,
        /// The address as a QR symbol for a dark terminal.
        symbol: String,
    },
}

/// The figures of a finished build.
#[derive(Debug, Clone, Copy)]
pub struct Built<'a> {
    /// The output folder.
    pub output: &'a Path,
    /// The numbers of written files.
    pub receipt: Receipt,
    /// The time it took.
    pub took: Duration,
}

/// Formats the numbers of texts of each kind in each language.
fn table(locale: Locale, site: &Site) -> String {
    let catalog = site.catalog();
    let languages = &catalog.config.locales;
    let mut rows = vec![(String::new(), languages.iter().map(|l| l.to_string()).collect())];
    let mut sums = vec![0; languages.len()];
    for kind in Kind::ALL {
        let count = |locale: &Locale| {
            let own = |(_, entry): &(_, &crate::resolve::Entry)| {
                entry.id.kind == *kind && entry.texts.get(*locale).is_some()
            };
            catalog.entries().filter(own).count()
        };
        let counts: Vec<usize> = languages.iter().map(count).collect();
        if counts.iter().all(|count| *count == 0) {
            continue;
        }
        sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
        rows.push((kind.to_string(), counts.iter().map(usize::to_string).collect()));
    }
    rows.push((total(locale), sums.iter().map(usize::to_string).collect::<Vec<_>>()));
    rows.iter().map(|(name, cells)| row(name, cells)).collect()
}

fn row(name: &str, cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!("{cell:>7}")).collect();
    format!("{name:<10}{cells}\n")
}

/// Formats a size in kilobytes or megabytes.
fn size(bytes: usize, locale: Locale) -> String {
    match bytes as f64 / 1e3 {
        kilo if kilo < 1e3 => number::KILOBYTES.fill(locale, &[("n", &decimal(kilo, locale))]),
        kilo => number::MEGABYTES.fill(locale, &[("n", &decimal(kilo / 1e3, locale))]),
    }
}

/// Formats a number with one or two decimals, with the decimal mark of the locale.
fn decimal(number: f64, locale: Locale) -> String {
    let text = if number < 1.0 { format!("{number:.2}") } else { format!("{number:.1}") };
    text.replace('.', number::DECIMAL.get(locale))
}

/// Formats the list of files that `new` created, and the next steps.
pub fn created(locale: Locale, created: &Created) -> String {
    let files: String = created.files.iter().map(|file| format!("  {file}\n")).collect();
    format!("{}\n{files}{}\n", made(locale), next(locale))
}

/// Explains why `code` issued no code.
pub fn not_issued(locale: Locale, entry: &str, refusal: &IssueRefusal) -> String {
    match refusal {
        IssueRefusal::BrokenLedger => codes_broken(locale),
        IssueRefusal::Known(code) => code_known(locale, code.as_str(), entry),
        IssueRefusal::Exhausted => codes_exhausted(locale),
    }
}

/// Explains why `new` created nothing.
pub fn refused(locale: Locale, refusal: &Refusal) -> String {
    let meant = |suggestion: &Option<String>| {
        suggestion.as_ref().map(|meant| did_you_mean(locale, meant)).unwrap_or_default()
    };
    let text = match refusal {
        Refusal::Kind { written, suggestion } => {
            let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            unknown_kind(locale, written, &meant(suggestion), &known.join(", "))
        }
        Refusal::Region { written, suggestion } => {
            unknown_region(locale, written, &meant(suggestion))
        }
        Refusal::Slug { written, suggestion } => bad_slug(locale, written, &meant(suggestion)),
        Refusal::Reserved { written } => reserved_slug(locale, written),
        Refusal::Settings => bad_settings(locale),
    };
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_names_its_values_in_every_locale() {
        let texts = texts::KEYS.iter().filter_map(|key| key.strip_prefix("console."));
        let known: Vec<&str> = SENTENCES.iter().map(|(name, _)| *name).collect();
        texts.for_each(|name| assert!(known.contains(&name), "{name} is never printed"));
        for (name, values) in SENTENCES {
            for locale in Locale::ALL {
                let text = sentence(name).get(locale);
                let named: Vec<&str> =
                    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
                assert!(named.iter().all(|value| values.contains(value)), "{name} {locale}");
                assert!(values.iter().all(|value| named.contains(value)), "{name} {locale}");
            }
        }
    }

    #[test]
    fn locales_and_numbers() {
        assert_eq!(language("kk_KZ.UTF-8"), Locale::of(Lang::Kk));
        assert_eq!(language("ru"), Locale::of(Lang::Ru));
        assert_eq!(language("C.UTF-8"), Locale::of(Lang::En));
        assert_eq!(size(1_234_567, Locale::of(Lang::Ru)), "1,2 МБ");
        assert_eq!(size(900, Locale::of(Lang::En)), "0.90 kB");
    }
}
