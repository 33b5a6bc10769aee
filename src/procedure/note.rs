//! What does the admin see instead? A note for support, in free text. It is kept in clear, so it is refused if anything in
//! it looks like a credential: a Key, a token, a link that opens something, or a run of letters and digits that no
//! word has.
//!
//! It judges shapes and errs on the side of refusing: a serial number too many costs a rewording, a Secret too few
//! stands in a database.

use super::answers::{TextProblem, is_unreadable};
use super::pasted::is_invisible;

/// The longest note, in characters.
pub const MAX_NOTE: usize = 1000;

/// So many characters without the shape of a word are as good as a credential; half of a broken line has more.
const RANDOM: usize = 12;
/// Nor have a few words side by side as many turns as this: from small letters to capitals, from letters to digits and back.
const TURNS: usize = 6;
/// Stands in every other sentence.
const EIGHT_BY_EIGHT: &str = "8x8";
/// No word is as long as this.
const LONGEST_WORD: usize = 36;

/// A note of 1 to [`MAX_NOTE`] characters, trimmed, in which nothing looks like a credential. Lines may break.
pub fn clean_note(typed: &str) -> Result<String, TextProblem> {
    // what cannot be seen could break a credential into harmless pieces
    let seen: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    let note = seen.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
    match note.as_str() {
        "" => Err(TextProblem::Empty),
        // first of all: whatever else is wrong with it, a credential is never shown again
        n if holds_credential(n) => Err(TextProblem::Credential),
        n if n.contains(|c| is_unreadable(c) && c != '\n' && c != '\t') => Err(TextProblem::Unreadable),
        n if n.chars().count() > MAX_NOTE => Err(TextProblem::TooLong),
        _ => Ok(note),
    }
}

/// Whether something in a text looks like a credential, wherever it stands.
fn holds_credential(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = || text.split(|c: char| c.is_whitespace() || is_unreadable(c));
    lower.contains("eght_")
        || lower.contains("private key")
        || lower.split("bearer").skip(1).any(is_told)
        || names_value(&lower)
        || words().any(|word| word.split_once("://").is_some_and(|(_, rest)| is_opening(rest)))
        || runs(text).any(|run| run.find("eyJ").is_some_and(|at| run.len() - at > 10) || is_random(run))
        || is_spelt_out(text)
        || are_pieces(&words().filter(|word| !word.is_empty()).collect::<Vec<_>>())
}

/// After `Bearer`: a value, not the rest of a sentence.
fn is_told(rest: &str) -> bool {
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || ":=\"'".contains(c));
    let value = value.split(char::is_whitespace).next().unwrap_or_default();
    value.len() >= 6 && value.contains(|c: char| c.is_ascii_digit() || "_-+/=".contains(c))
}

/// `token=…`, `Secret: …`, also as a parameter of an address or a field of JSON.
fn names_value(lower: &str) -> bool {
    const NAMES: [&str; 8] = ["token", "secret", "password", "passwort", "passwd", "pwd", "key", "authorization"];
    let value_of = |rest: &str| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let after = rest.strip_prefix(['=', ':'])?.trim_start_matches(|c: char| " \"'\n\t".contains(c));
        let value = after.split(|c: char| c.is_whitespace() || "\"'&,;".contains(c)).next()?;
        Some((rest.starts_with('='), value.to_owned()))
    };
    let is_value = |(assigned, value): (bool, String)| {
        value.len() >= 4 && (assigned || (value.len() >= 6 && value.contains(|c: char| c.is_ascii_digit())))
    };
    NAMES.iter().any(|name| lower.split(name).skip(1).filter_map(value_of).any(is_value))
}

/// An address that carries a name and a password, or is a link that opens a case.
fn is_opening(rest: &str) -> bool {
    rest.contains('@') || rest.split_once("/r/").is_some_and(|(_, token)| token.len() >= 20)
}

/// What credentials are written in, as long as it goes on.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && !"+/=_-".contains(c)).filter(|run| !run.is_empty())
}

/// Too much of it has not the shape of a word.
fn is_random(run: &str) -> bool {
    let parts = run.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !is_word(part)).map(str::len).sum::<usize>() >= RANDOM
}

/// A secret that somebody spelt out: one, two or three characters at a time, six times and more in a row.
fn is_spelt_out(text: &str) -> bool {
    let bits: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|bit| !bit.is_empty()).collect();
    let rows = bits.split(|bit| bit.chars().count() > 3 || *bit == EIGHT_BY_EIGHT);
    rows.filter(|row| row.len() >= 6).any(|row| turns(&row.concat()) >= TURNS)
}

/// A secret with blanks in it: within a few words, three and more that are none, and together too long for a model's name;
/// or more turns than words have.
fn are_pieces(words: &[&str]) -> bool {
    let odd = |word: &&str| {
        if word.len() < 4 || runs(word).all(|run| run.split(['-', '_', '/']).all(is_word)) { 0 } else { word.len() }
    };
    let turned = |word: &&str| runs(word).filter(|run| *run != EIGHT_BY_EIGHT).map(turns).sum::<usize>();
    let lengths: Vec<usize> = words.iter().map(odd).collect();
    let turned: Vec<usize> = words.iter().map(turned).collect();
    (0..words.len()).any(|at| {
        let near = || lengths.iter().skip(at).take(8).filter(|length| **length > 0);
        let turns = turned.iter().skip(at).take(8).sum::<usize>();
        (near().count() >= 3 && near().sum::<usize>() >= RANDOM + 3) || turns >= TURNS
    })
}

