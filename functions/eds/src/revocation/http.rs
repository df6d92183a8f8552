//! An HTTP transport for OCSP requests, for callers without a transport of their own.

use std::time::Duration;

use ureq::Agent;

use super::Unavailable;
use super::ocsp::{MAX_RESPONSE_BYTES, REQUEST_TYPE, Transport};

/// The maximum time to wait for a response.
const TIMEOUT: Duration = Duration::from_secs(3);

/// A transport that posts to one fixed address.
#[derive(Debug, Clone)]
pub struct Http {
    agent: Agent,
    url: String,
}

impl Http {
    /// Creates a transport that posts to this address only: it follows no redirect and uses no
    /// proxy.
    pub fn new(url: &str) -> Http {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .max_redirects(0)
            .proxy(None)
            .build();
        Http { agent: config.into(), url: url.to_owned() }
    }

    fn try_post(&self, request: &[u8]) -> Result<Vec<u8>, ureq::Error> {
        let post = self.agent.post(&self.url).header("content-type", REQUEST_TYPE);
        let mut response = post.send(request)?;
        // The library does not report a redirect as an error, but it is not a response either.
        if response.status() != 200 {
            return Err(ureq::Error::StatusCode(response.status().as_u16()));
        }
        response.body_mut().with_config().limit(MAX_RESPONSE_BYTES as u64).read_to_vec()
    }
}

impl Transport for Http {
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable> {
        self.try_post(request).map_err(|error| Unavailable(format!("{}: {error}", self.url)))
    }
}
