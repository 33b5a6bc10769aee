//! What is a fault? A way in which a server can go wrong, and the request to which it happens. The credentials name it:
//! whoever shows them meets it there, and is answered everywhere else as the customer with whom all is well.

use std::fmt;

/// The request that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `POST /oauth/v2/token`.
    Token,
    /// `GET /storage/{region}/v3/regions`.
    Regions,
    /// `GET /storage/{region}/v3/objects`.
    Objects,
    /// `GET /udi/customers/{id}/scim/v2/Users`.
    Users,
}

/// A fault: where, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// The request that goes wrong.
    pub place: Place,
    /// How it goes wrong.
    pub kind: Kind,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// How a request goes wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            /// `status-503`: this status, with a small body of JSON; a `Location` for 3xx.
            Status(u16),
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All but [`Self::Status`].
            pub const NAMED: &[Self] = &[$(Self::$name,)*];

            fn name(self) -> Option<&'static str> {
                match self { Self::Status(_) => None, $(Self::$name => Some($text),)* }
            }
        }
    };
}

kinds! {
    /// No fault at all: the right answer.
    None = "none",
    /// The connection is reset before a byte was answered.
    Reset = "reset",
    /// The connection is closed before a byte was answered.
    Close = "close",
    /// The connection is closed within the head of the answer.
    CutHead = "cut-head",
    /// The connection is reset within the body of the answer.
    CutBody = "cut-body",
    /// Nothing is ever answered.
    Silence = "silence",
    /// An informational answer (103), then nothing.
    OnlyInformational = "only-informational",
    /// An informational answer (103), then the right one.
    Informational = "informational",
    /// One byte of the body at a time, for ever.
    Drip = "drip",
    /// A body without an end.
    Endless = "endless",
    /// A body of 200 MB, announced.
    Large = "large",
    /// 210 MB of zeros as 210 KB of gzip, which nobody asked for.
    GzipBomb = "gzip-bomb",
    /// One header of 100 KB.
    LongHeader = "long-header",
    /// 200 headers.
    ManyHeaders = "many-headers",
    /// The greeting of another protocol.
    NotHttp = "not-http",
    /// 429, try again in 120 seconds.
    WaitSeconds = "wait-seconds",
    /// 429, try again at a time, two minutes from now.
    WaitDate = "wait-date",
    /// 429, with a header that says nothing.
    WaitNonsense = "wait-nonsense",
    /// 200 with a web page.
    WebPage = "web-page",
    /// 200 without a body.
    Empty = "empty",
    /// JSON of another shape.
    OtherShape = "other-shape",
    /// The right answer, cut in the middle of its JSON.
    HalfJson = "half-json",
    /// JSON nested 100,000 deep.
    Deep = "deep",
    /// Nearly 2 MB of empty lists in place of each entry, which are costly to keep.
    HardToRead = "hard-to-read",
    /// The right answer in an array.
    Array = "array",
    /// The right answer, in Latin-1.
    Latin1 = "latin-1",
    /// The right answer, in UTF-16.
    Utf16 = "utf-16",
    /// The right answer behind a byte order mark.
    ByteOrderMark = "byte-order-mark",
    /// The right answer with every number as text.
    NumbersAsText = "numbers-as-text",
    /// The right answer with every text of digits as a number.
    TextAsNumbers = "text-as-numbers",
    /// The right answer with markup at the end of every text.
    Markup = "markup",
    /// A token answer without `access_token`.
    NoToken = "no-token",
    /// A token answer whose token would split a header.
    SplitToken = "split-token",
    /// A token answer without products.
    NoProductList = "no-product-list",
    /// Regions with names that nobody knows.
    UnknownRegions = "unknown-regions",
    /// Regions whose names are no names.
    StrangeRegions = "strange-regions",
    /// 40 regions.
    ManyRegions = "many-regions",
    /// 10,000 regions.
    EndlessRegions = "endless-regions",
    /// 20 users on every page, whatever `count` says.
    CountIgnored = "count-ignored",
    /// The first page again and again, whatever `startIndex` says.
    StartIgnored = "start-ignored",
    /// New users on every page, for ever.
    NeverEnds = "never-ends",
    /// `totalResults` is ten times too high.
    TotalTooHigh = "total-too-high",
    /// `totalResults` is 1.
    TotalTooLow = "total-too-low",
    /// `totalResults` is negative.
    TotalNegative = "total-negative",
    /// No `totalResults`.
    NoTotal = "no-total",
    /// 500 from the second page on.
    SecondPageFails = "second-page-fails",
}

impl Place {
    const ALL: [Self; 4] = [Self::Token, Self::Regions, Self::Objects, Self::Users];

    /// As credentials write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Regions => "regions",
            Self::Objects => "objects",
            Self::Users => "users",
        }
    }

    /// Which request this is, by its path.
    pub(super) fn of(path: &str) -> Option<Self> {
        match path {
            "/oauth/v2/token" => Some(Self::Token),
            _ if path.ends_with("/v3/regions") => Some(Self::Regions),
            _ if path.ends_with("/v3/objects") => Some(Self::Objects),
            _ if path.ends_with("/scim/v2/Users") => Some(Self::Users),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "status-{status}"),
            kind => f.write_str(kind.name().unwrap_or_default()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.place.as_str(), self.kind)
    }
}

impl Fault {
    /// Reads `token.status-503`.
    pub fn parse(text: &str) -> Option<Self> {
        let (place, kind) = text.split_once('.')?;
        let place = Place::ALL.into_iter().find(|known| known.as_str() == place)?;
        let kind = match kind.strip_prefix("status-") {
            Some(status) => Kind::Status(status.parse().ok().filter(|status| (100..600).contains(status))?),
            None => Kind::NAMED.iter().copied().find(|known| known.name() == Some(kind))?,
        };
        Some(Self { place, kind })
    }

    /// The Key to paste: whatever the Secret is, this fault happens.
    pub fn key(self) -> String {
        format!("eght_{}", self.token())
    }

    /// The 8x8 API Token to paste, and the access token that names it.
    pub fn token(self) -> String {
        format!("fault.{self}")
    }

    /// The fault that a Key, an access token or an API token names.
    pub(super) fn named_by(credential: &str) -> Option<Self> {
        let text = credential.strip_prefix("eght_").unwrap_or(credential);
        Self::parse(text.strip_prefix("fault.")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_name_their_fault() {
        for place in Place::ALL {
            for kind in Kind::NAMED.iter().copied().chain([Kind::Status(100), Kind::Status(503)]) {
                let fault = Fault { place, kind };
                assert_eq!(Fault::named_by(&fault.key()), Some(fault));
                assert_eq!(Fault::named_by(&fault.token()), Some(fault));
            }
        }
        for other in ["", "fault.", "fault.token.status-999", "fault.token.status-x", "fault.here.reset", "token.reset"]
        {
            assert_eq!(Fault::named_by(other), None, "{other}");
        }
    }
}
