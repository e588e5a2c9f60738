//! What layout cannot know without words: labelled fields that look like headings or
//! like tables.

use dutch_money::{Cell, Scale};
use regiodeal_dataset::fold;
use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

use crate::fields;
use crate::lexicon;
use crate::table;
use crate::text::{sentences, words};

/// Dots that lead the eye from an entry to its page.
const LEADER: &str = "....";
/// No title in a table is longer, in code points.
const LONGEST_TITLE: usize = 60;
/// No tag of a card is longer, in code points.
const LONGEST_TAG: usize = 40;

/// Blocks in which every labelled field is a paragraph of its own.
pub(crate) fn prepare(mut blocks: Vec<Block>) -> Vec<Block> {
    set_cards_apart(&mut blocks);
    join_broken_rows(&mut blocks);
    let blocks = with_leaders_parted(blocks);
    let mut prepared: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.kind == Looks::Table
            && let Some(heading) = prepared.pop_if(|above| scale_behind(above).is_some())
        {
            let cut = scale_behind(&heading).unwrap_or_default();
            let text = heading.text.clone();
            prepared.push(Block {
                text: text.part(0..cut),
                ..heading.clone()
            });
            prepared.push(Block {
                kind: Looks::Paragraph,
                text: text.part(cut..text.as_str().len()),
                gap: 0,
                level: 0,
                ..heading
            });
        }
        if let Some(label) = prepared.pop_if(|above| labels_note(above, &block)) {
            prepared.push(labelled(label, &block));
            continue;
        }
        match block.kind {
            Looks::Paragraph | Looks::Item | Looks::Heading
                if lexicon::TO_TOP.is_match(block.text.as_str()) =>
            {
                prepared.push(Block {
                    kind: Looks::Furniture,
                    ..block
                });
            }
            Looks::Table if lists_fields(&block) => {
                prepared.extend(block.table.rows.iter().map(|row| field(row, &block)));
            }
            Looks::Table if title_rows(&block).next().is_some() => prepared.extend(titled(&block)),
            Looks::Paragraph | Looks::Item => prepared.extend(with_lead_parted(block)),
            Looks::Heading if is_field(&block) => prepared.push(Block {
                kind: Looks::Paragraph,
                ..block
            }),
            _ => prepared.push(block),
        }
    }
    prepared
}

/// Blocks in which "1.1 Open huis ........ 3", and more such below it, are rows of a table:
/// the entry, and its page.
fn with_leaders_parted(blocks: Vec<Block>) -> Vec<Block> {
    if !blocks
        .iter()
        .any(|block| block.text.as_str().contains(LEADER))
    {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let rows = leading_to_pages(&block);
        if rows.is_empty() {
            out.push(block);
            continue;
        }
        let goes_on = |above: &&mut Block| {
            let row = above.table.rows.last();
            above.kind == Looks::Table
                && row.is_some_and(|row| row.cells.len() == 2 && is_page(row.cell(1)))
        };
        if let Some(above) = out.last_mut().filter(goes_on) {
            above.table.rows.extend(rows);
        } else {
            out.push(Block {
                kind: Looks::Table,
                text: Reading::default(),
                table: Table { rows },
                level: 0,
                ..block
            });
        }
    }
    out
}

/// The entries of a block that dots lead to pages, where it holds nothing else.
fn leading_to_pages(block: &Block) -> Vec<Row> {
    let text = block.text.as_str();
    let mut rows = Vec::new();
    let mut start = 0;
    while let Some(dots) = text.get(start..).and_then(|rest| rest.find(LEADER)) {
        let entry = start..start + dots;
        let behind = text.get(entry.end..).unwrap_or_default();
        let rest = behind.trim_start_matches(['.', ' ', '\u{a0}', '\u{2060}']);
        let digits = rest.len()
            - rest
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        let page = text.len() - rest.len()..text.len() - rest.len() + digits;
        let after = text.get(page.end..).unwrap_or_default();
        let parted = after.is_empty() || after.starts_with([' ', '\n']);
        if !parted || !is_page(text.get(page.clone()).unwrap_or_default()) {
            return Vec::new();
        }
        rows.push(Row {
            cells: vec![block.text.part(entry), block.text.part(page.clone())],
            gap: 0,
            indent: 0,
        });
        start = page.end;
    }
    let rest = text.get(start..).unwrap_or_default();
    if rest.trim().is_empty() {
        rows
    } else {
        Vec::new()
    }
}

