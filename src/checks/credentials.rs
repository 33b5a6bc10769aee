//! What is tested? Each half's two values, cleaned.

use crate::eight_by_eight::ScimUrl;
use crate::secret::Secret;

/// Key and Secret of the app in API Keys.
#[derive(Clone, Debug)]
pub struct StorageCredentials {
    /// The Key.
    pub key: Secret,
    /// The Secret.
    pub secret: Secret,
}

/// 8x8 URL and 8x8 API Token of User Provisioning Integration.
#[derive(Clone, Debug)]
pub struct ScimCredentials {
    /// 8x8 URL.
    pub url: ScimUrl,
    /// 8x8 API Token.
    pub token: Secret,
}
