//! A dataset is what its sources say, and every change to either is found.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::common::{Done, list, parse, root, run, seeds, text};

/// Sources and what they were converted to.
struct Case {
    folder: TempDir,
    /// Every file of both folders as it was.
    files: BTreeMap<PathBuf, Vec<u8>>,
}

/// What is converted: plain text, a web page, a mail with attachments, a copy, and a file
/// that cannot be read.
const FILES: [&str; 7] = [
    "text/scale-header-thousands.txt",
    "text/sub-rows-with-and-without-parent-money.txt",
    "text/total-wrong.txt",
    "text/withdrawn-postponed-conditional.txt",
    "text/windows-1252.txt",
    "series/kop-van-overijssel/besluitenlijst-2023-12-14.html",
    "attachments/achterhoek-attachments.eml",
];

impl Case {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let sources = folder.path().join("in");
        fs::create_dir_all(sources.join("deep/er")).expect("a folder");
        for (index, name) in FILES.iter().enumerate() {
            let from = root().join("fixtures").join(name);
            let to = if index % 2 == 0 { "" } else { "deep/er" };
            let to = sources.join(to).join(from.file_name().expect("a name"));
            fs::copy(&from, to).expect("a copy");
        }
        let copied = root().join("fixtures/text/total-wrong.txt");
        fs::copy(copied, sources.join("zelfde.txt")).expect("a copy");
        fs::write(sources.join("stuk.pdf"), b"%PDF-1.7\nniets\n").expect("a file");
        let out = folder.path().join("out");
        let done = run(&[
            "convert".as_ref(),
            sources.as_os_str(),
            "-qo".as_ref(),
            out.as_os_str(),
        ]);
        assert_eq!(
            done.code,
            Some(1),
            "one file cannot be read: {}",
            done.stderr
        );
        let mut files = BTreeMap::new();
        for below in ["in", "out"] {
            keep(&folder.path().join(below), &mut files);
        }
        Self { folder, files }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn dataset(&self) -> PathBuf {
        self.path("out/dataset.json")
    }

    /// The files below `out/documents`.
    fn documents(&self) -> Vec<PathBuf> {
        let folder = self.path("out/documents");
        let files = self.files.keys();
        files
            .filter(|path| path.starts_with(&folder))
            .cloned()
            .collect()
    }

    /// The sources that gave documents.
    fn sources(&self) -> Vec<PathBuf> {
        let folder = self.path("in");
        let files = self.files.keys().filter(|path| path.starts_with(&folder));
        files
            .filter(|path| !path.ends_with("stuk.pdf") && !path.ends_with("zelfde.txt"))
            .cloned()
            .collect()
    }

    fn verify(&self) -> Done {
        run(&[
            "verify".as_ref(),
            self.path("out").as_os_str(),
            "--sources".as_ref(),
            self.path("in").as_os_str(),
            "--format=json".as_ref(),
            "-q".as_ref(),
        ])
    }

    /// The difference that is found; the folder is then as it was.
    fn difference(&self, what: &str) -> Value {
        let done = self.verify();
        assert_eq!(done.code, Some(1), "not found: {what}\n{}", done.stderr);
        let found = done.json()["difference"].clone();
        assert!(found.is_object(), "{what}");
        self.restore();
        found
    }

    fn restore(&self) {
        let mut now = BTreeMap::new();
        keep(&self.path("out"), &mut now);
        keep(&self.path("in"), &mut now);
        for path in now.keys().filter(|path| !self.files.contains_key(*path)) {
            fs::remove_file(path).expect("a file");
        }
        for (path, bytes) in &self.files {
            if now.get(path) != Some(bytes) {
                fs::write(path, bytes).expect("a file");
            }
        }
    }
}

