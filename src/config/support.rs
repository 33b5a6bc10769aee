//! `support.*`: where is the support desk, and how does its staff sign in?

use std::net::SocketAddr;

use figment::Figment;
use url::Url;

use super::ConfigError;
use super::oidc::{Oidc, oidc};
use super::reading::{origin, value};

/// `support.*`: the desk.
#[derive(Clone, Debug)]
pub struct Support {
    /// `support.listen`: where the desk alone accepts connections; none if it shares the portal's listener.
    pub listen: Option<SocketAddr>,
    /// `support.public_url`: what staff see; an origin without a path.
    pub public_url: Url,
    /// `support.password_sign_in`: whether local accounts may sign in.
    pub password_sign_in: bool,
    /// `support.oidc.*`: who else signs staff in.
    pub oidc: Option<Oidc>,
}

impl Support {
    /// Whether cookies of staff may be marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

pub(super) fn support(values: &Figment, listen: SocketAddr, public_url: &Url) -> Result<Support, ConfigError> {
    let own: Option<SocketAddr> = value(values, "support.listen")?;
    if own == Some(listen) && listen.port() != 0 {
        let problem = "this is the listener of the portal";
        return Err(ConfigError::new("support.listen", problem, "give another address or port, or remove it"));
    }
    let public_url = origin(values, "support.public_url", public_url.as_str())?;
    let oidc = oidc(values, &public_url)?;
    let password_sign_in = value(values, "support.password_sign_in")?.unwrap_or(true);
    if !password_sign_in && oidc.is_none() {
        let problem = "nobody could sign in";
        return Err(ConfigError::new("support.password_sign_in", problem, "set support.oidc.issuer, or remove it"));
    }
    Ok(Support { listen: own, public_url, password_sign_in, oidc })
}
