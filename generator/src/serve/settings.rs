//! Settings of the server and of the functions.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use functions::verifier::Signatures;

/// The address to listen on.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The IP address; other machines reach the server only if it is no loopback address.
    pub host: IpAddr,
    /// The port; `None` takes the first free one from 8000 on.
    pub port: Option<u16>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { host: Ipv4Addr::LOCALHOST.into(), port: None }
    }
}

/// The data folder of the functions, and whose signatures they accept.
#[derive(Debug, Clone)]
pub struct FunctionsSettings {
    /// The folder of the database and the keys.
    pub folder: PathBuf,
    /// The signatures that are accepted.
    pub signatures: Signatures,
    /// The folder in which text messages are left for what sends them, if there is one.
    pub sms_outbox: Option<PathBuf>,
}
