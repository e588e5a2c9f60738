//! What sets colours: hayro tells what each comes to.

use std::fmt::Write as _;
use std::rc::Rc;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::BezPath;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask, interpret,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Name, Number};
use hayro_syntax::page::Resources;

use super::{Names, NotPlain, Painter, Plain, Run, written};
use crate::pdf::record::Ink;

/// A colour, and the space in which the next one is told.
#[derive(Clone)]
pub(super) struct Colour {
    pub(super) ink: Ink,
    pub(super) alpha: f32,
    /// The operator that sets the space, and the stream that knows it by that name, where
    /// not all do.
    space: (Rc<str>, Option<usize>),
}

impl Default for Colour {
    fn default() -> Self {
        Self {
            ink: Ink::grey(0.0),
            alpha: 1.0,
            space: ("/DeviceGray cs".into(), None),
        }
    }
}

impl Colour {
    fn set(&mut self, ink: Ink, space: &str) {
        self.ink = ink;
        self.space = (space.into(), None);
    }

    /// White, or not to be seen at all.
    pub(super) fn is_white(&self) -> bool {
        self.ink.is_white(self.alpha)
    }
}

/// What is painted in a colour.
#[derive(Clone, Copy)]
enum Side {
    Fill,
    Stroke,
}

/// The operator that sets a colour, with the pattern that it names.
fn scn(pattern: Option<&Name<'_>>) -> String {
    pattern.map_or_else(|| " scn".into(), |name| format!(" {} scn", written(name)))
}

/// Takes the colour of what is drawn.
struct Probe(Option<Ink>);

impl<'a> Device<'a> for Probe {
    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.0 = Some(Ink::of(&props.paint));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl<'a> Painter<'a> {
    /// The colour that operators set, as hayro sees it.
    fn ink(&mut self, operators: &str, resources: &Resources<'a>) -> Result<Ink, NotPlain> {
        let mut probe = Probe(None);
        let content = format!("q {operators} 0 0 9 9 re f Q");
        interpret(
            TypedIter::new(content.as_bytes()),
            resources,
            &mut self.context,
            &mut probe,
        );
        probe.0.ok_or(NotPlain)
    }
}

impl<'a> Run<'_, 'a> {
    /// Sets a colour; what does not is of no consequence.
    pub(super) fn colour_operator(
        &mut self,
        operator: &TypedInstruction<'_, '_>,
        names: &mut Names<'_, 'a>,
    ) -> Plain {
        use TypedInstruction as Op;
        match operator {
            Op::NonStrokeColorDeviceGray(grey) => {
                let ink = Ink::grey(grey.0.as_f32());
                self.state.fill.set(ink, "/DeviceGray cs");
            }
            Op::StrokeColorDeviceGray(grey) => {
                let ink = Ink::grey(grey.0.as_f32());
                self.state.stroke.set(ink, "/DeviceGray cs");
            }
            Op::NonStrokeColorDeviceRgb(c) => {
                let ink = Ink::rgb([c.0, c.1, c.2].map(|part| part.as_f32()));
                self.state.fill.set(ink, "/DeviceRGB cs");
            }
            Op::StrokeColorDeviceRgb(c) => {
                let ink = Ink::rgb([c.0, c.1, c.2].map(|part| part.as_f32()));
                self.state.stroke.set(ink, "/DeviceRGB cs");
            }
            Op::NonStrokeColorCmyk(c) => {
                self.state.fill.set(Ink::grey(0.0), "/DeviceCMYK cs");
                self.mix(&[c.0, c.1, c.2, c.3], " sc", Side::Fill, names)?;
            }
            Op::StrokeColorCmyk(c) => {
                self.state.stroke.set(Ink::grey(0.0), "/DeviceCMYK cs");
                self.mix(&[c.0, c.1, c.2, c.3], " sc", Side::Stroke, names)?;
            }
            Op::ColorSpaceNonStroke(space) => self.space(space.0, Side::Fill, names)?,
            Op::ColorSpaceStroke(space) => self.space(space.0, Side::Stroke, names)?,
            Op::NonStrokeColor(c) => self.mix(&c.0, " sc", Side::Fill, names)?,
            Op::StrokeColor(c) => self.mix(&c.0, " sc", Side::Stroke, names)?,
            Op::NonStrokeColorNamed(c) => self.mix(&c.0, &scn(c.1), Side::Fill, names)?,
            Op::StrokeColorNamed(c) => self.mix(&c.0, &scn(c.1), Side::Stroke, names)?,
            // The rest leaves no trace on a sheet.
            _ => {}
        }
        Ok(())
    }

    fn colour(&mut self, side: Side) -> &mut Colour {
        match side {
            Side::Fill => &mut self.state.fill,
            Side::Stroke => &mut self.state.stroke,
        }
    }

    fn space(&mut self, name: &Name<'_>, side: Side, names: &mut Names<'_, 'a>) -> Plain {
        let space = format!("{} cs", written(name));
        let ink = self.ink(&space, names)?;
        let colour = self.colour(side);
        colour.ink = ink;
        colour.space = (space.into(), Some(names.depth));
        Ok(())
    }

    /// Sets a colour in the space that was chosen last.
    fn mix(
        &mut self,
        parts: &[Number],
        operator: &str,
        side: Side,
        names: &mut Names<'_, 'a>,
    ) -> Plain {
        let (space, known_in) = &self.colour(side).space;
        if known_in.is_some_and(|depth| depth != names.depth) {
            return Err(NotPlain);
        }
        let mut operators = space.to_string();
        for part in parts {
            let _into_a_string = write!(operators, " {}", part.as_f64());
        }
        operators.push_str(operator);
        self.colour(side).ink = self.ink(&operators, names)?;
        Ok(())
    }

    fn ink(&mut self, operators: &str, names: &mut Names<'_, 'a>) -> Result<Ink, NotPlain> {
        if let Some(known) = names.inks.get(operators) {
            return Ok(*known);
        }
        let ink = self.painter.ink(operators, names.resources)?;
        names.inks.insert(operators.to_owned(), ink);
        Ok(ink)
    }
}
