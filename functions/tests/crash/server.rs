//! The program `server` on a folder, and what its visitors do.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use base64ct::{Base64, Encoding};
use eds::testing::{Message, published};
use serde_json::{Value, json};
use ureq::Agent;

/// The number of the holder of the published test keys.
const IIN: &str = "123456789011";

/// A running server.
pub(crate) struct Server {
    child: Child,
    pub(crate) site: Site,
}

impl Server {
    fn command(folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(["--lang", "en", "--data"]).arg(folder);
        command
    }

    /// Starts it on a folder.
    pub(crate) fn start(folder: &Path) -> Server {
        let mut child = Server::command(folder)
            .args(["--listen", "127.0.0.1:0", "--trust", "test", "--behind-proxy", "--pages"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
        let address = lines
            .find_map(|line| {
                let line = line.expect("text");
                line.split_once("http://").map(|(_, rest)| format!("http://{rest}"))
            })
            .expect("an address");
        // Its output is read on, so that it is never held up by it.
        std::thread::spawn(move || lines.for_each(drop));
        let agent =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
        Server { child, site: Site { agent, address } }
    }

    /// Gives the holder of the test keys a role.
    pub(crate) fn appoint(folder: &Path) {
        let mut child = Server::command(folder)
            .args(["appoint", "moderator"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server");
        writeln!(child.stdin.take().expect("an input"), "{IIN}").expect("written");
        assert!(child.wait().expect("it ends").success());
    }

    /// Ends it as a failure of power does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The server as its visitors know it. Whatever breaks off is no answer.
#[derive(Clone)]
pub(crate) struct Site {
    agent: Agent,
    address: String,
}

/// A signed request.
pub(crate) struct Signed(Value);

impl Site {
    fn post(&self, path: &str, body: &Value, network: &str) -> Option<(u16, Value)> {
        let post = self.agent.post(format!("{}{path}", self.address));
        let post = post.header("content-type", "application/json");
        let post = post.header("x-forwarded-for", network);
        let mut answer = post.send(body.to_string()).ok()?;
        let text = answer.body_mut().read_to_string().ok()?;
        Some((answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// Posts a form; the page of the answer, and its cookie.
    fn form(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Option<(String, String)> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let post = self.agent.post(format!("{}{path}", self.address));
        let post = post.header("content-type", "application/x-www-form-urlencoded");
        let post = post.header("cookie", cookie).header("x-forwarded-for", "10.8.8.8");
        let mut answer = post.send(body).ok()?;
        let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
        let cookie = cookie.to_owned();
        Some((answer.body_mut().read_to_string().ok()?, cookie))
    }

    /// Signs somebody up without a script; the secret link of the answer.
    pub(crate) fn sign_up(&self, network: &str) -> Option<String> {
        let answers = [
            ("born", "1990"),
            ("sex", "f"),
            ("education", "higher"),
            ("experience", "none"),
            ("place", "103200000"),
            ("languages", "kk"),
            ("ways", "advice"),
            ("days", "sat"),
            ("hours", "morning"),
            ("vehicle", "none"),
            ("name", "Айгүл Серікқызы"),
            ("phone", "8 701 234 56 78"),
            ("consent", "2026-11-29"),
        ];
        let send = |ticket: &str| {
            let mut fields = answers.to_vec();
            fields
                .extend([("ticket", ticket)].into_iter().filter(|(_, ticket)| !ticket.is_empty()));
            self.form_from(network, "kk/volunteers", &fields)
        };
        let ticket = within(&send("")?, "name=\"ticket\" value=\"", '"')?;
        within(&send(&ticket)?, "translate=\"no\">", '<')
    }

    fn form_from(&self, network: &str, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let post = self.agent.post(format!("{}{path}", self.address));
        let post = post.header("content-type", "application/x-www-form-urlencoded");
        let mut answer = post.header("x-forwarded-for", network).send(body).ok()?;
        answer.body_mut().read_to_string().ok()
    }

    /// Whether there is a card behind a secret link.
    pub(crate) fn has_card(&self, link: &str) -> bool {
        let answer = self.post("kk/volunteers/own", &json!({ "link": link }), "10.7.7.7");
        answer.is_some_and(|(status, card)| status == 200 && card["state"] == "waiting")
    }

    /// Signs in as staff and lets in the new volunteer; the id.
    pub(crate) fn let_in(&self) -> String {
        let (page, _) = self.form("kk/admin/challenge", &[], "").expect("a text to sign");
        let text = within(&page, "data-document=\"", '"').expect("a text");
        let text = Base64::decode_vec(&text).expect("base64");
        let signature = sign(&text);
        let field =
            |name: &str| within(&page, &format!("name=\"{name}\" value=\""), '"').expect("a field");
        let (request, ticket) = (field("request"), field("ticket"));
        let fields = [("request", &*request), ("ticket", &*ticket), ("signature", &*signature)];
        let (_, cookie) = self.form("kk/admin/session", &fields, "").expect("a session");
        let page = |path: &str| {
            let get = self.agent.get(format!("{}{path}", self.address)).header("cookie", &cookie);
            let mut page = get.call().expect("a page of the staff");
            page.body_mut().read_to_string().expect("a page")
        };
        let id = within(&page("kk/admin"), "/admin/card?record=", '"').expect("a card");
        let card = page(&format!("kk/admin/card?record={id}"));
        let version = within(&card, "name=\"version\" value=\"", '"').expect("a version");
        let fields = [("record", &*id), ("version", &*version), ("decision", "list")];
        self.form("kk/admin/decisions", &fields, &cookie).expect("let in");
        id
    }

    /// Asks for a contact and signs.
    pub(crate) fn ask(&self, id: &str) -> Signed {
        let body = json!({ "record": id, "purpose": "urgent", "undertaking": "2026-11" });
        let (status, asked) = self.post("kk/reveals/requests", &body, "10.6.6.6").expect("a text");
        assert_eq!(status, 201, "{asked}");
        let signature = sign(asked["text"].as_str().expect("a text").as_bytes());
        let (request, ticket) = (&asked["request"], &asked["ticket"]);
        Signed(json!({ "request": request, "ticket": ticket, "signature": signature }))
    }

    /// Whether a signed request shows a contact.
    pub(crate) fn reveal(&self, signed: &Signed) -> bool {
        let answer = self.post("kk/reveals", &signed.0, "10.5.5.5");
        answer.is_some_and(|(status, shown)| status == 200 && shown["contact"]["phone"].is_string())
    }
}

fn sign(text: &[u8]) -> String {
    let key = published::individual_valid();
    Base64::encode_string(&Message::new(text, &key, SystemTime::now()).to_der())
}

/// The text between two others.
fn within(text: &str, begin: &str, end: char) -> Option<String> {
    let (_, rest) = text.split_once(begin)?;
    rest.split_once(end).map(|(inner, _)| inner.to_owned())
}
