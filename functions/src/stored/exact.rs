//! Reads a struct from an example that must hold every field of it and no other, at every depth, so
//! that a struct with a field more, fewer or of another name is found out.

use std::fmt;

use serde::Deserializer;
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

/// The name under which `RawValue` asks for its text.
const RAW: &str = "$serde_json::private::RawValue";

/// An example.
#[derive(Clone, Copy)]
pub(super) struct Exact<'de>(pub &'de Value);

/// Where a struct and its example part.
#[derive(Debug)]
pub(super) struct Parted(String);

impl fmt::Display for Parted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Parted {}

impl de::Error for Parted {
    fn custom<T: fmt::Display>(text: T) -> Parted {
        Parted(text.to_string())
    }
}

impl<'de> IntoDeserializer<'de, Parted> for Exact<'de> {
    type Deserializer = Exact<'de>;

    fn into_deserializer(self) -> Exact<'de> {
        self
    }
}

impl<'de> Exact<'de> {
    fn entries(self) -> Result<MapDeserializer<'de, Entries<'de>, Parted>, Parted> {
        let Value::Object(map) = self.0 else {
            return Err(Parted(format!("{} is no object", self.0)));
        };
        let entries: Vec<_> =
            map.iter().map(|(name, value)| (name.as_str(), Exact(value))).collect();
        Ok(MapDeserializer::new(entries.into_iter()))
    }
}

type Entries<'de> = std::vec::IntoIter<(&'de str, Exact<'de>)>;

impl<'de> Deserializer<'de> for Exact<'de> {
    type Error = Parted;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Parted> {
        match self.0 {
            Value::Array(all) => visitor.visit_seq(SeqDeserializer::new(all.iter().map(Exact))),
            Value::Object(_) => visitor.visit_map(self.entries()?),
            plain => plain.deserialize_any(visitor).map_err(de::Error::custom),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Parted> {
        for field in fields {
            if self.0.get(field).is_none_or(Value::is_null) {
                return Err(Parted(format!("the example gives no value to the field {field}")));
            }
        }
        let strange = self
            .0
            .as_object()
            .and_then(|map| map.keys().find(|name| !fields.contains(&name.as_str())));
        match strange {
            Some(name) => Err(Parted(format!("the struct has no field {name}"))),
            None => visitor.visit_map(self.entries()?),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Parted> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Parted> {
        if name == RAW {
            let raw = [(RAW, self.0.to_string())];
            return visitor.visit_map(MapDeserializer::new(raw.into_iter()));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Parted> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A variant of an enum: its word alone, or its word and what it holds.
impl<'de> EnumAccess<'de> for Exact<'de> {
    type Error = Parted;
    type Variant = Exact<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Exact<'de>), Parted> {
        let (word, held) = match self.0 {
            Value::String(word) => (word, &Value::Null),
            Value::Object(map) => map.iter().next().ok_or(Parted("an empty variant".to_owned()))?,
            other => return Err(Parted(format!("{other} is no variant"))),
        };
        Ok((seed.deserialize(StrDeserializer::new(word))?, Exact(held)))
    }
}

impl<'de> VariantAccess<'de> for Exact<'de> {
    type Error = Parted;

    fn unit_variant(self) -> Result<(), Parted> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Parted> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Parted> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Parted> {
        self.deserialize_struct("", fields, visitor)
    }
}
