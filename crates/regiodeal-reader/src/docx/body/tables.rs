//! The tables of a part while they are read.

use super::super::item::{Cell, Item, Table};
use super::{Open, WIDEST, Walk};

/// A table that is being read.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    /// Columns of the row that are taken.
    pub(super) column: usize,
    pub(super) row_is_deleted: bool,
    pub(super) cell: Cell,
}

impl Walk<'_> {
    pub(super) fn open_table(&mut self) -> Open {
        self.end_carried();
        self.grids.push(Grid::default());
        Open::Table
    }

    pub(super) fn open_row(&mut self) -> Open {
        if let Some(grid) = self.grids.last_mut() {
            grid.row = Vec::new();
            (grid.column, grid.row_is_deleted) = (0, false);
        }
        Open::Row
    }

    pub(super) fn open_cell(&mut self) -> Open {
        if let Some(grid) = self.grids.last_mut() {
            grid.cell = Cell {
                column: grid.column,
                span: 1,
                ..Cell::default()
            };
        }
        self.items.push(Vec::new());
        Open::Cell
    }

    pub(super) fn close_table(&mut self) {
        let grid = self.grids.pop().unwrap_or_default();
        self.add(Item::Table(Table { rows: grid.rows }));
    }

    pub(super) fn close_cell(&mut self) {
        self.end_carried();
        let items = self.items.pop().unwrap_or_default();
        let Some(grid) = self.grids.last_mut() else {
            for item in items {
                self.add(item);
            }
            return;
        };
        let mut cell = std::mem::take(&mut grid.cell);
        cell.items = items;
        grid.column = (grid.column + cell.span).min(WIDEST);
        grid.row.push(cell);
    }

    pub(super) fn close_row(&mut self) {
        if let Some(grid) = self.grids.last_mut() {
            let row = std::mem::take(&mut grid.row);
            if !grid.row_is_deleted {
                grid.rows.push(row);
            }
            grid.row_is_deleted = false;
        }
    }
}
