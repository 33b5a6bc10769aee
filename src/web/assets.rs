//! Where do styles and scripts come from? From the binary, under a name that holds a hash of their content, compressed
//! once at start; a browser may keep them for ever.

use std::collections::BTreeMap;
use std::io::Write;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use super::error::WebError;
use super::state::App;
use crate::tokens::sha256_hex;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

struct Asset {
    kind: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

/// Every file of `static/` by its hashed name.
pub(super) struct Assets {
    files: BTreeMap<String, Asset>,
    hashed: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn load() -> Self {
        let mut assets = Self { files: BTreeMap::new(), hashed: BTreeMap::new() };
        for name in Files::iter() {
            let Some(file) = Files::get(&name) else { continue };
            let hash: String = sha256_hex(&file.data).chars().take(12).collect();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
            let hashed = format!("{stem}.{hash}.{extension}");
            let plain = Bytes::from(file.data.into_owned());
            let asset = Asset { kind: kind_of(extension), gzip: gzip(&plain), plain };
            assets.files.insert(hashed.clone(), asset);
            assets.hashed.insert(name.into_owned(), hashed);
        }
        assets
    }

    /// The address of a file, such as `style.css`.
    pub(super) fn href(&self, name: &str) -> String {
        format!("/static/{}", self.hashed.get(name).map_or(name, String::as_str))
    }
}

fn kind_of(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let _ = encoder.write_all(plain); // into memory: cannot fail
    encoder.finish().unwrap_or_default().into()
}

/// `GET /static/{name}`
pub(super) async fn get(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let asset = app.shared().assets.files.get(&name).ok_or(WebError::NotFound)?;
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let common = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    let takes_gzip = accepted.split(',').any(|coding| coding.trim().split(';').next() == Some("gzip"));
    if takes_gzip {
        Ok((common, [(header::CONTENT_ENCODING, "gzip")], asset.gzip.clone()).into_response())
    } else {
        Ok((common, asset.plain.clone()).into_response())
    }
}
