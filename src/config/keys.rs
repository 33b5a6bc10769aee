//! Which keys are there, and of which kind? The closed list; anything else is unknown.

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Text,
    /// A list, of text or of tables.
    List,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
}

impl Kind {
    /// What fits, for a refusal.
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Text => "a text, in quotation marks",
            Self::List => "a list, such as [\"one\", \"two\"]",
            Self::Number => "a whole number, without quotation marks",
            Self::Switch => "true or false, without quotation marks",
        }
    }
}

/// Every key with its kind and its default, as the README writes it.
pub const KEYS: &[(&str, Kind, &str)] = &[
    ("listen", Kind::Text, "127.0.0.1:8080"),
    ("public_url", Kind::Text, "http:// and the listen address"),
    ("data_dir", Kind::Text, "./data"),
    ("database_url", Kind::Text, "SQLite in data_dir"),
    ("access", Kind::Text, "open"),
    ("keys.session_file", Kind::Text, "session.key in data_dir"),
    ("keys.signing_file", Kind::Text, "signing.pem in data_dir"),
    ("gong.recipients", Kind::List, "required"),
    ("gong.recipients_file", Kind::Text, "none"),
    ("gong.send_to", Kind::Text, "none"),
    ("gong.connect_url", Kind::Text, "none"),
    ("operator.name", Kind::Text, "none"),
    ("operator.support", Kind::Text, "none"),
    ("operator.privacy_url", Kind::Text, "none"),
    ("security.contact", Kind::Text, "none"),
    ("eight_by_eight.token_url", Kind::Text, "https://api.8x8.com/oauth/v2/token"),
    ("eight_by_eight.storage_url", Kind::Text, "https://api.8x8.com/storage"),
    ("eight_by_eight.scim_hosts", Kind::List, "platform.8x8.com, platform-cloud.8x8.com"),
    ("eight_by_eight.allow_loopback", Kind::Switch, "false"),
    ("eight_by_eight.timeout_seconds", Kind::Number, "15"),
    ("eight_by_eight.test_timeout_seconds", Kind::Number, "45"),
    ("support.listen", Kind::Text, "none"),
    ("support.public_url", Kind::Text, "public_url"),
    ("support.password_sign_in", Kind::Switch, "true"),
    ("support.oidc.issuer", Kind::Text, "none"),
    ("support.oidc.client_id", Kind::Text, "none"),
    ("support.oidc.client_secret_file", Kind::Text, "none"),
    ("support.oidc.role_claim", Kind::Text, "roles"),
    ("support.oidc.agent_values", Kind::List, "[]"),
    ("support.oidc.lead_values", Kind::List, "[]"),
    ("webhooks.endpoints", Kind::List, "[]"),
    ("webhooks.allow_networks", Kind::List, "[]"),
    ("webhooks.timeout_seconds", Kind::Number, "15"),
    ("log.format", Kind::Text, "text"),
    ("metrics.listen", Kind::Text, "none"),
    ("limits.tests_per_case_per_day", Kind::Number, "20"),
    ("limits.tests_per_address_per_hour", Kind::Number, "60"),
    ("limits.cases_per_address_per_hour", Kind::Number, "30"),
    ("limits.api_requests_per_token_per_minute", Kind::Number, "300"),
    ("retention.days", Kind::Number, "90"),
    ("trusted_proxies", Kind::List, "[]"),
];

/// The kind of a key, if it is one.
pub(super) fn kind(key: &str) -> Option<Kind> {
    KEYS.iter().find(|(name, ..)| *name == key).map(|(_, kind, _)| *kind)
}

/// Whether keys stand below this name.
pub(super) fn is_table(name: &str) -> bool {
    KEYS.iter().any(|(key, ..)| key.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// The known key that looks most like this one.
pub(super) fn nearest(unknown: &str) -> &'static str {
    let keys = KEYS.iter().map(|(key, ..)| *key);
    keys.max_by(|a, b| alike(a, unknown).total_cmp(&alike(b, unknown))).unwrap_or("listen")
}

/// The same, if it may well be meant.
pub(super) fn near(unknown: &str) -> Option<&'static str> {
    Some(nearest(unknown)).filter(|key| alike(key, unknown) > 1.5)
}

/// From 0 to 2: the whole key counts, and what stands last in it once more.
fn alike(key: &str, unknown: &str) -> f64 {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    strsim::jaro_winkler(key, unknown) + strsim::jaro_winkler(&last(key), &last(unknown))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, near, nearest};

    #[test]
    fn the_readme_names_every_key() {
        let readme = include_str!("../../README.md");
        let unnamed = KEYS.iter().filter(|(key, ..)| !readme.contains(&format!("`{key}`")));
        assert_eq!(unnamed.count(), 0);
    }

    #[test]
    fn the_nearest_key_is_named() {
        assert_eq!(nearest("gong.recipient"), "gong.recipients");
        assert_eq!(nearest("listn"), "listen");
        assert_eq!(nearest("eight_by_eight.timeout"), "eight_by_eight.timeout_seconds");
        assert_eq!(nearest("recipients"), "gong.recipients");
        assert_eq!(near("gong.recipient"), Some("gong.recipients"));
        assert_eq!(near("listn"), Some("listen"));
        assert_eq!(near("publicurl"), Some("public_url"));
        assert_eq!(near("bogus"), None, "not a word of it is alike");
    }
}
