//! A customer's onboarding: who, which steps are done, what was found and issued. Credentials are here only sealed.

mod api_token;
mod retry;
mod case;
mod custody;
mod delivery;
mod desk;
mod event;
mod half;
mod half_link;
mod invitation;
mod issued;
mod live;
mod search;
mod state;
mod store;
mod test_record;
mod told;

pub use api_token::{ApiCaller, ApiScope, ApiToken, generate as generate_api_token, is_shaped as is_api_token};
pub use case::{AssignTo, Case, Details, News, Note, Visit};
pub use custody::{CustodyError, Values, open, seal};
pub use delivery::{Attempt, Claimed, Delivery, Health, Progress, Verdict};
pub use desk::{Listed, Place, Present, Search};
pub use event::{Door, Event, Recorded};
pub use half::{Half, Scope};
pub use half_link::{Fate, HalfLink};
pub use invitation::{Invitation, Invited, Standing};
pub use issued::{Issued, RecipientsChanged, Replacement};
pub use live::{Change, Live};
pub use retry::Retry;
pub use state::State;
pub use store::{
    Act, Admission, ApiTokenMade, AtWork, Budget, Changed, Copied, Created, Creation, Feed, FeedOf, HandIn, HandedIn,
    Lock, Looked, NewApiToken, NewInvitation, OwnSession, Placed, StaffSession, Store, StoreError, look, move_up,
};
pub use test_record::{TestOf, TestRecord};
