//! A page drawn without hayro's interpreter, which looks up every letter several times over.
//!
//! The operators that text and tables are made of are followed here; the fonts, most colours,
//! pictures and annotations stay hayro's. A page that holds anything else is refused, and
//! hayro draws it. Both ways give the same sheet, which the tests hold for every PDF among
//! the fixtures; but for the shades of a colour profile that is far from the usual ones.

mod colour;
mod path;
mod shown;
mod text;

use std::collections::HashMap;
use std::fmt::Write as _;

use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect as Area};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret,
    interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::damage::Sound;
use super::fonts::Fonts;
use super::record::{Ink, Recorder};
use colour::{Colour, Device, Space};
use shown::Shown;
use text::Text;

/// Forms within forms, and states that were saved, to this depth.
const DEEPEST_FORM: usize = 20;
const MOST_STATES: usize = 10_000;

/// The page holds something that is not followed here.
#[derive(Debug)]
pub(super) struct NotPlain;

type Plain = Result<(), NotPlain>;

/// Draws the pages of a document.
pub(super) struct Painter<'a> {
    fonts: Fonts<'a>,
    /// For what hayro does: it draws one colour or picture at a time.
    context: Context<'a>,
    cache: InterpreterCache<'a>,
    pdf: &'a Pdf,
    /// The document hides parts of its pages.
    has_layers: bool,
    /// The colours of each space that was used, by the operators that set them.
    inks: HashMap<ObjectIdentifier, HashMap<String, Ink>>,
    /// Which colour profiles describe built-in spaces.
    devices: HashMap<ObjectIdentifier, Option<Device>>,
    /// What the last array showed, for its memory.
    shown: Shown,
    /// The streams of pages that are whole.
    pub(super) sound: Sound,
}

impl<'a> Painter<'a> {
    pub(super) fn new(pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Self {
        let settings = InterpreterSettings::default();
        let fonts = Fonts::new(&settings);
        let area = Area::new(0.0, 0.0, 1.0, 1.0);
        let catalog: Option<Dict<'a>> = pdf.xref().get(pdf.xref().root_id());
        Self {
            fonts,
            context: Context::new(Affine::IDENTITY, area, cache, pdf.xref(), settings),
            cache: cache.clone(),
            pdf,
            has_layers: catalog.is_some_and(|catalog| catalog.contains_key("OCProperties")),
            inks: HashMap::new(),
            devices: HashMap::new(),
            shown: Shown::default(),
            sound: Sound::default(),
        }
    }

    /// Draws a page.
    ///
    /// # Errors
    ///
    /// It is not plain; then what was recorded counts for nothing.
    pub(super) fn draw(&mut self, page: &Page<'a>, recorder: &mut Recorder) -> Plain {
        if self.has_layers {
            return Err(NotPlain);
        }
        let contents = contents(page, &mut self.sound);
        let transform = page.initial_transform(true).to_kurbo();
        let mut run = Run {
            painter: self,
            recorder,
            state: State::new(transform),
            saved: Vec::new(),
            path: BezPath::new(),
            start: Point::ZERO,
            last: Point::ZERO,
            forms: 0,
        };
        run.content(TypedIter::new(&contents), page.resources())?;
        self.annotations(page, transform, recorder);
        Ok(())
    }

    fn annotations(&self, page: &Page<'a>, transform: Affine, recorder: &mut Recorder) {
        if !page.raw().contains_key("Annots") {
            return;
        }
        let settings = InterpreterSettings {
            render_content: RenderContent::ANNOTATIONS,
            ..InterpreterSettings::default()
        };
        let (width, height) = page.render_dimensions();
        let area = Area::new(0.0, 0.0, f64::from(width), f64::from(height));
        let xref = self.pdf.xref();
        let mut context = Context::new(transform, area, &self.cache, xref, settings);
        interpret_page(page, &mut context, recorder);
    }
}

/// The graphics state, as far as a sheet shows it.
#[derive(Clone)]
struct State {
    transform: Affine,
    fill: Colour,
    stroke: Colour,
    text: Text,
}

impl State {
    fn new(transform: Affine) -> Self {
        Self {
            transform,
            fill: Colour::default(),
            stroke: Colour::default(),
            text: Text::default(),
        }
    }
}

/// What the names in a content stream stand for.
struct Names<'r, 'a> {
    resources: &'r Resources<'a>,
    /// Tells the names of one stream from those of another.
    depth: usize,
    fonts: HashMap<Vec<u8>, Option<usize>>,
    spaces: HashMap<Vec<u8>, Space>,
    inks: HashMap<String, Ink>,
}

/// A page on its way to a sheet.
struct Run<'p, 'a> {
    painter: &'p mut Painter<'a>,
    recorder: &'p mut Recorder,
    state: State,
    saved: Vec<State>,
    path: BezPath,
    /// Where the part of the path that is being drawn starts, and where it has come to.
    start: Point,
    last: Point,
    /// Streams that are being drawn, each within the one before.
    forms: usize,
}

impl<'a> Run<'_, 'a> {
    /// Follows a content stream; the state is as before when it ends.
    fn content(&mut self, mut operators: TypedIter<'_>, resources: &Resources<'a>) -> Plain {
        self.forms += 1;
        let mut names = Names {
            resources,
            depth: self.forms,
            fonts: HashMap::new(),
            spaces: HashMap::new(),
            inks: HashMap::new(),
        };
        let depth = self.saved.len();
        self.saved.push(self.state.clone());
        while let Some(operator) = operators.next() {
            self.operator(&operator, &mut names)?;
        }
        self.path.truncate(0);
        while self.saved.len() > depth {
            self.restore();
        }
        self.forms -= 1;
        Ok(())
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn operator(
        &mut self,
        operator: &TypedInstruction<'_, '_>,
        names: &mut Names<'_, 'a>,
    ) -> Plain {
        use TypedInstruction as Op;
        match operator {
            Op::SaveState(_) if self.saved.len() >= MOST_STATES => return Err(NotPlain),
            Op::SaveState(_) => self.saved.push(self.state.clone()),
            Op::RestoreState(_) => self.restore(),
            Op::Transform(m) => {
                self.state.transform *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
            }
            Op::SetGraphicsState(name) => self.graphics_state(name.0, names)?,
            Op::XObject(name) => self.object(name.0, names)?,
            Op::BeginMarkedContentWithProperties(mark) if mark.0.as_ref() == b"OC" => {
                return Err(NotPlain);
            }
            Op::BeginMarkedContent(mark) if mark.0.as_ref() == b"OC" => return Err(NotPlain),
            Op::InlineImage(_) | Op::Shading(_) => return Err(NotPlain),
            _ => {
                let drawn = self.path_operator(operator) || self.text_operator(operator, names);
                if !drawn {
                    self.colour_operator(operator, names)?;
                }
            }
        }
        Ok(())
    }

    fn graphics_state(&mut self, name: &Name<'_>, names: &Names<'_, 'a>) -> Plain {
        let Some(state) = names.resources.get_ext_g_state(name) else {
            return Ok(());
        };
        if ["TR", "TR2", "Font"]
            .iter()
            .any(|key| state.contains_key(key))
        {
            return Err(NotPlain);
        }
        if let Some(alpha) = state.get::<f32>("ca") {
            self.state.fill.alpha = alpha;
        }
        Ok(())
    }

    fn object(&mut self, name: &Name<'_>, names: &Names<'_, 'a>) -> Plain {
        let Some(stream) = names.resources.get_x_object(name) else {
            return Ok(());
        };
        if stream.dict().contains_key("OC") {
            return Err(NotPlain);
        }
        let kind: Option<Name<'_>> = stream.dict().get("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() == b"Form") {
            return self.form(&stream, names.resources);
        }
        let mut content = String::from("q");
        for part in self.state.transform.as_coeffs() {
            let _into_a_string = write!(content, " {part}");
        }
        let _into_a_string = write!(content, " cm {} Do Q", written(name));
        interpret(
            TypedIter::new(content.as_bytes()),
            names.resources,
            &mut self.painter.context,
            self.recorder,
        );
        Ok(())
    }

