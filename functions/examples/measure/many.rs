//! A server on a folder with many cards: its start, its list, approvals at once, slow senders.

use std::io::Read;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::server::Server;
use crate::{Fault, folder, load, peak, quantile};

/// A server and a folder that `measure folder` has made.
#[derive(Args)]
pub(crate) struct Asked {
    /// The server.
    #[arg(long)]
    pub server: PathBuf,
    /// The folder. Approvals change it.
    #[arg(long)]
    pub data: PathBuf,
    /// How many requests.
    #[arg(long, default_value_t = 400)]
    pub requests: usize,
    /// The number of the first waiting card that is approved: of a folder, each only once.
    #[arg(long, default_value_t = 0)]
    pub from: usize,
    /// How many at once.
    #[arg(long, default_value_t = 20)]
    pub at_once: usize,
    /// How many connections send slowly.
    #[arg(long, default_value_t = 300)]
    pub slow: usize,
}

fn tell(what: &str, value: f64, aim: f64, unit: &str) {
    let verdict = if value <= aim { "yes" } else { "NO" };
    println!("{what:40} {value:8.1} {unit} (aim {aim}: {verdict})");
}

/// Tells how long answers took, and whether all have the status.
fn answers(what: &str, answers: &[load::Answer], status: u16, aim: f64) -> Result<(), Fault> {
    let after: Vec<f64> = answers.iter().map(|answer| answer.after).collect();
    tell(&format!("{what}, p99"), quantile(&after, 0.99), aim, "ms");
    println!(
        "{:40} {:8.1} ms, at most {:.1} ms",
        "  p50",
        quantile(&after, 0.5),
        quantile(&after, 1.0)
    );
    let others = answers.iter().filter(|answer| answer.status != status).count();
    if others == 0 { Ok(()) } else { Err(format!("{others} answers are not {status}").into()) }
}

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n").into_bytes()
}

/// How long a server takes to start, and to answer with the list for the first time.
pub(crate) async fn open(asked: &Asked) -> Result<(), Fault> {
    let mut server = Server::start(&asked.server, &asked.data).await?;
    tell("start to first connection", server.opened.as_secs_f64() * 1e3, 1000.0, "ms");
    let begun = Instant::now();
    load::at_once(server.address, vec![get("/api/kk/volunteers/cards")], 1).await?;
    println!("{:40} {:8.1} ms", "first list", begun.elapsed().as_secs_f64() * 1e3);
    println!("{:40} {:8.1} MB", "peak memory", peak(server.id()).unwrap_or(f64::NAN));
    server.stop()
}

/// How long and how large pages of the list are.
pub(crate) async fn list(asked: &Asked) -> Result<(), Fault> {
    let mut server = Server::start(&asked.server, &asked.data).await?;
    for path in
        ["list", "list?way=care&day=sat&sort=hours", "list?place=110000000", "cards?page=999"]
    {
        let path = format!("/api/kk/volunteers/{path}");
        let agent: ureq::Agent = ureq::Agent::new_with_defaults();
        // With the header of its own, the answer comes as it was sent.
        let asked_for = agent.get(format!("http://{}{path}", server.address));
        let mut answer = asked_for.header("accept-encoding", "gzip").call()?;
        let mut bytes = Vec::new();
        answer.body_mut().as_reader().read_to_end(&mut bytes)?;
        tell(&path, bytes.len() as f64 / 1e3, 60.0, "kB compressed");
        let requests = vec![get(&path); asked.requests];
        answers("  8 at once", &load::at_once(server.address, requests, 8).await?, 200, 200.0)?;
    }
    println!("{:40} {:8.1} MB", "peak memory", peak(server.id()).unwrap_or(f64::NAN));
    server.stop()
}

/// How long approvals take, so many at once.
pub(crate) async fn approve(asked: &Asked) -> Result<(), Fault> {
    let mut server = Server::start(&asked.server, &asked.data).await?;
    let cookie = server.sign_in()?;
    let requests = (asked.from..asked.from + asked.requests).map(|at| {
        let body = format!("record={}&version=1&decision=list", folder::waiting(at));
        format!(
            "POST /api/kk/admin/decisions HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    });
    let begun = Instant::now();
    let all = load::at_once(server.address, requests.collect(), asked.at_once).await?;
    let (count, took) = (asked.requests, begun.elapsed().as_secs_f64());
    println!("{count} approvals, {} at once, in {took:.1} s", asked.at_once);
    answers("approval", &all, 303, 100.0)?;
    // The list is published meanwhile and after.
    tokio::time::sleep(Duration::from_secs(8)).await;
    println!("{:40} {:8.1} MB", "peak memory", peak(server.id()).unwrap_or(f64::NAN));
    server.stop()
}

/// How long others wait while many send slowly.
pub(crate) async fn slow(asked: &Asked) -> Result<(), Fault> {
    let mut server = Server::start(&asked.server, &asked.data).await?;
    let mut slow = Vec::new();
    for _ in 0..asked.slow {
        slow.push(begin(server.address).await?);
    }
    println!("{} connections have begun a form and go on slowly", slow.len());
    let requests = vec![get("/api/kk/volunteers/challenge"); asked.requests];
    let all = load::at_once(server.address, requests, asked.at_once).await?;
    answers("others", &all, 200, 200.0)?;
    drop(slow);
    server.stop()
}

/// A form of which the body does not end.
async fn begin(to: SocketAddr) -> Result<TcpStream, Fault> {
    let mut stream = TcpStream::connect(to).await?;
    let head = "POST /api/kk/volunteers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                Content-Length: 900\r\n\r\n{";
    stream.write_all(head.as_bytes()).await?;
    Ok(stream)
}
