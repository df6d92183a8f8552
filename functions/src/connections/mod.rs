//! The connections of a single server: how many there are at once, and how long each may take.
//!
//! Whoever sends or reads slowly holds a connection and little else; a connection that does not send what it
//! began in time is cut, and those that would be too many wait with the system.

mod write_timeout;

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::http::guard::BodyTimeout;
use write_timeout::WriteTimeout;

/// How many connections there may be, and how long each may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long the head of a request may take, and how long a connection may wait for the next one.
    pub head: Duration,
    /// How long the body of a request may take.
    pub body: Duration,
    /// How long an answer may wait for its reader to take the next piece.
    pub write: Duration,
    /// How many connections are open at once.
    pub connections: usize,
    /// How long started answers may take once the server is to stop.
    pub end: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            head: Duration::from_secs(20),
            body: BodyTimeout::default().0,
            write: Duration::from_secs(60),
            connections: 1000,
            end: Duration::from_secs(25),
        }
    }
}

/// How long to wait when the system has no connection to give, such as without free descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers connections until it is to stop; then started answers are finished.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let free = Arc::new(Semaphore::new(limits.connections));
    let (ending, ends) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&free).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stop => break,
            next = next => next,
        };
        let Ok((stream, address)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        let router = router
            .clone()
            .layer(Extension(ConnectInfo(address)))
            .layer(Extension(BodyTimeout(limits.body)));
        let ends = ends.clone();
        tokio::spawn(async move {
            answer(stream, router, limits, ends).await;
            drop(place);
        });
    }
    drop((listener, ending));
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    // Whoever is not ready by then is cut.
    let _ = timeout(limits.end, free.acquire_many(all)).await;
    Ok(())
}

/// Answers the requests of one connection, one after the other.
async fn answer(stream: TcpStream, router: Router, limits: Limits, mut ends: watch::Receiver<()>) {
    // An answer goes out at once, although it is short.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .serve_connection(TokioIo::new(WriteTimeout::new(stream, limits.write)), service);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = ends.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

#[cfg(test)]
mod tests;
