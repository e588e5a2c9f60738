use super::*;

fn mail(head: &str, body: &str) -> Vec<u8> {
    let head = head.replace('\n', "\r\n");
    let body = body.replace('\n', "\r\n");
    format!("From: a@b.example\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n{body}").into_bytes()
}

fn text_of(read: &Read) -> &str {
    &read.pages[0].text
}

#[test]
fn the_head_and_the_text_are_one_page() {
    let bytes = mail(
        "Subject: FW: =?utf-8?q?Besluiten_=E2=80=93?= =?utf-8?q?_14_maart?=\nDate: Thu, 14 Mar 2024 10:00:00 +0100\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable",
        "Oevers krijgt =80 5.000.\n",
    );
    let read = read(&bytes).expect("a mail");
    assert_eq!(
        text_of(&read),
        "Besluiten – 14 maart\n\nDate: Thu, 14 Mar 2024 10:00:00 +0100\n\nOevers krijgt € 5.000.\n"
    );
    assert_eq!(read.media_type, MEDIA_TYPE);
    assert!(read.blocks.is_none() && read.remarks.is_empty());
}

#[test]
fn bytes_without_a_charset_are_guessed() {
    let mut bytes = mail("Subject: x", "Oevers krijgt ");
    bytes.extend(b"\x80 5.000 voor Patri\xebtte");
    let read = read(&bytes).expect("a mail");
    assert!(
        text_of(&read).contains("€ 5.000 voor Patriëtte"),
        "{read:?}"
    );
}

const PARTS: &str = "--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain

Platte tekst
--c
Content-Type: text/html

<html><body class=x><p>Tekst met opmaak</p></body></html>
--c--
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename*=utf-8''map%2Fbesluit%C3%A9n.txt

De stuurgroep
--b
Content-Type: image/png
Content-ID: <logo>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b
Content-Type: text/calendar; name=overleg.ics

BEGIN:VCALENDAR
--b
Content-Type: message/rfc822

From: c@d.example
Subject: binnenste
MIME-Version: 1.0

Tekst
--b
Content-Type: application/pdf

%PDF-1.7
--b--
";

#[test]
fn html_goes_before_text_and_attachments_are_told_by_their_content() {
    let bytes = mail(
        "Subject: A & B\nContent-Type: multipart/mixed; boundary=b",
        PARTS,
    );
    let read = read(&bytes).expect("a mail");
    assert_eq!(text_of(&read), "A & B\n\nTekst met opmaak\n");
    let names: Vec<_> = read.attachments.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["besluitén.txt", "bijlage-4", "bijlage-5"]);
    assert!(is_mail(&read.attachments[1].bytes));
    assert_eq!(read.attachments[2].bytes, b"%PDF-1.7");
    let rules: Vec<_> = read.remarks.iter().map(|remark| remark.rule).collect();
    assert_eq!(rules, ["unread-attachment"]);
    assert!(read.remarks[0].message.contains("overleg.ics"));
}

#[test]
fn html_that_shows_nothing_does_not_hide_the_text() {
    let parts = |html: &str| {
        format!(
            "--c\nContent-Type: text/plain\n\nOevers: € 5\n--c\nContent-Type: text/html\n\n{html}\n--c--\n"
        )
    };
    let read = |html: &str| {
        let head = "Subject: A\nContent-Type: multipart/alternative; boundary=c";
        let read = read(&mail(head, &parts(html))).expect("a mail");
        text_of(&read).to_owned()
    };
    assert_eq!(read("<html><body><p></p><img src=x>"), "A\n\nOevers: € 5\n");
    assert_eq!(read("<p>Sloten"), "A\n\nSloten\n");
}

/// What is told of one attachment with these lines in its head, and this behind them.
fn told(head: &str, rest: &str) -> (usize, String) {
    let body = format!("--b\nContent-Type: text/plain\n\nZie bijlage\n--b\n{head}\n\n{rest}");
    let bytes = mail("Content-Type: multipart/mixed; boundary=b", &body);
    let read = read(&bytes).expect("a mail");
    let messages: Vec<String> = read.remarks.into_iter().map(|r| r.message).collect();
    (read.attachments.len(), messages.concat())
}

#[test]
fn an_attachment_without_content_is_missed() {
    let pdf = "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64";
    let text = pdf.replace("application/pdf", "text/plain");
    for (head, rest) in [
        (pdf, "--b--\n"),
        (pdf, "%%% niet gecodeerd\n--b--\n"),
        (pdf, "JVBERi0xLjcKJVBER"),
        (&text, "T2V2ZXJzIGtyaWpnd"),
    ] {
        let (read, message) = told(head, rest);
        assert_eq!(read, 0, "{rest}");
        assert!(
            message.contains("\"a.pdf\" is empty or damaged"),
            "{rest}: {message}"
        );
    }
    let (read, message) = told("Content-Type: text/plain; name=a.txt", "Oevers krijgt");
    assert_eq!(read, 1);
    assert!(message.contains("cut off"), "{message}");
}

#[test]
fn a_picture_that_was_attached_is_no_decoration() {
    let head = "Content-Type: image/png; name=a.png\nContent-ID: <x>\nContent-Disposition: ";
    let png = "\u{89}PNG\n--b--\n";
    let attached = told(&format!("{head}attachment"), png).1;
    assert!(attached.contains("\"a.png\" is not read"), "{attached}");
    assert_eq!(told(&format!("{head}inline"), png).1, "");
}

#[test]
fn a_mail_may_be_empty_only_with_attachments() {
    let only = "--b\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.7\n--b--\n";
    let bytes = mail("Content-Type: multipart/mixed; boundary=b", only);
    let read_it = read(&bytes).expect("a mail");
    assert_eq!(read_it.attachments.len(), 1);
    assert_eq!(read(&mail("Subject:", "")), Err(Error::Empty));
}

#[test]
fn mails_in_mails_are_bounded() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(MOST_MAILS + 1);
    let error = read(&mail("Subject: x", &deep)).expect_err("too many");
    assert!(matches!(error, Error::ManyMails { .. }));
    let deep = mail(
        "Subject: x",
        &"Content-Type: message/rfc822\n\n".repeat(MOST_MAILS - 1),
    );
    assert!(read(&deep).is_ok());
}
