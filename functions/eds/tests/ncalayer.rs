//! Tests of the mock of NCALayer: asks it as a web page does, and verifies its messages.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read files, run programs and read the clock"
)]
#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use base64ct::{Base64, Encoding};
use eds::testing::NeverRevoked;
use eds::{Policy, Refusal, Role, Trust, Verifier};
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket, connect};

/// The running program, which ends with the test.
struct MockNcaLayer {
    program: Child,
    address: String,
}

impl MockNcaLayer {
    fn start(arguments: &[&str]) -> MockNcaLayer {
        // The test is in `deps`; the folder of examples is next to it.
        let test = std::env::current_exe().unwrap();
        let program = test.parent().unwrap().parent().unwrap().join("examples/ncalayer");
        let mut program = Command::new(program)
            .args(["--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(program.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        MockNcaLayer { program, address: address.trim().to_owned() }
    }

    fn open(&self) -> WebSocket<MaybeTlsStream<std::net::TcpStream>> {
        let (mut socket, _) = connect(&self.address).unwrap();
        let greeting = socket.read().unwrap();
        assert_eq!(greeting.to_text().unwrap(), r#"{"result":{"version":"1.4"}}"#);
        socket
    }

    fn ask(&self, request: &Value) -> Value {
        let mut socket = self.open();
        socket.send(Message::text(request.to_string())).unwrap();
        serde_json::from_str(socket.read().unwrap().to_text().unwrap()).unwrap()
    }
}

impl Drop for MockNcaLayer {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

const TEXT: &str = "tugan-zher reveal 1\nrecord: volunteer/1\n";

fn request(parameters: Value) -> Value {
    json!({
        "module": "kz.gov.pki.knca.basics",
        "method": "sign",
        "args": {
            "format": "cms",
            "data": Base64::encode_string(TEXT.as_bytes()),
            "signingParams": parameters,
            "signerParams": { "extKeyUsageOids": ["1.3.6.1.5.5.7.3.4"], "chain": [] },
            "locale": "kk",
        },
    })
}

fn verify(answer: &Value, policy: Policy) -> Result<Role, Refusal> {
    let message = answer["body"]["result"][0].as_str().expect("a message");
    let verifier = Verifier::new(Trust::test(), policy, NeverRevoked);
    let signature = verifier.verify(TEXT.as_bytes(), message.as_bytes(), SystemTime::now())?;
    Ok(signature.signer.role)
}

#[test]
fn its_messages_verify_attached_and_detached() {
    let mock = MockNcaLayer::start(&[]);
    for encapsulate in [true, false] {
        let answer = mock.ask(&request(json!({ "decode": true, "encapsulate": encapsulate })));
        assert_eq!(answer["status"], true);
        assert_eq!(verify(&answer, Policy::Person), Ok(Role::Person));
    }
    let head = MockNcaLayer::start(&["--key", "head"]);
    let answer = head.ask(&request(json!({ "decode": true, "encapsulate": true })));
    assert!(matches!(verify(&answer, Policy::Person), Err(Refusal::RoleNotAsked { .. })));
}

#[test]
fn answers_like_ncalayer_without_signing() {
    let mock = MockNcaLayer::start(&["--cancel"]);
    let cancelled = mock.ask(&request(json!({ "decode": true })));
    assert_eq!(cancelled, json!({ "status": true, "body": {} }));
    let unknown = mock.ask(&json!({ "module": "other", "method": "sign", "args": {} }));
    assert_eq!(unknown, json!({ "success": false, "errorCode": "MODULE_NOT_FOUND" }));
    let mut socket = mock.open();
    socket.send(Message::text("--heartbeat--")).unwrap();
    assert_eq!(socket.read().unwrap().to_text().unwrap(), "--heartbeat--");
    socket.send(Message::text("{")).unwrap();
    let answer: Value = serde_json::from_str(socket.read().unwrap().to_text().unwrap()).unwrap();
    assert_eq!(answer["status"], false);
}
