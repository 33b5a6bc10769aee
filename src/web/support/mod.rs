//! The support desk: staff guide customers here, and never see a secret. One file and one template for each page.

mod account;
mod attempts;
mod cases;
mod next;
mod session;
mod sign_in;
mod sign_in_elsewhere;
mod sign_in_page;
mod sign_out;
mod staff;
mod urls;

pub(super) use next::path as next_path;
pub(super) use urls::routes;
