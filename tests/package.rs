//! Can only Gong open a package, and tell that this portal made it? Vectors, damage, forgery, and other people's tools.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

mod packages;

use std::fmt::Write;
use std::io::Write as _;
use std::process::{Command, Stdio};

use gong_onboarding::package::{
    Document, FormatProblem, MakeError, OpenProblem, Opened, SCHEMA, SignatureProblem, SigningKey, Trust, jwks, make,
    open,
};
use gong_onboarding::sealing::{
    self, Anatomy, Identity, OpenError, Recipient, RecipientProblem, SealError, Stanza, armor,
};
use packages::{
    CANARIES, JWKS, SIGNING_KEY, document, document_to, identity, input, line, package, post_quantum_identity,
    recipient, sealed, signature, signed, signing_key, time,
};

const BINARY: &[u8] = include_bytes!("vectors/package-1.age");
const ARMORED: &str = include_str!("vectors/package-1.armored.age");
const POST_QUANTUM: &[u8] = include_bytes!("vectors/package-1-pq.age");
const PLAINTEXT: &str = include_str!("vectors/plaintext.jsonl");

fn trust() -> Trust {
    Trust::from_jwks(JWKS).unwrap()
}

fn opened(file: &[u8]) -> Result<Opened, OpenProblem> {
    open(file, &[identity()], Some(&trust()))
}

fn problem(plaintext: impl AsRef<[u8]>) -> OpenProblem {
    opened(&sealed(plaintext)).unwrap_err()
}

#[test]
fn the_vectors_open_for_ever() {
    for file in [BINARY, ARMORED.as_bytes()] {
        let opened = opened(file).unwrap();
        assert_eq!(opened.line.expose(), format!("{}\n", PLAINTEXT.lines().next().unwrap()).as_bytes());
        assert_eq!(opened.document, document());
        assert_eq!(opened.kid, signing_key().kid());
    }
    let opened = open(POST_QUANTUM, &[post_quantum_identity()], Some(&trust())).unwrap();
    assert_eq!(opened.document, document_to(&post_quantum_identity().recipient()));
}

#[test]
fn the_document_is_written_byte_for_byte_as_in_the_vector() {
    assert_eq!(signed(&line()), PLAINTEXT);
    assert_eq!(jwks([&signing_key()]), serde_json::from_str::<serde_json::Value>(JWKS).unwrap());
}

#[test]
fn what_is_made_opens_in_both_forms() {
    let made = package(&document());
    assert_eq!(opened(&made).unwrap().document, document());
    assert_eq!(opened(armor(&made).unwrap().as_bytes()).unwrap().document, document());
}

#[test]
fn line_1_is_what_the_schema_says() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let document: serde_json::Value = serde_json::from_str(&line()).unwrap();
    assert_eq!(
        validator.iter_errors(&document).map(|error| error.to_string()).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    for field in document.as_object().unwrap().keys() {
        let mut lacking = document.clone();
        lacking.as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&lacking), "{field}");
    }
    let mut late = document;
    late["created_at"] = "yesterday".into();
    assert!(!validator.is_valid(&late));
}

#[test]
fn two_recipients_both_open_and_a_third_does_not() {
    let (other, third) = (Identity::generate(), Identity::generate());
    let mut input = input();
    input.recipients.push(other.recipient());
    let both = input.recipients.clone();
    let made = make(&Document::new(input), &signing_key(), &both).unwrap().file;
    assert!(opened(&made).is_ok());
    assert!(open(&made, &[other], Some(&trust())).is_ok());
    let refused = open(&made, &[third], Some(&trust())).unwrap_err();
    assert_eq!(refused, OpenProblem::Sealing(OpenError::NoIdentityFits));
}

#[test]
fn a_document_is_sealed_only_to_those_it_names() {
    let other = Identity::generate().recipient();
    let refused = make(&document(), &signing_key(), &[recipient(), other]);
    assert!(matches!(refused, Err(MakeError::OtherRecipients)));
    let mut input = input();
    input.recipients.clear();
    let nobody = make(&Document::new(input), &signing_key(), &[]);
    assert!(matches!(nobody, Err(MakeError::Seal(SealError::NoRecipients))));
}

#[test]
fn every_flipped_bit_is_refused() {
    for (at, bit) in (0..BINARY.len().min(4096)).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut damaged = BINARY.to_vec();
        damaged[at] ^= 1 << bit;
        assert!(matches!(opened(&damaged), Err(OpenProblem::Sealing(_))), "bit {bit} of byte {at}");
    }
}

#[test]
fn a_post_quantum_package_with_a_flipped_byte_or_a_cut_is_refused() {
    let identity = [post_quantum_identity()];
    for at in 0..POST_QUANTUM.len() {
        let mut damaged = POST_QUANTUM.to_vec();
        damaged[at] ^= 1 << (at % 8);
        for file in [&damaged, &POST_QUANTUM[..at]] {
            assert!(matches!(open(file, &identity, Some(&trust())), Err(OpenProblem::Sealing(_))), "byte {at}");
        }
    }
}

