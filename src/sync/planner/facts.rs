//! What has to be known of a portal before a table can be read: who asks, its fields, its departments.

use crate::check::id_of;
use crate::client::errand::{Given, Part};
use crate::client::failure::Failure;
use crate::payload::Payload;
use crate::rest::answer::Refusal;
use crate::sync::ask::{PAGE, people, reading, rows};
use crate::sync::planner::options::PlanOptions;
use crate::value::{Member, Value};

/// Languages in which custom fields are called, where none is given.
const LANGUAGES: &[&str] = &["en", "de", "ru"];
/// Pages that are read in one request.
const PAGES: usize = 30;

/// Something that is asked, page by page.
#[derive(Clone, Debug, PartialEq)]
enum Question {
    Profile,
    Titles,
    /// How many people are active.
    Count,
    Fields {
        language: String,
        start: usize,
    },
    Departments {
        start: usize,
    },
}

#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Not asked yet.
    waiting: Vec<Question>,
    asked: Vec<Question>,
    pub caller: i64,
    /// Titles by code; nothing where they could not be read.
    pub titles: Value<'static>,
    pub people: Option<usize>,
    fields: Option<Vec<Value<'static>>>,
    departments: Option<Vec<Value<'static>>>,
}

impl Facts {
    /// With `is_table`, also what a table is read by.
    pub fn new(options: &PlanOptions) -> Facts {
        let languages = match &options.language {
            Some(language) => vec![language.clone()],
            None => LANGUAGES.iter().map(|code| (*code).to_owned()).collect(),
        };
        let mut waiting = vec![Question::Profile, Question::Titles, Question::Count];
        waiting.extend(languages.into_iter().map(|language| Question::Fields { language, start: 0 }));
        waiting.push(Question::Departments { start: 0 });
        Facts { waiting, ..Facts::default() }
    }

    /// What is to be asked next; nothing when all is known.
    pub fn questions(&mut self) -> Vec<Payload<'static>> {
        let rest = self.waiting.split_off(self.waiting.len().min(PAGES));
        self.asked = std::mem::replace(&mut self.waiting, rest);
        self.asked.iter().filter_map(Question::payload).collect()
    }

    /// What has come of these questions, or why nothing can go on.
    pub fn take(&mut self, parts: &[Part]) -> Result<(), Failure> {
        let asked = std::mem::take(&mut self.asked);
        for (question, part) in asked.into_iter().zip(parts) {
            match &part.given {
                Given::Result(found) => self.learn(question, &found.value(), part.total)?,
                Given::Refused(refusal) if refusal.is_retryable() => self.waiting.push(question),
                // Without the right to read them, no custom field is known, or no department.
                Given::Refused(refusal) if question == Question::Profile => return Err(refused(refusal, "profile")),
                Given::Refused(_) => {}
                Given::Nothing if question == Question::Profile => return Err(unreadable()),
                Given::Nothing => {}
            }
        }
        Ok(())
    }

    fn learn(&mut self, question: Question, result: &Value, total: Option<usize>) -> Result<(), Failure> {
        match question {
            Question::Profile => {
                self.caller = result.get("ID").and_then(id_of).filter(|id| *id > 0).ok_or_else(unreadable)?;
            }
            Question::Titles => self.titles = result.clone().into_owned(),
            Question::Count => {
                let few = rows(result).map(|rows| rows.len()).filter(|rows| *rows < PAGE);
                self.people = total.or(few);
            }
            Question::Fields { language, start } => {
                let page = rows(result).unwrap_or_default();
                if start == 0 {
                    let more = (PAGE..total.unwrap_or_default()).step_by(PAGE);
                    self.waiting.extend(more.map(|start| Question::Fields { language: language.clone(), start }));
                }
                self.fields.get_or_insert_default().extend(page.into_iter().map(|row| row.clone().into_owned()));
            }
            Question::Departments { start } => {
                let page = rows(result).unwrap_or_default();
                if start == 0 {
                    let more = (PAGE..total.unwrap_or_default()).step_by(PAGE);
                    self.waiting.extend(more.map(|start| Question::Departments { start }));
                }
                self.departments.get_or_insert_default().extend(page.into_iter().map(|row| row.clone().into_owned()));
            }
        }
        Ok(())
    }

    /// All of it, as `Knowledge::read` takes it.
    pub fn value(&mut self, options: &PlanOptions) -> Value<'static> {
        let mut members: Vec<Member<'static>> = vec![("titles".into(), self.titles.clone())];
        let lists = [("userFields", self.fields.take()), ("departments", self.departments.take())];
        for (name, list) in lists {
            members.extend(list.map(|list| (name.into(), Value::List(list))));
        }
        members.push(("countries".into(), options.countries.clone()));
        for (name, text) in [("language", &options.language), ("days", &options.days)] {
            members.extend(text.clone().map(|text| (name.into(), Value::text(text))));
        }
        Value::Object(members)
    }
}

impl Question {
    fn payload(&self) -> Option<Payload<'static>> {
        let page = |start: usize| -> Option<Member<'static>> {
            (start > 0).then(|| ("start".into(), Value::Number(start as f64)))
        };
        match self {
            Question::Profile => reading("profile", Vec::new()),
            Question::Titles => reading("user.fields", Vec::new()),
            Question::Count => people(employed(), &["ID".to_owned()], 0),
            Question::Fields { language, start } => {
                let filter = Value::Object(vec![("LANG".into(), Value::text(language.clone()))]);
                let params = std::iter::once(("filter".into(), filter)).chain(page(*start));
                reading("user.userfield.list", params.collect())
            }
            Question::Departments { start } => reading("department.get", page(*start).into_iter().collect()),
        }
    }
}

/// Those who work here: guests and others are nobody's staff.
pub(super) fn employed() -> Vec<Member<'static>> {
    vec![("ACTIVE".into(), Value::text("Y")), ("USER_TYPE".into(), Value::text("employee"))]
}

pub(super) fn refused(refusal: &Refusal, method: &str) -> Failure {
    Failure::Refused { refusal: refusal.clone(), status: None, method: method.to_owned() }
}

pub(super) fn unreadable() -> Failure {
    crate::client::failure::Lost::new("The portal's answer does not tell what was asked.").into()
}
