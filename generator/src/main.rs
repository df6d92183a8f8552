//! The program `tugan`: runs the command that the arguments name, prints its report and exits.
//!
//! The only place that prints, and that reads the clock and the environment.

#![expect(clippy::disallowed_methods, reason = "the door to terminal, environment and clock")]

mod operator;
mod printer;

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use domain::{Lang, Locale};
use functions::operator::local_error;
use generator::build::site::Site;
use generator::build::workspace::{Checked, Workspace};
use generator::build::{self, Progress};
use generator::code::issue;
use generator::commands::cli::{Arguments, Command, Format, New, Serve};
use generator::commands::console::{self, Built};
use generator::commands::new::{self, NewError};
use generator::diag::Diagnostic;
use generator::diag::report::{self, ReportFormat};
use generator::read::config::Options;
use generator::read::source::Sources;
use generator::resolve::{ADDRESSES_FILE, LEDGER_FILE};
use generator::serve::{self, FunctionsSettings, ServeError};
use generator::write;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::offset;
use mimalloc::MiMalloc;
use printer::Printer;

/// A build allocates and frees millions of small texts on all cores.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A failure of the machine; authors' mistakes are not failures but results.
type Failure = Box<dyn Error>;

/// The result of a command that could be carried out.
enum Outcome {
    /// There are no errors.
    Ok,
    /// There are errors in the content.
    Faulty,
}

