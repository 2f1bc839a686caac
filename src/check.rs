//! Holds a value against the rows of a method: a payload, or every issue.

mod context;
mod custom;
mod data;
mod date;
mod each;
mod field;
mod file;
mod filter;
pub(crate) mod flag;
mod items;
mod labels;
mod number;
mod object;
mod rules;
mod settings;
mod text;
mod user_fields;
mod writable;

use std::borrow::Cow;

pub use context::{Context, Field, id_of};
pub use custom::first_custom;
pub use data::needs_types;
pub use user_fields::UserFields;
pub use writable::writable;

use crate::issue::{Advice, Expected, Hint, Issue, Problem, Report, Warning};
use crate::path::At;
use crate::payload::Payload;
use crate::schema::{Kind, Method, Verb, WORKING_PREFIXES};
use crate::value::{Foreign, Value};

/// Whether there are files and references: nobody reads the ones where only checks are, and there is no batch for the others.
const SENDS: bool = cfg!(feature = "send");

/// A payload, and what its sender should know.
#[derive(Debug)]
pub struct Checked<'a> {
    pub payload: Payload<'a>,
    pub warnings: Vec<Warning>,
}

/// Checks the input of a method and builds what goes on the wire.
///
/// Finds all issues at once. The payload borrows its texts from the input.
pub fn check<'v>(method: &'static Method, input: &'v Value<'v>, context: &Context) -> Result<Checked<'v>, Vec<Issue>> {
    let field = Cow::Borrowed(&context.field);
    let mut checker = Checker { verb: method.verb, context, field, is_needed: true, report: Report::default() };
    let params = checker.method(method, input);
    match params {
        Some(params) if checker.report.issues.is_empty() => {
            Ok(Checked { payload: Payload::checked(method, params), warnings: checker.report.warnings })
        }
        _ => Err(checker.report.issues),
    }
}

/// A check under way.
struct Checker<'c> {
    verb: Verb,
    context: &'c Context,
    /// The custom field that is being created or changed, as far as it is known.
    field: Cow<'c, Field>,
    /// Whether what is checked may not be left out.
    is_needed: bool,
    report: Report,
}

impl Checker<'_> {
    fn method<'v>(&mut self, method: &'static Method, input: &'v Value<'v>) -> Option<Value<'v>> {
        let at = At::ROOT;
        let Some(members) = input.members() else {
            return self.wrong(&at, input, Expected::Parameters);
        };
        let params = self.members(&method.shape, members, &at);
        for rule in method.rules {
            self.rule(*rule, members, &params, &at);
        }
        Some(Value::Object(params))
    }

    /// The wire form of one value, or issues.
    fn value<'v>(&mut self, kind: &Kind, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        if SENDS && self.context.references && value.as_text().is_some_and(is_reference) {
            return Some(value.clone());
        }
        match kind {
            Kind::Flag => self.flag(value, at),
            Kind::FilterFlag => self.filter_flag(value, at),
            Kind::Switch => self.switch(value, at),
            Kind::On => self.on(value, at),
            Kind::Bit => self.bit(value, at),
            Kind::Sign => self.sign(value, at),
            Kind::Id => self.id(value, at),
            Kind::IdText => self.id_text(value, at),
            Kind::Country => self.country(value, at),
            Kind::Ids(blank) => self.ids(*blank, value, at),
            Kind::Integer { min, max } => self.integer(*min, *max, value, at),
            Kind::Number => self.number(value, at),
            Kind::Text { limit, blank } => self.text(*limit, *blank, value, at),
            Kind::Trimmed { limit } => self.trimmed(*limit, value, at),
            Kind::Email { trimmed } => self.email(*trimmed, value, at),
            Kind::Word(words, case) => self.word(words, *case, value, at),
            Kind::Day => self.day(value, at),
            Kind::StoredDay => self.stored_day(value, at),
            Kind::PortalDay => self.portal_day(value, at),
            Kind::DateTime => self.date_time(value, at),
            Kind::DateOrDateTime => self.date_or_date_time(value, at),
            Kind::When => self.when(value, at),
            Kind::Photo => self.photo(value, at),
            Kind::Upload => self.upload(value, at),
            Kind::Money => self.money(value, at),
            Kind::CrmLink => self.crm_link(value, at),
            Kind::Multiple => self.multiple(value, at),
            Kind::Look(look) => self.look(look, value, at),
            Kind::Moment(shape) => self.moment(shape, value, at),
            Kind::Plain => self.data(value, at, data::plain),
            Kind::Untold => self.data(value, at, data::untold),
            Kind::Scalar => self.scalar(value, at),
            Kind::Criterion => self.any_of(&Kind::Scalar, value, at),
            Kind::AnyOf(kind) => self.any_of(kind, value, at),
            Kind::Clearable(_) if value.as_text() == Some("") => Some(Value::text("")),
            Kind::Clearable(kind) => self.value(kind, value, at),
            Kind::FieldName => self.field_name(value, at),
            Kind::UserType => self.user_type(value, at),
            Kind::Label => self.label(value, at),
            Kind::Labels => self.labels(value, at),
            Kind::Language => self.language(value, at),
            Kind::Settings => self.settings(value, at),
            Kind::Items => self.items(value, at),
            Kind::Object(shape) => self.object(shape, value, at),
            Kind::NewField(shape) => self.new_field(shape, value, at),
            Kind::FieldChange(shape) => self.field_change(shape, value, at),
            Kind::Filter(shape) => self.filter(shape, WORKING_PREFIXES, value, at),
            Kind::ExactFilter(shape) => self.filter(shape, 0, value, at),
            Kind::Select(shape) => self.select(shape, value, at),
            Kind::Column(shape) => self.column(shape, value, at),
            Kind::Refused(refusal) => self.refuse(*refusal, at),
        }
    }

    /// The issue for a value of another type than the one expected.
    fn wrong<T>(&mut self, at: &At, value: &Value, expected: Expected) -> Option<T> {
        let hint = match value {
            Value::Null if self.is_needed => None,
            Value::Null if self.verb == Verb::Update => Some(Advice::LeaveOutToKeep),
            Value::Null => Some(Advice::LeaveOut),
            Value::File(_) | Value::Foreign(Foreign::File) => Some(Advice::NoFile),
            Value::Foreign(foreign) => Some(match foreign {
                Foreign::Undefined if at.is_root() => Advice::NothingGiven,
                Foreign::Undefined => Advice::NoHoles,
                Foreign::NotFinite => Advice::NotFinite,
                Foreign::BrokenText => Advice::HalfCharacter,
                Foreign::Unreadable => Advice::Unreadable,
                Foreign::Boundless => Advice::Boundless,
                Foreign::NotData | Foreign::File => Advice::NotData,
            }),
            _ => None,
        };
        self.report.hinted(at, Problem::Type(expected), hint.map(Hint::from))
    }
}

/// A text that is nothing but a reference keeps the type of what it stands for.
fn is_reference(text: &str) -> bool {
    text.strip_prefix("$result[").is_some_and(|rest| rest.ends_with(']') && !rest.contains('$'))
}
