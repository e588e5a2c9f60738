//! Messages on a pipe: a mark, a length, and so many bytes.

use std::io::{self, Read, Write};

/// What every message begins with, to tell one from whatever else may be printed.
const MARK: [u8; 4] = *b"rdw1";

/// Writes one message.
pub(super) fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&MARK)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)
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
    // The length is only believed as bytes come in.
    let mut bytes = Vec::new();
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
