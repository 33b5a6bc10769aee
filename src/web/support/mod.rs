//! The support desk: staff guide customers here, and never see a secret. One file and one template for each page.

mod audit;
mod case;
mod cases;
mod ending;
mod hints;
mod mirror;
mod play;
mod records;
mod invitation;
mod invitation_fields;
mod invitation_form;
mod invitation_mail;
mod invitations;
mod session;
mod timeline;
mod watch;
mod urls;

pub(super) use urls::routes;
