//! A customer's onboarding: who, which steps are done, what was found and issued. Credentials are here only sealed.

mod retry;
mod case;
mod custody;
mod half;
mod issued;
mod store;
mod test_record;

pub use case::{AssignTo, Case, Details, Note, Visit};
pub use custody::{CustodyError, Values, open, seal};
pub use half::{Half, Scope};
pub use issued::{Issued, RecipientsChanged, Replacement};
pub use retry::Retry;
pub use store::{Budget, Looked, Store, StoreError, database_file, look};
pub use test_record::TestRecord;
