//! Does a visit go as it should? The whole portal in process: do, look, and say what a person would see.

#[cfg(test)]
mod healthy;
#[cfg(test)]
mod page;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod visitor;
#[cfg(test)]
mod whole;
