//! Mailbox files: mails one after the other, each under a line "From " and an address.

use super::sniff;
use crate::Attachment;

/// The mails of a mailbox file, each with the line that begins it; of any other file, all
/// of it. A "From " in running text has no head of a mail below it.
pub(super) fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = vec![0];
    if bytes.starts_with(b"From ") {
        starts.extend(starts_of_others(bytes));
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let mails = starts.iter().zip(ends);
    mails
        .filter_map(|(start, end)| bytes.get(*start..end))
        .collect()
}

/// Where the mails behind the first begin.
fn starts_of_others(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut at, mut behind_blank, mut envelope) = (0, false, None);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        if let Some(start) = envelope.take().filter(|_| sniff::name(text).is_some()) {
            starts.push(start);
        }
        if behind_blank && line.starts_with(b"From ") {
            envelope = Some(at);
        }
        behind_blank = text.is_empty();
        at += line.len();
    }
    starts
}

/// The mails behind the first, to be read by themselves.
pub(super) fn attached(others: &[&[u8]]) -> impl Iterator<Item = Attachment> {
    (2..).zip(others).map(|(number, bytes)| Attachment {
        name: format!("bericht-{number}.eml"),
        bytes: bytes.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "From a@b Fri Mar 12\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\n\r\nOevers krijgt € 5.\r\n\r\nFrom Oss\r\nkomt niets.\r\n\r\n";

    #[test]
    fn every_mail_of_a_mailbox_is_read() {
        let second = FIRST.replace("Oevers", "Sloten");
        let mailbox = format!("{FIRST}{second}");
        let read = crate::mail::read(mailbox.as_bytes()).expect("a mailbox");
        let text = &read.pages[0].text;
        assert!(
            text.contains("Oevers") && !text.contains("Sloten"),
            "{text}"
        );
        let others = read.attachments;
        let names: Vec<_> = others.iter().map(|other| other.name.as_str()).collect();
        assert_eq!(names, ["bericht-2.eml"]);
        assert_eq!(others[0].bytes, second.as_bytes());
        assert!(crate::mail::is_mail(&others[0].bytes));
    }

    #[test]
    fn only_a_mailbox_is_taken_apart() {
        let mail = format!("Subject: x\r\n\r\n{FIRST}");
        assert_eq!(mails(mail.as_bytes()).len(), 1);
        assert_eq!(mails(b"").len(), 1);
    }

    #[test]
    fn very_many_mails_are_refused() {
        let mailbox = FIRST.repeat(super::super::MOST_MAILS + 2);
        let error = crate::mail::read(mailbox.as_bytes()).expect_err("too many");
        assert!(matches!(error, crate::Error::ManyMails { .. }));
    }
}
