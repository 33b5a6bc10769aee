//! Which languages are there, and which one does a browser ask for?

use serde::{Deserialize, Serialize};

/// A language of the pages. Admin Console's labels are English in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
    /// English with odd letters and brackets: what stays plain was forgotten. For the demo and for tests.
    #[serde(rename = "en-XA")]
    Pseudo,
}

impl Language {
    /// Those that a visitor can choose.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// As `lang` attributes and forms write it (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Pseudo => "en-XA",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Pseudo => "[Éñĝļîšĥ]",
        }
    }

    /// Reads what [`Self::tag`] writes.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Pseudo]).find(|language| language.tag() == tag)
    }

    /// The language that `Accept-Language` likes best among ours (RFC 9110, section 12.5.4); English if there is none.
    pub fn accepted(header: &str) -> Self {
        let liked = |range: &str| {
            let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
            let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
            let weight: f32 = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.trim().parse().ok())?;
            let language = Self::ALL.into_iter().find(|language| language.tag() == primary)?;
            (weight > 0.0).then_some((language, weight))
        };
        let all = header.split(',').filter_map(liked);
        // the first of those that are liked best
        let best = all.fold(None, |best: Option<(Self, f32)>, next| match best {
            Some((_, weight)) if weight >= next.1 => best,
            _ => Some(next),
        });
        best.map(|(language, _)| language).unwrap_or_default()
    }

    /// How a time is written, for `strftime`.
    pub(super) const fn time(self) -> &'static str {
        match self {
            Self::English | Self::Pseudo => "%-d %b %Y, %H:%M UTC",
            Self::German => "%d.%m.%Y, %H:%M UTC",
        }
    }

    /// What stands between whole and tenths.
    pub(super) const fn decimal(self) -> char {
        match self {
            Self::English | Self::Pseudo => '.',
            Self::German => ',',
        }
    }

    /// The fluent files, by name.
    pub(super) const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English | Self::Pseudo => &[
                ("en/pages.ftl", include_str!("../../templates/words/en/pages.ftl")),
                ("en/steps.ftl", include_str!("../../templates/words/en/steps.ftl")),
                ("en/findings.ftl", include_str!("../../templates/words/en/findings.ftl")),
                ("en/desk.ftl", include_str!("../../templates/words/en/desk.ftl")),
                ("en/sign_in.ftl", include_str!("../../templates/words/en/sign_in.ftl")),
                ("en/invitations.ftl", include_str!("../../templates/words/en/invitations.ftl")),
                ("en/half_links.ftl", include_str!("../../templates/words/en/half_links.ftl")),
                ("en/api.ftl", include_str!("../../templates/words/en/api.ftl")),
                ("en/webhooks.ftl", include_str!("../../templates/words/en/webhooks.ftl")),
                ("en/playbook.ftl", include_str!("../../templates/words/en/playbook.ftl")),
                ("en/aid.ftl", include_str!("../../templates/words/en/aid.ftl")),
            ],
            Self::German => &[
                ("de/pages.ftl", include_str!("../../templates/words/de/pages.ftl")),
                ("de/steps.ftl", include_str!("../../templates/words/de/steps.ftl")),
                ("de/findings.ftl", include_str!("../../templates/words/de/findings.ftl")),
                ("de/desk.ftl", include_str!("../../templates/words/de/desk.ftl")),
                ("de/sign_in.ftl", include_str!("../../templates/words/de/sign_in.ftl")),
                ("de/invitations.ftl", include_str!("../../templates/words/de/invitations.ftl")),
                ("de/half_links.ftl", include_str!("../../templates/words/de/half_links.ftl")),
                ("de/api.ftl", include_str!("../../templates/words/de/api.ftl")),
                ("de/webhooks.ftl", include_str!("../../templates/words/de/webhooks.ftl")),
                ("de/playbook.ftl", include_str!("../../templates/words/de/playbook.ftl")),
                ("de/aid.ftl", include_str!("../../templates/words/de/aid.ftl")),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_ask_in_many_ways() {
        for (header, expected) in [
            ("", Language::English),
            ("en-GB,en;q=0.9", Language::English),
            ("fr-FR, fr;q=0.9", Language::English),
            ("*", Language::English),
            ("en;q=nonsense", Language::English),
            ("de", Language::German),
            ("DE-ch", Language::German),
            ("de-AT,de;q=0.9,en;q=0.8", Language::German),
            ("fr, de;q=0.7, en;q=0.3", Language::German),
            ("en;q=0.8, de", Language::German),
            ("en, de", Language::English),
            ("en-GB,en;q=0.9,de;q=0.8", Language::English),
            ("de;q=0.2, en;q=0.3", Language::English),
            ("de;q=0", Language::English),
            ("de;q=0, en;q=0.1", Language::English),
            ("de;q=nonsense", Language::English),
            ("en-XA", Language::English),
            ("den, deutsch", Language::English),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn tags_are_read_as_they_are_written() {
        for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
            assert_eq!(Language::parse(language.tag()), Some(language));
        }
        assert_eq!(Language::parse("xx"), None);
    }
}
