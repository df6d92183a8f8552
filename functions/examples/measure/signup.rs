//! Signups to a single server: how long they wait, and how much memory it takes.

use std::path::PathBuf;

use clap::Args;
use functions::local_keys::LocalKeys;

use crate::proofs::MASTER;
use crate::server::Server;
use crate::{Fault, load, peak, proofs, quantile};

/// What is measured.
#[derive(Args)]
pub(crate) struct Asked {
    /// The server.
    #[arg(long)]
    pub server: PathBuf,
    /// How many signups a second.
    #[arg(long, default_value_t = 200)]
    pub rate: u32,
    /// For how many seconds.
    #[arg(long, default_value_t = 20)]
    pub seconds: u32,
    /// Where solved proofs of work are kept.
    #[arg(long, default_value_os_t = std::env::temp_dir().join("tugan-proofs.json"))]
    pub proofs: PathBuf,
}

pub(crate) async fn measure(asked: &Asked) -> Result<(), Fault> {
    let count = (asked.rate * asked.seconds) as usize;
    let proofs = proofs::kept(count, &asked.proofs)?;
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("secret.key"), MASTER)?;
    LocalKeys::open(folder.path())?;
    let mut server = Server::start(&asked.server, folder.path()).await?;
    let requests = proofs.iter().enumerate().map(|(at, proof)| request(at, proof)).collect();
    let answers = load::send(server.address, requests, asked.rate).await?;
    let peak = peak(server.id()).unwrap_or(f64::NAN);
    server.stop()?;
    let done = answers.iter().filter(|answer| answer.status == 201).count();
    let after: Vec<f64> = answers.iter().map(|answer| answer.after).collect();
    let at = |part| quantile(&after, part);
    println!("{} signups a second for {} s: {done} of {count} taken in", asked.rate, asked.seconds);
    println!("p50 {:8.1} ms", at(0.5));
    println!("p99 {:8.1} ms (aim 50: {})", at(0.99), if at(0.99) <= 50.0 { "yes" } else { "NO" });
    println!("most {:7.1} ms", at(1.0));
    println!("peak memory {peak:.1} MB (aim 60: {})", if peak <= 60.0 { "yes" } else { "NO" });
    if done == count { Ok(()) } else { Err("not all were taken in".into()) }
}

/// A signup from a network of its own, as a proxy passes it on.
fn request(at: usize, proof: &str) -> Vec<u8> {
    let body = proofs::answers(proof).to_string();
    let [_, a, b, c] = (at as u32).to_be_bytes();
    format!(
        "POST /api/kk/volunteers HTTP/1.1\r\nHost: example.kz\r\nSec-Fetch-Site: same-origin\r\n\
         X-Forwarded-For: 10.{a}.{b}.{c}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
