//! Does the simulated 8x8 answer as each scenario's row says, and as 8x8's own documents say?

#[cfg(test)]
mod hand;
#[cfg(test)]
mod oauth;
#[cfg(test)]
mod record;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod scim;
#[cfg(test)]
mod storage;
