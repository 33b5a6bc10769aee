//! How far is a case, in one word?

/// How far a case is: what the desk sorts out and colours by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has said yet for which company.
    Begun,
    /// Steps are being done.
    Working,
    /// The last test found something that must be mended.
    Stuck,
    /// Both halves work; the package is not made yet.
    Tested,
    /// A package was made.
    Packaged,
    /// Somebody proved to have opened it.
    Opened,
}

impl State {
    /// All of them, in the order in which a case goes through them.
    pub const ALL: [Self; 6] = [Self::Begun, Self::Working, Self::Stuck, Self::Tested, Self::Packaged, Self::Opened];

    /// As rows and addresses write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Working => "working",
            Self::Stuck => "stuck",
            Self::Tested => "tested",
            Self::Packaged => "packaged",
            Self::Opened => "opened",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}
