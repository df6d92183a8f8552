//! A server over the corpus: started, requested, ended by its process id.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::error::BenchError;

/// The longest time until a server ends after a signal.
const FAREWELL: Duration = Duration::from_secs(10);

/// A running server; dropping it ends the process.
#[derive(Debug)]
pub struct Server {
    child: Child,
    port: u16,
    program: String,
    log: PathBuf,
}

/// A port that nothing listens on.
pub fn free_port() -> Result<u16, BenchError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|source| BenchError::System("a free port", source))
}

impl Server {
    /// Starts a command that will listen on `port`; its output goes into `log`.
    pub fn start(mut command: Command, port: u16, log: &Path) -> Result<Self, BenchError> {
        let output = File::create(log).map_err(BenchError::file("create", log))?;
        let errors = output.try_clone().map_err(BenchError::file("open", log))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|source| BenchError::System("to start the server", source))?;
        let program = command.get_program().to_string_lossy().into_owned();
        Ok(Server { child, port, program, log: log.to_owned() })
    }

    /// Waits until the page is served; returns how long that took.
    pub fn await_page(&mut self, page: &str, timeout: Duration) -> Result<Duration, BenchError> {
        let start = Instant::now();
        while self.get(page).is_none() {
            let ended = self.child.try_wait().ok().flatten();
            if let Some(status) = ended {
                return Err(self.failed(format!("ended before it served {page} ({status})")));
            }
            if start.elapsed() > timeout {
                return Err(self.failed(format!("did not serve {page} in {timeout:?}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(start.elapsed())
    }

    /// The body of a page, or nothing if the server does not answer with «200 OK».
    pub fn get(&self, page: &str) -> Option<Vec<u8>> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        // Version 1.0: the answer comes whole and ends with the connection.
        let request = format!("GET {page} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let status = answer.split(|byte| *byte == b'\r').next()?;
        let good = status.starts_with(b"HTTP/1.") && status.get(8..13) == Some(b" 200 ");
        let head = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        good.then(|| answer.split_off(head + 4))
    }

    /// The peak memory of the process so far, in MiB, if the system reports it.
    pub fn peak(&self) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib / 1024.0)
    }

    fn failed(&self, what: String) -> BenchError {
        BenchError::Program { program: self.program.clone(), what, log: self.log.clone() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        }
        let asked = Instant::now();
        while let Ok(None) = self.child.try_wait() {
            if asked.elapsed() > FAREWELL {
                let _ = self.child.kill();
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}
