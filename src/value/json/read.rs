//! Values from JSON text.
//!
//! Reads what `JSON.parse` of JavaScript reads, so that the same text means the same by either way: of a name that stands
//! there twice, the last value counts. A byte order mark before it is passed over. The bounds are those of `pack.js`;
//! what is beyond them is looked through, but not kept.

use std::borrow::Cow;
use std::ops::Range;

use super::token::{Parsed, Tokens, Wholeness};
use crate::value::{Foreign, Member, Places, Value, bare};

/// Levels of nesting; the deepest legal input has five.
const DEPTH: u32 = 16;
/// Members of an object that there is room for before they are read.
const WIDEST: usize = 32;
/// Names in one object. The database keeps a person's custom fields in one table of 1,017 columns at most.
const NAMES: usize = 2_000;
/// Values in all; the longest legal list of an enumeration stays far below.
const SIZE: usize = 200_000;
/// Bytes of all texts in one input, names among them; the contents of files are counted elsewhere.
pub const TEXTS: usize = 64 << 20;

/// The text is not JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct NotJson;

/// Reads texts one value at a time; texts without escapes are borrowed.
#[derive(Clone)]
pub struct Parser<'t> {
    tokens: Tokens<'t>,
    /// Values that may still come.
    left: usize,
    /// Bytes of texts that may still come; none when there were too many.
    room: Option<usize>,
    /// Members of the last object: rows are alike.
    width: usize,
}

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, number: fn(&str) -> f64) -> Parser<'t> {
        Parser { tokens: Tokens::new(text, number), left: SIZE, room: Some(TEXTS), width: WIDEST }
    }

    /// Whether a list begins here; then its items follow.
    pub fn begins_list(&mut self) -> bool {
        self.tokens.takes(b'[')
    }

    /// Whether another item follows, after so many.
    pub fn has_item(&mut self, count: usize) -> Parsed<bool> {
        self.tokens.goes_on(b']', count)
    }

    /// Whether an object begins here; then its members follow.
    pub fn begins_object(&mut self) -> bool {
        self.tokens.takes(b'{')
    }

    /// The name of another member, after so many; none at the end. A name with half characters is no JSON here.
    pub fn name(&mut self, count: usize) -> Parsed<Option<Cow<'t, str>>> {
        if !self.tokens.goes_on(b'}', count)? {
            return Ok(None);
        }
        match self.tokens.name()? {
            (name, Wholeness::Whole) => Ok(Some(name)),
            (_, Wholeness::Broken) => Err(NotJson),
        }
    }

    /// Passes over a value; where it stands, behind a byte order mark.
    pub fn passed(&mut self) -> Parsed<Range<usize>> {
        self.tokens.passed()
    }

    /// Whether nothing but white space is left.
    pub fn is_at_end(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    pub fn value(&mut self) -> Parsed<Value<'t>> {
        self.value_but(&mut |_, _, _| false)
    }

    /// The same of an object without the members that somebody takes.
    pub fn value_but(&mut self, takes: Takes<'_, 't>) -> Parsed<Value<'t>> {
        (self.left, self.room) = (SIZE, Some(TEXTS));
        let value = match self.tokens.peek() {
            Some(b'{') => {
                self.left -= 1;
                self.members(DEPTH - 1, takes)?
            }
            _ => self.nested(DEPTH)?,
        };
        Ok(if self.is_full() { Value::Foreign(Foreign::Boundless) } else { value })
    }

    fn is_full(&self) -> bool {
        self.left == 0 || self.room.is_none()
    }

    fn nested(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.left = self.left.saturating_sub(1);
        let first = self.tokens.peek().ok_or(NotJson)?;
        if self.is_full() || (depth == 0 && matches!(first, b'{' | b'[')) {
            self.tokens.skip()?;
            return Ok(Value::Foreign(Foreign::Boundless));
        }
        let word = |read: Parsed<()>, value| read.map(|()| value);
        match first {
            b'"' => Ok(match self.counted(Tokens::string)? {
                (_, Wholeness::Broken) => Value::Foreign(Foreign::BrokenText),
                (text, Wholeness::Whole) => Value::Text(text),
            }),
            b'{' => self.members(depth - 1, &mut |_, _, _| false),
            b'[' => self.items(depth - 1),
            b't' => word(self.tokens.word("true"), Value::Bool(true)),
            b'f' => word(self.tokens.word("false"), Value::Bool(false)),
            b'n' => word(self.tokens.word("null"), Value::Null),
            _ => {
                let number = self.tokens.number()?;
                Ok(if number.is_finite() { Value::Number(number) } else { Value::Foreign(Foreign::NotFinite) })
            }
        }
    }

    fn items(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.begins_list();
        let room = self.left;
        let mut items = Vec::new();
        let mut count = 0;
        while self.has_item(count)? {
            let item = self.nested(depth)?;
            if count < room {
                items.push(item);
            }
            count += 1;
        }
        Ok(if count > room { self.boundless(room) } else { Value::List(items) })
    }

    fn members(&mut self, depth: u32, takes: Takes<'_, 't>) -> Parsed<Value<'t>> {
        self.tokens.takes(b'{');
        let room = self.left;
        let mut members: Vec<Member<'t>> = Vec::with_capacity(self.width);
        let mut seen = Seen::default();
        let (mut is_boundless, mut is_broken) = (false, false);
        let mut count = 0;
        let mut taken = 0;
        while self.tokens.goes_on(b'}', count)? {
            count += 1;
            let (name, wholeness) = self.counted(Tokens::name)?;
            is_broken |= wholeness == Wholeness::Broken;
            if is_boundless {
                self.tokens.skip()?;
                continue;
            }
            let value = self.nested(depth)?;
            if takes(bare(&name), &value, members.len()) {
                taken += 1;
            } else {
                match seen.place(&members, name.clone()).and_then(|place| members.get_mut(place)) {
                    Some((_, earlier)) => *earlier = value,
                    None => members.push((name, value)),
                }
            }
            if members.len() + taken > room.min(NAMES) {
                members = Vec::new();
                is_boundless = true;
            }
        }
        self.width = members.len().min(WIDEST);
        Ok(match (is_boundless, is_broken) {
            (true, _) => self.boundless(room),
            // Two names with half a character could become one.
            (false, true) => Value::Foreign(Foreign::BrokenText),
            (false, false) => Value::Object(members),
        })
    }

    /// Stands for a list or an object that is too large, and of which nothing counts.
    fn boundless(&mut self, room: usize) -> Value<'t> {
        self.left = room;
        Value::Foreign(Foreign::Boundless)
    }

    /// Reads a text, which takes up room.
    #[inline(always)]
    fn counted(&mut self, read: ReadText<'t>) -> Parsed<(Cow<'t, str>, Wholeness)> {
        let read = read(&mut self.tokens)?;
        self.room = self.room.and_then(|room| room.checked_sub(bare(&read.0).len()));
        Ok(read)
    }
}

