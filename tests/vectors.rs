//! Does opening follow age's specification? All test vectors of C2SP's CCTV, through the decryption of `open`.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::ZlibDecoder;
use gong_onboarding::sealing::{Identity, OpenError, open, open_with_passphrase};
use gong_onboarding::secret::Secret;
use gong_onboarding::tokens::sha256_hex;

/// Where the age crate decides otherwise, on purpose. The MAC of the header covers what is read, so nobody but the
/// sender can write such a file.
const DEVIATIONS: &[(&str, &str)] = &[("stanza_missing_body", BETA), ("stanza_missing_final_line", BETA)];

/// Files of its beta versions end some stanzas without their short line: `legacy_age_stanza` of age-core 0.12 reads them.
const BETA: &str = "success 013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab";

/// A vector: what stands before its blank line, and the file.
struct Vector {
    name: String,
    head: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let end = bytes.windows(2).position(|window| window == b"\n\n").unwrap();
        let (head, file) = bytes.split_at(end);
        let (head, file) = (std::str::from_utf8(head).unwrap(), file.strip_prefix(b"\n\n").unwrap());
        let head = head.lines().map(|line| line.split_once(": ").unwrap()).map(|(a, b)| (a.into(), b.into())).collect();
        let mut vector = Self { name: path.file_name().unwrap().to_string_lossy().into(), head, file: Vec::new() };
        match vector.field("compressed") {
            Some("zlib") => drop(ZlibDecoder::new(file).read_to_end(&mut vector.file).unwrap()),
            _ => vector.file = file.to_vec(),
        }
        vector
    }

    fn field(&self, name: &'static str) -> Option<&str> {
        self.fields(name).next()
    }

    fn fields(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.head.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// In the words of the vectors. "failure" stands for every kind of damage: nothing tells them apart outside.
    fn expected(&self) -> String {
        match self.field("expect").unwrap() {
            "success" => format!("success {}", self.field("payload").unwrap()),
            "no match" => "no match".to_owned(),
            failure => failure.rsplit(' ').next().unwrap().to_owned(),
        }
    }

    fn found(&self) -> String {
        let identities: Vec<_> = self.fields("identity").map(|text| Identity::parse(text).unwrap()).collect();
        let opened = match self.field("passphrase") {
            Some(passphrase) => open_with_passphrase(&self.file, &Secret::new(passphrase)),
            None => open(&self.file, &identities),
        };
        match opened {
            Ok(plaintext) => format!("success {}", sha256_hex(&plaintext)),
            Err(OpenError::NoIdentityFits) => "no match".to_owned(),
            Err(OpenError::Damaged | OpenError::NotAge | OpenError::Passphrase) => "failure".to_owned(),
        }
    }
}

#[test]
fn every_vector_of_the_specification_is_decided_as_expected() {
    let Some(folder) = std::env::var_os("TEST_INTEROP_DIR") else {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop makes and prints it)");
        return;
    };
    let mut paths: Vec<_> =
        fs::read_dir(Path::new(&folder).join("cctv")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 143);
    let vectors: Vec<_> = paths.iter().map(|path| Vector::read(path)).collect();
    let differing: Vec<_> = vectors
        .iter()
        .map(|vector| (vector.name.as_str(), vector.expected(), vector.found()))
        .filter(|(_, expected, found)| expected != found)
        .collect();
    let found: Vec<_> = differing.iter().map(|(name, _, found)| (*name, found.as_str())).collect();
    assert_eq!(found, DEVIATIONS, "{differing:?}");
    println!("vectors of CCTV decided as expected: {} of {}", vectors.len() - found.len(), vectors.len());
}
