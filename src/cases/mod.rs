//! A customer's onboarding: who, which steps are done, what was found and issued. Credentials are here only sealed.

mod retry;
mod case;
mod custody;
mod event;
mod half;
mod issued;
mod live;
mod state;
mod store;
mod test_record;

pub use case::{AssignTo, Case, Details, Note, Visit};
pub use custody::{CustodyError, Values, open, seal};
pub use event::{Door, Event, Recorded};
pub use half::{Half, Scope};
pub use issued::{Issued, RecipientsChanged, Replacement};
pub use live::Live;
pub use retry::Retry;
pub use state::State;
pub use store::{Act, Budget, Looked, OwnSession, StaffSession, Store, StoreError, database_file, look};
pub use test_record::TestRecord;
