//! What must hold between the names of a method.

use super::Checker;
use super::custom::demands_text;
use super::flag;
use crate::issue::{Conflict, Expected, Lack, Problem};
use crate::path::At;
use crate::schema::Rule;
use crate::value::{Member, Value};

impl Checker<'_> {
    /// Holds the members as given, and as they would be sent, against one rule.
    pub(super) fn rule(&mut self, rule: Rule, given: &[Member], sent: &[Member], at: &At) {
        match rule {
            Rule::SomethingToChange => self.something_to_change(given, at),
            Rule::Belonging => self.belonging(given, at),
            Rule::SortWithOrder => self.sort_with_order(given, at),
            Rule::TextOnlyNames => self.text_only_names(given, sent, at),
        }
    }

    fn something_to_change(&mut self, given: &[Member], at: &At) {
        if given.iter().all(|(name, _)| name.eq_ignore_ascii_case("ID")) {
            self.report.issue::<()>(at, Problem::Empty(Lack::NothingToChange));
        }
    }

    fn belonging(&mut self, given: &[Member], at: &At) {
        let (department, groups) = (find(given, "UF_DEPARTMENT"), find(given, "SONET_GROUP_ID"));
        match find(given, "EXTRANET").map(|(_, value)| flag::read(value)) {
            Some(Some(true)) => {
                if groups.is_none() {
                    self.report.issue::<()>(&at.name("SONET_GROUP_ID"), Problem::Required);
                }
                if let Some((name, _)) = department {
                    self.report.issue::<()>(&at.name(name), Problem::Conflict(Conflict::DepartmentOfExtranet));
                }
            }
            // A wrong flag has its own issue, and says nothing about departments and groups.
            Some(None) => {}
            Some(Some(false)) | None => {
                if department.is_none() {
                    self.report.issue::<()>(&at.name("UF_DEPARTMENT"), Problem::Required);
                }
                if let Some((name, _)) = groups {
                    self.report.issue::<()>(&at.name(name), Problem::Conflict(Conflict::GroupsWithoutExtranet));
                }
            }
        }
    }

    fn sort_with_order(&mut self, given: &[Member], at: &At) {
        for (name, other) in [("sort", "order"), ("order", "sort")] {
            if find(given, name).is_some() && find(given, other).is_none() {
                self.report.issue::<()>(&at.name(other), Problem::Required);
            }
        }
    }

    fn text_only_names(&mut self, given: &[Member], sent: &[Member], at: &At) {
        for (name, value) in sent {
            if demands_text(name) && value.as_text().is_none() {
                let name = find(given, name).map_or(name, |(name, _)| name);
                self.report.issue::<()>(&at.name(name), Problem::Type(Expected::TextUnderThisName));
            }
        }
    }
}

fn find<'m, 'v>(members: &'m [Member<'v>], name: &str) -> Option<&'m (std::borrow::Cow<'v, str>, Value<'v>)> {
    members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))
}