fn is_page(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A row of a table that the end of a page cuts in two is one.
fn join_broken_rows(blocks: &mut [Block]) {
    let mut last: Option<usize> = None;
    for index in 0..blocks.len() {
        let (before, rest) = blocks.split_at_mut(index);
        let Some(block) = rest.first_mut() else { break };
        match block.kind {
            Looks::Furniture => continue,
            Looks::Table => {}
            _ => {
                last = None;
                continue;
            }
        }
        if let Some(above) = last.and_then(|last| before.get_mut(last)) {
            join_broken_row(above, block);
        }
        last = Some(index);
    }
}

fn join_broken_row(above: &mut Block, below: &mut Block) {
    let texts =
        |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| words(cell.as_str())).collect() };
    let header = above.table.rows.first().map(texts);
    let first = below.table.rows.first().map(texts);
    let at = usize::from(header == first);
    let (Some(row), Some(rest)) = (above.table.rows.last_mut(), below.table.rows.get(at)) else {
        return;
    };
    let page = |row: &Row| {
        let filled = row.cells.iter().find_map(Reading::first_line)?;
        Some(filled.page)
    };
    let is_money =
        |cell: &Reading| !matches!(dutch_money::cell(cell.as_str(), Scale::ONE), Cell::Words);
    let first = rest.filled().next().map_or("", |column| rest.cell(column));
    let filled = || rest.filled().filter_map(|column| rest.cells.get(column));
    let goes_on = row.cells.len() == rest.cells.len()
        && page(row) < page(rest)
        && rest.filled().all(|column| !row.cell(column).is_empty())
        && row
            .cells
            .iter()
            .any(|cell| !cell.is_empty() && is_money(cell))
        && !filled().any(is_money)
        && first.starts_with(char::is_lowercase);
    if goes_on {
        let rest = below.table.rows.remove(at);
        for (cell, rest) in row.cells.iter_mut().zip(&rest.cells) {
            cell.append(rest, " ", false);
        }
    }
}

/// Cards that each end in a link: the link, and the tag over the name of the next card,
/// are no text of this one.
fn set_cards_apart(blocks: &mut [Block]) {
    let links: Vec<usize> = (0..blocks.len())
        .filter(|index| {
            let block = blocks.get(*index);
            block.is_some_and(|block| {
                matches!(block.kind, Looks::Paragraph | Looks::Item | Looks::Heading)
                    && lexicon::READ_MORE.is_match(block.text.as_str())
            })
        })
        .collect();
    if links.len() < 2 {
        return;
    }
    for link in links {
        let heads = |at: usize| {
            let block = blocks.get(at);
            block.is_some_and(|block| block.kind == Looks::Heading)
        };
        let tag = blocks.get(link + 1);
        let looks_so = tag.is_some_and(|tag| {
            let text = tag.text.as_str();
            let plain = !text.contains(|char: char| char.is_ascii_digit() || char == ':');
            plain && text.chars().count() < LONGEST_TAG
        });
        let is_tag = looks_so && !heads(link + 1) && heads(link + 2);
        let ends = link + 1 + usize::from(is_tag);
        for block in blocks.get_mut(link..ends).into_iter().flatten() {
            block.kind = Looks::Furniture;
        }
    }
}

