//! Words on pictures, read by the installed tesseract.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;

use regiodeal_reader::{Picture, Word};

/// A word that the program itself doubts more than this, in percent, is none.
const LEAST_SURE: f32 = 20.0;
/// The level of a word in its table.
const WORD: &str = "5";
/// The level of a line.
const LINE: &str = "4";

/// Reads a picture. An error says what to do.
pub(crate) fn recognise(picture: &Picture) -> Result<Vec<Word>, String> {
    let table = run(picture).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "tesseract is not installed; install it with Dutch (Debian: tesseract-ocr and tesseract-ocr-nld)".to_owned(),
        _ => format!("tesseract failed: {error}"),
    })?;
    Ok(words(&table))
}

fn run(picture: &Picture) -> io::Result<String> {
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "-l", "nld", "--psm", "3", "--dpi"])
        .arg(picture.resolution.to_string())
        .arg("tsv")
        // One document keeps one core busy.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut image = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    image.extend_from_slice(&picture.grey);
    let stdin = child.stdin.take();
    // A full pipe must not stop either side.
    let feed = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&image)));
    let output = child.wait_with_output()?;
    let _fed = feed.join();
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("nld") {
        return Err(io::Error::other(
            "it does not know Dutch; install tesseract-ocr-nld",
        ));
    }
    let last = said
        .trim()
        .lines()
        .next_back()
        .unwrap_or_default()
        .to_owned();
    Err(io::Error::other(last))
}

/// The words of tesseract's table: level, page, block, paragraph, line, word, left, top,
/// width, height, confidence, text.
fn words(table: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut line = (0, 0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [level, _, _, _, _, _, left, top, width, height, sure, text] = cells.as_slice() else {
            continue;
        };
        let number = |cell: &str| cell.parse::<u32>().unwrap_or_default();
        if *level == LINE {
            line = (number(top), number(top) + number(height));
        }
        let sure = sure.parse::<f32>().unwrap_or_default();
        if *level == WORD && sure >= LEAST_SURE && !text.trim().is_empty() {
            words.push(Word {
                text: (*text).to_owned(),
                left: number(left),
                right: number(left) + number(width),
                top: line.0,
                bottom: line.1,
            });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_their_lines() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t10\t20\t200\t30\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t10\t22\t80\t20\t96.1\t€\n\
                     5\t1\t1\t1\t1\t2\t100\t22\t60\t20\t3.0\t~~\n";
        let words = words(table);
        assert_eq!(words.len(), 1);
        assert_eq!(
            (words[0].top, words[0].bottom, words[0].right),
            (20, 50, 90)
        );
    }
}
