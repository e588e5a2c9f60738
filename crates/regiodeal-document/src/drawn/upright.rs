//! Text that stands on its side is turned; what lies outside the page is left out.

use crate::sheet::{Glyph, Rect, Sheet};

/// No paper is larger, in points: some 35 metres. Up to it, sums and
/// differences of places are what they should be.
const FARTHEST: f32 = 100_000.0;
/// A page with more boxes is a drawing, and none of them stands beside the text.
const MOST_BOXES: usize = 4000;

/// A point, in points.
type Point = (f32, f32);

/// The direction in which text runs, in quarter turns clockwise.
fn turns(glyph: &Glyph) -> u8 {
    let (dx, dy) = (glyph.dx, glyph.dy);
    if dx.abs() >= dy.abs() {
        if dx >= 0.0 { 0 } else { 2 }
    } else if dy > 0.0 {
        1
    } else {
        3
    }
}

/// Whether a glyph stands upright, or leans no more than italics on a slope would.
fn is_level(glyph: &Glyph) -> bool {
    turns(glyph) == 0 && glyph.dy.abs() <= glyph.dx.abs() * 0.1 + 0.05
}

/// The sheet turned so that most of its text is upright, and what is not upright then.
pub(super) fn upright(sheet: Sheet) -> (Sheet, Vec<Glyph>) {
    let mut counts = [0_usize; 4];
    for glyph in &sheet.glyphs {
        if let Some(count) = counts.get_mut(usize::from(turns(glyph))) {
            *count += 1;
        }
    }
    let most = (0..4_u8)
        .max_by_key(|turn| (counts[usize::from(*turn)], 4 - turn))
        .unwrap_or(0);
    let mut sheet = if most == 0 {
        sheet
    } else {
        turned(&sheet, most)
    };
    // A page is nearly all upright.
    let page = Rect {
        x0: -1.0,
        y0: -1.0,
        x1: sheet.width + 1.0,
        y1: sheet.height + 1.0,
    };
    sheet.glyphs.retain(|glyph| {
        let numbers = [glyph.x, glyph.y, glyph.dx, glyph.dy, glyph.size];
        numbers.into_iter().all(is_near)
            && (page.x0..=page.x1).contains(&glyph.x)
            && (page.y0..=page.y1 + glyph.size).contains(&glyph.y)
            && glyph.size >= 0.5
    });
    let leaning = sheet.glyphs.extract_if(.., |glyph| !is_level(glyph));
    let leaning = leaning.collect();
    sheet.rules.retain(is_on_paper);
    sheet.boxes.retain(is_on_paper);
    if sheet.boxes.len() > MOST_BOXES {
        sheet.boxes.clear();
    }
    (sheet, leaning)
}

/// Nearer than [`FARTHEST`], and a number at all.
fn is_near(number: f32) -> bool {
    number.abs() <= FARTHEST
}

fn is_on_paper(area: &Rect) -> bool {
    let Rect { x0, y0, x1, y1 } = *area;
    [x0, y0, x1, y1].into_iter().all(is_near) && x0 <= x1 && y0 <= y1
}

/// Glyphs that lean, each stretch of one direction turned upright, in the order drawn.
pub(super) fn straightened(leaning: &[Glyph]) -> Vec<Vec<Glyph>> {
    leaning
        .chunk_by(|a, b| turns(a) == turns(b))
        .map(|stretch| {
            let turn = stretch.first().map_or(0, turns);
            stretch
                .iter()
                .map(|glyph| {
                    let (x, y) = turn_point((glyph.x, glyph.y), turn, 0.0, 0.0);
                    let length = glyph.dx.hypot(glyph.dy);
                    Glyph {
                        x,
                        y,
                        dx: length,
                        dy: 0.0,
                        ..glyph.clone()
                    }
                })
                .collect()
        })
        .collect()
}

fn turned(sheet: &Sheet, turn: u8) -> Sheet {
    let (width, height) = (sheet.width, sheet.height);
    let point = |point: Point| turn_point(point, turn, width, height);
    let rect = |area: &Rect| {
        let (a, b) = (point((area.x0, area.y0)), point((area.x1, area.y1)));
        Rect {
            x0: a.0.min(b.0),
            y0: a.1.min(b.1),
            x1: a.0.max(b.0),
            y1: a.1.max(b.1),
        }
    };
    let glyph = |glyph: &Glyph| {
        let start = point((glyph.x, glyph.y));
        let end = point((glyph.x + glyph.dx, glyph.y + glyph.dy));
        Glyph {
            x: start.0,
            y: start.1,
            dx: end.0 - start.0,
            dy: end.1 - start.1,
            ..glyph.clone()
        }
    };
    let lies = turn % 2 == 1;
    Sheet {
        number: sheet.number,
        width: if lies { height } else { width },
        height: if lies { width } else { height },
        glyphs: sheet.glyphs.iter().map(glyph).collect(),
        rules: sheet.rules.iter().map(rect).collect(),
        boxes: sheet.boxes.iter().map(rect).collect(),
        pictured: sheet.pictured,
        recognised: sheet.recognised,
    }
}

/// A point of a page whose text runs in the direction `turn`, once the page is turned
/// back. Width and height are those of the page before.
fn turn_point((x, y): Point, turn: u8, width: f32, height: f32) -> Point {
    match turn {
        1 => (y, width - x),
        2 => (width - x, height - y),
        3 => (height - y, x),
        _ => (x, y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::GlyphText;

    fn glyph(x: f32, y: f32, dx: f32, dy: f32) -> Glyph {
        Glyph {
            text: GlyphText::Char('a'),
            x,
            y,
            dx,
            dy,
            size: 10.0,
            bold: false,
            colour: [0; 3],
        }
    }

    #[test]
    fn a_page_on_its_side_is_turned() {
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        // Text runs downwards: the second glyph stands below the first.
        sheet.glyphs = vec![glyph(500.0, 100.0, 0.0, 5.0), glyph(500.0, 105.0, 0.0, 5.0)];
        let (turned, leaning) = upright(sheet);
        assert!(leaning.is_empty());
        assert!(turned.width > turned.height);
        let [first, second] = turned.glyphs.as_slice() else {
            panic!("two glyphs")
        };
        assert!(second.x > first.x);
        assert!((second.y - first.y).abs() < 0.01 && (first.y - 100.0).abs() < 0.01);
    }

    #[test]
    fn what_lies_outside_the_page_is_not_read() {
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        sheet.glyphs = vec![glyph(-50.0, 100.0, 5.0, 0.0), glyph(50.0, 100.0, 5.0, 0.0)];
        assert_eq!(upright(sheet).0.glyphs.len(), 1);
    }

    #[test]
    fn what_is_drawn_nowhere_is_left_out() {
        let at = |x: f32| Rect {
            x0: x,
            y0: 10.0,
            x1: x + 100.0,
            y1: 10.0,
        };
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        sheet.rules = vec![at(50.0), at(f32::INFINITY), at(f32::NAN), at(-1e30)];
        assert_eq!(upright(sheet).0.rules, [at(50.0)]);
    }
}
