//! Requests at a given rate, whether or not those before were answered: so waiting is seen; or so many
//! at once.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Fault;

/// Connections that are kept open, as those of a proxy are.
type Pool = Arc<Mutex<Vec<TcpStream>>>;

/// One answer: its status, and how long after its time it came, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer {
    pub status: u16,
    pub after: f64,
}

/// Sends all requests, so many a second.
pub(crate) async fn send(
    to: SocketAddr,
    requests: Vec<Vec<u8>>,
    rate: u32,
) -> Result<Vec<Answer>, Fault> {
    let pool = Pool::default();
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for (at, request) in (0_u32..).zip(requests) {
        let due = begun + Duration::from_secs(1) * at / rate;
        tokio::time::sleep_until(due.into()).await;
        let pool = pool.clone();
        tasks.push(tokio::spawn(async move {
            let status = ask(to, &pool, &request).await?;
            Ok::<_, Fault>(Answer { status, after: due.elapsed().as_secs_f64() * 1e3 })
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await??);
    }
    Ok(answers)
}

/// Sends all requests, so many at once, each after the answer to the one before.
pub(crate) async fn at_once(
    to: SocketAddr,
    requests: Vec<Vec<u8>>,
    count: usize,
) -> Result<Vec<Answer>, Fault> {
    let requests = Arc::new(Mutex::new(requests));
    let senders = (0..count).map(|_| {
        let (requests, pool) = (Arc::clone(&requests), Pool::default());
        tokio::spawn(async move {
            let mut answers = Vec::new();
            loop {
                let next = requests.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let Some(request) = next else { return Ok::<_, Fault>(answers) };
                let begun = Instant::now();
                let status = ask(to, &pool, &request).await?;
                answers.push(Answer { status, after: begun.elapsed().as_secs_f64() * 1e3 });
            }
        })
    });
    let mut answers = Vec::new();
    for sender in senders.collect::<Vec<_>>() {
        answers.extend(sender.await??);
    }
    Ok(answers)
}

async fn ask(to: SocketAddr, pool: &Pool, request: &[u8]) -> Result<u16, Fault> {
    let kept = pool.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut stream = match kept {
        Some(stream) => stream,
        None => TcpStream::connect(to).await?,
    };
    stream.set_nodelay(true)?;
    stream.write_all(request).await?;
    let mut answer = Vec::new();
    let whole = loop {
        if stream.read_buf(&mut answer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        if let Some(length) = length(&answer) {
            break length;
        }
    };
    while answer.len() < whole {
        stream.read_buf(&mut answer).await?;
    }
    let status = std::str::from_utf8(answer.get(9..12).unwrap_or_default())?.parse()?;
    pool.lock().unwrap_or_else(PoisonError::into_inner).push(stream);
    Ok(status)
}

/// How long an answer is with its head, once that is there.
fn length(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&answer[..head]).to_lowercase();
    let body =
        text.split("content-length:").nth(1)?.lines().next()?.trim().parse::<usize>().ok()?;
    Some(head + body)
}
