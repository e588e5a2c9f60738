//! Canonical bytes.

use std::cmp::Ordering;
use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

use crate::record::Dataset;

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
    let mut bytes = Vec::new();
    append(&mut bytes, value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The canonical JSON of a dataset in parts, which are made side by side: one behind the
/// other they are what [`canonical_json`] gives.
///
/// # Errors
///
/// [`Error::NotCanonical`]; a dataset always has a canonical form.
pub fn canonical_parts(dataset: &Dataset) -> Result<Vec<Vec<u8>>, Error> {
    let Dataset {
        documents,
        findings,
        programme,
        projects,
        schema_version,
        totals,
        verdicts,
    } = dataset;
    let mut parts = vec![b"{\"documents\":[".to_vec()];
    push(&mut parts, documents)?;
    parts.push(b"],\"findings\":[".to_vec());
    push(&mut parts, findings)?;
    let mut between = b"],".to_vec();
    if let Some(programme) = programme {
        between.extend_from_slice(b"\"programme\":");
        append(&mut between, programme)?;
        between.push(b',');
    }
    between.extend_from_slice(b"\"projects\":[");
    parts.push(between);
    push(&mut parts, projects)?;
    let mut version = b"],\"schema_version\":".to_vec();
    append(&mut version, schema_version)?;
    version.extend_from_slice(b",\"totals\":[");
    parts.push(version);
    push(&mut parts, totals)?;
    let mut end = b"],\"verdicts\":".to_vec();
    append(&mut end, verdicts)?;
    end.extend_from_slice(b"}\n");
    parts.push(end);
    Ok(parts)
}

/// So many parts of an array are made for each thread: who is done early takes another.
const PARTS: usize = 8;

/// Adds the elements of an array, without its brackets.
fn push<T: Serialize + Sync>(parts: &mut Vec<Vec<u8>>, values: &[T]) -> Result<(), Error> {
    let size = values.len().div_ceil(PARTS * rayon::current_num_threads());
    let chunks = values.par_chunks(size.max(1)).enumerate();
    let made: Result<Vec<_>, Error> = chunks
        .map(|(index, values)| {
            let mut bytes = Vec::new();
            for (position, value) in values.iter().enumerate() {
                if index + position > 0 {
                    bytes.push(b',');
                }
                append(&mut bytes, value)?;
            }
            Ok(bytes)
        })
        .collect();
    parts.extend(made?);
    Ok(())
}

/// Adds the canonical JSON of a value.
fn append(bytes: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Error> {
    let order = Order {
        bytes,
        members: Vec::new(),
        objects: Vec::new(),
        sorted: Vec::new(),
    };
    value.serialize(&mut Serializer::with_formatter(Nowhere, order))?;
    Ok(())
}

/// In place of a writer: the formatter has the bytes, since it moves what is written.
struct Nowhere;

impl Write for Nowhere {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("written past the formatter"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Puts the members of each object in order once it is complete, where they are not yet:
/// a large dataset is never held twice, as where each object has a buffer of its own.
struct Order<'a> {
    bytes: &'a mut Vec<u8>,
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

impl Order<'_> {
    /// Brings the members of the object that ends here into order.
    fn sort(&mut self, first: usize) {
        let bytes = &mut *self.bytes;
        let members = self.members.get_mut(first..).unwrap_or_default();
        let order = |a: &Member, b: &Member| by_name(a.name(bytes), b.name(bytes));
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

/// What is written as compact JSON is, to the bytes of the formatter.
macro_rules! compact {
    ($($method:ident($($value:ident: $type:ty)?);)*) => {$(
        fn $method<W: ?Sized + Write>(&mut self, _: &mut W $(, $value: $type)?) -> io::Result<()> {
            CompactFormatter.$method(self.bytes $(, $value)?)
        }
    )*};
}

/// Numbers that are not written as they stand: as doubles in the form of ECMAScript.
macro_rules! double {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<W: ?Sized + Write>(&mut self, _: &mut W, value: $type) -> io::Result<()> {
            self.double(value)
        }
    )*};
}

impl Order<'_> {
    fn double(&mut self, value: impl Serialize) -> io::Result<()> {
        self.bytes.extend(serde_json_canonicalizer::to_vec(&value)?);
        Ok(())
    }
}

impl Formatter for Order<'_> {
    compact! {
        write_null();
        write_bool(value: bool);
        write_i8(value: i8);
        write_i16(value: i16);
        write_i32(value: i32);
        write_u8(value: u8);
        write_u16(value: u16);
        write_u32(value: u32);
        begin_string();
        end_string();
        write_string_fragment(fragment: &str);
        write_char_escape(escape: CharEscape);
        begin_array();
        end_array();
        begin_array_value(is_first: bool);
        end_array_value();
        end_object_key();
        end_object_value();
    }

    double! {
        write_i128(i128);
        write_u128(u128);
        write_f32(f32);
        write_f64(f64);
    }

    fn write_i64<W: ?Sized + Write>(&mut self, _: &mut W, value: i64) -> io::Result<()> {
        if value.unsigned_abs() > LARGEST {
            return self.double(value);
        }
        CompactFormatter.write_i64(self.bytes, value)
    }

    fn write_u64<W: ?Sized + Write>(&mut self, _: &mut W, value: u64) -> io::Result<()> {
        if value > LARGEST {
            return self.double(value);
        }
        CompactFormatter.write_u64(self.bytes, value)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.objects.push(self.members.len());
        self.bytes.push(b'{');
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            self.bytes.push(b',');
        }
        let start = self.bytes.len();
        self.members.push(Member {
            start,
            value: start,
        });
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.bytes.push(b':');
        if let Some(member) = self.members.last_mut() {
            member.value = self.bytes.len();
        }
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let first = self.objects.pop().unwrap_or_default();
        self.sort(first);
        self.members.truncate(first);
        self.bytes.push(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use super::*;
    use crate::finding::{Finding, Severity};
    use crate::record::Project;
    use crate::verdict::Verdicts;

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

    #[test]
    fn the_parts_of_a_dataset_are_the_whole() {
        let finding = |number: usize| {
            let message = format!("of \"{number}\"");
            Finding::new("footing", Severity::Error, message, Vec::new())
        };
        for (count, programme) in [(0, None), (1, Some("Regio \"Oost\"")), (5_000, None)] {
            let dataset = Dataset {
                documents: Vec::new(),
                findings: (0..count).map(finding).collect(),
                programme: programme.map(str::to_owned),
                projects: vec![Project::default(); count],
                schema_version: "1.0".to_owned(),
                totals: Vec::new(),
                verdicts: Verdicts::default(),
            };
            let parts = canonical_parts(&dataset).expect("canonical JSON");
            let whole = canonical_json(&dataset).expect("canonical JSON");
            assert_eq!(String::from_utf8(parts.concat()), String::from_utf8(whole));
        }
    }
}
