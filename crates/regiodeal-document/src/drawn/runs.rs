//! Glyphs to runs: stretches of a line that no wide gap and no drawn line parts.

use crate::sheet::{Glyph, GlyphText, Rect};

/// From this gap on, in ems, two words stand in different cells or columns.
const CELL_GAP: f32 = 0.8;
/// In text that is spread to fill its line, words stand this far apart at most, in ems.
const SPREAD_GAP: f32 = 1.0;
/// Figures this far apart, in ems, are two: a space within one is narrower.
const FIGURE_GAP: f32 = 0.5;
/// A gap between letters from which a space is meant, in ems.
const WORD_GAP: f32 = 0.15;
/// Letters further apart, in ems, are set apart.
const TRACKED: f32 = 0.08;
/// Base lines of one line differ no more than this, in ems.
const SAME_LINE: f32 = 0.25;
/// A letter larger than those beside it by this factor opens a text of several lines.
const TALL: f32 = 2.0;
/// A raised or lowered figure is smaller than its line by this factor.
const RAISED: f32 = 0.86;

/// A raised or lowered piece has no more glyphs than this.
const LONGEST_RAISED: usize = 6;

/// One character of a run, and its box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    pub(super) char: char,
    pub(super) area: Rect,
}

/// A stretch of a line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) chars: Vec<Char>,
    pub(super) area: Rect,
    /// The height of its base line.
    pub(super) base: f32,
    /// The size of most of it, in points.
    pub(super) size: f32,
    /// All of its letters are bold.
    pub(super) bold: bool,
    pub(super) colour: [u8; 3],
}

impl Run {
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|char| char.char).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }
}

/// One glyph with its box, on the way to a run.
#[derive(Clone, Debug)]
struct Set<'g> {
    glyph: &'g Glyph,
    x0: f32,
    x1: f32,
    is_letter: bool,
}

impl<'g> Set<'g> {
    fn of(glyph: &'g Glyph) -> Self {
        Self {
            glyph,
            x0: glyph.x,
            x1: right(glyph),
            is_letter: is_letter(glyph),
        }
    }

    /// Whether it starts nearly where another does, which stands left of it or there.
    fn is_near(&self, other: &Self) -> bool {
        let apart = (self.x1 - self.x0).min(self.glyph.size) * 0.25;
        self.x0 - other.x0 < apart
    }
}

fn right(glyph: &Glyph) -> f32 {
    glyph.x + glyph.dx.max(0.0)
}

/// A stretch of glyphs as drawn one after the other.
struct Chunk<'g> {
    glyphs: &'g [Glyph],
    x0: f32,
    x1: f32,
    base: f32,
    size: f32,
}

/// Runs in the order of lines, and from left to right within a line. `walls` are drawn
/// vertical lines.
pub(super) fn runs(glyphs: &[Glyph], walls: &[Rect]) -> Vec<Run> {
    let mut chunks = chunks(glyphs);
    chunks.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.x0.total_cmp(&b.x0)));
    let mut runs = Vec::new();
    for line in lines(chunks) {
        split(line, walls, &mut runs);
    }
    runs
}

fn is_space(glyph: &Glyph) -> bool {
    match &glyph.text {
        GlyphText::Char(char) => char.is_whitespace() || *char == '\u{200b}',
        GlyphText::Text(text) => text.chars().all(char::is_whitespace),
    }
}

fn chunks(glyphs: &[Glyph]) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    let mut from = 0;
    for (index, glyph) in glyphs.iter().enumerate() {
        let (x0, x1) = (glyph.x, right(glyph));
        let goes_on = chunks.last().is_some_and(|last| {
            (last.base - glyph.y).abs() <= 0.05 * glyph.size
                && (last.size - glyph.size).abs() <= 0.05 * glyph.size
                && x0 >= last.x1 - 0.3 * glyph.size
                && x0 <= last.x1 + CELL_GAP * glyph.size
        });
        if !goes_on {
            from = index;
            chunks.push(Chunk {
                x0,
                x1,
                base: glyph.y,
                size: glyph.size,
                glyphs: &[],
            });
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.x1 = chunk.x1.max(x1);
            chunk.glyphs = glyphs.get(from..=index).unwrap_or_default();
        }
    }
    chunks.retain(|chunk| !chunk.glyphs.iter().all(is_space));
    chunks
}

