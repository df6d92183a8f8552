//! Faults at any call to the store, for tests: between the SDK and the engine, where real ones are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::response::response;

/// What befalls a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another transaction is at the same items.
    Conflict,
    /// There were too many calls.
    Throttle,
    /// The request never arrives.
    LostRequest,
    /// The request is carried out, but the answer never arrives.
    LostAnswer,
}

/// Which calls meet which fault; shared with the test that sets them.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Plan>);

#[derive(Debug, Default)]
struct Plan {
    calls: AtomicUsize,
    /// From which call on, how many in a row, and what befalls them.
    next: Mutex<Option<(usize, usize, Fault)>>,
}

impl Faults {
    /// Lets a fault befall so many calls in a row, the first of them the n-th from now, from 0.
    pub fn set(&self, nth: usize, in_a_row: usize, fault: Fault) {
        let from = self.calls() + nth;
        *self.0.next.lock().unwrap_or_else(PoisonError::into_inner) = Some((from, in_a_row, fault));
    }

    /// Lets no more fault befall any call.
    pub fn clear(&self) {
        *self.0.next.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.0.calls.load(Ordering::SeqCst)
    }

    fn at_next_call(&self) -> Option<Fault> {
        let call = self.0.calls.fetch_add(1, Ordering::SeqCst);
        let next = *self.0.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.filter(|(from, count, _)| (*from..from + count).contains(&call)).map(|next| next.2)
    }
}

/// A transport with faults before another.
#[derive(Debug)]
pub(super) struct Faulty {
    inner: SharedHttpConnector,
    faults: Faults,
}

impl Faulty {
    pub(super) fn new(inner: SharedHttpConnector, faults: Faults) -> Faulty {
        Faulty { inner, faults }
    }
}

impl HttpConnector for Faulty {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let error = |name: &str| {
            let body = format!("{{\"__type\":\"com.amazonaws.dynamodb.v20120810#{name}\"}}");
            HttpConnectorFuture::ready(response(400, body))
        };
        let lost = || ConnectorError::timeout("lost".into());
        match self.faults.at_next_call() {
            None => self.inner.call(request),
            Some(Fault::Conflict) => error("TransactionInProgressException"),
            Some(Fault::Throttle) => error("ProvisionedThroughputExceededException"),
            Some(Fault::LostRequest) => HttpConnectorFuture::ready(Err(lost())),
            Some(Fault::LostAnswer) => {
                let answer = self.inner.call(request);
                HttpConnectorFuture::new(async move {
                    answer.await?;
                    Err(lost())
                })
            }
        }
    }
}
