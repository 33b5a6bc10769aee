//! Who listens for changes now? Each takes a connection, so there are so many places and no more.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Open pages of one case, or of one member of staff.
const MOST_OF_ONE: usize = 8;
/// On each side of the house, the desk and the customers; together three quarters of a listener's connections.
const MOST: usize = 768;
type Seats = Arc<Mutex<HashMap<String, usize>>>;

/// How often everybody listens.
#[derive(Default)]
pub(super) struct Watchers(Seats);

/// A place among those who listen; given back when it is dropped.
pub(super) struct Seat {
    seats: Seats,
    who: String,
}

impl Watchers {
    /// A place for `who`, such as `case/…` or `desk/…`; nothing if they, or their side, have all that they may.
    pub(super) fn enter(&self, who: &str) -> Option<Seat> {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let side = who.split('/').next();
        let all: usize = seats.iter().filter(|(who, _)| who.split('/').next() == side).map(|(_, seats)| seats).sum();
        if all >= MOST || seats.get(who).copied().unwrap_or_default() >= MOST_OF_ONE {
            return None;
        }
        *seats.entry(who.to_owned()).or_default() += 1;
        Some(Seat { seats: Arc::clone(&self.0), who: who.to_owned() })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&self.who) {
            *taken -= 1;
        }
        seats.retain(|_, taken| *taken > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bounded_for_each_and_for_a_side_and_given_back() {
        let watchers = Watchers::default();
        let one: Vec<_> = (0..MOST_OF_ONE).map(|_| watchers.enter("case/1").unwrap()).collect();
        assert!(watchers.enter("case/1").is_none() && watchers.enter("case/2").is_some());
        drop(one);
        let all: Vec<_> = (0..MOST).map(|number| watchers.enter(&format!("case/{number}")).unwrap()).collect();
        assert!(
            watchers.enter("case/more").is_none() && watchers.enter("desk/ada").is_some(),
            "the other side has its own"
        );
        drop(all);
        assert!(watchers.enter("case/more").is_some());
    }
}
