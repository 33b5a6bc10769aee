//! Does the simulated 8x8 answer as each scenario's row says?

#[cfg(test)]
mod hand;
#[cfg(test)]
mod oauth;
#[cfg(test)]
mod record;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod scim;
#[cfg(test)]
mod storage;
