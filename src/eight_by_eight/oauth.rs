//! Does 8x8 give a token for a Key and a Secret, and for which products? OAuth's client credentials grant
//! (RFC 6749, section 4.4), read the way 8x8 answers: numbers as text, the products twice.

use serde::Deserialize;

use super::body::Body;
use super::failure::{Failure, Odd};
use super::http::Http;
use super::lenient::{Many, Text};
use crate::config::EightByEight;
use crate::secret::Secret;

/// No more products of an app are looked at.
const PRODUCTS: usize = 200;
/// The longest token that is used, in bytes.
const LONGEST: usize = 8 * 1024;

/// What the token endpoint gave.
#[derive(Debug)]
pub struct Grant {
    /// For the header `Authorization: Bearer`.
    pub token: Secret,
    /// The app's API products; nothing if the answer has no list of them.
    pub products: Option<Vec<String>>,
    /// How long the token lives, in seconds.
    pub lifetime: Option<u64>,
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    #[serde(default)]
    api_product_list_json: Option<Many<String, PRODUCTS>>,
    #[serde(default)]
    api_product_list: Option<Many<String, PRODUCTS>>,
    #[serde(default)]
    expires_in: Text,
}

/// Asks for a token.
pub async fn grant(http: &Http, settings: &EightByEight, key: &Secret, secret: &Secret) -> Result<Grant, Failure> {
    read(&http.token(&settings.token_url, key, secret).await?)
}

pub(super) fn read(body: &Body) -> Result<Grant, Failure> {
    let Answer { access_token, api_product_list_json, api_product_list, expires_in } = body.object()?;
    let token = Secret::new(access_token);
    if !is_token(&token) {
        return Err(Failure::Odd(Odd::WrongShape));
    }
    let lists = [api_product_list_json, api_product_list].map(|list| list.map(|list| products(&list)));
    Ok(Grant { token, products: first_filled(lists), lifetime: expires_in.number() })
}

fn is_token(token: &Secret) -> bool {
    let text = token.expose();
    !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_graphic())
}

/// The first list with something in it, else the first list at all.
fn first_filled(lists: [Option<Vec<String>>; 2]) -> Option<Vec<String>> {
    let mut given = lists.into_iter().flatten();
    let first = given.next()?;
    if first.is_empty() { Some(given.next().unwrap_or(first)) } else { Some(first) }
}

/// Each entry may be a product, or a whole list as text: `[a, b, storage]`.
fn products(list: &Many<String, PRODUCTS>) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || "[]\"'".contains(c);
    let names = list.0.iter().flat_map(|entry| entry.split(',')).map(|name| name.trim_matches(ends).to_owned());
    names.filter(|name| !name.is_empty()).take(PRODUCTS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Vec<String>> {
        let answer: Answer = serde_json::from_str(json).unwrap();
        first_filled(
            [answer.api_product_list_json, answer.api_product_list].map(|list| list.map(|list| products(&list))),
        )
    }

    #[test]
    fn products_are_found_in_every_form() {
        let both = Some(vec!["vcc".to_owned(), "storage".to_owned()]);
        for rest in [
            r#""api_product_list_json":["vcc","storage"],"api_product_list":"[x]""#,
            r#""api_product_list":"[vcc, storage]""#,
            r#""api_product_list_json":"[\"vcc\",\"storage\"]""#,
            r#""api_product_list_json":null,"api_product_list":["vcc","storage"]"#,
            r#""api_product_list_json":[],"api_product_list":"[vcc,storage]","expires_in":{}"#,
        ] {
            assert_eq!(read(&format!(r#"{{"access_token":"t",{rest}}}"#)), both, "{rest}");
        }
        assert_eq!(read(r#"{"access_token":"t","api_product_list":"[]"}"#), Some(vec![]));
        assert_eq!(read(r#"{"access_token":"t"}"#), None);
    }

    #[test]
    fn a_token_that_would_split_a_header_is_none() {
        for (text, good) in [("abc", true), ("", false), ("a\r\nX: y", false), ("a b", false), ("ä", false)] {
            assert_eq!(is_token(&Secret::new(text)), good);
        }
    }
}
