//! The function of the desk on AWS Lambda.

use functions::admin::{self, Admin};
use functions::aws;
use functions::verifier::Signatures;

fn main() -> Result<(), aws::Error> {
    aws::run(|ready| {
        admin::router(Admin {
            app: ready.app.clone(),
            verifier: Signatures::National.verifier(),
            staff: ready.staff(),
        })
    })
}
