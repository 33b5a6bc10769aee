//! What can a visitor paste or type? Nothing panics; a credential that is accepted can stand in a header as it is, and a
//! line of text in a row of the database.

#![no_main]

use gong_onboarding::checks::typed;
use gong_onboarding::procedure::{Cleaned, clean_credential, clean_text, email_address};
use gong_onboarding::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|pasted: &str| {
    let secret = Secret::new(pasted);
    let cleaned = clean_credential(&secret);
    if let Ok(cleaned) = &cleaned {
        judge(cleaned);
    }
    let at = "2026-11-24T08:00:00Z".parse().expect("a time");
    for judged in [typed::key(&secret, at), typed::secret(&secret, at), typed::token(&secret, at)] {
        assert_eq!(judged.is_ok(), cleaned.is_ok());
    }
    typed::swapped(&secret, &Secret::new("eght_x"), at);
    typed::swapped(&Secret::new("x"), &secret, at);
    for text in [clean_text(pasted), email_address(pasted)].into_iter().flatten() {
        assert!((1..=200).contains(&text.chars().count()) && !text.contains(char::is_control));
        assert_eq!(clean_text(&text).as_ref(), Ok(&text), "cleaned twice");
    }
});

fn judge(cleaned: &Cleaned) {
    let value = cleaned.value.expose();
    assert!((1..=8192).contains(&value.len()));
    assert!(value.bytes().all(|b| (0x21..=0x7e).contains(&b)));
    let again = clean_credential(&cleaned.value).expect("cleaned twice");
    assert!(again.value == cleaned.value && again.removed.is_empty());
}
