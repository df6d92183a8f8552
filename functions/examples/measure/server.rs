//! The server as a program of its own, and what its staff does.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use base64ct::{Base64, Encoding};
use eds::testing::{Message, published};
use tokio::net::TcpStream;
use ureq::Agent;

use crate::Fault;

/// The number of the holder of the published test keys.
pub(crate) const IIN: &str = "123456789011";

/// A server that does not outlive the measuring.
pub(crate) struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the program until it took connections.
    pub opened: Duration,
}

impl Server {
    /// Starts it on a folder.
    pub(crate) async fn start(program: &Path, data: &Path) -> Result<Server, Fault> {
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = Command::new(program);
        command.arg("--data").arg(data).arg("--pages").arg(data);
        command.args(["--trust", "test", "--behind-proxy", "--listen", &address.to_string()]);
        let begun = Instant::now();
        let child = command.stdout(Stdio::null()).spawn()?;
        let mut server = Server { child, address, opened: Duration::ZERO };
        for _ in 0..6000 {
            if TcpStream::connect(address).await.is_ok() {
                server.opened = begun.elapsed();
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Err("the server takes no connections".into())
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to stop, as systemd does, and waits until it has.
    pub(crate) fn stop(&mut self) -> Result<(), Fault> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        let ended = self.child.wait()?;
        if ended.success() { Ok(()) } else { Err(format!("the server ended with {ended}").into()) }
    }

    /// Signs the holder of the test keys in as staff; the cookie.
    pub(crate) fn sign_in(&self) -> Result<String, Fault> {
        let agent: Agent =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
        let post = |path: &str, fields: &[(&str, &str)]| {
            let body =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let post = agent.post(format!("http://{}/api/kk/admin/{path}", self.address));
            post.header("content-type", "application/x-www-form-urlencoded").send(body)
        };
        let page = post("challenge", &[])?.body_mut().read_to_string()?;
        let after = |begin: &str| {
            let rest = page.split_once(begin).map(|(_, rest)| rest);
            rest.and_then(|rest| rest.split('"').next()).map(str::to_owned)
        };
        let field = |name: &str| after(&format!("name=\"{name}\" value=\""));
        let text = after("data-document=\"").ok_or("there is no text to sign")?;
        let text = Base64::decode_vec(&text).map_err(|_| "the text is no base64")?;
        let key = published::individual_valid();
        let signature = Message::new(&text, &key, SystemTime::now()).to_der();
        let signature = Base64::encode_string(&signature);
        let (request, ticket) = field("request").zip(field("ticket")).ok_or("there is no form")?;
        let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
        let entered = post("session", &fields)?;
        let cookie = entered.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next());
        Ok(cookie.ok_or("nobody is signed in")?.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
