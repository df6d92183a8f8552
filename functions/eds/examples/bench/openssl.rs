//! Measures the same kind of operations in OpenSSL, with `openssl speed`.
#![expect(clippy::disallowed_methods, reason = "a separate program")]

use std::process::Command;

/// The times of one verification in microseconds; NaN if it could not be measured.
#[derive(Clone, Copy)]
pub(crate) struct OpenSsl {
    pub rsa2048: f64,
    pub p521: f64,
}

impl OpenSsl {
    /// No measurement.
    pub(crate) const NONE: OpenSsl = OpenSsl { rsa2048: f64::NAN, p521: f64::NAN };

    /// Measures for two seconds (two keys, a second of signing and one of verifying each).
    pub(crate) fn measure() -> OpenSsl {
        let mut speed = Command::new("openssl");
        speed.args(["speed", "-mr", "-seconds", "1", "rsa2048", "ecdsap521"]);
        let Ok(output) = speed.output() else { return OpenSsl::NONE };
        let text = String::from_utf8_lossy(&output.stdout);
        // +F2:number:bits:signings in a second:verifications in a second, +F4 for ECDSA.
        let verification = |kind: &str, bits: &str| {
            let mut lines = text.lines().map(|line| line.split(':').collect::<Vec<_>>());
            let line = lines.find(|line| line[0] == kind && line.get(2) == Some(&bits));
            let in_a_second = line.and_then(|line| line.get(4)?.parse::<f64>().ok());
            in_a_second.map_or(f64::NAN, |count| 1e6 / count)
        };
        OpenSsl { rsa2048: verification("+F2", "2048"), p521: verification("+F4", "521") }
    }

    /// Returns the lesser of each time.
    pub(crate) fn fastest(self, other: OpenSsl) -> OpenSsl {
        OpenSsl { rsa2048: self.rsa2048.min(other.rsa2048), p521: self.p521.min(other.p521) }
    }
}
