//! `gong.*`: who opens packages, and how do packages get there?

use std::path::PathBuf;

use figment::Figment;
use jiff::civil::Date;
use url::Url;

use super::ConfigError;
use super::access::Access;
use super::reading::{https_url, value};
use super::recipients::{Recipients, recipients};

/// `gong.*`: who opens packages and how they get there.
#[derive(Clone, Debug)]
pub struct Gong {
    /// Those who can open a package, when the settings were read.
    pub recipients: Recipients,
    /// The file in which they are listed, to be read again when it changes.
    pub recipients_file: Option<PathBuf>,
    /// Where the customer sends it.
    pub send_to: Option<SendTo>,
    /// Gong's connect form.
    pub connect_url: Option<Url>,
}

/// `gong.send_to`: the first word is the address, the rest what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendTo {
    /// A mail address or an https URL.
    pub address: String,
    /// What to write; may be empty.
    pub text: String,
}

impl SendTo {
    /// The link to follow: `mailto:` or the URL itself.
    pub fn href(&self) -> String {
        if self.is_mail() { format!("mailto:{}", self.address) } else { self.address.clone() }
    }

    /// Whether it goes by mail.
    pub fn is_mail(&self) -> bool {
        !self.address.starts_with("https://")
    }
}

pub(super) fn gong(values: &Figment, access: Access, today: Date) -> Result<Gong, ConfigError> {
    let (recipients, recipients_file) = recipients(values, access, today)?;
    Ok(Gong {
        recipients,
        recipients_file,
        send_to: send_to(values)?,
        connect_url: https_url(values, "gong.connect_url")?,
    })
}

fn send_to(values: &Figment) -> Result<Option<SendTo>, ConfigError> {
    let key = "gong.send_to";
    let Some(text) = value::<String>(values, key)? else { return Ok(None) };
    let (address, text) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    let is_url = Url::parse(address).is_ok_and(|url| url.scheme() == "https");
    if !is_url && !address.contains('@') {
        let problem = "the first word is neither a mail address nor an https URL";
        return Err(ConfigError::new(key, problem, "give the address first, then what to write"));
    }
    Ok(Some(SendTo { address: address.to_owned(), text: text.trim().to_owned() }))
}
