//! What a caller passes, packed as `pack.js` does it.

use b24_users::value::input::Input;
use b24_users::value::{File, Member, Value};
use serde_json::Value as Json;

use crate::support::value;

/// A value, in which `{ "$file": name }` stands for a file.
pub fn given(json: &Json) -> Value<'static> {
    with_files(value(json).into_owned())
}

fn with_files(value: Value<'static>) -> Value<'static> {
    match value {
        Value::List(items) => Value::List(items.into_iter().map(with_files).collect()),
        Value::Object(members) => match members.as_slice() {
            [(name, Value::Text(file))] if name == "$file" => {
                Value::File(Box::new(File { name: file.to_string(), bytes: Vec::new() }))
            }
            _ => Value::Object(members.into_iter().map(|(name, value)| (name, with_files(value))).collect()),
        },
        other => other,
    }
}

/// The input, and how many files are in it; those come later.
pub fn input(value: &Value) -> (Input, usize) {
    let mut packed = Vec::new();
    let files = pack(value, &mut packed);
    (Input::new(packed), files)
}

fn pack(value: &Value, out: &mut Vec<u8>) -> usize {
    match value {
        Value::Null => out.push(0),
        Value::Bool(flag) => out.push(1 + u8::from(*flag)),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
            out.push(3);
            out.extend((*number as i32).to_le_bytes());
        }
        Value::Number(number) => {
            out.push(4);
            out.extend(number.to_le_bytes());
        }
        Value::Text(text) => {
            out.push(5);
            push_text(text, out);
        }
        Value::List(items) => {
            out.push(6);
            push_count(items.len(), out);
            return items.iter().map(|item| pack(item, out)).sum();
        }
        Value::Object(members) => {
            out.push(7);
            push_count(members.len(), out);
            let member = |(name, value): &Member| {
                // It is written out.
                out.push(0);
                push_text(name, out);
                pack(value, out)
            };
            return members.iter().map(member).sum();
        }
        Value::File(file) => {
            out.push(8);
            push_text(&file.name, out);
            return 1;
        }
        // A function.
        Value::Foreign(_) => out.push(10),
    }
    0
}

fn push_count(count: usize, out: &mut Vec<u8>) {
    out.extend(u32::try_from(count).expect("not that many").to_le_bytes());
}

fn push_text(text: &str, out: &mut Vec<u8>) {
    push_count(text.len(), out);
    out.extend(text.as_bytes());
}
