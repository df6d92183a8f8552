//! Carries questions about revocation over HTTP, for who has no transport of his own.

use std::time::Duration;

use ureq::Agent;

use super::Unavailable;
use super::ocsp::{LONGEST_RESPONSE, REQUEST_TYPE, Transport};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// Posts to one fixed address.
#[derive(Debug, Clone)]
pub struct Http {
    agent: Agent,
    url: String,
}

impl Http {
    /// Posts to this address; it leads nowhere else, neither by a redirect nor by a proxy.
    pub fn new(url: &str) -> Http {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .proxy(None)
            .build();
        Http { agent: config.into(), url: url.to_owned() }
    }

    fn try_post(&self, request: &[u8]) -> Result<Vec<u8>, ureq::Error> {
        let post = self.agent.post(&self.url).header("content-type", REQUEST_TYPE);
        let mut response = post.send(request)?;
        // A redirect is no error to the library, and no answer here.
        if response.status() != 200 {
            return Err(ureq::Error::StatusCode(response.status().as_u16()));
        }
        response.body_mut().with_config().limit(LONGEST_RESPONSE as u64).read_to_vec()
    }
}

impl Transport for Http {
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable> {
        self.try_post(request).map_err(|error| Unavailable(format!("{}: {error}", self.url)))
    }
}
