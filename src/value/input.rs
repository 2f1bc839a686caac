//! What a caller passed, read in one piece: what they change later does not reach the portal.

use crate::value::Value;
use crate::value::packed::unpack;

/// A packed value, and the contents of the files in it, in the order in which they stand there.
#[derive(Default)]
pub struct Input {
    packed: Vec<u8>,
    contents: Vec<Vec<u8>>,
}

impl Input {
    pub fn new(packed: Vec<u8>) -> Input {
        Input { packed, contents: Vec::new() }
    }

    pub fn fill(&mut self, contents: Vec<Vec<u8>>) {
        self.contents = contents;
    }

    /// As plain data, its texts borrowed from here; files are empty.
    pub fn peek(&self) -> Value<'_> {
        unpack(&self.packed)
    }

    /// The same with the files, which are gone from here then.
    pub fn value(&mut self) -> Value<'_> {
        let mut value = unpack(&self.packed);
        fill(&mut value, std::mem::take(&mut self.contents));
        value
    }
}

/// Puts contents where files are empty, in their order.
pub fn fill(value: &mut Value, contents: Vec<Vec<u8>>) {
    place(value, &mut contents.into_iter());
}

fn place(value: &mut Value, contents: &mut impl Iterator<Item = Vec<u8>>) {
    match value {
        Value::File(file) => file.bytes = contents.next().unwrap_or_default(),
        Value::List(items) => items.iter_mut().for_each(|item| place(item, contents)),
        Value::Object(members) => members.iter_mut().for_each(|(_, value)| place(value, contents)),
        _ => {}
    }
}