/// Chunks on one base line, with the raised and lowered ones that belong to them. Chunks
/// come from top to bottom.
fn lines(chunks: Vec<Chunk<'_>>) -> Vec<Vec<Chunk<'_>>> {
    let hosts: Vec<Option<usize>> = (0..chunks.len())
        .map(|small| host(&chunks, small))
        .collect();
    let mut lines: Vec<(f32, f32, Vec<Chunk<'_>>)> = Vec::new();
    let mut line_of = vec![None; chunks.len()];
    let mut small = Vec::new();
    for (index, (chunk, host)) in chunks.into_iter().zip(hosts).enumerate() {
        if let Some(host) = host {
            small.push((host, chunk));
            continue;
        }
        // Only the last lines can be near enough.
        let near = lines.iter().rev().take(8).position(|(base, size, _)| {
            (base - chunk.base).abs() <= SAME_LINE * size.min(chunk.size)
        });
        let at = near.map_or(lines.len(), |back| lines.len() - 1 - back);
        if let Some(slot) = line_of.get_mut(index) {
            *slot = Some(at);
        }
        match lines.get_mut(at) {
            Some((base, size, line)) => {
                if chunk.size > *size {
                    (*base, *size) = (chunk.base, chunk.size);
                }
                line.push(chunk);
            }
            None => lines.push((chunk.base, chunk.size, vec![chunk])),
        }
    }
    for (host, chunk) in small {
        let line = line_of.get(host).copied().flatten();
        match line.and_then(|line| lines.get_mut(line)) {
            Some((_, _, line)) => line.push(chunk),
            None => lines.push((chunk.base, chunk.size, vec![chunk])),
        }
    }
    lines.into_iter().map(|(_, _, chunks)| chunks).collect()
}

/// The larger chunk that a raised or lowered one belongs to: it touches it.
fn host(chunks: &[Chunk<'_>], small: usize) -> Option<usize> {
    let chunk = chunks
        .get(small)
        .filter(|chunk| chunk.glyphs.len() <= LONGEST_RAISED)?;
    let from = chunks.partition_point(|other| other.base < chunk.base - chunk.size);
    chunks
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, other)| other.base <= chunk.base + 2.5 * chunk.size)
        .filter(|(index, other)| {
            let raised = other.base - other.size..=other.base + 0.35 * other.size;
            let gap = (chunk.x0 - other.x1).abs().min((other.x0 - chunk.x1).abs());
            *index != small
                && chunk.size < RAISED * other.size
                && chunk.size > 0.3 * other.size
                && raised.contains(&chunk.base)
                && (chunk.base - other.base).abs() > 0.1 * other.size
                && gap <= 0.35 * other.size
        })
        .map(|(index, _)| index)
        .next()
}

/// Cuts a line into runs at wide gaps and drawn lines.
fn split(line: Vec<Chunk<'_>>, walls: &[Rect], runs: &mut Vec<Run>) {
    let mut sets = Vec::with_capacity(line.iter().map(|chunk| chunk.glyphs.len()).sum());
    for chunk in line {
        let glyphs = chunk.glyphs.iter().filter(|glyph| !is_space(glyph));
        sets.extend(glyphs.map(Set::of));
    }
    let by_place = |a: &Set<'_>, b: &Set<'_>| a.x0.total_cmp(&b.x0);
    // Most lines are drawn in the order in which they are read.
    if !sets.is_sorted_by(|a, b| by_place(a, b).is_le()) {
        sets.sort_by(by_place);
    }
    let doubled = drop_doubles(&mut sets);
    let walls = walls_at(walls, &sets);
    let gaps = Gaps::of(&sets);
    let mut from = 0;
    let mut right = f32::NEG_INFINITY;
    for index in 0..=sets.len() {
        let cut = match (
            index.checked_sub(1).and_then(|at| sets.get(at)),
            sets.get(index),
        ) {
            (Some(last), Some(next)) => {
                right = right.max(last.x1);
                let size = last.glyph.size.min(next.glyph.size);
                let gap = next.x0 - right;
                let figures = || ends_figure(last.glyph) && starts_figure(next.glyph);
                // A letter as tall as several lines is no word with the last of them.
                let tall = last.glyph.size.max(next.glyph.size) > TALL * size;
                tall || gap > gaps.cell * size
                    || gap > FIGURE_GAP * size && figures()
                    || gap > -0.1 * size && is_walled(&walls, right, next.x0, next.glyph.y, size)
            }
            (Some(_), None) => true,
            (None, _) => false,
        };
        if cut {
            runs.extend(
                sets.get(from..index)
                    .and_then(|sets| run(sets, &gaps, doubled)),
            );
            (from, right) = (index, f32::NEG_INFINITY);
        }
    }
}

/// One run of glyphs, from left to right.
fn run(sets: &[Set<'_>], gaps: &Gaps, doubled: bool) -> Option<Run> {
    let (size, base) = usual_type(sets)?;
    let first = sets.first()?.glyph;
    let mut run = Run {
        chars: Vec::with_capacity(sets.len() + sets.len() / 5),
        area: Rect::NONE,
        base,
        size,
        bold: sets
            .iter()
            .all(|set| set.glyph.bold || doubled || !set.is_letter),
        colour: first.colour,
    };
    for set in sets {
        let own = set.glyph.size.max(size * 0.5);
        let gap = set.x0 - run.area.x1;
        // Dots that lead to a page number have no spaces between them.
        let leads = set.glyph.text == GlyphText::Char('.')
            && run.chars.last().is_some_and(|last| last.char == '.');
        if !run.chars.is_empty() && gap > gaps.word * own && !leads {
            run.chars.push(Char {
                char: ' ',
                area: Rect::NONE,
            });
        }
        write(set, base, size, &mut run);
    }
    (!run.chars.is_empty()).then_some(run)
}

/// The size and base line that most of its characters have.
fn usual_type(sets: &[Set<'_>]) -> Option<(f32, f32)> {
    let mut counts: Vec<(f32, f32, usize)> = Vec::new();
    for set in sets {
        let (size, base) = (set.glyph.size, set.glyph.y);
        match counts
            .iter_mut()
            .find(|known| (known.0 - size).abs() < 0.1 && (known.1 - base).abs() < 0.5)
        {
            Some(known) => known.2 += 1,
            None => counts.push((size, base, 1)),
        }
    }
    counts
        .into_iter()
        .max_by(|a, b| a.2.cmp(&b.2).then(a.0.total_cmp(&b.0)))
        .map(|(size, base, _)| (size, base))
}

fn ends_figure(glyph: &Glyph) -> bool {
    matches!(glyph.text, GlyphText::Char('0'..='9' | '-' | '–'))
}

fn starts_figure(glyph: &Glyph) -> bool {
    matches!(glyph.text, GlyphText::Char('0'..='9' | '€'))
}

fn is_letter(glyph: &Glyph) -> bool {
    match &glyph.text {
        GlyphText::Char(char) => char.is_alphanumeric(),
        GlyphText::Text(_) => true,
    }
}

/// Drops glyphs drawn twice nearly in the same place, as some programs make bold type;
/// they come from left to right. Whether much of the line was.
fn drop_doubles(sets: &mut Vec<Set<'_>>) -> bool {
    let mut pairs = sets.windows(2);
    if !pairs.any(|pair| matches!(pair, [last, next] if next.is_near(last))) {
        return false;
    }
    let before = sets.len();
    let mut kept: Vec<Set<'_>> = Vec::with_capacity(before);
    for set in sets.drain(..) {
        let near = kept.iter().rev().take_while(|other| set.is_near(other));
        let doubled = near.take(4).any(|other| {
            (other.glyph.y - set.glyph.y).abs() < 0.12 * set.glyph.size
                && other.glyph.text == set.glyph.text
        });
        if !doubled {
            kept.push(set);
        }
    }
    *sets = kept;
    sets.len() * 3 < before * 2
}

/// From which gap on a space is meant, and from which a new cell, in ems.
struct Gaps {
    word: f32,
    cell: f32,
}

impl Gaps {
    fn of(sets: &[Set<'_>]) -> Self {
        // Dots that lead to a page number stand as far apart as they like.
        let between = || {
            let pairs = sets.windows(2).filter_map(|pair| match pair {
                [a, b] if a.is_letter && b.is_letter => {
                    Some((b.x0 - a.x1) / a.glyph.size.min(b.glyph.size))
                }
                _ => None,
            });
            pairs.filter(|gap| *gap < 2.0)
        };
        let (all, narrow) = between().fold((0, 0), |(all, narrow), gap| {
            (all + 1, narrow + usize::from(gap <= TRACKED))
        });
        // Letters set apart: "T O T A A L". Then the middle gap is a wide one.
        let tracked = if narrow * 2 <= all && all > 0 {
            median(&mut between().collect::<Vec<f32>>())
        } else {
            0.0
        };
        let word = tracked + WORD_GAP;
        let mut words: Vec<f32> = between().filter(|gap| *gap > word).collect();
        let is_letter = |set: &&Set<'_>| matches!(set.glyph.text, GlyphText::Char(char) if char.is_alphabetic());
        let letters = || sets.iter().filter(is_letter).count();
        let is_prose = words.len() >= 3 && letters() * 4 > sets.len() * 3;
        let cell = if is_prose {
            (1.6 * median(&mut words)).clamp(CELL_GAP, SPREAD_GAP)
        } else {
            CELL_GAP
        };
        Self {
            word,
            cell: cell.max(tracked + CELL_GAP),
        }
    }
}

/// The middle one of some numbers; 0 of none.
fn median(numbers: &mut [f32]) -> f32 {
    let middle = numbers.len() / 2;
    if numbers.is_empty() {
        return 0.0;
    }
    *numbers.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// The walls that reach to the height of a line.
fn walls_at(walls: &[Rect], line: &[Set<'_>]) -> Vec<Rect> {
    if walls.is_empty() {
        return Vec::new();
    }
    let tops = line.iter().map(|set| set.glyph.y - set.glyph.size);
    let top = tops.fold(f32::INFINITY, f32::min);
    let bottoms = line.iter().map(|set| set.glyph.y);
    let bottom = bottoms.fold(f32::NEG_INFINITY, f32::max);
    let reach = |wall: &&Rect| wall.y0 <= bottom && wall.y1 >= top;
    walls.iter().filter(reach).copied().collect()
}

fn is_walled(walls: &[Rect], from: f32, to: f32, base: f32, size: f32) -> bool {
    let (from, to) = (from.min(to) - 1.0, from.max(to) + 1.0);
    let middle = base - 0.3 * size;
    walls
        .iter()
        .any(|wall| wall.x0 >= from && wall.x1 <= to && wall.y0 <= middle && wall.y1 >= middle)
}

fn write(set: &Set<'_>, line: f32, size: f32, run: &mut Run) {
    let glyph = set.glyph;
    let base = glyph.y;
    let rise = line - base;
    let area = Rect {
        x0: set.x0,
        y0: base - 0.8 * glyph.size,
        x1: set.x1,
        y1: base + 0.22 * glyph.size,
    };
    let raised = glyph.size < RAISED * size && rise > 0.12 * size;
    let first = run.chars.len();
    match &glyph.text {
        GlyphText::Char(char) => push(*char, area, &mut run.chars),
        GlyphText::Text(text) => text
            .chars()
            .for_each(|char| push(char, area, &mut run.chars)),
    }
    let own = run.chars.get_mut(first..).unwrap_or_default();
    if own.len() > 1 {
        share(area, own);
    }
    if raised {
        for own in own {
            own.char = superscript(own.char);
        }
    }
    run.area = run.area.union(area);
}

/// Parts the box of a ligature among its letters.
fn share(area: Rect, letters: &mut [Char]) {
    #[expect(clippy::cast_precision_loss, reason = "a ligature has a few letters")]
    let step = area.width() / letters.len() as f32;
    let mut x0 = area.x0;
    for letter in letters {
        letter.area.x0 = x0;
        x0 += step;
        letter.area.x1 = x0;
    }
}

/// What a glyph's character stands for: ligatures are taken apart, control characters are
/// no text.
fn push(char: char, area: Rect, chars: &mut Vec<Char>) {
    let letters = match char {
        // Nearly all.
        ' '..='~' => {
            chars.push(Char { char, area });
            return;
        }
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        // One that is drawn is seen.
        '\u{ad}' if area.width() > 0.0 => "-",
        '\u{2028}' | '\u{2029}' => "",
        char if char.is_control() => "",
        char => {
            chars.push(Char { char, area });
            return;
        }
    };
    chars.extend(letters.chars().map(|char| Char { char, area }));
}

/// A raised figure must not become part of the amount before it.
fn superscript(char: char) -> char {
    match char {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}
