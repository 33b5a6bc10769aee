//! How are answers read whose exact shape nobody documents? Numbers as text, one as many, odd entries left out, long lists cut.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor, value,
};
use serde_json::value::RawValue;

/// A piece of text, or a number or truth value as text; anything else counts as missing.
#[derive(Default)]
pub(super) struct Text(pub(super) Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text(Some(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Text, E> {
        Ok(Text(Some(text)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Text, A::Error> {
        while entries.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Text, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }
}

impl Text {
    /// The number that the text is.
    pub(super) fn number(&self) -> Option<u64> {
        let text = self.0.as_deref()?.trim();
        text.split_once('.').map_or(text, |(whole, _)| whole).parse().ok()
    }
}

/// An entry of the expected shape. A list is none: serde would read it as the fields in their order.
fn fitting<T: DeserializeOwned>(entry: &RawValue) -> Option<T> {
    if entry.get().starts_with('[') { None } else { serde_json::from_str(entry.get()).ok() }
}

/// A list or an object, which serde's own `untagged` would tell apart only by a copy of the whole answer.
pub(super) enum Either<L, O> {
    List(Vec<L>),
    Object(O),
}

/// Reads a list of `L`, of which `MAX` are kept, or an object `O`.
pub(super) struct ListOr<L, O, const MAX: usize>(PhantomData<(L, O)>);

impl<L, O, const MAX: usize> ListOr<L, O, MAX> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, L: DeserializeOwned, O: Deserialize<'de>, const MAX: usize> Visitor<'de> for ListOr<L, O, MAX> {
    type Value = Either<L, O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut kept = Vec::new();
        while let Some(entry) = entries.next_element::<&RawValue>()? {
            if kept.len() < MAX {
                kept.push(fitting(entry).ok_or_else(|| A::Error::custom("an entry of another shape"))?);
            }
        }
        Ok(Either::List(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        O::deserialize(value::MapAccessDeserializer::new(map)).map(Either::Object)
    }
}

/// The entries of a list that have the expected shape, at most `MAX`; a single object counts as a list of one,
/// a value that is neither as an empty one. Each entry is read in place: an answer that is made to be hard to read costs
/// no copies.
pub(super) struct Many<T, const MAX: usize>(pub(super) Vec<T>);

impl<T, const MAX: usize> Default for Many<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned, const MAX: usize> Deserialize<'de> for Many<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

struct ManyVisitor<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: DeserializeOwned, const MAX: usize> Visitor<'de> for ManyVisitor<T, MAX> {
    type Value = Many<T, MAX>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut kept = Vec::new();
        while kept.len() < MAX {
            let Some(entry) = entries.next_element::<&RawValue>()? else { return Ok(Many(kept)) };
            kept.extend(fitting(entry));
        }
        while entries.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Many(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Ok(Many(vec![T::deserialize(value::MapAccessDeserializer::new(map))?]))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Many(T::deserialize(value::StrDeserializer::<value::Error>::new(text)).into_iter().collect()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Many::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_numbers_and_odd_things() {
        for (json, text, number) in [
            (r#""3599""#, Some("3599"), Some(3599)),
            ("3599", Some("3599"), Some(3599)),
            ("3599.0", Some("3599"), Some(3599)),
            ("-1", Some("-1"), None),
            ("null", None, None),
            ("[1]", None, None),
            (r#"{"a":1}"#, None, None),
            ("true", None, None),
        ] {
            let read: Text = serde_json::from_str(json).unwrap();
            assert_eq!((read.0.as_deref(), read.number()), (text, number), "{json}");
        }
    }

    #[test]
    fn lists_are_cut_and_odd_entries_left_out() {
        let read = |json: &str| serde_json::from_str::<Many<String, 2>>(json).unwrap().0;
        assert_eq!(read(r#"["a",1,{"x":[]},"b","c",["d"]]"#), ["a", "b"]);
        assert_eq!(read(r#""a""#), ["a"]);
        assert_eq!(read(r#"[["fields","in","order"],"a"]"#), ["a"]);
        assert!(read("null").is_empty() && read("7").is_empty() && read("[]").is_empty());
    }
}
