//! The addresses of the server, on this machine and on the local network.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::error::ServeError;
use super::settings::Settings;
use crate::commands::console::{Network, Opened};

/// The port to try first, and how many more after it.
const FIRST_PORT: u16 = 8000;
const MORE_PORTS: u16 = 50;

/// Starts to listen; a port given in the settings is used or refused, never replaced.
pub(super) fn bind(settings: Settings) -> Result<TcpListener, ServeError> {
    let listen = |port| {
        let address = SocketAddr::new(settings.host, port);
        TcpListener::bind(address).map_err(|source| ServeError::Listen { address, source })
    };
    if let Some(port) = settings.port {
        return listen(port);
    }
    let mut last = listen(FIRST_PORT);
    for port in FIRST_PORT + 1..=FIRST_PORT + MORE_PORTS {
        match &last {
            Err(ServeError::Listen { source, .. }) if source.kind() == io::ErrorKind::AddrInUse => {
                last = listen(port);
            }
            _ => return last,
        }
    }
    last
}

/// The addresses of a listener as users type them.
pub(super) fn opened(listener: &TcpListener) -> io::Result<Opened> {
    let bound = listener.local_addr()?;
    let open = !bound.ip().is_loopback();
    let here = match bound.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    let outside = if bound.ip().is_unspecified() { local_address() } else { Some(bound.ip()) };
    let network = match outside.filter(|_| open) {
        Some(ip) => network(&url(ip, bound.port())),
        None if open => Network::Unknown,
        None => Network::Closed,
    };
    Ok(Opened { url: url(here, bound.port()), network })
}

fn url(ip: IpAddr, port: u16) -> String {
    format!("http://{}/", SocketAddr::new(ip, port))
}

/// The address of this machine in the local network.
fn local_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // Nothing is sent: the system only chooses a route, here to an address reserved for examples.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

fn network(url: &str) -> Network {
    // Capitals need fewer modules, and phones accept them.
    match QrCode::new(url.to_ascii_uppercase()) {
        Err(_) => Network::Unknown,
        Ok(code) => {
            let mut renderer = code.render::<Dense1x2>();
            // Terminals are dark, so the light modules are drawn.
            renderer.dark_color(Dense1x2::Light).light_color(Dense1x2::Dark);
            Network::Open { url: url.to_owned(), symbol: renderer.build() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_replaced_only_if_it_is_not_in_the_settings() {
        let free = Settings { port: Some(0), ..Settings::default() };
        let first = bind(free).expect("listens");
        let taken = first.local_addr().expect("bound").port();
        let asked = Settings { port: Some(taken), ..Settings::default() };
        assert!(matches!(bind(asked), Err(ServeError::Listen { .. })));
        let one = bind(Settings::default()).expect("a free port");
        let other = bind(Settings::default()).expect("another free port");
        assert_ne!(one.local_addr().expect("bound"), other.local_addr().expect("bound"));
    }

    #[test]
    fn only_open_addresses_have_a_symbol() {
        let closed = bind(Settings { port: Some(0), ..Settings::default() }).expect("listens");
        let opened = opened(&closed).expect("bound");
        assert!(opened.url.starts_with("http://127.0.0.1:"));
        assert!(matches!(opened.network, Network::Closed));
        let Network::Open { symbol, .. } = network("http://192.168.1.20:8000/") else {
            panic!("a short address fits");
        };
        assert!(symbol.lines().count() > 12, "{symbol}");
    }
}
