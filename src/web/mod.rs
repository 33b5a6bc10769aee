//! URL in, page out. `routes` lists every URL; a handler and its page struct stand in one file, its template has the
//! same name.

mod api;
mod assets;
mod compression;
mod cookies;
mod ending;
mod extend;
mod error;
mod error_page;
mod findings;
mod form;
mod guard;
mod half_current;
mod header;
mod headers;
mod invitation_acts;
mod invitation_fields;
mod key_ring;
mod language;
mod limits;
mod listener;
mod moment;
mod origin;
mod page;
mod patience;
mod place;
mod portal;
mod rehearsal;
mod remote;
mod routes;
mod running;
mod session;
mod sides;
mod state;
mod support;
mod telling;
mod trace;
mod watchers;
mod watching;
mod well_known;

pub use guard::{Guard, Route};
pub use key_ring::{KeyRing, KeyRingProblem};
pub use limits::ClientAddress;
pub use listener::{Limits as ListenerLimits, serve};
pub use routes::{desk_router, router, table};
pub use state::{App, Demo, DemoStaff, Parts};
