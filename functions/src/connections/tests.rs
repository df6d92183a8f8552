//! A server that slow senders do not hold up, and that cuts them.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use axum::Router;
use axum::routing::get;

use super::{Limits, serve};
use crate::testing::site;

/// How many send slowly.
const SLOW: usize = 300;

const SHORT: Limits = Limits {
    head: Duration::from_millis(1500),
    body: Duration::from_millis(1500),
    write: Duration::from_millis(300),
    connections: 400,
    end: Duration::from_secs(5),
};

/// The functions behind a server with these limits.
async fn server(limits: Limits) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let router = site().await.router;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let served = tokio::spawn(async move {
        let stopped = async { drop(stopped.await) };
        serve(listener, router, limits, stopped).await.expect("served");
    });
    (address, stop, served)
}

/// Sends the beginning of a request and no more.
async fn begin(to: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

/// All that comes back until the connection ends.
async fn rest(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    // What was cut may end with a reset.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).expect("UTF-8")
}

/// Asks for a page of the list and leaves.
async fn ask(to: SocketAddr) -> String {
    let get = "GET /api/kk/volunteers/cards HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    rest(begin(to, get).await).await
}

const HEAD: &str = "POST /api/kk/volunteers HTTP/1.1\r\nHost: a\r\n\
                    Content-Type: application/json\r\nContent-Length: 900\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_senders_hold_up_nobody_and_are_cut() {
    let (to, stop, served) = server(SHORT).await;
    let mut slow = Vec::new();
    for at in 0..SLOW {
        // Some never end their head, the others never their body.
        let text = if at % 3 == 0 { HEAD.to_owned() } else { format!("{HEAD}\r\n{{\"a\"") };
        slow.push((at, begin(to, &text).await));
    }
    let answer = ask(to).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for (at, stream) in slow {
        let answer = tokio::time::timeout(Duration::from_secs(20), rest(stream)).await;
        let answer = answer.expect("it is cut");
        let is_told = answer.starts_with("HTTP/1.1 408") && answer.contains("/problems/too-slow");
        assert!(is_told || at % 3 == 0, "{answer}");
    }
    stop.send(()).expect("it runs");
    served.await.expect("no panic");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_reads_nothing_is_cut() {
    const LONG: usize = 32 << 20;
    let router = Router::new().route("/long", get(|| async { vec![b'a'; LONG] }));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let to = listener.local_addr().expect("an address");
    let limits = Limits { connections: 1, ..SHORT };
    tokio::spawn(serve(listener, router, limits, std::future::pending()));
    let asked = "GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let idle = begin(to, asked).await;
    // The only place is free again once the idle reader is cut.
    let whole = rest(begin(to, asked).await).await;
    assert!(whole.len() > LONG, "whoever reads gets all of it");
    assert!(rest(idle).await.len() < LONG, "the other was cut");
}

#[tokio::test]
async fn more_connections_than_there_may_be_wait_and_are_answered_then() {
    let (to, _stop, _served) = server(Limits { connections: 2, ..SHORT }).await;
    let slow = [begin(to, HEAD).await, begin(to, HEAD).await];
    let answer = tokio::time::timeout(Duration::from_secs(20), ask(to)).await.expect("in time");
    assert!(answer.starts_with("HTTP/1.1 200"), "once a slow one is cut: {answer}");
    drop(slow);
}

#[tokio::test]
async fn a_body_that_is_too_long_is_read_to_its_end_so_that_a_proxy_can_pass_on_the_answer() {
    let (to, _stop, _served) = server(SHORT).await;
    let long = 300_000;
    let head = HEAD.replace("900", &long.to_string());
    let mut stream = begin(to, &format!("{head}Connection: close\r\n\r\n")).await;
    stream.write_all(&vec![b'a'; long]).await.expect("all of it is taken");
    let answer = rest(stream).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn a_started_request_is_finished_when_the_server_stops() {
    let (to, stop, served) = server(SHORT).await;
    let mut stream = begin(to, &format!("{HEAD}Connection: close\r\n\r\n{{")).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).expect("it runs");
    stream.write_all(&[b' '; 899]).await.expect("the rest");
    let answer = rest(stream).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    served.await.expect("no panic");
    assert!(TcpStream::connect(to).await.is_err(), "nobody listens any more");
}
