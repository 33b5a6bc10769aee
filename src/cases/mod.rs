//! A customer's onboarding: who, which steps are done, what was found and issued. Credentials are here only sealed.

mod retry;
mod case;
mod custody;
mod store;

pub use case::{AssignTo, Case, Details, Half, Issued, Note, RecipientsChanged, Replacement, Scope, TestRecord, Visit};
pub use custody::{CustodyError, Values, open, seal};
pub use retry::Retry;
pub use store::{Budget, Store, StoreError};