fn keep(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            keep(&path, files);
        } else {
            let bytes = fs::read(&path).expect("a file");
            files.insert(path, bytes);
        }
    }
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).expect("small")).expect("small")
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Another digit in place of one, or another letter in place of one.
    fn other(&mut self, byte: u8) -> u8 {
        let (first, count) = if byte.is_ascii_digit() {
            (b'0', 10)
        } else {
            (b'a', 26)
        };
        loop {
            let other = first + u8::try_from(self.below(count)).expect("small");
            if other != byte {
                return other;
            }
        }
    }

    /// Changes a digit, or one time in four a letter.
    fn change(&mut self, bytes: &[u8]) -> Vec<u8> {
        let wants_letter = self.below(4) == 0;
        let is_wanted = |byte: &u8| {
            if wants_letter {
                byte.is_ascii_lowercase()
            } else {
                byte.is_ascii_digit()
            }
        };
        let places: Vec<usize> = (0..bytes.len())
            .filter(|at| is_wanted(&bytes[*at]))
            .collect();
        let at = *self.of(&places);
        let mut changed = bytes.to_vec();
        changed[at] = self.other(bytes[at]);
        changed
    }
}

/// The pointer to the first value that differs.
fn first_difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => one.iter().find_map(|(key, value)| {
            let at = format!("{at}/{key}");
            match other.get(key) {
                Some(other) => first_difference(value, other, &at),
                None => Some(at),
            }
        }),
        (Value::Array(one), Value::Array(other)) => {
            let both = one.iter().zip(other).enumerate();
            let mut both = both.map(|(index, (one, other))| (format!("{at}/{index}"), one, other));
            both.find_map(|(at, one, other)| first_difference(one, other, &at))
        }
        _ => (one != other).then(|| at.to_owned()),
    }
}

/// Whether the pointer of a difference is that of a planted change. Of a document whose
/// source is lost it is the document; a key that is changed is missing and new.
fn leads_to(found: &Value, planted: &[u8], before: &[u8]) -> bool {
    let Ok(planted) = serde_json::from_slice::<Value>(planted) else {
        return found["what"] == "damaged";
    };
    let Some(pointer) = first_difference(&parse(before), &planted, "") else {
        return found["what"] == "bytes";
    };
    let shown = found["pointer"].as_str().unwrap_or_default();
    let above = |pointer: &str| pointer.rsplit_once('/').map(|(above, _)| above.to_owned());
    pointer.starts_with(shown) || above(&pointer) == above(shown)
}

#[test]
fn a_planted_change_in_the_dataset_is_found() {
    let case = Case::new();
    let mut dice = Dice(0x5eed_0001);
    let before = &case.files[&case.dataset()];
    for round in 0..70 {
        let planted = dice.change(before);
        fs::write(case.dataset(), &planted).expect("a change");
        let found = case.difference(&format!("round {round}"));
        let of_input = found["pointer"]
            .as_str()
            .unwrap_or_default()
            .starts_with("/findings");
        assert!(
            leads_to(&found, &planted, before) || of_input,
            "round {round}: {found}\n{:?}",
            first_difference(&parse(before), &parse(&planted), "")
        );
    }
}

#[test]
fn a_planted_change_in_a_document_file_is_found() {
    let case = Case::new();
    let mut dice = Dice(0x5eed_0002);
    let documents = case.documents();
    for round in 0..45 {
        let path = dice.of(&documents);
        let before = &case.files[path];
        let planted = dice.change(before);
        fs::write(path, &planted).expect("a change");
        let found = case.difference(&format!("round {round}: {}", path.display()));
        let name = path.file_name().expect("a name").to_string_lossy();
        assert_eq!(found["file"], format!("documents/{name}"), "round {round}");
        assert!(leads_to(&found, &planted, before), "round {round}: {found}");
    }
}

#[test]
fn a_planted_change_in_a_source_is_found() {
    let case = Case::new();
    let mut dice = Dice(0x5eed_0003);
    let sources = case.sources();
    for round in 0..35 {
        let path = dice.of(&sources);
        let planted = dice.change(&case.files[path]);
        fs::write(path, &planted).expect("a change");
        let found = case.difference(&format!("round {round}: {}", path.display()));
        let name = path.file_name().expect("a name").to_string_lossy();
        let file = found["file"].as_str().unwrap_or_default();
        assert_eq!(found["what"], "changed-source", "round {round}: {found}");
        assert!(file.ends_with(&*name), "round {round}: {found}");
    }
}

