//! The functions as one server behind a proxy that speaks TLS: for an operator who keeps the data
//! on their own premises.
#![expect(clippy::disallowed_methods, reason = "the door to the arguments and the environment")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the words of a program")]

mod arguments;
mod proxy;
mod words;

use std::env;
use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use axum::middleware::map_request;
use domain::{Lang, Locale};
use functions::connections::{self, Limits};
use functions::folder::Folder;
use functions::local::{self, Opening, Outbox};
use functions::request_log::Printed;
use functions::sms::Sms;
use functions::{Site, operator};
use jiff::Timestamp;
use jiff::tz::offset;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

use arguments::{Command, Copies, Misuse, Serve};

/// How many threads wait for the disk at most: fewer than the tasks that the unit allows.
const BLOCKING: usize = 32;

fn main() -> ExitCode {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let (lang, command) = arguments::read(env::args_os().skip(1).collect(), locale.as_deref());
    let command = match command {
        Ok(command) => command,
        Err(Misuse(word)) => {
            eprintln!("{}: {word}\n\n{}", words::MISUSE.get(lang), words::HELP.get(lang));
            return ExitCode::from(2);
        }
    };
    match perform(command, lang) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}", words::FAILED.get(lang));
            if let Some(local) = operator::local_error(&*error) {
                eprintln!("  {}", local.message(lang.into()));
            }
            let mut cause: Option<&dyn Error> = Some(&*error);
            while let Some(fault) = cause {
                eprintln!("  {fault}");
                cause = fault.source();
            }
            ExitCode::FAILURE
        }
    }
}

/// Carries a command out; returns whether all is well.
fn perform(command: Command, lang: Lang) -> Result<bool, Box<dyn Error>> {
    let locale = Locale::of(lang);
    let runtime = || {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        runtime.enable_all().max_blocking_threads(BLOCKING).build()
    };
    match command {
        Command::Help => println!("{}", words::HELP.get(lang)),
        Command::Appoint(data, roles) => {
            eprintln!("{}", words::IIN.get(lang));
            let mut iin = String::new();
            io::stdin().read_line(&mut iin)?;
            let iin = arguments::iin(&iin).ok_or(words::NO_IIN.get(lang))?;
            runtime()?.block_on(local::appoint(&data, iin, &roles))?;
            println!("{}", words::APPOINTED.get(lang));
        }
        Command::Snapshot(data, root) => {
            // The day where the operator is: Kazakhstan has one time zone, five hours ahead.
            let today = offset(5).to_datetime(Timestamp::now()).date();
            let work = operator::snapshot(&data, &root, today, locale);
            return Ok(told(&runtime()?.block_on(work)?));
        }
        Command::Audit(data, root) => {
            return Ok(told(&runtime()?.block_on(operator::audit(&data, &root, locale))?));
        }
        Command::Digest(data, day) => {
            return Ok(told(&runtime()?.block_on(operator::digest(&data, day, locale))?));
        }
        Command::Evidence(data, request) => {
            let work = operator::evidence(&data, &request, locale);
            return Ok(told(&runtime()?.block_on(work)?));
        }
        Command::Rotate(data) => {
            return Ok(told(&runtime()?.block_on(operator::rotate(&data, locale))?));
        }
        Command::Backup(data, Copies { to, keys_to }) => {
            let work = operator::backup(&data, &to, &keys_to, locale);
            return Ok(told(&runtime()?.block_on(work)?));
        }
        Command::Serve(data, asked) => runtime()?.block_on(serve(data, asked, lang))?,
    }
    Ok(true)
}

/// Prints what a command says, a warning to the standard error output; returns whether all is well.
fn told(outcome: &operator::Outcome) -> bool {
    for line in &outcome.lines {
        match outcome.good {
            true => println!("{line}"),
            false => eprintln!("{line}"),
        }
    }
    outcome.good
}

async fn serve(data: PathBuf, asked: Serve, lang: Lang) -> Result<(), Box<dyn Error>> {
    let stop = Arc::new(Notify::new());
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let (mut asked, stop) = (signal(kind)?, stop.clone());
        tokio::spawn(async move {
            asked.recv().await;
            stop.notify_one();
        });
    }
    let pages = Folder(asked.pages);
    if let Some(path) = pages.lacking() {
        println!("{}: {}", words::NO_PAGES.get(lang), path.display());
    }
    let outbox = asked.sms_outbox.as_deref().map(Outbox::open).transpose()?;
    let sms = outbox.map(|outbox| Arc::new(outbox) as Arc<dyn Sms>);
    let opening = Opening {
        signatures: asked.signatures,
        pages: Arc::new(pages),
        site: Site { origin: asked.origin, bin: asked.bin },
        sms,
        records: Arc::new(Printed),
    };
    let local = local::open(&data, opening).await?;
    if local.keys_made {
        println!("{}: {}", words::KEYS_MADE.get(lang), data.display());
    }
    tokio::spawn(local.upkeep.run());
    let listener = TcpListener::bind(asked.listen).await?;
    let address = listener.local_addr()?;
    if asked.behind_proxy && !address.ip().is_loopback() {
        println!("{}", words::OPEN_TO_ALL.get(lang));
    }
    println!("{} http://{address}/api/", words::LISTENING.get(lang));
    let router = match asked.behind_proxy {
        true => local.router.layer(map_request(proxy::vouch)),
        false => local.router,
    };
    let stopped = async move { stop.notified().await };
    connections::serve(listener, router, Limits::default(), stopped).await?;
    println!("{}", words::STOPPED.get(lang));
    Ok(())
}
