//! The main engine: what hayro draws becomes glyphs and lines.

use std::sync::Arc;

use hayro_interpret::kurbo::Rect as Area;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use regiodeal_document::Sheet;

use super::Failure;
use super::damage::Sound;
use super::plain::{NotPlain, Painter};
use super::record::{Drawing, Recorder};
use super::unbroken;

/// Opens a PDF.
pub(super) fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, Failure> {
    Pdf::new_with_password(Arc::new(bytes.to_vec()), password.unwrap_or_default())
        .map_err(|error| failure(error, password))
}

/// Draws all pages, each for `take`; with the pictures on them where `pictures` asks for
/// them. Tells which of their streams are whole.
///
/// # Errors
///
/// It breaks on one.
pub(super) fn draw(
    pdf: &Pdf,
    pictures: bool,
    mut take: impl FnMut(Drawing),
) -> Result<Sound, Failure> {
    let cache = InterpreterCache::new();
    let mut painter = unbroken(|| Painter::new(pdf, &cache))?;
    let pages = unbroken(|| pdf.pages())?;
    let mut glyphs = 0;
    for (number, page) in (1..).zip(pages.iter()) {
        let drawing = unbroken(|| {
            let (width, height) = page.render_dimensions();
            let mut sheet = Sheet::new(number, width, height);
            // Most pages have about as many.
            sheet.glyphs.reserve(glyphs);
            let mut recorder = Recorder::new(sheet, pictures);
            match painter.draw(page, &mut recorder) {
                Ok(()) => recorder.finish(),
                Err(NotPlain) => interpreted(pdf, page, number, pictures, &cache),
            }
        })?;
        glyphs = drawing.sheet.glyphs.len();
        take(drawing);
    }
    Ok(painter.sound)
}

/// A page as hayro's interpreter draws it.
fn interpreted<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    number: u32,
    pictures: bool,
    cache: &InterpreterCache<'a>,
) -> Drawing {
    let (width, height) = page.render_dimensions();
    let area = Area::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        area,
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut recorder = Recorder::new(Sheet::new(number, width, height), pictures);
    interpret_page(page, &mut context, &mut recorder);
    recorder.finish()
}