    fn form(&mut self, stream: &Stream<'a>, outer: &Resources<'a>) -> Plain {
        if self.forms >= DEEPEST_FORM {
            return Err(NotPlain);
        }
        let form = stream.dict();
        let (Ok(content), Some(_)) = (stream.decoded_data(), form.get::<[f32; 4]>("BBox")) else {
            return Ok(());
        };
        let own = form.get("Resources").map(Resources::new);
        self.path.truncate(0);
        self.saved.push(self.state.clone());
        if let Some(matrix) = form.get::<[f64; 6]>("Matrix") {
            self.state.transform *= Affine::new(matrix);
        }
        if form.contains_key("Group") {
            self.state.fill.alpha = 1.0;
        }
        self.content(TypedIter::new(&content), own.as_ref().unwrap_or(outer))?;
        self.restore();
        Ok(())
    }
}

/// What a page draws; hayro would keep it decoded until the last page is read.
fn contents(page: &Page<'_>, sound: &mut Sound) -> Vec<u8> {
    let mut decoded = |stream: &Stream<'_>| {
        let decoded = stream.decoded_data().ok()?;
        sound.note(stream, &decoded);
        Some(decoded.into_owned())
    };
    match page.raw().get("Contents") {
        Some(Object::Stream(stream)) => decoded(&stream).unwrap_or_default(),
        Some(Object::Array(parts)) => {
            let streams = parts.raw_iter().filter_map(|part| match part {
                MaybeRef::Ref(object) => page.xref().get(object.into()),
                MaybeRef::NotRef(object) => object.into_stream(),
            });
            let mut all = Vec::new();
            for part in streams.filter_map(|stream| decoded(&stream)) {
                all.extend(part);
                // What a part ends with is no part of what the next begins with.
                all.push(b' ');
            }
            all
        }
        _ => Vec::new(),
    }
}

/// A name as content streams write it.
fn written(name: &Name<'_>) -> String {
    let mut written = String::from("/");
    for byte in name.as_ref() {
        if byte.is_ascii_alphanumeric() {
            written.push(char::from(*byte));
        } else {
            let _into_a_string = write!(written, "#{byte:02X}");
        }
    }
    written
}

fn matrix(parts: [Number; 6]) -> Affine {
    Affine::new(parts.map(|part| part.as_f64()))
}