/// The places in a text source where digits of amounts are printed: file, code points.
fn printed_digits(case: &Case) -> Vec<(PathBuf, String, usize, usize)> {
    let dataset = parse(&case.files[&case.dataset()]);
    let mut places = Vec::new();
    for document in list(&dataset, "documents") {
        let (file, id) = (text(document, "file"), text(document, "id"));
        let (file, id) = (file.expect("a file"), id.expect("an id"));
        let is_plain = document["media_type"] == "text/plain" && !file.contains("windows");
        if is_plain && !file.contains(".eml") {
            let mut sources = Vec::new();
            amounts(&dataset, id, &mut sources);
            let path = case.path("in").join(file);
            let own = sources
                .into_iter()
                .map(|(start, end)| (path.clone(), id.to_owned(), start, end));
            places.extend(own);
        }
    }
    places
}

/// The places of all amounts of a document.
fn amounts(value: &Value, id: &str, places: &mut Vec<(usize, usize)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| amounts(item, id, places)),
        Value::Object(object) => {
            let amount = ["amount", "contribution", "printed"];
            let amount = amount.iter().find_map(|key| object.get(*key));
            let own = amount.and_then(|amount| amount.get("source"));
            if let Some(source) = own.or(amount.and_then(|_| object.get("source")))
                && source["document"] == id
            {
                let number = |key: &str| source[key].as_u64().expect("a number");
                let place = |key| usize::try_from(number(key)).expect("small");
                places.push((place("start"), place("end")));
            }
            object.values().for_each(|value| amounts(value, id, places));
        }
        _ => {}
    }
}

/// Whoever changes a source and puts its new hash everywhere, in ids too, is found all the
/// same: the source says something else now.
#[test]
fn a_planted_change_with_its_hashes_is_found() {
    let case = Case::new();
    let mut dice = Dice(0x5eed_0004);
    let places = printed_digits(&case);
    assert!(places.len() > 15, "only {} amounts", places.len());
    for round in 0..35 {
        let (path, id, start, end) = dice.of(&places);
        let source = String::from_utf8(case.files[path].clone()).expect("UTF-8");
        let mut chars: Vec<char> = source.chars().collect();
        let digits: Vec<usize> = (*start..*end)
            .filter(|at| chars[*at].is_ascii_digit())
            .collect();
        let at = *dice.of(&digits);
        let digit = u8::try_from(chars[at]).expect("a digit");
        chars[at] = char::from(dice.other(digit));
        let changed: String = chars.into_iter().collect();
        adjust(&case, path, id, changed.as_bytes());
        // Some also mend the text that the document file keeps.
        if dice.below(2) == 0 {
            mend_page(&case, path, &changed);
        }
        let found = case.difference(&format!("round {round}: {} at {at}", path.display()));
        assert_eq!(found["what"], "value", "round {round}: {found}");
        assert!(found["pointer"].is_string(), "round {round}: {found}");
    }
}

/// Writes a changed source, and its hash wherever the old one stands.
fn adjust(case: &Case, path: &Path, id: &str, changed: &[u8]) {
    let hash = |bytes: &[u8]| format!("{:x}", Sha256::digest(bytes));
    let (old, new) = (hash(&case.files[path]), hash(changed));
    let new_id = id.replace(&old[..8], &new[..8]);
    assert_ne!(id, new_id);
    fs::write(path, changed).expect("a change");
    for file in case.documents().into_iter().chain([case.dataset()]) {
        let text = String::from_utf8(case.files[&file].clone()).expect("UTF-8");
        let text = text.replace(&old, &new).replace(id, &new_id);
        fs::remove_file(&file).expect("a file");
        let name = file.file_name().expect("a name").to_string_lossy();
        let name = name.replace(id, &new_id);
        fs::write(file.with_file_name(name), text).expect("a file");
    }
}

/// Puts a changed text into the document file that has its hash.
fn mend_page(case: &Case, path: &Path, changed: &str) {
    let hash = format!("{:x}", Sha256::digest(fs::read(path).expect("a source")));
    for entry in fs::read_dir(case.path("out/documents")).expect("documents") {
        let file = entry.expect("a file").path();
        let mut document = parse(&fs::read(&file).expect("a file"));
        if document["document"]["sha256"] == hash {
            document["pages"][0]["text"] = changed.into();
            let bytes = serde_json_canonicalizer::to_vec(&document).expect("JSON");
            fs::write(&file, [bytes.as_slice(), b"\n"].concat()).expect("a file");
        }
    }
}

