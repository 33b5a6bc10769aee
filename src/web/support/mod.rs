//! The support desk: staff guide customers here, and never see a secret. One file and one template for each page.

mod account;
mod attempts;
mod audit;
mod case;
mod cases;
mod ending;
mod half_link;
mod export;
mod hinted;
mod hints;
mod invitation;
mod invitation_form;
mod invitation_mail;
mod invitations;
mod mirror;
mod next;
mod play;
mod records;
mod session;
mod sign_in;
mod sign_in_elsewhere;
mod sign_in_page;
mod sign_out;
mod staff;
mod timeline;
mod token_fields;
mod tokens;
mod urls;
mod watch;
mod whereabouts;
mod webhook;
mod webhooks;

pub(super) use next::path as next_path;
pub(super) use urls::routes;
