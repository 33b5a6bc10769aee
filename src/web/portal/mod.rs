//! The customer's pages: one file and one template each.

mod console;
mod credentials;
mod details;
mod intake;
pub(super) mod invitation;
mod made;
mod making;
mod noted;
pub(super) mod colleague;
pub(super) mod hand_in;
pub(super) mod half;
pub(super) mod half_links;
mod progress;
mod proof;
mod review;
mod testing;
pub(super) mod delete;
pub(super) mod demo;
pub(super) mod guide;
pub(super) mod handover;
pub(super) mod leave;
pub(super) mod looks_different;
mod live;
pub(super) mod news;
pub(super) mod overview;
pub(super) mod receipt;
pub(super) mod replacing;
pub(super) mod resume;
pub(super) mod start;
pub(super) mod statements;
pub(super) mod step;
pub(super) mod styleguide;

pub(super) use console::{Answers, Problems};
pub(super) use half_links::{Listed, title as half_links_title};
pub(super) use made::{Made, made};
pub(super) use overview::{Group, seen};