/// Says whether a member is taken, by its name and value, and how many stand before it that are not.
pub type Takes<'m, 't> = &'m mut dyn FnMut(&str, &Value<'t>, usize) -> bool;

type ReadText<'t> = fn(&mut Tokens<'t>) -> Parsed<(Cow<'t, str>, Wholeness)>;

/// What names there were: to compare each with all others takes longer than to read them.
#[derive(Default)]
struct Seen<'t> {
    /// The names of a small object, roughly.
    marks: u64,
    /// Those of a large one.
    places: Option<Places<'t>>,
}

/// Names of an object that is not small.
const MANY: usize = 64;

impl<'t> Seen<'t> {
    /// Where the name stands already. It is taken for the last one that will be asked for before it is added.
    fn place(&mut self, members: &[Member<'t>], name: Cow<'t, str>) -> Option<usize> {
        if members.len() < MANY {
            let is_same = |(earlier, _): &Member| *earlier == name;
            return if self.may_have(bare(&name)) { members.iter().position(is_same) } else { None };
        }
        let places = self.places.get_or_insert_with(|| {
            let mut places = Places::default();
            for (place, (name, _)) in members.iter().enumerate() {
                places.note(name.clone(), place);
            }
            places
        });
        places.note(name, members.len())
    }

    /// Whether the name, or one like it, was asked for before.
    fn may_have(&mut self, name: &str) -> bool {
        let [.., before, last] = name.as_bytes() else { return true };
        let mark = 1 << ((name.len() + 5 * usize::from(*last) + 11 * usize::from(*before)) % 64);
        let before = self.marks;
        self.marks |= mark;
        before & mark != 0
    }
}
