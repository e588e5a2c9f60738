//! A page as a picture: what layout made of it, drawn over its text.

use std::fmt::Write;

use crate::areas::Areas;
use crate::block::{Block, Kind};
use crate::page::{Location, Page};
use crate::reading::Reading;
use crate::sheet::Rect;

/// Width and height of a character, in points, on a page without geometry.
const CELL: (f32, f32) = (6.0, 14.0);
/// Most characters of a line that are drawn.
const LONGEST: usize = 4000;

/// A page as SVG: its text, drawn lines in black, lines of text in grey, columns dashed,
/// blocks framed and named in their order, cells of tables in red. Without geometry the
/// page's lines stand under each other as in a text editor.
///
/// ```
/// use regiodeal_document::{Page, layout, svg};
///
/// let page = Page::new(1, "Oevers\n\nEen oever & een sloot.\n");
/// let picture = svg(&page, &layout(std::slice::from_ref(&page)));
/// assert!(picture.contains("1 Heading") && picture.contains("&amp;"));
/// ```
#[must_use]
pub fn svg(page: &Page, blocks: &[Block]) -> String {
    let picture = Picture::of(page);
    let (width, height) = picture.size;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\">\n\
         <style>text{{font-family:sans-serif;fill:#222;white-space:pre}}.line{{fill:#000;fill-opacity:.06}}.column{{fill:none;stroke:#08f;stroke-dasharray:6 4}}.block{{fill:none;stroke:#080}}.furniture{{stroke:#999}}.cell{{fill:#f00;fill-opacity:.05;stroke:#d00;stroke-width:.5}}.name{{font-size:6px;fill:#080}}.rule{{stroke:#000;stroke-width:.6}}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for rule in &page.rules {
        shape(&mut out, "rule", *rule);
    }
    for column in &page.columns {
        shape(&mut out, "column", *column);
    }
    picture.lines(page, &mut out);
    for (number, block) in (1..).zip(blocks) {
        picture.block(page, number, block, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// Where the characters of a page are drawn.
struct Picture {
    size: (f32, f32),
    areas: Areas,
}

impl Picture {
    #[expect(
        clippy::cast_precision_loss,
        reason = "pages have some thousand characters"
    )]
    fn of(page: &Page) -> Self {
        if let Some(size) = page.size
            && page.has_geometry()
        {
            return Self {
                size,
                areas: page.areas().clone(),
            };
        }
        let mut areas = Areas::default();
        let (mut line, mut column, mut widest) = (0_usize, 0_usize, 0_usize);
        for char in page.text.chars() {
            let (x, y) = (column as f32 * CELL.0 + 20.0, line as f32 * CELL.1 + 20.0);
            areas.push(Rect {
                x0: x,
                y0: y,
                x1: x + CELL.0,
                y1: y + CELL.1 - 2.0,
            });
            match char {
                '\n' => (line, column) = (line + 1, 0),
                '\t' => column += 4,
                _ => column += 1,
            }
            widest = widest.max(column);
        }
        let size = (
            widest as f32 * CELL.0 + 40.0,
            (line + 1) as f32 * CELL.1 + 40.0,
        );
        Self { size, areas }
    }

    fn area(&self, start: usize, end: usize) -> Rect {
        let area = self.areas.around(start..end.min(self.areas.len()));
        area.unwrap_or(Rect::NONE)
    }

    fn lines(&self, page: &Page, out: &mut String) {
        for line in page.lines() {
            let count = line.text.chars().count();
            let area = self.area(line.start, line.start + count);
            if area.is_none() || line.text.trim().is_empty() {
                continue;
            }
            shape(out, "line", area);
            // Cells stand apart: each stretch between tabs is set on its own.
            let mut start = line.start;
            for part in line.text.split('\t') {
                let length = part.chars().count();
                let area = self.area(start, start + length);
                start += length + 1;
                if area.is_none() || length > LONGEST {
                    continue;
                }
                let size = area.height() * 0.95;
                let (base, width) = (area.y1 - 0.2 * area.height(), area.width());
                let _infallible = writeln!(
                    out,
                    "<text x=\"{:.1}\" y=\"{base:.1}\" font-size=\"{size:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                    area.x0,
                    escaped(part)
                );
            }
        }
    }

    fn block(&self, page: &Page, number: usize, block: &Block, out: &mut String) {
        let cells: Vec<Rect> = block
            .table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| self.around(page, cell))
            .filter(|area| !area.is_none())
            .collect();
        for cell in &cells {
            shape(out, "cell", *cell);
        }
        let area = self
            .around(page, &block.text)
            .union(Rect::around(cells.iter().copied()));
        if area.is_none() {
            return;
        }
        let class = if block.kind == Kind::Furniture {
            "block furniture"
        } else {
            "block"
        };
        shape(out, class, area);
        let level = if block.level > 0 {
            format!(" {}", block.level)
        } else {
            String::new()
        };
        let _infallible = writeln!(
            out,
            "<text class=\"name\" x=\"{:.1}\" y=\"{:.1}\">{number} {:?}{level}</text>",
            area.x0,
            area.y0 - 1.0,
            block.kind
        );
    }

    fn around(&self, page: &Page, reading: &Reading) -> Rect {
        let own = |place: &&Location| place.page == page.number;
        let places = reading.everywhere();
        Rect::around(
            places
                .iter()
                .filter(own)
                .map(|place| self.area(place.start, place.end)),
        )
    }
}

fn shape(out: &mut String, class: &str, area: Rect) {
    let _infallible = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
        area.x0,
        area.y0,
        area.width().max(0.1),
        area.height().max(0.1)
    );
}

/// Text as XML holds it: no mark-up, no characters that XML forbids.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, char| {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            char if char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            char => out.push(char),
        }
        out
    })
}
