//! What sets colours: hayro tells what each comes to.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::BezPath;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask, interpret,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Name, Number, ObjectIdentifier};
use hayro_syntax::page::Resources;

use super::{Names, NotPlain, Painter, Plain, Run, written};
use crate::pdf::record::Ink;

/// A colour, and the space in which the next one is told.
#[derive(Clone)]
pub(super) struct Colour {
    pub(super) ink: Ink,
    pub(super) alpha: f32,
    space: Space,
}

/// The space in which colours are told.
#[derive(Clone)]
struct Space {
    /// The operator that sets it.
    operator: Rc<str>,
    /// The stream that knows it by that name, where not all do.
    known_in: Option<usize>,
    /// The object that it is, where it is one: the same on all pages.
    object: Option<ObjectIdentifier>,
}

impl Space {
    /// One that is built in.
    fn of_device(operator: &str) -> Self {
        Self {
            operator: operator.into(),
            known_in: None,
            object: None,
        }
    }
}

impl Default for Colour {
    fn default() -> Self {
        Self {
            ink: Ink::grey(0.0),
            alpha: 1.0,
            space: Space::of_device("/DeviceGray cs"),
        }
    }
}

impl Colour {
    fn set(&mut self, ink: Ink, space: &str) {
        self.ink = ink;
        self.space = Space::of_device(space);
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
                self.mix(&[c.0, c.1, c.2, c.3], None, Side::Fill, names)?;
            }
            Op::StrokeColorCmyk(c) => {
                self.state.stroke.set(Ink::grey(0.0), "/DeviceCMYK cs");
                self.mix(&[c.0, c.1, c.2, c.3], None, Side::Stroke, names)?;
            }
            Op::ColorSpaceNonStroke(space) => self.space(space.0, Side::Fill, names)?,
            Op::ColorSpaceStroke(space) => self.space(space.0, Side::Stroke, names)?,
            Op::NonStrokeColor(c) => self.mix(&c.0, None, Side::Fill, names)?,
            Op::StrokeColor(c) => self.mix(&c.0, None, Side::Stroke, names)?,
            Op::NonStrokeColorNamed(c) => self.mix(&c.0, c.1, Side::Fill, names)?,
            Op::StrokeColorNamed(c) => self.mix(&c.0, c.1, Side::Stroke, names)?,
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
        let object = names.resources.color_spaces.get_ref(name);
        let space = Space {
            operator: format!("{} cs", written(name)).into(),
            known_in: Some(names.depth),
            object: object.map(ObjectIdentifier::from),
        };
        let ink = self.ink(&space.operator, space.object, names)?;
        let colour = self.colour(side);
        (colour.ink, colour.space) = (ink, space);
        Ok(())
    }

    /// Sets a colour in the space that was chosen last, or the pattern of a name.
    fn mix(
        &mut self,
        parts: &[Number],
        pattern: Option<&Name<'_>>,
        side: Side,
        names: &mut Names<'_, 'a>,
    ) -> Plain {
        let space = &self.colour(side).space;
        if space.known_in.is_some_and(|depth| depth != names.depth) {
            return Err(NotPlain);
        }
        let mut operators = space.operator.to_string();
        for part in parts {
            let _into_a_string = write!(operators, " {}", part.as_f64());
        }
        // A pattern is another one on another page.
        let object = space.object.filter(|_| pattern.is_none());
        if let Some(name) = pattern {
            let _into_a_string = write!(operators, " {}", written(name));
        }
        operators.push_str(" scn");
        self.colour(side).ink = self.ink(&operators, object, names)?;
        Ok(())
    }

    /// What operators come to, in a space that is this object.
    fn ink(
        &mut self,
        operators: &str,
        space: Option<ObjectIdentifier>,
        names: &mut Names<'_, 'a>,
    ) -> Result<Ink, NotPlain> {
        if let Some(known) = known(self.painter, names, space).get(operators) {
            return Ok(*known);
        }
        let ink = self.painter.ink(operators, names.resources)?;
        known(self.painter, names, space).insert(operators.to_owned(), ink);
        Ok(ink)
    }
}

/// The colours that are known of a space that is this object, or else of a stream.
fn known<'i>(
    painter: &'i mut Painter<'_>,
    names: &'i mut Names<'_, '_>,
    space: Option<ObjectIdentifier>,
) -> &'i mut HashMap<String, Ink> {
    match space {
        Some(space) => painter.inks.entry(space).or_default(),
        None => &mut names.inks,
    }
}
