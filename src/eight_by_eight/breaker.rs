//! Is it worth calling a host at all? One circuit breaker per host, so that an 8x8 that answers nobody
//! is not called by everybody, each waiting for a time-out.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// So many calls in a row without any answer open the circuit,
const UNANSWERED: u32 = 10;
/// if the host's last answer is older than this.
const SILENCE: SignedDuration = SignedDuration::from_secs(60);
/// While it is open, one call in this time is let through.
const PROBE: SignedDuration = SignedDuration::from_secs(30);
/// So many hosts are remembered; a list with `*.domain` could name more.
const HOSTS: usize = 256;

/// The circuit breakers of all hosts.
#[derive(Default)]
pub(super) struct Breaker {
    hosts: Mutex<BTreeMap<String, Circuit>>,
}

#[derive(Default)]
struct Circuit {
    unanswered: u32,
    last_answer: Option<Timestamp>,
    last_sent: Option<Timestamp>,
}

impl Breaker {
    /// Whether a call may be sent now; a yes counts as sent.
    pub(super) fn admits(&self, host: &str, now: Timestamp) -> bool {
        let mut hosts = self.lock();
        make_room(&mut hosts, host);
        let circuit = hosts.entry(host.to_owned()).or_default();
        let admitted = !circuit.is_open(now) || circuit.last_sent.is_none_or(|sent| apart(sent, now) >= PROBE);
        if admitted {
            circuit.last_sent = Some(now);
        }
        admitted
    }

    /// Records an answer, whatever it said.
    pub(super) fn answered(&self, host: &str, now: Timestamp) {
        if let Some(circuit) = self.lock().get_mut(host) {
            circuit.unanswered = 0;
            circuit.last_answer = Some(now);
        }
    }

    /// Records that no answer came.
    pub(super) fn unanswered(&self, host: &str) {
        if let Some(circuit) = self.lock().get_mut(host) {
            circuit.unanswered = circuit.unanswered.saturating_add(1);
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Circuit>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Circuit {
    fn is_open(&self, now: Timestamp) -> bool {
        self.unanswered >= UNANSWERED && self.last_answer.is_none_or(|answer| apart(answer, now) > SILENCE)
    }
}

/// Without direction, so that a clock that was set back cannot keep a circuit open for hours.
fn apart(earlier: Timestamp, later: Timestamp) -> SignedDuration {
    later.duration_since(earlier).abs()
}

fn make_room(hosts: &mut BTreeMap<String, Circuit>, host: &str) {
    if hosts.len() < HOSTS || hosts.contains_key(host) {
        return;
    }
    let oldest = hosts.iter().min_by_key(|(_, circuit)| circuit.last_sent).map(|(name, _)| name.clone());
    if let Some(oldest) = oldest {
        hosts.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    fn fail(breaker: &Breaker, times: u32, seconds: i64) {
        for _ in 0..times {
            assert!(breaker.admits("h", at(seconds)));
            breaker.unanswered("h");
        }
    }

    #[test]
    fn ten_unanswered_calls_open_it_and_probes_go_through() {
        let breaker = Breaker::default();
        fail(&breaker, 9, 0);
        assert!(breaker.admits("h", at(1)));
        breaker.unanswered("h");
        assert!(!breaker.admits("h", at(2)) && !breaker.admits("h", at(30)));
        assert!(breaker.admits("other", at(2)));
        assert!(breaker.admits("h", at(31)));
        assert!(!breaker.admits("h", at(32)));
        breaker.unanswered("h");
        assert!(!breaker.admits("h", at(60)) && breaker.admits("h", at(61)));
        breaker.answered("h", at(61));
        assert!(breaker.admits("h", at(62)) && breaker.admits("h", at(62)));
    }

    #[test]
    fn a_host_that_answered_within_a_minute_is_not_given_up() {
        let breaker = Breaker::default();
        assert!(breaker.admits("h", at(0)));
        breaker.answered("h", at(0));
        fail(&breaker, 20, 59);
        assert!(breaker.admits("h", at(60)));
        assert!(!breaker.admits("h", at(61)));
    }

    #[test]
    fn any_answer_starts_the_count_anew() {
        let breaker = Breaker::default();
        fail(&breaker, 9, 0);
        assert!(breaker.admits("h", at(1)));
        breaker.answered("h", at(1));
        fail(&breaker, 9, 100);
        assert!(breaker.admits("h", at(101)));
    }

    #[test]
    fn memory_is_bounded() {
        let breaker = Breaker::default();
        for number in 0..1000 {
            breaker.admits(&format!("h{number}"), at(number));
        }
        assert_eq!(breaker.lock().len(), HOSTS);
    }
}