/// A figure that is changed in the dataset and in its document alike is held against the
/// source. Sums of the dataset's own are printed nowhere.
#[test]
fn a_change_in_dataset_and_document_alike_is_found() {
    let case = Case::new();
    let mut dice = Dice(0x5eed_0005);
    let dataset = String::from_utf8(case.files[&case.dataset()].clone()).expect("UTF-8");
    let figures: Vec<&str> = dataset
        .match_indices("\"cents\":")
        .map(|(at, key)| {
            let rest = &dataset[at..];
            let end = rest.find([',', '}']).expect("an end");
            assert!(rest.starts_with(key));
            &rest[..end]
        })
        .collect();
    for round in 0..15 {
        let figure = *dice.of(&figures);
        let mut changed = figure.as_bytes().to_vec();
        let digit = "\"cents\":".len();
        changed[digit] = b'1' + (changed[digit] - b'0') % 9;
        let changed = String::from_utf8(changed).expect("UTF-8");
        for file in case.documents().into_iter().chain([case.dataset()]) {
            let text = String::from_utf8(case.files[&file].clone()).expect("UTF-8");
            let text = text.replace(&format!("{figure},"), &format!("{changed},"));
            fs::write(&file, text).expect("a file");
        }
        let found = case.difference(&format!("round {round}: {figure}"));
        let pointer = found["pointer"].as_str().unwrap_or_default();
        assert!(pointer.ends_with("/cents"), "round {round}: {found}");
        assert_eq!(found["file"], "dataset.json");
        assert!(
            !list(&found, "printed").is_empty()
                || pointer.contains("recomputed")
                || pointer.starts_with("/verdicts/"),
            "round {round}: {found}"
        );
    }
}

#[test]
fn files_that_are_missing_or_too_many_are_found() {
    let case = Case::new();
    let documents = case.documents();
    let first = &documents[0];
    fs::remove_file(first).expect("a file");
    assert_eq!(
        case.difference("a document is gone")["what"],
        "missing-document"
    );
    fs::copy(first, first.with_file_name("besluitenlijst-00000000.json")).expect("a copy");
    assert_eq!(
        case.difference("a stray document")["what"],
        "stray-document"
    );
    let source = &case.sources()[0];
    fs::remove_file(source).expect("a file");
    assert_eq!(
        case.difference("a source is gone")["what"],
        "missing-source"
    );
    fs::rename(source, source.with_file_name("anders.txt")).expect("a name");
    assert_eq!(
        case.difference("a source is renamed")["what"],
        "renamed-source"
    );
    let mut bytes = case.files[&case.dataset()].clone();
    bytes.push(b'\n');
    fs::write(case.dataset(), bytes).expect("a file");
    assert_eq!(case.difference("a line more")["what"], "bytes");
    assert_eq!(case.verify().code, Some(0), "all is as it was");
}

/// Verifies and expects that all holds; the number of values that were read again.
fn holds(dataset: &Path, arguments: &[&Path]) -> u64 {
    let mut all = vec![
        "verify".as_ref(),
        dataset.as_os_str(),
        "-q".as_ref(),
        "--format=json".as_ref(),
    ];
    for sources in arguments {
        all.extend(["--sources".as_ref(), sources.as_os_str()]);
    }
    let done = run(&all);
    let said = String::from_utf8_lossy(&done.stdout);
    assert_eq!(done.code, Some(0), "{said}\n{}", done.stderr);
    done.json()["values"].as_u64().expect("a count")
}

fn converted(inputs: &[PathBuf], out: &Path) {
    let mut all = vec![
        "convert".as_ref(),
        "-q".as_ref(),
        "-o".as_ref(),
        out.as_os_str(),
    ];
    all.extend(inputs.iter().map(|path| path.as_os_str()));
    let done = run(&all);
    assert!(matches!(done.code, Some(0 | 1)), "{}", done.stderr);
}

#[test]
fn what_was_not_touched_holds() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("out");
    converted(&[seeds()], &out);
    assert!(holds(&out, &[&seeds()]) > 400);
    let fixtures = root().join("fixtures");
    for (name, inputs) in [
        ("pdf", vec!["pdf"]),
        (
            "others",
            vec![
                "documents/web",
                "documents/word",
                "documents/mail",
                "attachments",
            ],
        ),
        ("text", vec!["text", "readme"]),
    ] {
        let inputs: Vec<PathBuf> = inputs.iter().map(|input| fixtures.join(input)).collect();
        let out = folder.path().join(name);
        converted(&inputs, &out);
        assert!(holds(&out, &[&fixtures]) > 100, "{name}");
    }
}

