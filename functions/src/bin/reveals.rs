//! The function of reveals on AWS Lambda: the only one that opens contacts.

use functions::aws;
use functions::reveals::{self, Reveals};
use functions::verifier::Signatures;

fn main() -> Result<(), aws::Error> {
    aws::run(|ready| {
        reveals::router(Reveals {
            app: ready.app.clone(),
            verifier: Signatures::National.verifier(),
            staff: ready.staff(),
            unwrap: ready.unwrap(),
        })
    })
}
