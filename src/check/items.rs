//! Items of an enumeration (`userfield.md` 5).

use std::borrow::Cow;

use super::{Checker, context::id_of, flag};
use crate::format::number::written;
use crate::issue::{Advice, Conflict, Expected, Lack, Problem, Remark};
use crate::path::At;
use crate::schema::{ITEM_CHANGE, NEW_ITEM, Verb};
use crate::value::{Places, Value};

impl Checker<'_> {
    pub(super) fn items<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        if self.field.user_type.is_some_and(|known| !known.has_items()) {
            return self.report.told(at, Problem::NotAllowed, Advice::OnlyEnumerationHasItems);
        }
        let Value::List(items) = value else {
            return self.wrong(at, value, Expected::Items);
        };
        if items.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        let sent = self.each_item(items, at, &mut Checker::list_item);
        self.once_each(items, at);
        self.one_default(items, at);
        sent
    }

    fn list_item<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, Expected::Item);
        };
        let shape = if self.verb == Verb::Add { &NEW_ITEM } else { &ITEM_CHANGE };
        let mut sent = self.members(shape, members, at);
        let given = |name| value.get(name).is_some();
        let is_deleted = self.verb == Verb::Update && value.get("DEL").and_then(flag::read) == Some(true);
        if is_deleted && !given("ID") {
            return self.report.issue(&at.name("ID"), Problem::Required);
        }
        if !is_deleted {
            // A flag to delete that is off says nothing; sent, it could only be misread.
            sent.retain(|(name, _)| name != "DEL");
            if !given("VALUE") {
                let hint = given("ID").then(|| Advice::IdDeletesItem.into());
                return self.report.hinted(&at.name("VALUE"), Problem::Required, hint);
            }
            if self.verb == Verb::Update && given("ID") && !given("XML_ID") {
                self.report.warn(&at.name("XML_ID"), Remark::ItemCodeReplaced);
            }
        }
        Some(Value::Object(sent))
    }

    fn once_each(&mut self, items: &[Value], at: &At) {
        let (mut ids, mut codes) = (Places::default(), Places::default());
        for (index, item) in items.iter().enumerate() {
            // Ids are the same number, however they are written.
            let id = item.get("ID").and_then(id_of).map(|id| Cow::from(written(id)));
            let code = item.get("XML_ID").and_then(Value::as_text).filter(|code| !code.is_empty()).map(Cow::from);
            for (name, seen, mark) in [("ID", &mut ids, id), ("XML_ID", &mut codes, code)] {
                if mark.is_some_and(|mark| seen.note(mark, index).is_some()) {
                    self.report.issue::<()>(&at.index(index).name(name), Problem::Duplicate);
                }
            }
        }
    }

    /// The portal lets the first default win and takes the others back.
    fn one_default(&mut self, items: &[Value], at: &At) {
        if self.field.multiple != Some(false) {
            return;
        }
        let is_default = |item: &Value| item.get("DEF").and_then(flag::read) == Some(true);
        for (index, _) in items.iter().enumerate().filter(|(_, item)| is_default(item)).skip(1) {
            self.report.issue::<()>(&at.index(index).name("DEF"), Problem::Conflict(Conflict::SecondDefault));
        }
    }
}