/// How often small letters turn into capitals, or letters into digits and back.
fn turns(text: &str) -> usize {
    let is_turn = |pair: &&[u8]| match pair {
        [a, b] if a.is_ascii_digit() => b.is_ascii_alphabetic(),
        [a, b] => (a.is_ascii_alphabetic() && b.is_ascii_digit()) || (a.is_ascii_lowercase() && b.is_ascii_uppercase()),
        _ => false,
    };
    text.as_bytes().windows(2).filter(is_turn).count()
}

/// `Storage`, `STORAGE`, `GongIntegration`, `eu8`, `Office365`, `2026`: what people write and read.
fn is_word(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = part.len() - letters.len();
    if letters.is_empty() {
        return digits <= 16;
    }
    digits <= 4 && letters.len() < LONGEST_WORD && is_spelt(letters)
}

/// All in one case, or words with one capital each; nothing but letters.
fn is_spelt(letters: &str) -> bool {
    if !letters.bytes().all(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    let rest = letters.trim_start_matches(|c: char| c.is_ascii_uppercase());
    if rest.is_empty() || letters.bytes().all(|c| c.is_ascii_lowercase()) {
        return true;
    }
    let humps = letters.bytes().filter(u8::is_ascii_uppercase).count();
    if humps >= 4 && letters.len() < 5 * humps {
        return false;
    }
    let mut small = 0;
    for c in rest.chars() {
        if c.is_ascii_lowercase() {
            small += 1;
        } else if small < 2 {
            return false;
        } else {
            small = 0;
        }
    }
    small != 1
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{RngExt, SeedableRng};

    use super::*;

    #[test]
    fn what_people_write_about_a_screen_is_kept() {
        for note in [
            "There is no Roles & permissions in my menu, only Users.",
            "Under API Products it says Call recordings and Storage (new), and Select all is ticked.",
            "The button is called “Add application” in my console, at https://admin.8x8.com/roles-permissions/assignments",
            "Chrome 138.0.7204.97 on Windows 11, cluster eu8, 8x8 Admin Console 2026-11-24.\nCall me: +49 170 123 45 67",
            "Okta is selected. My code is K7Q-2MD, my colleague jane.doe84@acme.example knows more.",
            "The field 8x8 API Token is empty. Key: not shown. Secret: ••••••••",
            "Die Donaudampfschifffahrtsgesellschaft sieht „Benutzerbereitstellung“ statt SCIM.",
            "It is on, and I do not see it as an app in my UI at all, so is it off or on?",
            "The bearer of this role sees GongIntegration2 and userProvisioningIntegration.",
        ] {
            assert_eq!(clean_note(note).as_deref(), Ok(note));
        }
        assert_eq!(clean_note("  one\r\ntwo\u{200b} \n"), Ok("one\ntwo".into()));
    }

    #[test]
    fn whatever_looks_like_a_credential_is_refused_wherever_it_stands() {
        for credential in [
            "the Key is eght_Zjk0",
            "EGHT_abc",
            "It shows 4f2a9c8b7d6e5f4a3b2c1d0e9f8a7b6c in the row",
            "kQ7fLmZ2xWv9TbR4",
            "it broke over two lines: kQ7fLmZ2xWv9\nTbR4pYs8NcHd",
            "kQ7f LmZ2 xWv9 TbR4 pYs8",
            "kQ7\u{200b}fLm\u{ad}Z2x\u{feff}Wv9TbR4",
            "eyJhbGciOiJSUzI1NiJ9",
            "Authorization: Bearer abc-123",
            "bearer  abcdef1",
            "https://platform.8x8.com/x?access_token=abcd",
            "https://jane:pw@evil.example/",
            "http://127.0.0.1:8080/r/AAAAAAAAAAAAAAAAAAAAAA",
            "{\"password\": \"hunter22\"}",
            "Secret: hunter2",
            "-----BEGIN PRIVATE KEY-----",
            "AGE-SECRET-KEY-1QQPQZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
            "ab\0kQ7fLmZ2xWv9TbR4",
            "QWERTzuiopASDFghjkLyxcVBNm",
            "k Q 7 f L m Z 2 x W v 9 T b R 4",
            "kQ7, fLm, Z2x, Wv9, TbR, 4pY",
        ] {
            assert_eq!(clean_note(credential), Err(TextProblem::Credential), "{credential:?}");
        }
    }

    #[test]
    fn what_is_nothing_or_too_much_says_so() {
        assert_eq!(clean_note(" \u{200b}\n"), Err(TextProblem::Empty));
        assert_eq!(clean_note("a\0b"), Err(TextProblem::Unreadable));
        assert!(clean_note(&"ä ".repeat(500)).is_ok());
        assert_eq!(clean_note(&"ä ".repeat(501)), Err(TextProblem::TooLong));
    }

    #[test]
    fn of_a_thousand_random_values_in_any_way_of_writing_hardly_one_passes() {
        let alphabet: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain("+/".chars()).collect();
        let mut random = StdRng::seed_from_u64(8);
        let mut passed = [0_u32; 12];
        for _ in 0..1000 {
            let value: String = (0..40).map(|_| alphabet[random.random_range(0..alphabet.len())]).collect();
            let groups = |length| {
                let groups = value.as_bytes().chunks(length).map(|group| str::from_utf8(group).unwrap());
                groups.collect::<Vec<_>>().join(" ")
            };
            let (front, back) = value.split_at(20);
            let texts = (1..=8).map(groups).chain([
                format!("My screen shows {value} where you say Key."),
                format!("It is cut off: {front}\n{back}"),
                format!("It says “{front}…” and more"),
                groups(5).replace(' ', "-"),
            ]);
            texts.zip(&mut passed).for_each(|(text, passed)| *passed += u32::from(clean_note(&text).is_ok()));
        }
        assert!(passed.iter().all(|passed| *passed < 10), "{passed:?}");
    }
}
