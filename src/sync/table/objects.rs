//! Rows of JSON: a list of objects, or an object a line.
//!
//! Only what divides the objects is read here, so that no more than one of them is kept. What is in them is parsed when the
//! row is asked for.

use super::input::Input;
use super::step::{MOST, Step};
use crate::issue::Defect;
use crate::value::Value;
use crate::value::json::Parser;

#[derive(Debug)]
pub(super) struct Objects {
    place: Where,
    /// Bytes of the row that were looked at.
    seen: usize,
    depth: usize,
    quote: Quote,
    /// Bytes of the row that was read, which is still in the input.
    size: usize,
    pub line: usize,
    /// Reads numbers that are not short.
    number: fn(&str) -> f64,
}

/// Where in the whole the next byte is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Where {
    /// Rows are lines.
    Lines,
    Before,
    /// Behind the bracket that begins the list.
    First,
    /// In an object, or where one has to begin.
    Row,
    Behind,
    After,
}

/// Whether a text is under way.
#[derive(Clone, Copy, Debug)]
enum Quote {
    None,
    Open,
    /// Behind a backslash.
    Escape,
}

impl Objects {
    pub fn list(number: fn(&str) -> f64) -> Objects {
        let place = Where::Before;
        Objects { place, seen: 0, depth: 0, quote: Quote::None, size: 0, line: 0, number }
    }

    pub fn lines(number: fn(&str) -> f64) -> Objects {
        Objects { place: Where::Lines, ..Objects::list(number) }
    }

    pub fn read(&mut self, input: &mut Input) -> Step {
        input.pass(std::mem::take(&mut self.size));
        if self.place == Where::Lines { self.read_line(input) } else { self.read_item(input) }
    }

    fn read_line(&mut self, input: &mut Input) -> Step {
        if self.seen == 0 && !input.pass_blanks() {
            return if input.is_ended { Step::End } else { Step::More };
        }
        let rest = input.rest();
        let end = rest.iter().skip(self.seen).position(|byte| *byte == b'\n').map(|length| self.seen + length);
        if end.unwrap_or(rest.len()) > MOST {
            return Step::Broken(Defect::RowTooLarge, None);
        }
        let size = match end {
            Some(end) => end,
            None if !input.is_ended => {
                self.seen = rest.len();
                return Step::More;
            }
            None if !self.is_whole(rest) => return Step::Broken(Defect::CutOff, None),
            None => rest.len(),
        };
        (self.size, self.seen, self.line) = (size, 0, input.line);
        Step::Row
    }

    fn is_whole(&self, bytes: &[u8]) -> bool {
        std::str::from_utf8(bytes).is_ok_and(|text| self.parsed(text).is_some())
    }

    fn read_item(&mut self, input: &mut Input) -> Step {
        loop {
            if self.place == Where::Row {
                return self.read_row(input);
            }
            if !input.pass_blanks() {
                return match self.place {
                    _ if !input.is_ended => Step::More,
                    Where::After => Step::End,
                    _ => Step::Broken(Defect::CutOff, None),
                };
            }
            let first = input.rest().first().copied();
            let next = match (self.place, first) {
                (Where::Before, Some(b'[')) => Where::First,
                (Where::First | Where::Behind, Some(b']')) => Where::After,
                (Where::Behind, Some(b',')) => Where::Row,
                (Where::First, Some(_)) => {
                    self.place = Where::Row;
                    continue;
                }
                _ => return Step::Broken(Defect::NotJson, None),
            };
            self.place = next;
            input.pass(1);
        }
    }

    /// Looks for the end of an object, or of what stands in its place.
    fn read_row(&mut self, input: &mut Input) -> Step {
        if self.seen == 0 && !input.pass_blanks() {
            return if input.is_ended { Step::Broken(Defect::CutOff, None) } else { Step::More };
        }
        let rest = input.rest();
        let mut is_over = false;
        let (mut depth, mut quote) = (self.depth, self.quote);
        for byte in rest.get(self.seen..).unwrap_or_default() {
            let byte = *byte;
            match quote {
                Quote::Escape => quote = Quote::Open,
                Quote::Open if byte == b'"' => quote = Quote::None,
                Quote::Open if byte == b'\\' => quote = Quote::Escape,
                Quote::Open => {}
                Quote::None => match byte {
                    b'"' => quote = Quote::Open,
                    b'{' | b'[' => depth += 1,
                    // What is no object ends before what divides it from the next.
                    b',' | b'}' | b']' if depth == 0 => {
                        is_over = true;
                        break;
                    }
                    b'}' | b']' => {
                        depth -= 1;
                        is_over = depth == 0;
                    }
                    _ => {}
                },
            }
            self.seen += 1;
            if is_over {
                break;
            }
        }
        (self.depth, self.quote) = (depth, quote);
        match self.seen {
            0 => Step::Broken(Defect::NotJson, None),
            seen if seen > MOST => Step::Broken(Defect::RowTooLarge, None),
            seen if is_over => {
                (self.size, self.seen, self.line, self.place) = (seen, 0, input.line, Where::Behind);
                Step::Row
            }
            _ if input.is_ended => Step::Broken(Defect::CutOff, None),
            _ => Step::More,
        }
    }

    /// Whether the row that was read is UTF-8.
    pub fn is_utf8(&self, input: &Input) -> bool {
        std::str::from_utf8(self.bytes(input)).is_ok()
    }

    /// The row that was read; none when it is not JSON.
    pub fn value<'i>(&self, input: &'i Input) -> Option<Value<'i>> {
        self.parsed(std::str::from_utf8(self.bytes(input)).ok()?)
    }

    fn bytes<'i>(&self, input: &'i Input) -> &'i [u8] {
        input.rest().get(..self.size).unwrap_or_default()
    }

    fn parsed<'i>(&self, text: &'i str) -> Option<Value<'i>> {
        let mut parser = Parser::new(text, self.number);
        let value = parser.value().ok()?;
        parser.is_at_end().then_some(value)
    }
}
