//! Lines of a journal: JSON, each with a checksum, so that one that was not written to its end is known.
//!
//! | type | when | what |
//! |---|---|---|
//! | `plan` | first | the head of the plan |
//! | `rows` | then, some at a time | its rows |
//! | `begin` | behind the last of them | nothing is sent before |
//! | `saved` | before a request leaves | by what photos are known that were saved before it replaces them |
//! | `intent` | before a request leaves | the rows whose people it changes |
//! | `outcome` | when something is known | what became of rows |
//! | `resume` | when somebody goes on | |
//! | `end` | last | how it has ended |

mod checksum;
mod history;

pub use history::{Broken, History};

use self::checksum::checksum;
use crate::format::number::hex_digit;
use crate::value::json::push_json;
use crate::value::parse::Parser;
use crate::value::{Member, Value};

/// What a checksum is written between.
const BEFORE: &str = ",\"sum\":\"";
const BEHIND: &str = "\"}";

/// Adds a line.
pub(super) fn push_line(
    out: &mut String,
    kind: &'static str,
    members: Vec<Member<'static>>,
    fraction: fn(f64) -> String,
) {
    let begin = out.len();
    let mut all: Vec<Member<'static>> = vec![("type".into(), Value::text(kind))];
    all.extend(members);
    push_json(out, &Value::Object(all), fraction);
    out.pop();
    let sum = checksum(out.get(begin..).unwrap_or_default().as_bytes());
    out.push_str(BEFORE);
    for byte in sum.to_be_bytes() {
        out.push(char::from(hex_digit(byte >> 4)));
        out.push(char::from(hex_digit(byte)));
    }
    out.push_str(BEHIND);
    out.push('\n');
}

/// What a line says; none when it is not as it was written.
fn read_line(line: &[u8], number: fn(&str) -> f64) -> Option<Value<'static>> {
    let text = std::str::from_utf8(line).ok()?;
    let rest = text.strip_suffix(BEHIND)?;
    let (rest, sum) = rest.split_at_checked(rest.len().checked_sub(8)?)?;
    let said = rest.strip_suffix(BEFORE)?;
    if u32::from_str_radix(sum, 16).ok()? != checksum(said.as_bytes()) {
        return None;
    }
    Parser::new(text, number).value().ok().map(Value::into_owned)
}
