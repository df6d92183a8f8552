//! A cold start: from the start of the program to its first question for work, and to its first
//! answer; beside the same in Node, in turns.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};
use clap::{Args, ValueEnum};
use domain::reveal::UNDERTAKING_VERSION;
use rsa::Generate;
use rsa::pkcs8::EncodePublicKey;
use serde_json::Value;

use crate::lambda::{Api, event};
use crate::{Fault, front, peak, proofs, quantile};

/// What is measured.
#[derive(Args)]
pub(crate) struct Asked {
    /// The function, as it goes to Lambda.
    #[arg(long)]
    pub program: PathBuf,
    /// What it is asked for.
    #[arg(long, value_enum, default_value_t = Work::Signup)]
    pub work: Work,
    /// The folder of the function in Node, with its bundle.
    #[arg(long)]
    pub node: Option<PathBuf>,
    /// How often.
    #[arg(long, default_value_t = 15)]
    pub runs: usize,
}

/// What a function is asked for, and how large it may be, in MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Work {
    /// A signup.
    Signup,
    /// A text to be signed for a contact.
    Request,
}

impl Work {
    fn largest(self) -> f64 {
        if self == Work::Signup { 12.0 } else { 15.0 }
    }

    /// Where it is sent, and what.
    fn event(self, proof: &str) -> Value {
        match self {
            Work::Signup => event("/api/kk/volunteers", &proofs::answers(proof).to_string()),
            Work::Request => {
                let asked = serde_json::json!({
                    "record": front::LISTED, "purpose": "own-need", "undertaking": UNDERTAKING_VERSION,
                });
                event("/api/kk/reveals/requests", &asked.to_string())
            }
        }
    }
}

/// When a start is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What one start took, in milliseconds and MB.
#[derive(Debug, Clone, Copy)]
struct Start {
    poll: f64,
    answer: f64,
    peak: f64,
}

struct Stage {
    aws: SocketAddr,
    public_key: String,
}

pub(crate) async fn measure(asked: &Asked) -> Result<(), Fault> {
    let size = std::fs::metadata(&asked.program)?.len() as f64 / 1e6;
    let pair = rsa::PrivateKey::try_generate().map_err(|_| "no key pair")?;
    let public_key = pair.to_public_key().to_public_key_der()?;
    let stage = Stage {
        aws: front::start().await?,
        public_key: Base64::encode_string(public_key.as_bytes()),
    };
    let programs = 1 + usize::from(asked.node.is_some());
    let starts = (asked.runs + 1) * programs;
    // The first round warms the file cache and is not counted.
    let mut events = events(asked.work, starts)?.into_iter();
    let (mut own, mut node) = (Vec::new(), Vec::new());
    for round in 0..=asked.runs {
        let mut next = || events.next().ok_or("an event is lacking");
        let start = start(Command::new(&asked.program), &stage, &next()?).await?;
        own.extend((round > 0).then_some(start));
        if let Some(folder) = &asked.node {
            let start = in_node(folder, &stage, &next()?).await?;
            node.extend((round > 0).then_some(start));
        }
    }
    let largest = asked.work.largest();
    println!("program {size:28.1} MB (aim {largest}: {})", verdict(size <= largest));
    println!("{:36}  median (least–most) of {} starts", "", asked.runs);
    tell("start to first poll, ms", &own, |start| start.poll, Some(25.0));
    tell("first poll to first answer, ms", &own, |start| start.answer, Some(30.0));
    tell("start to first answer, ms", &own, |start| start.poll + start.answer, None);
    tell("peak memory, MB", &own, |start| start.peak, None);
    if !node.is_empty() {
        tell("Node: start to first poll, ms", &node, |start| start.poll, None);
        tell("Node: first poll to first answer, ms", &node, |start| start.answer, None);
        tell("Node: start to first answer, ms", &node, |start| start.poll + start.answer, None);
        tell("Node: peak memory, MB", &node, |start| start.peak, None);
        let whole = |start: &Start| start.poll + start.answer;
        let pairs = own.iter().zip(&node);
        let ratios: Vec<f64> = pairs.map(|(own, node)| whole(own) / whole(node)).collect();
        let ratio = quantile(&ratios, 0.5);
        println!(
            "{:36}  {ratio:.3} (aim 0.2: {})",
            "of Node, start to first answer",
            verdict(ratio <= 0.2)
        );
    }
    Ok(())
}

/// So many events, of which each is answered once.
fn events(work: Work, count: usize) -> Result<Vec<Value>, Fault> {
    if work == Work::Request {
        return Ok(vec![work.event(""); count]);
    }
    eprintln!("solving proofs of work");
    Ok(proofs::solved(count)?.iter().map(|proof| work.event(proof)).collect())
}

fn verdict(holds: bool) -> &'static str {
    if holds { "yes" } else { "NO" }
}

fn tell(what: &str, starts: &[Start], value: fn(&Start) -> f64, aim: Option<f64>) {
    let values: Vec<f64> = starts.iter().map(value).collect();
    let at = |part| quantile(&values, part);
    let aim = aim.map(|aim| format!("  (aim {aim}: {})", verdict(at(0.5) <= aim)));
    let aim = aim.unwrap_or_default();
    println!("{what:36}  {:.1} ({:.1}–{:.1}){aim}", at(0.5), at(0.0), at(1.0));
}

async fn in_node(folder: &Path, stage: &Stage, event: &Value) -> Result<Start, Fault> {
    let mut command = Command::new("node");
    command.arg(folder.join("bundle.mjs"));
    start(command, stage, event).await
}

/// Starts a program, lets it answer once, and ends it.
async fn start(mut command: Command, stage: &Stage, event: &Value) -> Result<Start, Fault> {
    let (api, address) = Api::start(event).await?;
    let aws = format!("http://{}", stage.aws);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env_clear().envs([
        ("PATH", path.as_str()),
        ("NODE_NO_WARNINGS", "1"),
        ("AWS_LAMBDA_RUNTIME_API", &address),
        ("AWS_LAMBDA_FUNCTION_NAME", "measured"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "measured"),
        ("AWS_SECRET_ACCESS_KEY", "measured"),
        ("TABLE", "tugan"),
        ("ENDPOINT", &aws),
        ("KMS_ENDPOINT", &aws),
        ("SECRET", "AQID"),
        ("CONTACTS_KEY", "arn:aws:kms:eu-central-1:111122223333:key/measured"),
        ("CONTACTS_PUBLIC_KEY", &stage.public_key),
    ]);
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let answered = tokio::time::timeout(PATIENCE, api.done.notified()).await;
    let peak = peak(child.id()).unwrap_or_default();
    child.kill()?;
    child.wait()?;
    answered.map_err(|_| "the program gave no answer")?;
    let seen = api.seen.lock().unwrap_or_else(PoisonError::into_inner);
    let answer: Value = serde_json::from_slice(&seen.answer)?;
    if answer["statusCode"] != 201 {
        return Err(format!("the program answered {answer}").into());
    }
    let (polled, answered) = seen.polled.zip(seen.answered).ok_or("it asked for no work")?;
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1e3;
    Ok(Start { poll: milliseconds(polled - begun), answer: milliseconds(answered - polled), peak })
}
