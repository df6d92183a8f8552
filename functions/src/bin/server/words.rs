//! The texts of the server for its operator, in `texts/<locale>.yaml`.

words::compile!("src/bin/server/texts", domain::locale);
