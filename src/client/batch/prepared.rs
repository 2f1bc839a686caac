//! Calls that were checked and written before, as `batches` of a schema gives them.

use super::ready::Ready;
use crate::client::lanes::Target;
use crate::client::retry::Repeat;
use crate::format::number::{integer, is_digits, whole, written};
use crate::format::text::contains;
use crate::path::Segment;
use crate::schema::{Verb, method};
use crate::value::json::Parser;

/// Adds the calls of a body, which are keyed by their places in the list that it was made of; none when it is no such body.
pub fn prepare(body: &[u8], calls: &mut Vec<Prepared>) -> Option<()> {
    let mut parser = Parser::new(std::str::from_utf8(body).ok()?, |_| f64::NAN);
    let body = parser.value().ok()?;
    let commands = body.get("cmd")?.members().filter(|_| parser.is_at_end())?;
    for (key, command) in commands {
        let index = usize::try_from(integer(Some(key.as_ref()).filter(|key| is_digits(key))?).and_then(whole)?).ok()?;
        calls.push(Prepared { index, command: command.as_text()?.to_owned() });
    }
    Some(())
}

/// One call, and its place in the list.
pub struct Prepared {
    pub index: usize,
    pub command: String,
}

impl Prepared {
    pub(super) fn ready(self) -> Ready {
        let (name, query) = self.command.split_once('?').unwrap_or((&self.command, ""));
        let verb = method(name).map(|method| method.verb);
        let (repeat, target) = match verb {
            Some(Verb::Read) => (Repeat::Read, Target::Nothing),
            Some(Verb::Update) if !adds(query) => (Repeat::Write, target(name, query)),
            _ => (Repeat::Never, target(name, query)),
        };
        Ready {
            place: Segment::Index(self.index),
            key: written(self.index as i64),
            repeat,
            target,
            warnings: Vec::new(),
            refused_at: None,
            is_in_doubt: false,
            command: self.command,
        }
    }
}

fn target(method: &str, query: &str) -> Target {
    if method.starts_with("user.userfield.") {
        return Target::Fields;
    }
    let id = query.split('&').find_map(|pair| pair.strip_prefix("ID="));
    Target::Person(id.filter(|id| is_digits(id)).and_then(|id| whole(integer(id)?)))
}

/// Whether a change may add to what is stored: files of a field that holds several, or items of an enumeration.
fn adds(query: &str) -> bool {
    query.split('&').any(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        contains(name, "%5D%5BfileData%5D") || contains(name, "LIST%5D%5B")
    })
}
