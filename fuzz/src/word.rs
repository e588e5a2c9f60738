//! Word files around given XML: a fuzzer never finds the checksums of a ZIP container.

/// Parts end with this byte, which UTF-8 never holds.
const BETWEEN: u8 = 0xff;

/// The parts in the order in which they are given.
const PARTS: [&str; 5] = ["document", "styles", "numbering", "footnotes", "header"];

const ROOT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file of the parts.
pub fn file(bytes: &[u8]) -> Vec<u8> {
    let mut zip = Zip::default();
    zip.add(
        "_rels/.rels",
        relations(&["officeDocument"], "word/document").as_bytes(),
    );
    zip.add(
        "word/_rels/document.xml.rels",
        relations(PARTS.get(1..).unwrap_or_default(), "").as_bytes(),
    );
    for (name, part) in PARTS.iter().zip(bytes.split(|byte| *byte == BETWEEN)) {
        zip.add(&format!("word/{name}.xml"), part);
    }
    zip.finish()
}

/// Relations to parts of these kinds, each in a file of that name where none is given.
fn relations(kinds: &[&str], target: &str) -> String {
    let mut xml = String::from("<Relationships>");
    for kind in kinds {
        let target = if target.is_empty() { kind } else { target };
        xml += "<Relationship";
        for (name, value) in [
            ("Id", format!("r{kind}")),
            ("Type", format!("{ROOT}/{kind}")),
            ("Target", format!("{target}.xml")),
        ] {
            xml += &[" ", name, "=\"", &value, "\""].concat();
        }
        xml += "/>";
    }
    xml.push_str("</Relationships>");
    xml
}

/// A ZIP container without compression.
#[derive(Default)]
struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Zip {
    fn add(&mut self, name: &str, content: &[u8]) {
        let offset = length(&self.bytes);
        // Version, flags, method, time, date.
        let mut about: Vec<u8> = vec![10, 0, 0, 0, 0, 0, 0, 0, 33, 0];
        about.extend(checksum(content).to_le_bytes());
        about.extend(length(content).to_le_bytes());
        about.extend(length(content).to_le_bytes());
        about.extend(
            u16::try_from(name.len())
                .expect("a short name")
                .to_le_bytes(),
        );
        about.extend([0, 0]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&about);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.directory.extend(b"PK\x01\x02\x0a\x00");
        self.directory.extend(&about);
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let offset = length(&self.bytes);
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(length(&self.directory).to_le_bytes());
        self.bytes.extend(offset.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a short file")
}

/// The CRC-32 of ZIP.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
        sum
    })
}
