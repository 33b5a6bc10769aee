//! What is sent compressed, and to whom? Styles and scripts, and `/guide` outside of a visit; no other page. A page of a
//! visit holds secrets beside text that others may choose, and its compressed length would tell of both (BREACH).

use std::io::Write;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::BodyExt;

use super::error::WebError;

/// The bytes, compressed.
pub(super) fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let _ = encoder.write_all(plain); // into memory: cannot fail
    encoder.finish().unwrap_or_default().into()
}

/// Whether the browser takes gzip (RFC 9110, section 12.5.3).
pub(super) fn takes_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.trim().parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_some_and(|weight| weight > 0.0)
    })
}

/// A page that holds nothing of anybody, compressed for whoever takes it.
pub(super) async fn packed(page: Response, headers: &HeaderMap) -> Result<Response, WebError> {
    let (mut head, body) = page.into_parts();
    head.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !takes_gzip(headers) {
        return Ok(Response::from_parts(head, body));
    }
    let plain = body.collect().await.map_err(|_| WebError::Internal("a page could not be read"))?.to_bytes();
    head.headers.remove(header::CONTENT_LENGTH); // that of the plain one
    head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Ok((head, gzip(&plain)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_say_in_many_ways_what_they_take() {
        for (said, taken) in [
            ("", false),
            ("gzip", true),
            ("br, gzip;q=0.8", true),
            ("deflate,GZIP", true),
            ("gzip; q=0", false),
            ("gzip;q=0.0, br", false),
            ("gzip;q=nonsense", false),
            ("identity", false),
            ("x-gzip", false),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, said.parse().unwrap())]);
            assert_eq!(takes_gzip(&headers), taken, "{said}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }

    #[tokio::test]
    async fn what_a_page_varies_by_already_is_kept() {
        let page = ([(header::VARY, "accept-language")], "a page").into_response();
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, "gzip".parse().unwrap())]);
        let packed = packed(page, &headers).await.unwrap();
        let vary: Vec<_> = packed.headers().get_all(header::VARY).iter().collect();
        assert_eq!(vary, ["accept-language", "accept-encoding"]);
        assert!(!packed.headers().contains_key(header::CONTENT_LENGTH), "the length of the plain page is not said");
    }
}
