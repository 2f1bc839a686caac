//! Rows of delimited text.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::input::Input;
use super::step::{MOST, Step};
use crate::issue::Defect;
use crate::sync::cells::Cells;
use crate::sync::columns;

/// Reads a row at a time into one place, which grows to the size of the longest.
#[derive(Debug)]
pub(super) struct Delimited {
    reader: Reader,
    text: Vec<u8>,
    size: usize,
    ends: Vec<usize>,
    count: usize,
    /// Whether a row has begun and not ended.
    is_open: bool,
    /// Where it has begun.
    pub line: usize,
}

impl Delimited {
    pub fn new(delimiter: u8) -> Delimited {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Delimited { reader, text: vec![0; 1 << 12], size: 0, ends: vec![0; 64], count: 0, is_open: false, line: 0 }
    }

    pub fn read(&mut self, input: &mut Input) -> Step {
        loop {
            if !self.is_open {
                if !input.pass_breaks() {
                    return if input.is_ended { Step::End } else { Step::More };
                }
                (self.size, self.count, self.line, self.is_open) = (0, 0, input.line, true);
            }
            let is_last = input.rest().is_empty();
            if is_last && !input.is_ended {
                return Step::More;
            }
            // The end of a line ends the last row as well, unless a quote is open.
            let piece = if is_last { b"\n" } else { input.rest() };
            let (text, ends) = (self.text.get_mut(self.size..), self.ends.get_mut(self.count..));
            let (result, passed, written, ended) =
                self.reader.read_record(piece, text.unwrap_or_default(), ends.unwrap_or_default());
            if !is_last {
                input.pass(passed);
            }
            self.size += written;
            self.count += ended;
            match result {
                ReadRecordResult::Record => {
                    self.is_open = false;
                    return Step::Row;
                }
                ReadRecordResult::InputEmpty if is_last => return Step::Broken(Defect::OpenQuote, None),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.size >= MOST => return Step::Broken(Defect::RowTooLarge, None),
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::OutputEndsFull if self.count >= columns::MOST => {
                    return Step::Broken(Defect::TooManyColumns, None);
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::End => return Step::End,
            }
        }
    }

    /// The row that was read; none when it is not UTF-8.
    pub fn cells(&self) -> Option<Cells<'_>> {
        let text = std::str::from_utf8(self.bytes()).ok()?;
        Some(Cells::new(text, self.ends.get(..self.count)?))
    }

    pub fn bytes(&self) -> &[u8] {
        self.text.get(..self.size).unwrap_or_default()
    }

    /// Whether no cell of the row holds anything.
    pub fn is_blank(&self) -> bool {
        self.bytes().iter().all(u8::is_ascii_whitespace)
    }
}