#[test]
fn keys_in_hardware_are_sealed_to() {
    let tag = "age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e";
    let tag_pq = include_str!("vectors/recipient-tagpq.txt");
    for (text, stanza, is_post_quantum) in [(tag, Stanza::Tag, false), (tag_pq, Stanza::TagPq, true)] {
        let to = Recipient::parse(text, Some("Gong's key")).unwrap();
        let made = make(&document_to(&to), &signing_key(), &[to]).unwrap().file;
        let seen = Anatomy::of(&made);
        assert!(seen.stanzas.contains(&stanza) && seen.flaw.is_none());
        assert_eq!(seen.is_post_quantum(), Some(is_post_quantum));
    }
}

#[test]
fn post_quantum_recipients_and_others_do_not_share_a_package() {
    let mut input = input();
    input.recipients.push(post_quantum_identity().recipient());
    let both = input.recipients.clone();
    assert!(matches!(make(&Document::new(input), &signing_key(), &both), Err(MakeError::Seal(SealError::Mixed))));
}

#[test]
fn every_cut_is_refused() {
    for at in 0..BINARY.len() {
        assert!(matches!(opened(&BINARY[..at]), Err(OpenProblem::Sealing(_))), "cut at {at}");
    }
    // The last byte is a line break, which mail may take away.
    for at in 0..ARMORED.len() - 1 {
        assert!(matches!(opened(&ARMORED.as_bytes()[..at]), Err(OpenProblem::Sealing(_))), "text cut at {at}");
    }
    let longer = [BINARY, b"\n"].concat();
    assert!(matches!(opened(&longer), Err(OpenProblem::Sealing(OpenError::Damaged))));
}

#[test]
fn a_flipped_byte_of_the_text_form_never_changes_what_is_read() {
    for at in 0..ARMORED.len() {
        let mut damaged = ARMORED.as_bytes().to_vec();
        damaged[at] ^= 1 << (at % 8);
        match opened(&damaged) {
            Ok(opened) => assert_eq!(opened.document, document(), "byte {at}"),
            Err(refused) => assert!(matches!(refused, OpenProblem::Sealing(_)), "byte {at}"),
        }
    }
}

#[test]
fn a_forgery_by_somebody_who_knows_the_recipient_is_refused() {
    let forger = SigningKey::generate();
    let pem = forger.to_pem().unwrap();
    let (line, kid) = (line(), signing_key().kid());
    let by_forger = |kid: &str| format!("{line}{}", signature(&line, pem.expose(), kid));
    assert_eq!(problem(by_forger(&forger.kid())), OpenProblem::Signature(SignatureProblem::Untrusted));
    assert_eq!(problem(by_forger(&kid)), OpenProblem::Signature(SignatureProblem::Wrong));
    let (genuine, other) = (signature(&line, SIGNING_KEY, &kid), line.replace("Acme", "Evil"));
    assert_eq!(problem(format!("{other}{genuine}")), OpenProblem::Signature(SignatureProblem::Wrong));
    let reformatted = line.replacen("{\"format\":", "{ \"format\":", 1);
    assert_eq!(problem(format!("{reformatted}{genuine}")), OpenProblem::Signature(SignatureProblem::Wrong));
}

#[test]
fn another_algorithm_or_a_cut_signature_is_refused() {
    let signed = signed(&line());
    let value = signed.rsplit('"').nth(1).unwrap();
    for (from, to) in
        [("EdDSA", "none"), ("EdDSA", "HS256"), (value, ""), (value, &value[..84]), (value, &format!("{value}=="))]
    {
        assert_eq!(problem(signed.replace(from, to)), OpenProblem::Signature(SignatureProblem::Wrong), "{to}");
    }
}

#[test]
fn an_unsigned_package_and_unsigned_additions_are_refused() {
    let (line, signed) = (line(), signed(&line()));
    let signature = signed.strip_prefix(&line).unwrap();
    for plaintext in [
        line.clone(),
        line.trim_end().to_owned(),
        format!("{line}\n"),
        format!("{line}{{\"signature\":null}}\n"),
        signed.trim_end().to_owned(),
        format!("{signed}{{}}\n"),
        format!("{signed}\n"),
        format!("{line}\n{signature}"),
        format!("{line}{line}{signature}"),
    ] {
        assert_eq!(problem(&plaintext), OpenProblem::Signature(SignatureProblem::Missing), "{plaintext}");
    }
}

#[test]
fn without_keys_to_trust_nothing_is_believed() {
    let refused = open(BINARY, &[identity()], None).unwrap_err();
    assert_eq!(refused, OpenProblem::Signature(SignatureProblem::NoTrust));
    let stranger = Trust::from_jwks(&jwks([&SigningKey::generate()]).to_string()).unwrap();
    let refused = open(BINARY, &[identity()], Some(&stranger)).unwrap_err();
    assert_eq!(refused, OpenProblem::Signature(SignatureProblem::Untrusted));
}

