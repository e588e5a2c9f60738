//! What the properties of paragraphs, runs, rows and cells say.

use super::super::styles;
use super::super::xml::Element;
use super::{Open, WIDEST, Walk};

impl Walk<'_> {
    pub(super) fn paragraph_property(&mut self, element: &Element<'_>) -> Open {
        let Some(draft) = self.drafts.last_mut() else {
            return Open::Skipped;
        };
        match element.name() {
            "pStyle" => draft.style = element.attribute("val"),
            "outlineLvl" => draft.outline = Some(styles::outline(element).unwrap_or(0)),
            "numPr" => return Open::ListProperties,
            "rPr" => return Open::MarkProperties,
            _ => {}
        }
        Open::Skipped
    }

    /// The paragraph mark itself may have been put in or taken out.
    pub(super) fn mark_property(&mut self, element: &Element<'_>) -> Open {
        match element.name() {
            "ins" | "moveTo" => self.met.changes += 1,
            "del" | "moveFrom" => {
                self.met.changes += 1;
                if let Some(draft) = self.drafts.last_mut() {
                    draft.goes_on = true;
                }
            }
            _ => {}
        }
        Open::Skipped
    }

    pub(super) fn list_property(&mut self, element: &Element<'_>) -> Open {
        if let Some(draft) = self.drafts.last_mut() {
            match element.name() {
                "numId" => draft.in_list.list = element.number(),
                "ilvl" => draft.in_list.level = styles::level(element),
                _ => {}
            }
        }
        Open::Skipped
    }

    pub(super) fn run_property(&mut self, element: &Element<'_>) -> Open {
        if let Some(type_) = self.types.last_mut() {
            if element.name() == "rStyle" {
                let style = element.attribute("val").unwrap_or_default();
                *type_ = type_.over(self.styles.characters(&style));
            } else {
                type_.take(element);
            }
        }
        Open::Skipped
    }

    pub(super) fn row_property(&mut self, element: &Element<'_>) -> Open {
        if let Some(grid) = self.grids.last_mut() {
            match element.name() {
                "del" => {
                    self.met.changes += 1;
                    grid.row_is_deleted = true;
                }
                "ins" => self.met.changes += 1,
                "gridBefore" => grid.column = columns(element),
                _ => {}
            }
        }
        Open::Skipped
    }

    pub(super) fn cell_property(&mut self, element: &Element<'_>) -> Open {
        if let Some(grid) = self.grids.last_mut() {
            match element.name() {
                "gridSpan" => grid.cell.span = columns(element).max(1),
                "vMerge" => {
                    grid.cell.continues = element.attribute("val").as_deref() != Some("restart");
                }
                _ => {}
            }
        }
        Open::Skipped
    }

    pub(super) fn control_property(&mut self, element: &Element<'_>) -> Open {
        let above = self.open.len().checked_sub(2);
        if element.name() == "showingPlcHdr"
            && element.is_on()
            && let Some(Open::Control { instruction }) =
                above.and_then(|above| self.open.get_mut(above))
        {
            *instruction = true;
        }
        Open::Skipped
    }
}

fn columns(element: &Element<'_>) -> usize {
    let count = element
        .number()
        .and_then(|count| usize::try_from(count).ok());
    count.unwrap_or(0).min(WIDEST)
}