fn failure(error: LoadPdfError, password: Option<&str>) -> Failure {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => match password {
            Some(_) => Failure::WrongPassword,
            None => Failure::Encrypted,
        },
        LoadPdfError::Decryption(_) => Failure::UnknownEncryption,
        LoadPdfError::Invalid => Failure::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use regiodeal_document::{Glyph, Rect};

    use super::*;
    use crate::pdf::tests::{pages, stream, written};

    /// Numbers that differ by less, in points, are the same: the two ways round differently.
    const SAME: f32 = 0.01;

    fn is_near(one: impl IntoIterator<Item = f32>, two: impl IntoIterator<Item = f32>) -> bool {
        let mut pairs = one.into_iter().zip(two);
        pairs.all(|(one, two)| (one - two).abs() <= SAME)
    }

    fn assert_same(page: &str, one: &Sheet, two: &Sheet) {
        assert_eq!(one.glyphs.len(), two.glyphs.len(), "{page}");
        for (one, two) in one.glyphs.iter().zip(&two.glyphs) {
            let numbers = |glyph: &Glyph| [glyph.x, glyph.y, glyph.dx, glyph.dy, glyph.size];
            let rest = |glyph: &Glyph| (glyph.text.clone(), glyph.bold, glyph.colour);
            let same = is_near(numbers(one), numbers(two)) && rest(one) == rest(two);
            assert!(same, "{page}: {one:?} or {two:?}");
        }
        for (one, two) in [(&one.rules, &two.rules), (&one.boxes, &two.boxes)] {
            assert_eq!(one.len(), two.len(), "{page}: {one:?} or {two:?}");
            for (one, two) in one.iter().zip(two) {
                let numbers = |area: &Rect| [area.x0, area.y0, area.x1, area.y1];
                let same = is_near(numbers(one), numbers(two));
                assert!(same, "{page}: {one:?} or {two:?}");
            }
        }
        assert!(is_near([one.pictured], [two.pictured]), "{page}");
    }

    /// How many pages of a file are drawn without hayro's interpreter, of how many.
    fn drawn_alike(name: &str, bytes: &[u8]) -> (usize, usize) {
        let pdf = open(bytes, None).expect("a fixture");
        let cache = InterpreterCache::new();
        let mut painter = Painter::new(&pdf, &cache);
        let mut plain = 0;
        let pages = pdf.pages();
        for (number, page) in (1..).zip(pages.iter()) {
            let (width, height) = page.render_dimensions();
            let mut recorder = Recorder::new(Sheet::new(number, width, height), false);
            if painter.draw(page, &mut recorder).is_ok() {
                plain += 1;
                let one = recorder.finish().sheet;
                let two = interpreted(&pdf, page, number, false, &cache).sheet;
                assert_same(&format!("{name}, page {number}"), &one, &two);
            }
        }
        (plain, pages.len())
    }

    /// Fixtures with their names.
    macro_rules! fixtures {
        ($($name:literal,)*) => {
            [$((
                $name,
                include_bytes!(concat!("../../../../fixtures/", $name, ".pdf")).as_slice(),
            )),*]
        };
    }

    /// PDFs of four producers, and a scan.
    const PDFS: &[(&str, &[u8])] = &fixtures![
        "pdf/chromium-programme",
        "pdf/typst-programme",
        "pdf/weasyprint-programme",
        "documents/pdf/achterhoek-horizontal-rules-typst",
        "documents/pdf/cleantech-regio-two-column-libreoffice",
        "documents/pdf/de-kempen-numbered-decisions-libreoffice",
        "documents/pdf/de-peel-rotated-page-chromium",
        "documents/pdf/foodvalley-press-sidebar-chromium",
        "documents/pdf/gooi-en-vechtstreek-memo-annex-libreoffice",
        "documents/pdf/groene-hart-three-columns-weasyprint",
        "documents/pdf/hoeksche-waard-press-frames-libreoffice",
        "documents/pdf/ijmond-concept-decisions-chromium",
        "documents/pdf/land-van-cuijk-table-in-column-weasyprint",
        "documents/pdf/liemers-three-columns-full-table-chromium",
        "documents/pdf/maastricht-heuvelland-group-cells-libreoffice",
        "documents/pdf/midden-limburg-merged-header-weasyprint",
        "documents/pdf/noord-holland-noord-letterhead-weasyprint",
        "documents/pdf/noordoost-brabant-side-by-side-typst",
        "documents/pdf/oost-groningen-full-rules-libreoffice",
        "documents/pdf/parkstad-shaded-rows-weasyprint",
        "documents/pdf/salland-press-quote-box-weasyprint",
        "documents/pdf/twente-two-column-typst",
        "documents/pdf/veluwe-long-table-chromium",
        "documents/pdf/voorne-putten-side-heads-typst",
        "documents/pdf/waddeneilanden-narrow-columns-typst",
        "documents/pdf/west-friesland-fiches-weasyprint",
        "documents/pdf/westerkwartier-chapter-bands-typst",
        "documents/pdf/zeeland-decision-table-typst",
        "documents/pdf/zuidoost-friesland-no-rules-chromium",
        "scan/de-kempen-page",
    ];

    #[test]
    fn both_ways_draw_the_same() {
        for (name, bytes) in PDFS {
            let (plain, all) = drawn_alike(name, bytes);
            assert!(plain == all && all > 0, "{name}: {plain} of {all} pages");
        }
    }

    /// A page whose resources are these, with more objects.
    fn page(content: &str, resources: &str, more: &[(u32, Vec<u8>)]) -> Vec<u8> {
        let mut objects = pages(&[stream("", content.as_bytes())]);
        for (number, object) in &mut objects {
            if *number == 10 {
                *object = format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Rotate 90 \
                     /Resources << {resources} >> /Contents 11 0 R >>"
                )
                .into_bytes();
            }
        }
        objects.extend(more.iter().cloned());
        written(&objects)
    }

    const FONTS: &str = "/Font << /F 3 0 R /T 20 0 R /Gone 99 0 R >>";

    #[test]
    fn operators_draw_what_hayro_draws() {
        let type3 = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] \
            /FirstChar 97 /LastChar 97 /Widths [8] /Encoding << /Differences [97 /a] >> \
            /CharProcs << /a 21 0 R >> >>";
        let more = [
            (20, type3.as_bytes().to_vec()),
            (21, stream("", b"8 0 d0 0 0 5 5 re f")),
            (
                22,
                stream(
                    "/Subtype /Form /BBox [0 0 9 9] /Matrix [2 0 0 2 5 5]",
                    b"0.5 g BT /F 4 Tf (form) Tj ET Q 3 3 90 1 re f",
                ),
            ),
            (
                23,
                stream(
                    "/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >>",
                    b"10 10 50 60 re f",
                ),
            ),
            // No more than headers: hayro falls back to the space of so many parts.
            (24, stream("/N 1", b"of sixteen bytesGRAY")),
            (25, stream("/N 3", b"of sixteen bytesRGB ")),
        ];
        let resources = format!(
            "{FONTS} /XObject << /Im 4 0 R /Fm 22 0 R /G 23 0 R >> \
             /ExtGState << /Clear << /ca 0 >> /Thick << /LW 3 >> >> \
             /ColorSpace << /S [/Separation /Red /DeviceRGB << /FunctionType 2 /Domain [0 1] \
             /C0 [1 1 1] /C1 [1 0 0] /N 1 >>] /C0 [/ICCBased 24 0 R] /C1 [/ICCBased 25 0 R] >>"
        );
        let text = |operators: &str| format!("BT /F 12 Tf 1 0 0 1 50 500 Tm {operators} ET");
        let contents = [
            "q 2 0 0 2 10 10 cm 20 20 100 0.5 re f Q Q Q 5 5 40 40 re f".to_owned(),
            "50 50 m 90 50 l 90 90 l h S 10 10 m 20 90 40 90 60 10 c 70 0 80 20 v 9 9 7 3 y B* b s"
                .to_owned(),
            "1 g 10 10 90 90 re f 10 10 90 90 re B 0 0 m 0 0 l S 5 5 m f 10 l n".to_owned(),
            "10 10 m 400 10 l f 10 20 400 0 re f 30 30 m 30 90 l 30 30 m f*".to_owned(),
            "0.2 0.3 0.4 rg 1 0 0 RG 0 0 0 1 k 0.1 0.2 0.3 0 K 10 10 90 90 re b".to_owned(),
            format!(
                "/S cs 1 scn {} 0 sc 9 9 90 90 re f 0.5 scn 9 9 90 90 re f /S CS 0.5 SCN",
                text("(rood) Tj")
            ),
            format!(
                "/Pattern cs /Nil scn 9 9 90 90 re f /DeviceCMYK cs {}",
                text("(zwart) Tj")
            ),
            format!(
                "/C0 cs {} 0.4 sc {} /C1 cs 0.1 0.2 0.3 scn {} /DeviceRGB cs 1 1 1 scn 9 9 90 90 re f",
                text("(zwart) Tj"),
                text("(grijs) Tj"),
                text("(blauw) Tj"),
            ),
            "/Clear gs 10 10 90 90 re f /Thick gs 10 10 90 90 re S".to_owned(),
            text(
                "2 Tc 5 Tw 80 Tz 3 Ts (a b c) Tj 14 TL T* [(d) -200 (e f) 30 (g)] TJ (h) ' 1 2 (i j) \"",
            ),
            text("20 -30 Td (a) Tj 0 -15 TD (b) Tj T* (c) Tj 2 0 0.5 2 60 60 Tm (schuin) Tj"),
            text(
                "1 0 0 RG 1 Tr (a) Tj 2 Tr (b) Tj 3 Tr (c) Tj 5 Tr (d) Tj 6 Tr (e) Tj 7 Tr (f) Tj",
            ),
            text(
                "/T 10 Tf (aa) Tj 2 Tr [(a) 5 (a)] TJ /Gone 9 Tf (weg \\351) Tj (weg) Tj /F 0 Tf (nul) Tj",
            ),
            "BT (zonder) Tj ET q 90 0 0 90 5 5 cm /Im Do Q /Nil Do".to_owned(),
            "q 1 0 0 1 9 9 cm /Fm Do Q 0.9 g /Clear gs /G Do 10 10 50 60 re f".to_owned(),
            "/Span << /MCID 1 >> BDC BT /F 9 Tf (merk) Tj ET EMC /X BMC EMC".to_owned(),
        ];
        for content in &contents {
            let bytes = page(content, &resources, &more);
            assert_eq!(drawn_alike(content, &bytes), (1, 1), "{content}");
        }
    }

    #[test]
    fn pages_that_are_not_plain_are_left_to_hayro() {
        for content in [
            "/OC /Layer BDC 10 10 90 90 re f EMC",
            "/Sh sh",
            "BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI",
            "/Fn gs",
        ] {
            let resources = format!("{FONTS} /ExtGState << /Fn << /Font [3 0 R 9] >> >>");
            let bytes = page(content, &resources, &[]);
            assert_eq!(drawn_alike(content, &bytes), (0, 1), "{content}");
        }
    }
}
