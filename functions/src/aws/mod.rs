//! The functions on AWS Lambda: settings from the environment, keys from KMS, requests from API
//! Gateway behind CloudFront.
//!
//! A start reads the settings and asks for work; all else waits for the first request, so that a
//! failure of a service is an answer that can be tried again and not a process that does not start.

mod address;
#[cfg(feature = "aws")]
mod answer;
#[cfg(feature = "aws")]
mod kms;
#[cfg(feature = "aws")]
mod ready;
#[cfg(feature = "aws")]
mod run;
mod settings;

#[cfg(feature = "aws")]
pub use kms::KmsUnwrap;
#[cfg(feature = "aws")]
pub use run::{Error, run};
pub use settings::{SettingError, Settings};