/// Where a heading ends that goes on with the scale of the table below it: "Thema Vennen
/// (bedragen x € 1.000)".
fn scale_behind(heading: &Block) -> Option<usize> {
    if heading.kind != Looks::Heading {
        return None;
    }
    let text = heading.text.as_str();
    let scale = dutch_money::scale(text)?;
    let before = text
        .get(..scale.start)?
        .trim_end_matches([' ', '(', ',', '\u{a0}']);
    let lower = before.to_lowercase();
    let words = ["alle bedragen", "bedragen"];
    let cut = words.iter().find_map(|word| lower.strip_suffix(word));
    let cut = cut.map_or(before.len(), str::len);
    let before = before
        .get(..cut)?
        .trim_end_matches([' ', '(', ',', '\u{a0}']);
    (!before.is_empty()).then_some(before.len())
}

/// "Stand van zaken januari 2024" on a line of its own, over the note.
fn labels_note(above: &Block, note: &Block) -> bool {
    let looks = matches!(
        above.kind,
        Looks::Heading | Looks::Caption | Looks::Paragraph
    );
    let low = above.level == 0 || above.level > 2;
    looks
        && low
        && note.kind == Looks::Paragraph
        && lexicon::NOTE_HEADING.is_match(above.text.as_str())
        && fields::of(&note.text).is_none()
}

fn labelled(label: Block, note: &Block) -> Block {
    let mut text = label.text;
    text.append(&note.text, ": ", false);
    Block {
        kind: Looks::Paragraph,
        text,
        level: 0,
        ..note.clone()
    }
}

/// A paragraph, and apart from it what stands behind the lead that it names: "Trekker:
/// gemeente Oss. De stuurgroep stemt in."
fn with_lead_parted(block: Block) -> Vec<Block> {
    let Some(cut) = lead_ends(&block) else {
        return vec![block];
    };
    let text = block.text.clone();
    let lead = text.as_str().get(..cut).unwrap_or_default();
    let lead = text.part(0..lead.trim_end_matches('.').len());
    let rest = Block {
        kind: Looks::Paragraph,
        text: text.part(cut..text.as_str().len()),
        gap: 0,
        ..block.clone()
    };
    vec![
        Block {
            text: lead,
            ..block
        },
        rest,
    ]
}

/// Where the lead ends in such a paragraph.
fn lead_ends(block: &Block) -> Option<usize> {
    let text = block.text.as_str();
    let field = fields::of(&block.text).filter(|field| field.holds == fields::Holds::Lead)?;
    let value = text.len() - field.value.as_str().len();
    let sentences = sentences(text.get(value..)?);
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let ends = sentences.iter().map(|sentence| value + sentence.end);
    let mut ends = ends.filter(|end| rest(*end).split_whitespace().count() > 2);
    ends.find(|end| {
        let before = text.get(..*end).unwrap_or_default();
        let last = before.rsplit(' ').next().unwrap_or_default();
        // "St. Jan", "mr. De Vries" are names.
        last.chars().filter(|char| char.is_alphabetic()).count() > 3 || last.ends_with(").")
    })
}

fn is_field(block: &Block) -> bool {
    let label = fields::of(&block.text).filter(|field| field.holds != fields::Holds::Name);
    block.level == 0 && (label.is_some() || lexicon::NOTE_OPENING.is_match(block.text.as_str()))
}

/// Rows with a title over a header of their own: a table in a table begins there.
fn title_rows(block: &Block) -> impl Iterator<Item = usize> {
    let names = [
        "project",
        "projecten",
        "projectnaam",
        "naam",
        "naamproject",
        "titel",
    ];
    let is_known = |cell: &str| {
        lexicon::COLUMN_MONEY.is_match(cell)
            || lexicon::COLUMN_TOTAL.is_match(cell)
            || lexicon::COLUMN_LEAD.is_match(cell)
    };
    let is_header = move |row: &Row| {
        let any = |wanted: &dyn Fn(&str) -> bool| {
            let mut cells = row.filled().map(|column| row.cell(column));
            cells.any(wanted)
        };
        any(&|cell| names.contains(&fold(cell).as_str()))
            && any(&is_known)
            && !any(&table::is_plain_amount)
    };
    let is_title = |row: &Row| {
        let mut filled = row.filled();
        let first = filled.next().map_or("", |column| row.cell(column));
        filled.next().is_none()
            && first.chars().count() < LONGEST_TITLE
            && !lexicon::TOTAL.is_match(first)
    };
    let rows = &block.table.rows;
    let pairs = rows.windows(2).enumerate();
    pairs.filter_map(move |(at, pair)| {
        matches!(pair, [title, header] if is_title(title) && is_header(header)).then_some(at)
    })
}

