//! How many connections has one client? A few clients could take every place otherwise, without ever sending a whole request.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use ipnet::IpNet;

use super::limits::name_of;

/// The connections of each client.
pub(super) struct Crowd {
    seats: Arc<Mutex<HashMap<String, usize>>>,
    most: usize,
    proxies: Vec<IpNet>,
}

/// A connection that is counted until it is dropped.
pub(super) struct Seat {
    seats: Arc<Mutex<HashMap<String, usize>>>,
    client: String,
}

impl Crowd {
    /// At most so many of one client, unless it is one of these.
    pub(super) fn new(most: usize, proxies: &[IpNet]) -> Self {
        Self { seats: Arc::default(), most, proxies: proxies.to_vec() }
    }

    /// One connection more; nothing if that is too much.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Seat> {
        let address = address.to_canonical();
        let is_trusted = address.is_loopback() || self.proxies.iter().any(|net| net.contains(&address));
        let client = name_of(address);
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(client.clone()).or_default();
        if *taken >= self.most && !is_trusted {
            return None;
        }
        *taken += 1;
        drop(seats);
        Some(Seat { seats: Arc::clone(&self.seats), client })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&self.client) {
            *taken -= 1;
            if *taken == 0 {
                seats.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_takes_its_part_and_no_more() {
        let crowd = Crowd::new(2, &["203.0.113.0/24".parse().unwrap()]);
        let enter = |address: &str| crowd.enter(address.parse().unwrap());
        let (first, _second) = (enter("192.0.2.7").unwrap(), enter("::ffff:192.0.2.7").unwrap());
        assert!(enter("192.0.2.7").is_none());
        let _others = [enter("192.0.2.8").unwrap(), enter("2001:db8::1").unwrap(), enter("2001:db8::2").unwrap()];
        assert!(enter("2001:db8::ffff").is_none(), "a network of 64 bits is one client");
        drop(first);
        let again = enter("192.0.2.7");
        assert!(again.is_some() && enter("192.0.2.7").is_none());
        let trusted = ["127.0.0.1", "127.0.0.1", "127.0.0.1", "203.0.113.9", "203.0.113.9", "203.0.113.9"].map(enter);
        assert!(trusted.iter().all(Option::is_some), "a proxy speaks for many");
        drop((again, trusted));
        assert_eq!(crowd.seats.lock().unwrap().len(), 3, "who is gone is not remembered");
    }
}
