//! Does every way in which it can fail lead to the step that mends it? The table of `docs/diagnosis.toml`, walked through
//! the whole portal in process against the simulated 8x8, and written out for people.

#[cfg(test)]
mod documents;
#[cfg(test)]
#[path = "../journeys/healthy.rs"]
mod healthy;
#[cfg(test)]
mod network;
#[cfg(test)]
#[path = "../journeys/page.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod page;
#[cfg(test)]
mod pairs;
#[cfg(test)]
#[path = "../journeys/portal.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod portal;
#[cfg(test)]
mod seen;
#[cfg(test)]
mod singly;
#[cfg(test)]
mod table;
#[cfg(test)]
#[path = "../journeys/visitor.rs"]
#[expect(dead_code, reason = "shared with the journeys, which use more of it")]
mod visitor;
