//! The support desk: staff guide customers here, and never see a secret. One file and one template for each page.

mod cases;
mod invitation;
mod invitation_fields;
mod invitation_form;
mod invitation_mail;
mod invitations;
mod session;
mod urls;

pub(super) use urls::routes;
