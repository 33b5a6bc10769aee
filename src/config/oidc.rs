//! `support.oidc.*`: who else signs staff in, by `OpenID` Connect, and which of their claims make an agent or a lead?

use std::path::PathBuf;

use figment::Figment;
use url::Url;
use zeroize::Zeroizing;

use super::ConfigError;
use super::reading::{is_loopback, value};
use crate::io_error::in_words;
use crate::secret::Secret;

const ISSUER: &str = "support.oidc.issuer";
const CLIENT_ID: &str = "support.oidc.client_id";
const SECRET_FILE: &str = "support.oidc.client_secret_file";
const ROLE_CLAIM: &str = "support.oidc.role_claim";
const AGENTS: &str = "support.oidc.agent_values";
const LEADS: &str = "support.oidc.lead_values";

/// `support.oidc.*`: a provider of `OpenID` Connect.
#[derive(Clone, Debug)]
pub struct Oidc {
    /// Exactly as the provider calls itself.
    pub issuer: Url,
    /// The same as it was written: issuers are compared letter by letter.
    pub issuer_text: String,
    /// What the portal is called there.
    pub client_id: String,
    /// Where the secret stands, if there is one.
    pub client_secret_file: Option<PathBuf>,
    /// First line of the file.
    pub client_secret: Option<Secret>,
    /// The claim with roles, a text or a list: its name, or a JSON pointer to it.
    pub role_claim: String,
    /// Which of its values make an agent.
    pub agent_values: Vec<String>,
    /// Which make a lead.
    pub lead_values: Vec<String>,
}

pub(super) fn oidc(values: &Figment, public_url: &Url) -> Result<Option<Oidc>, ConfigError> {
    let Some(issuer_text) = value::<String>(values, ISSUER)? else {
        let others = [CLIENT_ID, SECRET_FILE, ROLE_CLAIM, AGENTS, LEADS];
        return match others.into_iter().find(|key| values.contains(key)) {
            Some(key) => Err(ConfigError::new(ISSUER, format!("{key} is set without it"), "name the issuer too")),
            None => Ok(None),
        };
    };
    let Some(client_id) = value(values, CLIENT_ID)? else {
        return Err(ConfigError::new(CLIENT_ID, "it is missing", "give the id that the issuer has for the portal"));
    };
    let list = |key| -> Result<Vec<String>, ConfigError> { Ok(value(values, key)?.unwrap_or_default()) };
    let (agent_values, lead_values) = (list(AGENTS)?, list(LEADS)?);
    if agent_values.is_empty() && lead_values.is_empty() {
        let problem = "nobody would have a role";
        return Err(ConfigError::new(LEADS, problem, "name the values of the role claim that make somebody a lead"));
    }
    Ok(Some(Oidc {
        issuer: issuer(&issuer_text, public_url)?,
        issuer_text,
        client_id,
        client_secret_file: value(values, SECRET_FILE)?,
        client_secret: client_secret(values)?,
        role_claim: value(values, ROLE_CLAIM)?.unwrap_or_else(|| "roles".to_owned()),
        agent_values,
        lead_values,
    }))
}

fn issuer(text: &str, public_url: &Url) -> Result<Url, ConfigError> {
    let refused = |problem: &str| Err(ConfigError::new(ISSUER, problem, "give the issuer's https URL"));
    let Ok(url) = Url::parse(text) else { return refused("this is not a URL") };
    match url.scheme() {
        _ if url.query().is_some() || url.fragment().is_some() => refused("an issuer has no query and no fragment"),
        "https" => Ok(url),
        "http" if is_loopback(&url) && is_loopback(public_url) => Ok(url),
        _ => refused("who somebody is has to be said by https"),
    }
}

fn client_secret(values: &Figment) -> Result<Option<Secret>, ConfigError> {
    let Some(path) = value::<PathBuf>(values, SECRET_FILE)? else { return Ok(None) };
    let refused = |problem: String| {
        let remedy = "give a text file whose first line is the secret that the issuer has for the portal";
        ConfigError::new(SECRET_FILE, problem, remedy)
    };
    let text = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = text.map_err(|error| refused(format!("the file cannot be read ({})", in_words(&error))))?;
    match text.lines().next() {
        Some(line) if !line.trim().is_empty() => Ok(Some(Secret::new(line.trim()))),
        _ => Err(refused("its first line is empty".to_owned())),
    }
}
