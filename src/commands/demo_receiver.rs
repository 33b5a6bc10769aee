//! Who is told in the demo? A program on loopback that takes every webhook and forgets it, so that the desk has something to
//! show.

use std::path::Path;

use axum::Router;
use axum::http::StatusCode;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tokio::net::TcpListener;

use super::CommandError;
use crate::secret::Secret;
use crate::web::{self, ListenerLimits};

/// The secret of its messages.
pub(super) fn secret() -> Secret {
    Secret::new(format!("whsec_{}", BASE64_STANDARD.encode(rand::random::<[u8; 32]>())))
}

/// Takes what comes until the demo ends: the value of `webhooks.endpoints`, with the secret in this file.
pub(super) async fn start(secret_file: &Path) -> Result<String, CommandError> {
    let failed = || CommandError::machine("the demo has nobody to be told", "report this as a defect");
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|_| failed())?;
    let address = listener.local_addr().map_err(|_| failed())?;
    let router = Router::new().fallback(|| async { StatusCode::NO_CONTENT });
    tokio::spawn(web::serve(listener, router, (ListenerLimits::default(), &[]), std::future::pending()));
    let file = secret_file.display();
    Ok(format!("[{{ name = \"crm\", url = \"http://{address}/webhooks\", secret_file = '{file}' }}]"))
}
