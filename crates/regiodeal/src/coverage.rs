//! What became of each line of each document, as a table for people.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use clap::Args;
use regiodeal_dataset::{Dataset, DocumentFile, PageText};
use regiodeal_document::Page;

use crate::output;

/// How much of a document may be unexplained.
#[derive(Args, Clone, Copy)]
pub(crate) struct CoverageArguments {
    /// Fail a document of known kind of which more than so many percent of the lines are
    /// unexplained; it stays in the dataset, marked.
    #[arg(long, value_name = "PERCENT", default_value_t = 5, value_parser = clap::value_parser!(u8).range(..=100))]
    pub(crate) max_unexplained: u8,
}

/// The names of the columns.
const COLUMNS: [&str; 6] = ["document", "page", "line", "state", "by", "text"];

/// The lines of documents, as they are read.
#[derive(Default)]
pub(crate) struct Table {
    /// Rows by the name and the id of their document.
    rows: Mutex<BTreeMap<(String, String), Vec<u8>>>,
}

impl Table {
    /// Takes the lines of a document.
    pub(crate) fn add(&self, file: &DocumentFile) {
        let document = &file.document;
        let mut writer = writer();
        let written = file
            .pages
            .iter()
            .try_for_each(|page| write_page(&mut writer, &document.file, page));
        // Writing to memory does not fail.
        if let (Ok(()), Ok(rows)) = (written, writer.into_inner()) {
            let mut all = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert((document.file.clone(), document.id.clone()), rows);
        }
    }

    /// Writes the lines of the documents of a dataset: values parted by tabs, quoted as in
    /// CSV where they must be, with a heading.
    pub(crate) fn write(self, path: &Path, dataset: &Dataset) -> anyhow::Result<()> {
        let all = self
            .rows
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut heading = writer();
        heading.write_record(COLUMNS)?;
        let mut bytes = heading.into_inner().context("cannot write a table")?;
        let mut names: Vec<(String, String)> = dataset
            .documents
            .iter()
            .map(|document| (document.file.clone(), document.id.clone()))
            .collect();
        names.sort();
        for name in &names {
            bytes.extend(all.get(name).into_iter().flatten());
        }
        output::file(path, &bytes)
    }
}

fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(b'\t')
        .from_writer(Vec::new())
}

fn write_page(writer: &mut csv::Writer<Vec<u8>>, file: &str, page: &PageText) -> csv::Result<()> {
    let printed = Page::new(page.number, page.text.as_str());
    let texts: BTreeMap<u32, &str> = printed
        .lines()
        .iter()
        .map(|line| (line.id.line, line.text))
        .collect();
    for of in &page.lines {
        let text = texts.get(&of.line).copied().unwrap_or_default();
        writer.write_record([
            &cell(file),
            &page.number.to_string(),
            &of.line.to_string(),
            of.state.as_str(),
            &of.by.join(", "),
            &cell(text),
        ])?;
    }
    Ok(())
}

/// A text as it stands in one cell: without tabs, and never a formula, which a spreadsheet
/// would compute.
fn cell(text: &str) -> String {
    let text = output::printable(&text.replace('\t', "  "));
    if text.starts_with(['=', '+', '-', '@']) {
        format!(" {text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_text() {
        assert_eq!(cell("=1+1"), " =1+1");
        assert_eq!(cell("a\tb"), "a  b");
        assert_eq!(cell("€ 5"), "€ 5");
    }
}
