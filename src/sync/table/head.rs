//! The beginning of a text: what form it has, and by what its cells are divided.

use csv_core::{ReadRecordResult, ReaderBuilder};

use crate::issue::{Advice, Defect, Hint};
use crate::sync::encoding;
use crate::sync::options::Form;

/// What the beginning tells.
#[derive(Debug, PartialEq)]
pub(super) enum Head {
    /// Not enough of it is there.
    More,
    /// The rows begin behind so many bytes.
    Form {
        skip: usize,
        form: Form,
        delimiter: u8,
    },
    Broken(Defect, Option<Hint>),
}

const DELIMITERS: [u8; 4] = *b",;\t|";
/// Bytes of a header that are looked at.
const MOST: usize = 1 << 16;
/// Bytes that tell a file that is no text, and the longest mark of an encoding.
const SIGN: usize = 64;

/// How many of the captions of a header mean something.
type Known<'k> = &'k dyn Fn(&[&str]) -> usize;

/// `delimiter` and `form` are what the caller says.
pub(super) fn head(bytes: &[u8], is_ended: bool, form: Option<Form>, delimiter: Option<u8>, known: Known) -> Head {
    if bytes.len() < SIGN && !is_ended {
        return Head::More;
    }
    // Zipped, as new ones are, or of the old kind.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Head::Broken(Defect::Workbook, None);
    }
    let skip = match encoding::by_mark(bytes) {
        None => 0,
        Some("utf-8") => 3,
        Some(encoding) => return Head::Broken(Defect::NotUtf8, Some(Hint::of(Advice::DidYouMean, encoding))),
    };
    // What decides has a fixed size, however the stream was cut.
    let (is_all, text) = match bytes.get(skip..skip + MOST) {
        Some(text) => (true, text),
        None => (is_ended, bytes.get(skip..).unwrap_or_default()),
    };
    let first = text.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    if let Some(encoding) = encoding::wide(bytes.get(..SIGN).unwrap_or(bytes)) {
        return Head::Broken(Defect::NotUtf8, Some(Hint::of(Advice::DidYouMean, encoding)));
    }
    match (form, first) {
        (Some(Form::Json), _) | (None, Some(b'[')) => return Head::Form { skip, form: Form::Json, delimiter: 0 },
        (Some(Form::JsonLines), _) | (None, Some(b'{')) => {
            return Head::Form { skip, form: Form::JsonLines, delimiter: 0 };
        }
        (_, None) if !is_all => return Head::More,
        _ => {}
    }
    let delimited = |skip, delimiter| Head::Form { skip, form: Form::Delimited, delimiter };
    match said(text, is_all) {
        Said::Unclear => return Head::More,
        Said::Delimiter { by, length } => return delimited(skip + length, delimiter.unwrap_or(by)),
        Said::Nothing => {}
    }
    if let Some(delimiter) = delimiter {
        return delimited(skip, delimiter);
    }
    match found(text, is_all, known) {
        Some(delimiter) => delimited(skip, delimiter),
        None => Head::More,
    }
}

enum Said {
    Nothing,
    Delimiter { by: u8, length: usize },
    Unclear,
}

/// `sep=;`, a line before the header by which spreadsheets tell the delimiter.
fn said(text: &[u8], is_all: bool) -> Said {
    const MARK: &[u8] = b"sep=";
    let begin = text.get(..MARK.len().min(text.len())).unwrap_or_default();
    if !MARK.get(..begin.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(begin)) {
        return Said::Nothing;
    }
    match text.get(MARK.len()..) {
        Some([by, b'\r', b'\n', ..]) => Said::Delimiter { by: *by, length: MARK.len() + 3 },
        // A line feed may come.
        Some([_, b'\r']) if !is_all => Said::Unclear,
        Some([by, b'\r' | b'\n', ..]) => Said::Delimiter { by: *by, length: MARK.len() + 2 },
        Some([_, _, ..]) => Said::Nothing,
        _ if is_all => Said::Nothing,
        _ => Said::Unclear,
    }
}

/// The delimiter by which most captions are known; of those, the one that makes most cells.
fn found(text: &[u8], is_all: bool, known: Known) -> Option<u8> {
    let mut best: Option<(usize, usize, u8)> = None;
    for delimiter in DELIMITERS {
        let Some(captions) = captions(text, delimiter, is_all)? else { continue };
        let captions: Vec<&str> = captions.iter().map(String::as_str).collect();
        let score = (known(&captions), captions.len());
        if best.is_none_or(|(known, count, _)| score > (known, count)) {
            best = Some((score.0, score.1, delimiter));
        }
    }
    Some(best.map_or(b',', |(.., delimiter)| delimiter))
}

/// The first row by a delimiter; none in it when it has no end, and none at all while that may still come.
#[expect(clippy::option_option, reason = "both are wanted")]
fn captions(text: &[u8], delimiter: u8, is_all: bool) -> Option<Option<Vec<String>>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut out, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 2]);
    let (mut result, _, mut size, mut count) = reader.read_record(text, &mut out, &mut ends);
    if result == ReadRecordResult::InputEmpty && is_all {
        let (rest, places) = (out.get_mut(size..), ends.get_mut(count..));
        let (written, ended);
        (result, _, written, ended) = reader.read_record(b"\n", rest.unwrap_or_default(), places.unwrap_or_default());
        (size, count) = (size + written, count + ended);
    }
    if result != ReadRecordResult::Record {
        return is_all.then_some(None);
    }
    let mut begin = 0;
    let mut captions = Vec::new();
    for end in ends.iter().take(count) {
        let caption = out.get(begin..(*end).min(size)).unwrap_or_default();
        captions.push(String::from_utf8_lossy(caption).into_owned());
        begin = *end;
    }
    Some(Some(captions))
}
