//! Messages on a pipe: a mark, a length, and so many bytes.

use std::io::{self, Read, Write};

/// What every message begins with, to tell one from whatever else may be printed.
const MARK: [u8; 4] = *b"rdw1";

/// A part of a message, in bytes.
const PART: usize = 64 * 1024;

/// A length up to this, in bytes, is believed before the bytes come in.
const BELIEVED: usize = 1 << 20;

/// A message in parts. One buffer would be held twice while it grows; small ones find a
/// place in the memory that reading has left.
#[derive(Default)]
pub(super) struct Parts(Vec<Vec<u8>>);

impl From<Vec<u8>> for Parts {
    fn from(whole: Vec<u8>) -> Self {
        Self(vec![whole])
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.last_mut() {
            Some(last) if last.len() + bytes.len() <= PART => last.extend_from_slice(bytes),
            _ => {
                let mut part = Vec::with_capacity(PART.max(bytes.len()));
                part.extend_from_slice(bytes);
                self.0.push(part);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Parts {
    /// Writes it as one message.
    pub(super) fn write_to(&self, to: &mut impl Write) -> io::Result<()> {
        begin(to, self.0.iter().map(Vec::len).sum())?;
        self.0.iter().try_for_each(|part| to.write_all(part))
    }
}

/// Writes one message.
pub(super) fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    begin(to, bytes.len())?;
    to.write_all(bytes)
}

fn begin(to: &mut impl Write, length: usize) -> io::Result<()> {
    let length = u32::try_from(length).map_err(io::Error::other)?;
    to.write_all(&MARK)?;
    to.write_all(&length.to_le_bytes())
}

/// Reads one message, or none where the pipe was closed before it.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut mark = Vec::new();
    from.by_ref().take(4).read_to_end(&mut mark)?;
    if mark.is_empty() {
        return Ok(None);
    }
    if mark != MARK {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    // More than this is only believed as bytes come in.
    let length_here = usize::try_from(length).unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(length_here.min(BELIEVED));
    from.by_ref()
        .take(u64::from(length))
        .read_to_end(&mut bytes)?;
    if u32::try_from(bytes.len()) == Ok(length) {
        Ok(Some(bytes))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_in_parts_is_read_as_one() {
        let mut parts = Parts::default();
        let long = vec![b'x'; PART];
        for bytes in [b"een".as_slice(), &long, b"twee"] {
            parts.write_all(bytes).expect("written");
        }
        let mut pipe = Vec::new();
        parts.write_to(&mut pipe).expect("written");
        let read = read(&mut pipe.as_slice()).expect("read");
        assert_eq!(read, Some([b"een".as_slice(), &long, b"twee"].concat()));
    }

    #[test]
    fn what_is_written_is_read() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"een").expect("written");
        write(&mut pipe, b"").expect("written");
        let mut from = pipe.as_slice();
        assert_eq!(read(&mut from).expect("read"), Some(b"een".to_vec()));
        assert_eq!(read(&mut from).expect("read"), Some(Vec::new()));
        assert_eq!(read(&mut from).expect("read"), None);
    }

    #[test]
    fn anything_else_is_an_error() {
        assert!(read(&mut b"hello, world".as_slice()).is_err());
        assert!(read(&mut b"rd".as_slice()).is_err());
        assert!(read(&mut b"rdw1\xff\xff\xff\xffshort".as_slice()).is_err());
    }
}