/// The tables of a table, each with its title as a heading over it. A column that says no
/// more than "bedrag" is what the title says.
fn titled(block: &Block) -> Vec<Block> {
    let rows = &block.table.rows;
    let starts: Vec<usize> = title_rows(block).collect();
    let mut out = Vec::new();
    let part = |rows: &[Row]| Block {
        table: Table {
            rows: rows.to_vec(),
        },
        ..block.clone()
    };
    let first = starts.first().copied().unwrap_or(rows.len());
    if first > 0 {
        out.push(part(rows.get(..first).unwrap_or_default()));
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(rows.len());
        let title = rows
            .get(*start)
            .and_then(|row| row.cells.iter().find(|cell| !cell.is_empty()));
        let Some(title) = title else { continue };
        out.push(Block {
            kind: Looks::Heading,
            text: title.clone(),
            table: Table::default(),
            ..block.clone()
        });
        let mut table = part(rows.get(start + 1..end).unwrap_or_default());
        let header = table.table.rows.first_mut();
        let says_nothing = |cell: &&mut Reading| {
            matches!(
                fold(cell.as_str()).as_str(),
                "bedrag" | "bedragen" | "bedrageuro"
            )
        };
        if lexicon::COLUMN_MONEY.is_match(title.as_str())
            && let Some(cell) = header.and_then(|row| row.cells.iter_mut().find(says_nothing))
        {
            *cell = title.clone();
        }
        out.push(table);
    }
    out
}

/// A table of two columns whose first holds labels.
fn lists_fields(block: &Block) -> bool {
    let rows = &block.table.rows;
    let labels = rows
        .iter()
        .filter(|row| fields::of(&joined(row)).is_some())
        .count();
    let pairs = rows.iter().all(|row| row.filled().count() <= 2);
    pairs && labels >= 2 && labels * 2 > rows.len()
}

fn field(row: &Row, table: &Block) -> Block {
    let text = joined(row);
    // A card begins with the name of its project.
    let alone = row.filled().count() == 1 && !row.cell(0).is_empty();
    let is_name = alone && is_name(text.as_str());
    Block {
        kind: if is_name {
            Looks::Heading
        } else {
            Looks::Paragraph
        },
        text,
        table: Table::default(),
        gap: row.gap,
        level: 0,
        indent: table.indent,
        run_in: false,
    }
}

fn is_name(text: &str) -> bool {
    let short = text.chars().count() < LONGEST_TITLE;
    let begins = text.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    short && begins && !text.ends_with(['.', ':', ';', ','])
}

fn joined(row: &Row) -> Reading {
    let mut text = Reading::default();
    for cell in &row.cells {
        let colon = if text.as_str().ends_with(':') {
            " "
        } else {
            ": "
        };
        text.append(cell, colon, true);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use regiodeal_document::{Page, layout};

    #[test]
    fn the_scale_of_a_table_is_no_part_of_its_heading() {
        let table = "Nr\tProject\t2022\n1\tOever\t20\n";
        let heads = |title: &str| {
            let text = format!("{title}\n{table}");
            let blocks = prepare(layout(&[Page::new(1, &text)]));
            blocks.first().map(|block| block.text.as_str().to_owned())
        };
        let vennen = Some("Thema Vennen".to_owned());
        assert_eq!(heads("Thema Vennen (bedragen x € 1.000)"), vennen);
        assert_eq!(heads("Thema Vennen"), vennen);
    }
}
