//! Canonical bytes.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// Whole numbers up to this one are doubles as they stand, and written alike by all.
const LARGEST: u64 = (1 << 53) - 1;

/// Why a value has no canonical form.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The value holds something that canonical JSON does not: a number that is none, or a
    /// key that is no string.
    #[error("cannot be written as canonical JSON: {0}")]
    NotCanonical(#[from] serde_json::Error),
}

/// RFC 8785 canonical JSON and one final newline.
///
/// # Errors
///
/// [`Error::NotCanonical`]; the types of this crate all have a canonical form.
pub fn canonical_json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let out = Out::default();
    let order = Order {
        out: out.clone(),
        members: Vec::new(),
        objects: Vec::new(),
        sorted: Vec::new(),
    };
    value.serialize(&mut Serializer::with_formatter(out.clone(), order))?;
    let mut bytes = out.0.take();
    bytes.push(b'\n');
    Ok(bytes)
}

/// What is written, shared with the formatter, which puts it in order.
#[derive(Clone, Default)]
struct Out(Rc<RefCell<Vec<u8>>>);

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Out {
    fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

/// Puts the members of each object in order once it is complete, where they are not yet:
/// a large dataset is never held twice, as where each object has a buffer of its own.
struct Order {
    out: Out,
    /// The members of all objects that are open.
    members: Vec<Member>,
    /// The first of each.
    objects: Vec<usize>,
    /// Members in order, on their way back.
    sorted: Vec<u8>,
}

/// A member of an object: its first byte, and the first of its value.
#[derive(Clone, Copy)]
struct Member {
    start: usize,
    value: usize,
}

impl Member {
    /// Its name, escaped as it is written.
    fn name(self, bytes: &[u8]) -> &[u8] {
        bytes
            .get(self.start + 1..self.value - 2)
            .unwrap_or_default()
    }
}

/// Names go by their UTF-16 code units.
fn by_name(one: &[u8], other: &[u8]) -> Ordering {
    let is_plain = |name: &[u8]| name.is_ascii() && !name.contains(&b'\\');
    if is_plain(one) && is_plain(other) {
        return one.cmp(other);
    }
    let units = |name: &[u8]| -> Vec<u16> {
        let quoted = [b"\"", name, b"\""].concat();
        let read = serde_json::from_slice::<String>(&quoted);
        read.unwrap_or_default().encode_utf16().collect()
    };
    units(one).cmp(&units(other))
}

impl Order {
    /// Brings the members of the object that ends here into order.
    fn sort(&mut self, first: usize) {
        let mut bytes = self.out.0.borrow_mut();
        let members = self.members.get_mut(first..).unwrap_or_default();
        let order = |a: &Member, b: &Member| by_name(a.name(&bytes), b.name(&bytes));
        let Some(start) = members.first().map(|member| member.start) else {
            return;
        };
        if members.is_sorted_by(|a, b| order(a, b).is_le()) {
            return;
        }
        let ends = members.iter().skip(1).map(|next| next.start - 1);
        let ends: Vec<usize> = ends.chain([bytes.len()]).collect();
        let mut spans: Vec<(Member, Range<usize>)> = members
            .iter()
            .zip(ends)
            .map(|(member, end)| (*member, member.start..end))
            .collect();
        spans.sort_by(|(a, _), (b, _)| order(a, b));
        self.sorted.clear();
        for (index, (_, span)) in spans.into_iter().enumerate() {
            if index > 0 {
                self.sorted.push(b',');
            }
            let member = bytes.get(span).unwrap_or_default();
            self.sorted.extend_from_slice(member);
        }
        bytes.truncate(start);
        bytes.extend_from_slice(&self.sorted);
    }
}

/// Writes a number that is not written as it stands: as a double in the form of ECMAScript.
fn write_double(writer: &mut (impl Write + ?Sized), value: impl Serialize) -> io::Result<()> {
    writer.write_all(&serde_json_canonicalizer::to_vec(&value)?)
}

impl Formatter for Order {
    fn write_i64<W: ?Sized + Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        if value.unsigned_abs() > LARGEST {
            return write_double(writer, value);
        }
        CompactFormatter.write_i64(writer, value)
    }

    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        if value > LARGEST {
            return write_double(writer, value);
        }
        CompactFormatter.write_u64(writer, value)
    }

    fn write_i128<W: ?Sized + Write>(&mut self, writer: &mut W, value: i128) -> io::Result<()> {
        write_double(writer, value)
    }

    fn write_u128<W: ?Sized + Write>(&mut self, writer: &mut W, value: u128) -> io::Result<()> {
        write_double(writer, value)
    }

    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        write_double(writer, value)
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write_double(writer, value)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.objects.push(self.members.len());
        writer.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        let start = self.out.len();
        self.members.push(Member {
            start,
            value: start,
        });
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b":")?;
        if let Some(member) = self.members.last_mut() {
            member.value = self.out.len();
        }
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let first = self.objects.pop().unwrap_or_default();
        self.sort(first);
        self.members.truncate(first);
        writer.write_all(b"}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            (-9_999_i64..9_999).prop_map(Value::from),
            (-1e9..1e9).prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
        ];
        let name = prop_oneof!["[a-c]{0,3}", "[a-z\"\\\\\u{e9}\u{fb33}\u{1f600}\n]{0,3}"];
        leaf.prop_recursive(4, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((name.clone(), inner), 0..6)
                    .prop_map(|members| Value::Object(Map::from_iter(members))),
            ]
        })
    }

    /// Its members come in the order in which they are written here.
    #[derive(Serialize)]
    struct Unsorted<T> {
        b: T,
        a: u8,
        c: T,
    }

    proptest! {
        #[test]
        fn it_is_what_the_library_writes(one in values(), other in values()) {
            let value = Unsorted { b: Unsorted { b: one.clone(), a: 1, c: other }, a: 2, c: Unsorted { b: one, a: 3, c: Value::Null } };
            let mut expected = serde_json_canonicalizer::to_vec(&value).expect("canonical JSON");
            expected.push(b'\n');
            let found = canonical_json(&value).expect("canonical JSON");
            prop_assert_eq!(String::from_utf8(found), String::from_utf8(expected));
        }
    }
}
