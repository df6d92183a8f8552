//! The function of volunteers on AWS Lambda.

fn main() -> Result<(), functions::aws::Error> {
    functions::aws::run(&functions::volunteers::FUNCTION)
}
