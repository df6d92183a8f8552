//! The function of volunteers on AWS Lambda.

use functions::{aws, volunteers};

fn main() -> Result<(), aws::Error> {
    aws::run(|ready| volunteers::router(ready.app.clone()))
}
