//! Every item, every member: none is skipped because an earlier one was wrong.

use std::borrow::Cow;

use super::Checker;
use crate::path::At;
use crate::value::{Member, Value};

/// Checks one value; not generic, so that the walk is compiled once.
type Check<'c, 'k, 'v> = &'c mut dyn FnMut(&mut Checker<'k>, &'v Value<'v>, &At) -> Option<Value<'v>>;
type CheckNamed<'c, 'k, 'v> = &'c mut dyn FnMut(&mut Checker<'k>, &'v str, &'v Value<'v>, &At) -> Option<Value<'v>>;

impl<'k> Checker<'k> {
    /// The list of what `check` makes of the items, if it takes them all.
    pub(super) fn each_item<'v>(
        &mut self,
        items: &'v [Value<'v>],
        at: &At,
        check: Check<'_, 'k, 'v>,
    ) -> Option<Value<'v>> {
        let mut sent = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            sent.extend(check(self, item, &at.index(index)));
        }
        (sent.len() == items.len()).then_some(Value::List(sent))
    }

    /// The object of what `check` makes of the members, if it takes them all.
    pub(super) fn each_member<'v>(
        &mut self,
        members: &'v [Member<'v>],
        at: &At,
        check: CheckNamed<'_, 'k, 'v>,
    ) -> Option<Value<'v>> {
        let mut sent: Vec<Member<'v>> = Vec::with_capacity(members.len());
        for (name, value) in members {
            let value = check(self, name, value, &at.name(name));
            sent.extend(value.map(|value| (Cow::Borrowed(name.as_ref()), value)));
        }
        (sent.len() == members.len()).then_some(Value::Object(sent))
    }
}
