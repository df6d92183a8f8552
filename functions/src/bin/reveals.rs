//! The function of reveals on AWS Lambda: the only one that opens contacts.

fn main() -> Result<(), functions::aws::Error> {
    functions::aws::run(&functions::reveals::FUNCTION)
}
