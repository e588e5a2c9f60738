//! What sets colours: hayro tells what each comes to.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::BezPath;
use hayro_interpret::{
    BlendMode, ClipPath, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask, interpret,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Name, Number, ObjectIdentifier, Stream};
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
pub(super) enum Space {
    Device(Device),
    /// Another, which hayro knows.
    Named(Rc<Named>),
}

/// A space that is built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Device {
    Grey,
    Rgb,
    Cmyk,
}

/// A space that goes by a name.
pub(super) struct Named {
    /// The operator that sets it.
    operator: String,
    /// The stream that knows it by that name.
    known_in: usize,
    /// The object that it is, where it is one: the same on all pages.
    object: Option<ObjectIdentifier>,
    /// The colour that it starts with.
    ink: Ink,
}

impl Device {
    fn operator(self) -> &'static str {
        match self {
            Self::Grey => "/DeviceGray cs",
            Self::Rgb => "/DeviceRGB cs",
            Self::Cmyk => "/DeviceCMYK cs",
        }
    }

    /// The space that a profile of the International Color Consortium describes, by the
    /// header of the profile (ICC.1, 7.2.6). To follow the curves in it would change a
    /// colour by less than matters here, and takes hayro a millisecond.
    fn of_profile(profile: &[u8], parts: i32) -> Option<Self> {
        match (profile.get(16..20)?, parts) {
            (b"GRAY", 1) => Some(Self::Grey),
            (b"RGB ", 3) => Some(Self::Rgb),
            _ => None,
        }
    }
}

impl Default for Colour {
    fn default() -> Self {
        Self {
            ink: Ink::grey(0.0),
            alpha: 1.0,
            space: Space::Device(Device::Grey),
        }
    }
}

impl Colour {
    fn set(&mut self, ink: Ink, space: Device) {
        self.ink = ink;
        self.space = Space::Device(space);
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

impl<'a> hayro_interpret::Device<'a> for Probe {
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
    /// The built-in space that a name stands for, or that its colour profile describes.
    fn device(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<Device> {
        match name.as_ref() {
            b"DeviceGray" => return Some(Device::Grey),
            b"DeviceRGB" => return Some(Device::Rgb),
            _ => {}
        }
        let space = resources.get_color_space(name)?.into_array()?;
        let mut parts = space.flex_iter();
        let kind: Name<'_> = parts.next()?;
        let profile: Stream<'_> = parts.next().filter(|_| kind.as_ref() == b"ICCBased")?;
        let count = profile
            .dict()
            .get("N")
            .filter(|count| matches!(count, 1 | 3))?;
        let read = || Device::of_profile(&profile.decoded_data().ok()?, count);
        let known = self.devices.entry(profile.obj_id());
        *known.or_insert_with(read)
    }

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
                self.state.fill.set(ink, Device::Grey);
            }
            Op::StrokeColorDeviceGray(grey) => {
                let ink = Ink::grey(grey.0.as_f32());
                self.state.stroke.set(ink, Device::Grey);
            }
            Op::NonStrokeColorDeviceRgb(c) => {
                let ink = Ink::rgb([c.0, c.1, c.2].map(|part| part.as_f32()));
                self.state.fill.set(ink, Device::Rgb);
            }
            Op::StrokeColorDeviceRgb(c) => {
                let ink = Ink::rgb([c.0, c.1, c.2].map(|part| part.as_f32()));
                self.state.stroke.set(ink, Device::Rgb);
            }
            Op::NonStrokeColorCmyk(c) => {
                self.state.fill.set(Ink::grey(0.0), Device::Cmyk);
                self.mix(&[c.0, c.1, c.2, c.3], None, Side::Fill, names)?;
            }
            Op::StrokeColorCmyk(c) => {
                self.state.stroke.set(Ink::grey(0.0), Device::Cmyk);
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
        let space = if let Some(known) = names.spaces.get(name.as_ref()) {
            known.clone()
        } else {
            let space = self.named(name, names)?;
            names.spaces.insert(name.as_ref().to_vec(), space.clone());
            space
        };
        let colour = self.colour(side);
        colour.ink = match &space {
            Space::Device(_) => Ink::grey(0.0),
            Space::Named(space) => space.ink,
        };
        colour.space = space;
        Ok(())
    }

    /// What a name of a space stands for.
    fn named(&mut self, name: &Name<'_>, names: &mut Names<'_, 'a>) -> Result<Space, NotPlain> {
        let object = names.resources.color_spaces.get_ref(name);
        let object = object.map(ObjectIdentifier::from);
        if let Some(device) = self.painter.device(name, names.resources) {
            return Ok(Space::Device(device));
        }
        let operator = format!("{} cs", written(name));
        let ink = self.ink(&operator, object, names)?;
        Ok(Space::Named(Rc::new(Named {
            operator,
            known_in: names.depth,
            object,
            ink,
        })))
    }

    /// Sets a colour in the space that was chosen last, or the pattern of a name.
    fn mix(
        &mut self,
        parts: &[Number],
        pattern: Option<&Name<'_>>,
        side: Side,
        names: &mut Names<'_, 'a>,
    ) -> Plain {
        let (operator, object) = match (&self.colour(side).space, parts) {
            (Space::Device(Device::Grey), [grey]) if pattern.is_none() => {
                self.colour(side).ink = Ink::grey(grey.as_f32());
                return Ok(());
            }
            (Space::Device(Device::Rgb), [red, green, blue]) if pattern.is_none() => {
                let parts = [red, green, blue].map(Number::as_f32);
                self.colour(side).ink = Ink::rgb(parts);
                return Ok(());
            }
            (Space::Device(device), _) => (device.operator(), None),
            (Space::Named(space), _) if space.known_in != names.depth => return Err(NotPlain),
            (Space::Named(space), _) => (space.operator.as_str(), space.object),
        };
        let mut operators = operator.to_owned();
        for part in parts {
            let _into_a_string = write!(operators, " {}", part.as_f64());
        }
        // A pattern is another one on another page.
        let object = object.filter(|_| pattern.is_none());
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
