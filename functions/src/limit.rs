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
    /// The writes that count one more for a network, and for the wider one that it is a part of; they
    /// are refused at their caps.
    ///
    /// A network is kept under a name that tells nothing of it, for two windows.
    pub fn counts(self, secret: &Secret, network: &Network, now: u64) -> Vec<Write> {
        let count = |of: &str, cap| self.counter(secret, (b"network", of), cap, now);
        let wide = network.wide.as_deref().map(|wide| count(wide, self.times * HOUSEHOLDS));
        [count(&network.near, self.times)].into_iter().chain(wide).collect()
    }

    /// The write that counts one more for a person or a telephone, by the name that is made of its
    /// number.
    pub fn of_name(self, secret: &Secret, name: &str, now: u64) -> Write {
        self.counter(secret, (b"name", name), self.times, now)
    }

    fn counter(self, secret: &Secret, (sort, of): (&[u8], &str), cap: u64, now: u64) -> Write {
        let window = now / self.seconds;
        let name = secret.name(&[sort, self.what.as_bytes(), of.as_bytes()]);
        Write::Count {
            key: Key::new(format!("LIMIT#{name}"), format!("{}#{window}", self.what)),
            cap,
            expires: (window + 2) * self.seconds,
        }
    }

    /// How many seconds until the next window.
    pub fn retry_after(self, now: u64) -> u64 {
        self.seconds - now % self.seconds
    }
}

/// How many households' share a wider network may use: an organisation has many of them, and one
/// person with a /48 has 65,536.
const HOUSEHOLDS: u64 = 10;

/// The networks that an address belongs to: an IPv4 address, or the /64 of an IPv6 one, which is
/// what one household or phone has, and the /48 around it, which one customer may have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Network {
    near: String,
    wide: Option<String>,
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(address) => Network { near: address.to_string(), wide: None },
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Network {
                    near: format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"),
                    wide: Some(format!("{a:x}:{b:x}:{c:x}::/48")),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Secrets;

    /// The counters of an address, each with its cap.
    fn counters(address: &str, now: u64) -> Vec<(String, u64)> {
        let secrets = Secrets::of([1; 32]);
        let limit = Limit { what: "form", times: 3, seconds: 60 };
        let network = Network::from(address.parse::<IpAddr>().expect("an address"));
        let counters = limit.counts(&secrets.lookup, &network, now).into_iter();
        counters
            .filter_map(|write| match write {
                Write::Count { key, cap, .. } => {
                    Some((format!("{}/{}", key.partition, key.sort), cap))
                }
                _ => None,
            })
            .collect()
    }

    fn key(address: &str, now: u64) -> String {
        counters(address, now).swap_remove(0).0
    }

    #[test]
    fn all_households_of_a_wider_network_share_ten_times_the_limit() {
        let [near, wide] = &counters("2001:db8:1:2::1", 0)[..] else { panic!("two networks") };
        assert_eq!((near.1, wide.1), (3, 30));
        assert_eq!(counters("2001:db8:1:ffff::1", 0)[1], *wide, "of one /48");
        assert_ne!(counters("2001:db8:2:2::1", 0)[1], *wide);
        assert_eq!(counters("192.0.2.1", 0).len(), 1);
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
