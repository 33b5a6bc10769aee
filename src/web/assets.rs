//! Where do styles and scripts come from? From the binary, under a name that holds a hash of their content, compressed
//! once at start; a browser may keep them for ever.

use std::collections::BTreeMap;

use bytes::Bytes;
use rust_embed::RustEmbed;

use super::compression::gzip;
use crate::tokens::sha256_hex;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// A file, ready to be sent.
pub(super) struct Asset {
    pub(super) kind: &'static str,
    pub(super) plain: Bytes,
    pub(super) gzip: Bytes,
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

    /// The file of a hashed name.
    pub(super) fn get(&self, hashed: &str) -> Option<&Asset> {
        self.files.get(hashed)
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
