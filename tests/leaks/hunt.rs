//! Is a canary in these bytes? As it is, and in the forms in which programs pass bytes on.

use std::collections::{BTreeSet, HashMap};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use rand::{Rng, RngExt};
use url::form_urlencoded;

/// A made-up credential that nothing else contains: 40 characters, some of which each encoding changes.
pub(crate) fn canary() -> String {
    canary_of(&mut rand::rng())
}

/// The same from a given source of chance: for a defence that judges shapes, and is right most of the time.
pub(crate) fn canary_of(random: &mut impl Rng) -> String {
    let alphabet: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    let mut letters = || alphabet[random.random_range(0..alphabet.len())];
    let (front, back): (String, String) = ((0..19).map(|_| letters()).collect(), (0..19).map(|_| letters()).collect());
    format!("{front}+/{back}")
}

/// The needles by which one canary is known.
pub(crate) struct Canary {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    needles: Vec<(&'static str, Vec<u8>)>,
}

impl Canary {
    pub(crate) fn new(name: &'static str, value: String) -> Self {
        let mut needles = vec![("as it is", value.clone().into_bytes())];
        // part of it is as bad as all of it
        let (front, back) = value.split_at(value.len() / 2);
        needles.push(("its first half", front.as_bytes().to_vec()));
        needles.push(("its second half", back.as_bytes().to_vec()));
        needles.extend([0, 1, 2].into_iter().flat_map(|offset| base64_at(value.as_bytes(), offset)));
        let hex: String = value.bytes().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect();
        needles.push(("in capital hex", hex.to_uppercase().into_bytes()));
        needles.push(("in hex", hex.into_bytes()));
        let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        needles.push(("in lower-case URL encoding", encoded.replace("%2B", "%2b").replace("%2F", "%2f").into_bytes()));
        needles.push(("URL encoded", encoded.into_bytes()));
        needles.push(("JSON escaped", value.replace('/', "\\/").into_bytes()));
        let numbers: Vec<String> = value.bytes().map(|byte| byte.to_string()).collect();
        needles.push(("as a list of bytes", numbers.join(", ").into_bytes()));
        let html = value.replace('+', "&#43;").replace('/', "&#47;");
        needles.push(("HTML escaped", html.into_bytes()));
        Self { name, value, needles }
    }
}

/// Name of the canary, form, and bytes.
type Needle<'a> = (&'static str, &'static str, &'a [u8]);

/// All canaries at once: one pass over the bytes, however many there are.
pub(crate) struct Net<'a> {
    /// By their first eight bytes.
    needles: HashMap<u64, Vec<Needle<'a>>>,
    /// By the last two of those eight: most bytes are passed over by a look into this.
    likely: Vec<bool>,
}

impl<'a> Net<'a> {
    pub(crate) fn new(canaries: impl IntoIterator<Item = &'a Canary>) -> Self {
        let mut net = Self { needles: HashMap::new(), likely: vec![false; 1 << 16] };
        for canary in canaries {
            for (form, needle) in &canary.needles {
                let begins = needle.iter().take(8).fold(0, |window, byte| window << 8 | u64::from(*byte));
                net.likely[(begins & 0xffff) as usize] = true;
                net.needles.entry(begins).or_default().push((canary.name, form, needle));
            }
        }
        net
    }

    /// Which canaries are in these bytes, and in which form.
    pub(crate) fn catch(&self, hay: &[u8]) -> BTreeSet<(&'static str, &'static str)> {
        let mut caught = BTreeSet::new();
        let mut window = 0_u64;
        for (at, byte) in hay.iter().enumerate() {
            window = window << 8 | u64::from(*byte);
            if at < 7 || !self.likely[(window & 0xffff) as usize] {
                continue;
            }
            for (name, form, needle) in self.needles.get(&window).into_iter().flatten() {
                if hay[at - 7..].starts_with(needle) {
                    caught.insert((*name, *form));
                }
            }
        }
        caught
    }
}

fn hex_digit(half: u8) -> char {
    char::from_digit(half.into(), 16).unwrap()
}

/// What base64 makes of the bytes when so many others stand before them, without what the neighbours colour.
fn base64_at(value: &[u8], offset: usize) -> [(&'static str, Vec<u8>); 2] {
    let padded = [&vec![0; offset][..], value].concat();
    let inner = |text: String| {
        let whole = (offset + value.len()) / 3 * 4;
        text.as_bytes()[if offset == 0 { 0 } else { 4 }..whole].to_vec()
    };
    [("in base64", inner(STANDARD.encode(&padded))), ("in base64url", inner(URL_SAFE.encode(&padded)))]
}

/// The hunt has teeth: each form of a canary is found in a haystack, and nothing is found where nothing is.
#[test]
fn every_form_is_found() {
    let canary = Canary::new("planted", canary());
    let net = Net::new([&canary]);
    let value = canary.value.as_bytes();
    let json = serde_json::to_string(&serde_json::json!({"x": canary.value})).unwrap();
    for hay in [
        [b"...", value, b"..."].concat(),
        STANDARD.encode([b"", value, b":x"].concat()).into_bytes(),
        STANDARD.encode([b"k", value, b":x"].concat()).into_bytes(),
        STANDARD.encode([b"k:", value, b"x"].concat()).into_bytes(),
        URL_SAFE.encode([b"user:", value].concat()).into_bytes(),
        format!("{value:02X?}").replace([',', ' '], "").into_bytes(),
        form_urlencoded::byte_serialize(value).collect::<String>().into_bytes(),
        format!("{value:?}").into_bytes(),
        format!("{:?}", canary.value).into_bytes(),
        json.into_bytes(),
        value[..30].to_vec(),
    ] {
        assert!(!net.catch(&hay).is_empty(), "{}", String::from_utf8_lossy(&hay));
    }
    let other = hunt_free_text();
    assert!(net.catch(other.as_bytes()).is_empty());
}

fn hunt_free_text() -> String {
    (0..1000).map(|_| canary()).collect()
}
