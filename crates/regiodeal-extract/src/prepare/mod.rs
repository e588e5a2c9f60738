//! What layout cannot know without words: labelled fields that look like headings or
//! like tables, tables that a page's end breaks, cards, contents.

mod broken;
mod cards;
mod labels;
mod leaders;
mod titled;

use regiodeal_document::{Block, Kind as Looks};

use crate::fields;
use crate::lexicon;
use crate::text::sentences;

/// No title in a table is longer, in code points.
const LONGEST_TITLE: usize = 60;

/// Blocks in which every labelled field is a paragraph of its own.
pub(crate) fn prepare(mut blocks: Vec<Block>) -> Vec<Block> {
    cards::set_apart(&mut blocks);
    broken::join_rows(&mut blocks);
    broken::take_notes_in(&mut blocks);
    let blocks = leaders::parted(blocks);
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
            Looks::Table if labels::lists_fields(&block) => {
                prepared.extend(
                    block
                        .table
                        .rows
                        .iter()
                        .map(|row| labels::field(row, &block)),
                );
            }
            Looks::Table if titled::title_rows(&block).next().is_some() => {
                prepared.extend(titled::parted(&block));
            }
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
