//! The function of the desk on AWS Lambda.

use functions::aws;
use functions::desk::{self, Desk};
use functions::notary::Signatures;

fn main() -> Result<(), aws::Error> {
    aws::run(|ready| {
        desk::router(Desk {
            counter: ready.counter.clone(),
            notary: Signatures::National.notary(),
            staff: ready.staff(),
        })
    })
}
