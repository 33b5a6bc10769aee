//! How is a right answer made wrong? The body of a 200 that means well, or another one in its place.

use serde_json::{Value, json};

use super::fault::Kind;

/// How deep the nesting goes.
const DEPTH: usize = 100_000;

const WEB_PAGE: &str = "<!DOCTYPE html><title>8x8 sample page</title><h1>Sign in</h1><p>A web page, not an API.</p>";

/// The body that this kind of fault has instead of the right one; nothing if the fault is not in the body.
pub(super) fn body(kind: Kind, right: Value) -> Option<Vec<u8>> {
    let text = |right: Value| right.to_string();
    Some(match kind {
        Kind::WebPage => WEB_PAGE.into(),
        Kind::Empty => Vec::new(),
        Kind::OtherShape => br#"{"hello":"world"}"#.to_vec(),
        Kind::HalfJson => text(right).into_bytes().into_iter().take(20).collect(),
        Kind::Deep => ["[".repeat(DEPTH), "]".repeat(DEPTH)].concat().into_bytes(),
        Kind::HardToRead => {
            format!(r#"{{"content":[[{0}]],"Resources":[[{0}]]}}"#, vec!["[]"; 300_000].join(",")).into()
        }
        Kind::Latin1 => latin1(&text(each(right, &mut accented))),
        Kind::Utf16 => utf16(&text(right)),
        Kind::ByteOrderMark => format!("\u{feff}{right}").into_bytes(),
        _ => text(json(kind, right)?).into_bytes(),
    })
}

/// The same, where it is JSON still.
fn json(kind: Kind, right: Value) -> Option<Value> {
    Some(match kind {
        Kind::Array => json!([right]),
        Kind::NumbersAsText => each(right, &mut number_as_text),
        Kind::TextAsNumbers => each(right, &mut text_as_number),
        Kind::Markup => each(right, &mut marked_up),
        Kind::NoToken => without(right, &["access_token"]),
        Kind::SplitToken => with(right, "access_token", json!("a\r\nx-injected: yes")),
        Kind::NoProductList => without(right, &["api_product_list", "api_product_list_json"]),
        Kind::UnknownRegions => json!(["mars-north", "eu9"]),
        Kind::StrangeRegions => json!(["../../oauth", "us east", "<b>", null]),
        Kind::ManyRegions => regions(40),
        Kind::EndlessRegions => regions(10_000),
        Kind::TotalTooHigh => with(right, "totalResults", json!(2600)),
        Kind::TotalTooLow => with(right, "totalResults", json!(1)),
        Kind::TotalNegative => with(right, "totalResults", json!(-1)),
        Kind::NoTotal => without(right, &["totalResults"]),
        _ => return None,
    })
}

/// The value with every scalar in it changed, and with keys as they are.
fn each(value: Value, change: &mut impl FnMut(Value) -> Value) -> Value {
    match value {
        Value::Array(values) => values.into_iter().map(|value| each(value, change)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, each(value, change))).collect(),
        scalar => change(scalar),
    }
}

fn number_as_text(value: Value) -> Value {
    if let Value::Number(number) = &value { json!(number.to_string()) } else { value }
}

fn text_as_number(value: Value) -> Value {
    value.as_str().and_then(|text| text.parse::<u64>().ok()).map_or(value, |number| json!(number))
}

/// Not in tokens and addresses, which have to go on working.
fn marked_up(value: Value) -> Value {
    match value.as_str() {
        Some(text) if text.contains(' ') || text.starts_with("0000") => {
            json!(format!("{text}<script>alert(1)</script>"))
        }
        _ => value,
    }
}

/// Names of people get a letter that Latin-1 and UTF-8 write differently.
fn accented(value: Value) -> Value {
    let is_name = |text: &str| text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    match value.as_str() {
        Some(text) if is_name(text) => json!(format!("{text}é")),
        _ => value,
    }
}

fn with(mut value: Value, name: &str, field: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.insert(name.to_owned(), field);
    }
    value
}

fn without(mut value: Value, names: &[&str]) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| !names.contains(&name.as_str()));
    }
    value
}

fn regions(count: usize) -> Value {
    (0..count).map(|number| json!(format!("region-{number}"))).collect()
}

/// Characters that Latin-1 lacks become a question mark.
fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// The query of a page of users that does what the fault makes of it: `startIndex` and `count`.
pub(super) fn page(kind: Kind, start: usize) -> Option<(usize, usize)> {
    match kind {
        Kind::CountIgnored => Some((start, 20)),
        Kind::StartIgnored | Kind::NeverEnds => Some((1, 100)),
        _ => None,
    }
}

/// A page of a directory without an end: the same people under ids that nobody had before.
pub(super) fn never_ending(right: Value, start: usize) -> Value {
    let renamed = |user: Value, at: usize| with(user, "id", json!(format!("user-{at}")));
    let users = right.get("Resources").and_then(Value::as_array).cloned().unwrap_or_default();
    let users: Value = users.into_iter().enumerate().map(|(at, user)| renamed(user, start + at)).collect();
    with(with(right, "Resources", users), "totalResults", json!(1_000_000))
}
