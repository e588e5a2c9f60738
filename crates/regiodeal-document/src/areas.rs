//! The boxes of a page's characters, in half the memory: most stand as high as the one
//! before.

use std::ops::Range;

use crate::sheet::Rect;

/// Boxes in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Areas {
    /// Left and right of each; of one that holds nothing, those of [`Rect::NONE`].
    sides: Vec<(f32, f32)>,
    /// Top and bottom, each from a box on up to the next.
    heights: Vec<(usize, (f32, f32))>,
}

impl Areas {
    pub(crate) fn push(&mut self, area: Rect) {
        let height = (area.y0, area.y1);
        let is_as_high = self.heights.last().is_some_and(|(_, last)| *last == height);
        if !area.is_none() && !is_as_high {
            self.heights.push((self.sides.len(), height));
        }
        self.sides.push((area.x0, area.x1));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sides.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.sides.len()
    }

    /// The smallest box around some of them; none where they are none.
    pub(crate) fn around(&self, range: Range<usize>) -> Option<Rect> {
        let first = self
            .heights
            .partition_point(|(from, _)| *from <= range.start)
            .saturating_sub(1);
        let mut around = Rect::NONE;
        let mut at = range.start;
        for (index, (_, (y0, y1))) in self.heights.iter().enumerate().skip(first) {
            if at >= range.end {
                break;
            }
            let next = self.heights.get(index + 1).map(|(from, _)| *from);
            let end = next.map_or(range.end, |next| next.min(range.end));
            for (x0, x1) in self.sides.get(at..end)? {
                let area = Rect {
                    x0: *x0,
                    y0: *y0,
                    x1: *x1,
                    y1: *y1,
                };
                if !area.is_none() {
                    around = around.union(area);
                }
            }
            at = end;
        }
        (!around.is_none()).then_some(around)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn area() -> impl Strategy<Value = Rect> {
        let height = prop::sample::select(vec![0.0_f32, 10.0, 20.0]);
        let drawn = (0.0_f32..500.0, 0.0_f32..9.0, height).prop_map(|(x0, width, y0)| Rect {
            x0,
            y0,
            x1: x0 + width,
            y1: y0 + 10.0,
        });
        prop_oneof![4 => drawn, 1 => Just(Rect::NONE)]
    }

    proptest! {
        #[test]
        fn boxes_are_those_that_were_put_in(all in prop::collection::vec(area(), 0..30), start in 0_usize..30, length in 0_usize..30) {
            let mut areas = Areas::default();
            for area in &all {
                areas.push(*area);
            }
            prop_assert_eq!(areas.len(), all.len());
            let end = (start + length).min(all.len());
            let expected = all.get(start..end).map(|some| Rect::around(some.iter().copied()));
            let expected = expected.filter(|area| !area.is_none());
            prop_assert_eq!(areas.around(start..end), expected);
        }
    }
}
