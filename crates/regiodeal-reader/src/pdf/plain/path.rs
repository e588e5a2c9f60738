//! What draws lines and areas.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect as Area, Shape};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Number;

use super::Run;
use crate::pdf::record::single;

/// What is smaller than this, in points, has no extent.
const NOTHING: f32 = 1.0 / 256.0;

impl Run<'_, '_> {
    /// Whether the operator belongs to paths; then it is done.
    pub(super) fn path_operator(&mut self, operator: &TypedInstruction<'_, '_>) -> bool {
        use TypedInstruction as Op;
        match operator {
            Op::RectPath(r) => {
                let (x, y) = (r.0.as_f64(), r.1.as_f64());
                let area = Area::new(x, y, x + r.2.as_f64(), y + r.3.as_f64());
                self.path.extend(area.path_elements(0.1));
                (self.start, self.last) = (Point::new(x, y), Point::new(x, y));
            }
            Op::MoveTo(to) => {
                let to = point(to.0, to.1);
                (self.start, self.last) = (to, to);
                self.path.move_to(to);
            }
            Op::LineTo(to) => self.line_to(point(to.0, to.1)),
            Op::CubicTo(c) => self.curve_to(point(c.0, c.1), point(c.2, c.3), point(c.4, c.5)),
            Op::CubicStartTo(c) => self.curve_to(self.last, point(c.0, c.1), point(c.2, c.3)),
            Op::CubicEndTo(c) => {
                let end = point(c.2, c.3);
                self.curve_to(point(c.0, c.1), end, end);
            }
            Op::ClosePath(_) => self.close(),
            Op::EndPath(_) => self.path.truncate(0),
            Op::StrokePath(_) => self.paint(false, true),
            Op::CloseAndStrokePath(_) => {
                self.close();
                self.paint(false, true);
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.paint(true, false),
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.close();
                self.paint(true, true);
            }
            _ => return false,
        }
        true
    }

    fn line_to(&mut self, to: Point) {
        if !self.path.elements().is_empty() {
            self.last = to;
            self.path.line_to(to);
        }
    }

    fn curve_to(&mut self, one: Point, two: Point, to: Point) {
        if !self.path.elements().is_empty() {
            self.last = to;
            self.path.curve_to(one, two, to);
        }
    }

    fn close(&mut self) {
        if !self.path.is_empty() && self.path.elements().last() != Some(&PathEl::ClosePath) {
            self.path.close_path();
            self.last = self.start;
        }
    }

    fn paint(&mut self, fills: bool, strokes: bool) {
        let path = std::mem::take(&mut self.path);
        if fills {
            self.fill(&path);
        }
        if strokes {
            self.recorder.path(&path, self.state.transform, true);
        }
        self.path = path;
        self.path.truncate(0);
    }

    fn fill(&mut self, path: &BezPath) {
        if path.elements().is_empty() {
            return;
        }
        let area = path.control_box();
        let [a, b, c, d, _, _] = self.state.transform.as_coeffs();
        let is_nothing = |extent: f64| single(extent) <= NOTHING;
        if is_nothing(area.width() * a.hypot(b)) || is_nothing(area.height() * c.hypot(d)) {
            // What is too thin to fill is a line.
            let mut line = BezPath::new();
            line.move_to((area.x0, area.y0));
            line.line_to((area.x1, area.y1));
            self.recorder.path(&line, self.state.transform, true);
        } else if !self.state.fill.is_white() {
            self.recorder.path(path, self.state.transform, false);
        }
    }
}

fn point(x: Number, y: Number) -> Point {
    Point::new(x.as_f64(), y.as_f64())
}
