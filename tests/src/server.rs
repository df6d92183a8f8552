//! A running `tugan serve` with a small HTTP client; it ends with the test that started it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::command;

/// The longest wait; no test measures time, so a slower machine is broken.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server on a free port of this machine.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer {
    /// The number of its status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The bytes as they were sent.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }
}

impl Server {
    /// Runs `tugan --root ROOT serve --port 0 ARGUMENTS` and waits until it prints its address.
    pub fn start(root: &Path, arguments: &[&str]) -> Server {
        let mut command = command(root, &["serve", "--port", "0"]);
        let command = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let said = child.stdout.take().expect("it was asked for");
        let mut lines = BufReader::new(said).lines().map(|line| line.expect("UTF-8"));
        let address = lines.find_map(|line| {
            let (_, address) = line.split_once("http://")?;
            address.trim_end_matches('/').parse().ok()
        });
        match address {
            Some(address) => Server { child, address },
            None => panic!("it ended before it served: {:?}", child.wait()),
        }
    }

    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket has a timeout");
        // Version 1.0: the answer comes whole and ends with the connection.
        let mut request = format!("GET {path} HTTP/1.0\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{request}\r\n").as_bytes()).expect("it reads");
        BufReader::new(stream)
    }

    /// Requests a path.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.ask(path, headers);
        let (status, headers) = head(&mut stream);
        let mut body = Vec::new();
        stream.read_to_end(&mut body).expect("it answers");
        Answer { status, headers, body }
    }

    /// Requests a path repeatedly until the answer is the expected one.
    pub fn get_until(&self, path: &str, good: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path, &[]);
            if good(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < PATIENCE, "{path} stays {answer:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Opens the event stream of browsers.
    pub fn news(&self) -> News {
        let mut stream = self.ask("/_tugan/events", &[("Accept", "text/event-stream")]);
        assert_eq!(head(&mut stream).0, 200);
        News(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Only this child, by its own handle.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The status and the headers of an answer.
fn head(stream: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut lines = stream.lines().map(|line| line.expect("it answers"));
    let first = lines.next().expect("a first line");
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let headers = lines.take_while(|line| !line.is_empty()).filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_owned(), value.to_owned()))
    });
    (status.expect("a status"), headers.collect())
}

/// The stream that the script of live reload follows.
#[derive(Debug)]
pub struct News(BufReader<TcpStream>);

impl News {
    /// Returns the next event that the test waits for; skips others.
    pub fn until(&mut self, good: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let mut line = String::new();
            let count = self.0.read_line(&mut line).expect("news come");
            assert!(count > 0, "there will be no more news");
            if let Some(text) = line.strip_prefix("data: ") {
                let news = serde_json::from_str(text).expect("JSON");
                if good(&news) {
                    return news;
                }
            }
            assert!(begun.elapsed() < PATIENCE, "the news do not come");
        }
    }
}
