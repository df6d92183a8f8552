//! A mock of NCALayer for browser tests: answers on a local WebSocket like the real program, and
//! signs with a published test key at once instead of asking a user.
//!
//! `cargo run --release -p eds --example ncalayer -- [--port N] [--key individual|revoked|head|signright] [--cancel]`
//!
//! Only programs on this machine can reach it. The real program uses TLS; a test redirects the page's
//! connection to this one.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a separate program")]

mod protocol;

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread;

use eds::testing::published;
use lexopt::prelude::*;
use protocol::User;
use tungstenite::{Message, accept};

/// The port of the real program.
const PORT: u16 = 13579;

/// The first message of the real program on a new connection.
const GREETING: &str = r#"{"result":{"version":"1.4"}}"#;

fn main() -> ExitCode {
    match arguments().and_then(|(port, user)| serve(port, &user).map_err(|error| error.to_string()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

fn arguments() -> Result<(u16, User), String> {
    let mut port = PORT;
    let mut user = User { key: published::individual_valid(), cancels: false };
    let mut parser = lexopt::Parser::from_env();
    let wrong = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("port") => {
                port = parser.value().and_then(|value| value.parse()).map_err(wrong)?;
            }
            Long("key") => {
                let name = parser.value().and_then(|value| value.string()).map_err(wrong)?;
                user.key = match name.as_str() {
                    "individual" => published::individual_valid(),
                    "revoked" => published::individual_revoked(),
                    "head" => published::legal_valid_head(),
                    "signright" => published::legal_valid_employee_signright(),
                    _ => {
                        return Err(format!(
                            "--key {name}: individual, revoked, head or signright"
                        ));
                    }
                };
            }
            Long("cancel") => user.cancels = true,
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok((port, user))
}

/// Answers every connection in a separate thread, until the program ends.
fn serve(port: u16, user: &User) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    // Tests that asked for any port read it from this line.
    writeln!(std::io::stdout(), "ws://{}", listener.local_addr()?)?;
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A page that disconnects ends only its own connection.
            scope.spawn(move || handle(stream, user));
        }
    });
    Ok(())
}

fn handle(stream: TcpStream, user: &User) -> Option<()> {
    let mut socket = accept(stream).ok()?;
    socket.send(Message::text(GREETING)).ok()?;
    loop {
        if let Message::Text(request) = socket.read().ok()? {
            socket.send(Message::text(protocol::answer(&request, user))).ok()?;
        }
    }
}
