//! Does a credential ever leave its custody? Canaries through every form and every field, then a hunt for them in every
//! byte that was logged at TRACE by anybody, answered, or stored. A target of its own: the subscriber is global.

#[cfg(test)]
#[path = "../journeys/healthy.rs"]
mod healthy;
#[cfg(test)]
mod hunt;
#[cfg(test)]
mod log;
#[cfg(test)]
#[path = "../journeys/page.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod page;
#[cfg(test)]
#[path = "../journeys/portal.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod portal;
#[cfg(test)]
#[path = "../journeys/program.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod program;
#[cfg(test)]
#[path = "../journeys/receiver.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod receiver;
#[cfg(test)]
mod visits;
#[cfg(test)]
#[path = "../journeys/visitor.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod visitor;
