//! The function of reveals on AWS Lambda: the only one that opens contacts.

use functions::aws;
use functions::notary::Signatures;
use functions::reveals::{self, Reveals};

fn main() -> Result<(), aws::Error> {
    aws::run(|ready| {
        reveals::router(Reveals {
            counter: ready.counter.clone(),
            notary: Signatures::National.notary(),
            staff: ready.staff(),
            unwrap: ready.unwrap(),
        })
    })
}