#[test]
fn a_printed_dataset_and_a_merged_one_hold() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let printed = run(&["convert".as_ref(), seeds().as_os_str(), "-q".as_ref()]);
    fs::write(path("printed.json"), printed.stdout).expect("a file");
    holds(&path("printed.json"), &[&seeds()]);
    let attachments = root().join("fixtures/attachments");
    converted(&[seeds()], &path("one"));
    converted(std::slice::from_ref(&attachments), &path("two"));
    let done = run(&[
        "merge".as_ref(),
        path("one").as_os_str(),
        path("two").as_os_str(),
        "-qo".as_ref(),
        path("all").as_os_str(),
    ]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    holds(&path("all"), &[&seeds(), &attachments]);
}

#[test]
fn options_are_given_again() {
    let folder = TempDir::new().expect("a folder");
    let aliases = folder.path().join("namen.toml");
    let file = "[[name]]\nproject = \"RegioCampus\"\ncanonical = \"De RegioCampus\"\n";
    fs::write(&aliases, file).expect("a file");
    let out = folder.path().join("out");
    let sources = seeds();
    let [convert, verify]: [Vec<_>; 2] = [
        vec![
            "convert".as_ref(),
            sources.as_os_str(),
            "-qo".as_ref(),
            out.as_os_str(),
        ],
        vec![
            "verify".as_ref(),
            out.as_os_str(),
            "-q".as_ref(),
            "--sources".as_ref(),
            sources.as_os_str(),
        ],
    ];
    let with = |arguments: &[&std::ffi::OsStr]| {
        let mut all = arguments.to_vec();
        all.extend(["--aliases".as_ref(), aliases.as_os_str()]);
        run(&all).code
    };
    assert_eq!(with(&convert), Some(0));
    assert_eq!(with(&verify), Some(0));
    let without = run(&verify);
    assert_eq!(without.code, Some(1));
    let said = String::from_utf8(without.stdout).expect("UTF-8");
    assert!(
        said.contains("--aliases"),
        "it says what may be missing: {said}"
    );
}

#[test]
fn trouble_is_told_apart_from_differences() {
    let seeds = seeds();
    let done = run(&[
        "verify".as_ref(),
        "nergens".as_ref(),
        "--sources".as_ref(),
        seeds.as_os_str(),
    ]);
    assert_eq!(done.code, Some(2));
    let folder = TempDir::new().expect("a folder");
    let dataset = folder.path().join("dataset.json");
    fs::write(&dataset, "{}").expect("a file");
    let arguments = ["verify".as_ref(), dataset.as_os_str(), "--sources".as_ref()];
    let done = run(&[arguments.as_slice(), &["nergens".as_ref()]].concat());
    assert_eq!(done.code, Some(1), "it is no dataset, whatever the sources");
    let done = run(&["verify".as_ref(), dataset.as_os_str()]);
    assert_eq!(done.code, Some(2), "without --sources");
}

#[test]
fn a_difference_is_told_in_words() {
    let case = Case::new();
    let text = String::from_utf8(case.files[&case.dataset()].clone()).expect("UTF-8");
    let at = text.find("\"cents\":").expect("an amount");
    let mut bytes = text.into_bytes();
    let digit = at + "\"cents\":".len();
    bytes[digit] = if bytes[digit] == b'9' { b'8' } else { b'9' };
    fs::write(case.dataset(), bytes).expect("a change");
    for (lang, words) in [
        ("nl", ["Wijkt af", "uit de bron", "regel"]),
        ("en", ["Differs", "from the source", "line"]),
    ] {
        let done = run(&[
            "verify".as_ref(),
            case.path("out").as_os_str(),
            "--sources".as_ref(),
            case.path("in").as_os_str(),
            "-q".as_ref(),
            "--lang".as_ref(),
            lang.as_ref(),
        ]);
        assert_eq!(done.code, Some(1));
        let said = String::from_utf8(done.stdout).expect("UTF-8");
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert!(said.contains("/cents") && said.contains('─'), "{said}");
    }
}