#[test]
fn both_keys_are_believed_while_the_portal_changes_them() {
    let next = SigningKey::generate();
    let trust = Trust::from_jwks(&jwks([&next, &signing_key()]).to_string()).unwrap();
    assert!(open(BINARY, &[identity()], Some(&trust)).is_ok());
    let made = make(&document(), &next, &[recipient()]).unwrap().file;
    assert_eq!(open(&made, &[identity()], Some(&trust)).unwrap().kid, next.kid());
}

#[test]
fn unknown_formats_are_told_from_damage() {
    let other_version = signed(&line().replace("credentials/1", "credentials/2"));
    assert_eq!(problem(other_version), OpenProblem::Format(FormatProblem::OtherVersion));
    for plaintext in ["", "hello\n", "{}\n", "[1]\n", "{\"format\":\"x\"}\n", "{\"format\":1}\n", "\u{0}", "\n"] {
        assert_eq!(problem(plaintext), OpenProblem::Format(FormatProblem::NotAPackage), "{plaintext}");
    }
    let lacking = signed(&line().replace("\"access_token\"", "\"token\""));
    assert_eq!(problem(lacking), OpenProblem::Format(FormatProblem::Incomplete));
}

#[test]
fn the_format_may_grow() {
    let grown = line()
        .replacen("{\"format\"", "{\"expires_at\":null,\"format\"", 1)
        .replace("\"scim\":{", "\"scim\":{\"x\":[],");
    let newer = grown.replace("storage.token.accepted", "storage.token.invented");
    let document = opened(&sealed(signed(&newer))).unwrap().document;
    assert_eq!(document.findings[0].code, "storage.token.invented");
    assert_eq!(document.scim, self::document().scim);
}

#[test]
fn the_same_text_sealed_anew_still_opens() {
    assert_eq!(opened(&sealed(PLAINTEXT)).unwrap().document, document());
}

#[test]
fn a_document_is_cut_to_seconds_and_leaves_facts_out() {
    let document = document();
    assert_eq!(document.created_at, time("2026-11-23T13:00:00Z"));
    assert!(!line().contains("status") && !line().contains(".75"));
}

#[test]
fn whatever_the_customer_typed_stays_on_line_1() {
    let mut input = input();
    input.customer.company = "a\r\nb\u{2028}\"\\\0{\"signature\":1}".into();
    let document = Document::new(input);
    let opened = opened(&package(&document)).unwrap();
    assert_eq!(opened.document, document);
    assert_eq!(opened.line.expose().split_inclusive(|byte| *byte == b'\n').count(), 1);
}

#[test]
fn no_credential_is_ever_in_a_debug_or_an_error() {
    let opened = opened(BINARY).unwrap();
    let mut said = format!("{:?} {:?} {opened:?} {:?} {:?}", input(), document(), identity(), signing_key());
    let broken = line().replace("\"created_at\":\"2026", "\"created_at\":\"CanaryKey");
    let forged = [problem(line()), problem(signed(&broken)), problem(signed(&line().replace("other", "\u{1}")))];
    for problem in forged {
        write!(said, "{problem:?} {problem} ").unwrap();
    }
    let secret = identity().to_secret();
    let pasted = gong_onboarding::sealing::Recipient::parse(secret.expose(), None).unwrap_err();
    assert_eq!(pasted, RecipientProblem::SecretIdentity);
    write!(said, "{pasted:?} {pasted}").unwrap();
    for canary in CANARIES.iter().chain(&["CanaryKey", "CanaryId", &secret.expose()[16..], "IByZ8h"]) {
        assert!(!said.contains(canary), "{canary} in {said}");
    }
}

/// Runs another program on `input`; none where it is not installed.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn tool(name: &str, args: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let spawned = Command::new(name).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = spawned else {
        println!("skipped: {name} is not installed");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{name} {args:?}");
    Some(output.stdout)
}

fn file(dir: &tempfile::TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = dir.path().join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn openssl_verifies_the_signature_and_shares_the_key_file() {
    let dir = tempfile::tempdir().unwrap();
    let key = SigningKey::generate();
    let pem = file(&dir, "key", key.to_pem().unwrap().expose());
    let Some(public) = tool("openssl", &["pkey", "-in", &pem, "-pubout"], b"") else { return };
    let (public, made) = (file(&dir, "public", public), make(&document(), &key, &[recipient()]).unwrap().file);
    let plaintext = sealing::open(&made, &[identity()]).unwrap();
    let (line, rest) = plaintext.split_at(line().len());
    let value =
        serde_json::from_slice::<serde_json::Value>(rest).unwrap()["signature"]["value"].as_str().unwrap().to_owned();
    let value = base64::Engine::decode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, value).unwrap();
    let (line, value) = (file(&dir, "line", line), file(&dir, "value", value));
    let args = ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", &public, "-in", &line, "-sigfile", &value];
    assert!(tool("openssl", &args, b"").is_some());
}

#[test]
fn the_fingerprint_is_that_of_sha256sum() {
    let Some(sum) = tool("sha256sum", &[], recipient().as_text().as_bytes()) else { return };
    assert_eq!(recipient().fingerprint().replace(' ', ""), String::from_utf8(sum).unwrap()[..16]);
}
