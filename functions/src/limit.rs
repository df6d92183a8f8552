//! Limits on how often a form is sent from one network, counted in the store.

use std::net::IpAddr;

use crate::keys::Secret;
use crate::store::{Key, Write};

/// How often within how many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited, such as the name of a form.
    pub what: &'static str,
    /// How often.
    pub times: u64,
    /// Within how many seconds; windows begin at multiples of it.
    pub seconds: u64,
}

/// How many contacts one person may see, whoever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// How many a day.
    pub a_day: u64,
    /// How many a month.
    pub a_month: u64,
}

impl Limit {
    /// The write that counts one more for a network; it is refused at the cap.
    ///
    /// The network is kept under a name that tells nothing of it, for two windows.
    pub fn count(self, secret: &Secret, network: &Network, now: u64) -> Write {
        let window = now / self.seconds;
        let name = secret.name(&[b"network", self.what.as_bytes(), network.0.as_bytes()]);
        Write::Count {
            key: Key::new(format!("LIMIT#{name}"), format!("{}#{window}", self.what)),
            cap: self.times,
            expires: (window + 2) * self.seconds,
        }
    }

    /// How many seconds until the next window.
    pub fn retry_after(self, now: u64) -> u64 {
        self.seconds - now % self.seconds
    }
}

/// The network that an address belongs to: an IPv4 address, or the /64 of an IPv6 one, which is
/// what one household or phone has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Network(String);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(address) => Network(address.to_string()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Network(format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Secrets;

    fn key(address: &str, now: u64) -> String {
        let secrets = Secrets::of([1; 32]);
        let limit = Limit { what: "form", times: 3, seconds: 60 };
        let network = Network::from(address.parse::<IpAddr>().expect("an address"));
        match limit.count(&secrets.lookup, &network, now) {
            Write::Count { key, .. } => format!("{}/{}", key.partition, key.sort),
            _ => String::new(),
        }
    }

    #[test]
    fn a_household_is_one_network() {
        assert_eq!(key("2001:db8:1:2::1", 0), key("2001:db8:1:2:ffff::9", 59));
        assert_ne!(key("2001:db8:1:2::1", 0), key("2001:db8:1:3::1", 0));
        assert_eq!(key("::ffff:192.0.2.1", 0), key("192.0.2.1", 0));
        assert_ne!(key("192.0.2.1", 0), key("192.0.2.1", 60), "another window");
        assert!(!key("192.0.2.1", 0).contains("192"));
    }
}
