//! The function of the staff on AWS Lambda.

fn main() -> Result<(), functions::aws::Error> {
    functions::aws::run(&functions::admin::FUNCTION)
}