/// The settings of every command.
struct Setting {
    root: PathBuf,
    locale: Locale,
    today: Date,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let locale = arguments.lang.unwrap_or_else(system_language);
    match run(arguments, locale) {
        Ok(Outcome::Ok) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(failure) => {
            complain(&chain(&*failure, locale));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments, locale: Locale) -> Result<Outcome, Failure> {
    let Arguments { root, today, command, .. } = arguments;
    let today = today.map_or_else(system_day, Ok)?;
    let setting = Setting { root, locale, today };
    match command.unwrap_or_else(|| Command::Serve(Serve::default())) {
        Command::Serve(arguments) => serve(&setting, arguments),
        Command::Build { output } => build(&setting, output),
        Command::Check { format } => check(&setting, format),
        Command::New(arguments) => new(&setting, arguments),
        Command::Addresses => addresses(&setting),
        Command::Code { entry } => code(&setting, &entry),
        Command::Staff(arguments) => operator::staff(&setting, arguments),
        Command::Snapshot(arguments) => operator::snapshot(&setting, arguments),
        Command::Audit(arguments) => operator::audit(&setting, arguments),
        Command::Evidence(arguments) => operator::evidence(&setting, &arguments),
        Command::Rotate(arguments) => operator::rotate(&setting, arguments),
        Command::Backup(arguments) => operator::backup(&setting, arguments),
    }
}

fn open(setting: &Setting) -> Result<(Workspace, Checked), Failure> {
    let workspace = Workspace::open(&setting.root, Options { today: setting.today })?;
    let checked = workspace.check()?;
    Ok((workspace, checked))
}

fn check(setting: &Setting, format: Format) -> Result<Outcome, Failure> {
    let (workspace, checked) = open(setting)?;
    let format = match format {
        Format::Human => ReportFormat::Human { colour: io::stdout().is_terminal() },
        Format::Json => ReportFormat::Json,
        Format::Sarif => ReportFormat::Sarif,
    };
    say(&report::render(&checked.faults.sorted(), workspace.sources(), setting.locale, format));
    Ok(if checked.faults.has_errors() { Outcome::Faulty } else { Outcome::Ok })
}

fn build(setting: &Setting, output: Option<PathBuf>) -> Result<Outcome, Failure> {
    let begun = Instant::now();
    let (workspace, checked) = open(setting)?;
    report_faults(setting.locale, &workspace, &checked);
    // The sources are not needed any more, and the pages need the memory. The site is never
    // dropped, which saves time at the end of the program.
    drop(workspace);
    let checked = ManuallyDrop::new(checked);
    match &checked.site {
        None => {
            complain(&console::not_built(setting.locale));
            Ok(Outcome::Faulty)
        }
        Some(site) => {
            let output = output.unwrap_or_else(|| public(&setting.root));
            write_site(setting, site, &output, begun)?;
            Ok(Outcome::Ok)
        }
    }
}

/// The default output folder.
fn public(root: &Path) -> PathBuf {
    root.join("site").join("public")
}

fn write_site(
    setting: &Setting,
    site: &Site,
    output: &Path,
    begun: Instant,
) -> Result<(), Failure> {
    let bar = Bar::new(setting.locale);
    let receipt = build::build(site, &setting.root, output, &bar)?;
    bar.0.finish_and_clear();
    let built = Built { output, receipt, took: begun.elapsed() };
    say(&console::report(setting.locale, site, &built));
    Ok(())
}

fn addresses(setting: &Setting) -> Result<Outcome, Failure> {
    let (workspace, checked) = open(setting)?;
    report_faults(setting.locale, &workspace, &checked);
    let Some(site) = &checked.site else { return Ok(Outcome::Faulty) };
    let mut new = 0;
    write::rewrite(&setting.root.join(ADDRESSES_FILE), |text| {
        let (text, count) = site.add_addresses(text);
        new = count;
        text
    })?;
    say(&format!("{}\n", console::noted(setting.locale, &new.to_string())));
    Ok(Outcome::Ok)
}

fn code(setting: &Setting, entry: &str) -> Result<Outcome, Failure> {
    let Setting { root, locale, today } = setting;
    let (workspace, _) = open(setting)?;
    let Some(id) = workspace.find(entry) else {
        let meant = workspace.nearest(entry);
        let meant = meant.map(|meant| console::did_you_mean(*locale, &meant)).unwrap_or_default();
        complain(&console::no_entry(*locale, entry, &meant));
        return Ok(Outcome::Faulty);
    };
    let mut given = None;
    let done = write::append(&root.join(LEDGER_FILE), |text| {
        let (code, lines) = issue::issue(text, &id, *today)?;
        given = Some(code);
        Ok(lines)
    })?;
    Ok(match (done, given) {
        (Ok(()), Some(code)) => {
            say(&format!("{}\n", console::issued(*locale, code.as_str(), entry)));
            Outcome::Ok
        }
        (Err(refusal), _) => {
            complain(&console::not_issued(*locale, entry, &refusal));
            Outcome::Faulty
        }
        (Ok(()), None) => Outcome::Ok,
    })
}

fn new(setting: &Setting, arguments: New) -> Result<Outcome, Failure> {
    let New { kind, slug, languages } = arguments;
    let request =
        new::Request { kind, slug, languages, locale: setting.locale, today: setting.today };
    match new::create(&setting.root, &request) {
        Ok(created) => {
            say(&console::created(setting.locale, &created));
            Ok(Outcome::Ok)
        }
        Err(NewError::Refused(refusal)) => {
            complain(&console::refused(setting.locale, &refusal));
            Ok(Outcome::Faulty)
        }
        Err(error) => Err(error.into()),
    }
}

fn serve(setting: &Setting, arguments: Serve) -> Result<Outcome, Failure> {
    let host = arguments.host.unwrap_or(serve::Settings::default().host);
    let settings = serve::Settings { host, port: arguments.port };
    let bound = serve::bind(settings).map_err(|error| not_listening(setting.locale, error))?;
    if !arguments.no_build {
        build_first(setting)?;
    }
    let folder = operator::data(setting, arguments.data);
    let (signatures, sms_outbox) = (arguments.trust.signatures(), arguments.sms_outbox);
    let functions = FunctionsSettings { folder, signatures, sms_outbox };
    let options = Options { today: setting.today };
    let printer = Arc::new(Printer::new(setting.locale));
    serve::serve(&setting.root, options, bound, functions, printer)?;
    say(&format!("{}\n", console::stopped(setting.locale)));
    Ok(Outcome::Ok)
}

/// Explains why an address cannot be listened on, and what to do.
fn not_listening(locale: Locale, error: ServeError) -> Failure {
    match error {
        ServeError::Listen { address, source } if source.kind() == io::ErrorKind::AddrInUse => {
            console::port_taken(locale, &address.to_string()).into()
        }
        ServeError::Listen { address, source } => {
            let refused = console::port_refused(locale, &address.to_string());
            format!("{refused}\n  {}: {source}", console::because(locale)).into()
        }
        other => other.into(),
    }
}

/// Builds the site before it is served; an error is reported and does not prevent serving.
fn build_first(setting: &Setting) -> Result<(), Failure> {
    let begun = Instant::now();
    let (workspace, checked) = open(setting)?;
    let output = public(&setting.root);
    let Some(site) = &checked.site else {
        let output = output.display().to_string();
        complain(&console::not_built_yet(setting.locale, &output));
        return Ok(());
    };
    report_faults(setting.locale, &workspace, &checked);
    if let Err(failure) = write_site(setting, site, &output, begun) {
        complain(&chain(&*failure, setting.locale));
    }
    Ok(())
}

/// Prints the faults of a build, if there are any.
fn report_faults(locale: Locale, workspace: &Workspace, checked: &Checked) {
    let faults = checked.faults.sorted();
    if !faults.is_empty() {
        print_faults(&faults, workspace.sources(), locale);
    }
}

fn print_faults(faults: &[&Diagnostic], sources: &Sources, locale: Locale) {
    let format = ReportFormat::Human { colour: io::stderr().is_terminal() };
    complain(report::render(faults, sources, locale, format).trim_end());
}

/// The progress of a build: a bar on a terminal, nothing in a pipe.
struct Bar(ProgressBar);

impl Bar {
    fn new(locale: Locale) -> Bar {
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}")
            .expect("the template is fixed and well-formed");
        let bar = ProgressBar::new(0).with_style(style).with_message(console::writing(locale));
        Bar(bar)
    }
}

impl Progress for Bar {
    fn begin(&self, files: usize) {
        self.0.set_length(files as u64);
    }

    fn step(&self) {
        self.0.inc(1);
    }
}

/// An error with its causes.
fn chain(failure: &(dyn Error + 'static), locale: Locale) -> String {
    let mut text = match local_error(failure) {
        Some(local) => format!("{}: {}", console::failure(locale), local.message(locale)),
        None => format!("{}: {failure}", console::failure(locale)),
    };
    let mut source = failure.source();
    while let Some(inner) = source {
        text.push_str(&format!("\n  {}: {inner}", console::because(locale)));
        source = inner.source();
    }
    text
}

/// The language of the system, from the environment or the system settings.
fn system_language() -> Locale {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    set.or_else(sys_locale::get_locale)
        .map_or(Locale::of(Lang::En), |locale| console::language(&locale))
}

/// The current day in Kazakhstan, which has a single time zone; SOURCE_DATE_EPOCH overrides the
/// current time.
fn system_day() -> Result<Date, Failure> {
    let moment = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => Timestamp::from_second(seconds.trim().parse()?)?,
        Err(_) => Timestamp::now(),
    };
    Ok(offset(5).to_datetime(moment).date())
}

/// Prints to the standard output; a closed pipe is no failure.
fn say(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Prints a line to the standard error output.
fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
