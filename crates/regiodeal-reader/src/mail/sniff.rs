//! Which text is a mail as a program saved it.

/// No head of a mail is longer, in lines.
const LONGEST_HEAD: usize = 500;

/// Lines that people copy along with a mail.
const SHOWN: [&str; 4] = ["from", "subject", "received", "date"];

/// Lines that only mail programs write.
const TECHNICAL: [&str; 8] = [
    "mime-version",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "content-transfer-encoding",
    "dkim-signature",
    "x-mailer",
];

/// Whether bytes begin with the head of a mail, and one that a program wrote: text that
/// begins with a copied head is a text.
pub(crate) fn is_mail(bytes: &[u8]) -> bool {
    let bytes = super::without_envelope(bytes);
    let mut names: Vec<String> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').take(LONGEST_HEAD) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if names.is_empty() {
                return false;
            }
            continue;
        }
        match name(line) {
            Some(name) => names.push(name),
            None => return false,
        }
    }
    let has = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    names.len() >= 2 && has(&SHOWN) && has(&TECHNICAL)
}

/// The name of a line of a mail's head, in small letters.
pub(super) fn name(line: &[u8]) -> Option<String> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line.get(..colon)?;
    let plain = |byte: &u8| byte.is_ascii_graphic();
    let fits = !name.is_empty() && name.len() < 80 && name.iter().all(plain);
    fits.then(|| String::from_utf8_lossy(name).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_heads_that_programs_write_make_a_mail() {
        assert!(is_mail(
            b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nTekst"
        ));
        assert!(is_mail(
            b"From a@b Mon Jan 1\nReceived: from x\n\tby y; z\nDate: nu\n\nTekst"
        ));
        for text in [
            "From: a@b.example\nSubject: x\n\nTekst",
            "From: a@b.example\nSubject: x\nContent-Type: text/plain\n\nTekst",
            "Van: Piet\nVerzonden: vandaag\nAan: Jan\nOnderwerp: x\n\nTekst",
            "Besluitenlijst\n\nFrom: a@b\nMIME-Version: 1.0\n",
            "Message-ID: x\nMIME-Version: 1.0\n\nTekst",
        ] {
            assert!(!is_mail(text.as_bytes()), "{text}");
        }
    }
}
