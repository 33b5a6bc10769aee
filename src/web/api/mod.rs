//! The API: what programs of the operator and of Gong ask, in JSON. No cookie is read here, and no credential is ever said.

mod body;
mod caller;
mod case_view;
mod cases;
mod creation;
mod document;
mod event_view;
mod events;
mod invitation_changes;
mod invitation_view;
mod invitations;
mod kind;
mod problem;
mod problems;
mod query;
mod receipts;
mod refusals;
mod urls;

pub(super) use problem::answer;
pub(super) use urls::{is_api, routes};
