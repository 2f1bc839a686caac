//! A small model of a portal: what it stores, how it reads what it is sent, what it gives back, and who has written what.

use std::collections::{BTreeMap, BTreeSet};

use b24_users::value::Value;

use crate::query::items;

/// Fields of people, as the model stores them: texts.
pub const FIELDS: &[&str] = &[
    "NAME",
    "WORK_POSITION",
    "PERSONAL_BIRTHDAY",
    "PERSONAL_COUNTRY",
    "UF_DEPARTMENT",
    "EMAIL",
    "ACTIVE",
    "UF_USR_LEVELS",
];

/// The field of photos, which is no text: what is stored is an address.
pub const PHOTO: &str = "PERSONAL_PHOTO";

pub const CALLER: i64 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A request of ours, by its number.
    Us(usize),
    Other,
}

/// Something that was written.
#[derive(Clone, Debug)]
pub struct Write {
    pub at: f64,
    pub who: Who,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, Default)]
pub struct Person {
    pub fields: BTreeMap<&'static str, String>,
    pub xml_id: String,
}

#[derive(Default)]
pub struct Portal {
    pub people: BTreeMap<i64, Person>,
    /// By person and field, in their order.
    pub writes: BTreeMap<(i64, &'static str), Vec<Write>>,
    /// People whom the portal refuses to change, and fields that it does not change, or makes something else of.
    pub refused: BTreeSet<i64>,
    pub ignored: BTreeSet<(i64, &'static str)>,
    pub altered: BTreeSet<(i64, &'static str)>,
    /// How many calls of `user.update` were done.
    pub updates: usize,
    pub dismissed: BTreeSet<i64>,
    /// What is at the addresses of photos, in base64.
    pub pictures: BTreeMap<String, String>,
}

impl Portal {
    pub fn value(&self, id: i64, field: &str) -> String {
        self.people.get(&id).and_then(|person| person.fields.get(field)).cloned().unwrap_or_default()
    }

    pub fn write(&mut self, id: i64, field: &'static str, after: String, who: Who, at: f64) {
        let person = self.people.entry(id).or_default();
        let before = person.fields.insert(field, after.clone()).unwrap_or_default();
        if field == "ACTIVE" && after == "N" && who != Who::Other {
            self.dismissed.insert(id);
        }
        self.writes.entry((id, field)).or_default().push(Write { at, who, before, after });
    }

    /// A call that writes: true to nearly anything.
    pub fn update(&mut self, params: &Value<'static>, who: Who, at: f64) -> Result<(), &'static str> {
        let id: i64 = params.get("ID").and_then(Value::as_text).expect("an id").parse().expect("an id");
        self.updates += 1;
        if self.refused.contains(&id) {
            return Err("ERROR_CORE");
        }
        for (name, value) in params.members().expect("parameters") {
            if name == "ID" {
                continue;
            }
            if name == PHOTO {
                let address = self.picture(id, value);
                self.write(id, PHOTO, address, who, at);
                continue;
            }
            let field =
                *FIELDS.iter().find(|field| *field == name).unwrap_or_else(|| panic!("{name} was not asked for"));
            if self.ignored.contains(&(id, field)) {
                continue;
            }
            let stored = sent(field, value);
            let stored = if self.altered.contains(&(id, field)) { altered(field, &stored) } else { stored };
            self.write(id, field, stored, who, at);
        }
        Ok(())
    }

    /// Somebody else gives a person a photo.
    pub fn photograph(&mut self, id: i64, base64: &str) {
        let parts = vec![("0".into(), Value::text("old.png")), ("1".into(), Value::text(base64.to_owned()))];
        let address = self.picture(id, &Value::Object(parts));
        self.write(id, PHOTO, address, Who::Other, 0.0);
    }

    /// The new address of what was sent; none where there is nothing.
    fn picture(&mut self, id: i64, sent: &Value<'static>) -> String {
        let Some(base64) = sent.get("1").and_then(Value::as_text) else { return String::new() };
        let address = format!("https://acme.example/{id}/{}/a.png", self.pictures.len());
        self.pictures.insert(address.clone(), base64.to_owned());
        address
    }

    /// `user.get`: fifty at most, and how many there are in all.
    pub fn get(&self, params: &Value<'static>, hidden: &[&str]) -> (Value<'static>, usize) {
        let filter = params.get("FILTER").and_then(Value::members).expect("a filter");
        let mut select = items(params.get("select").expect("a choice"));
        select.retain(|field| !hidden.contains(field));
        let start: usize =
            params.get("start").and_then(Value::as_text).map_or(0, |start| start.parse().expect("a number"));
        let mut found: Vec<(i64, &Person)> = Vec::new();
        if let [(name, value)] = filter
            && name == "ID"
        {
            let ids: BTreeSet<i64> = items(value).iter().map(|id| id.parse().expect("an id")).collect();
            found.extend(ids.iter().filter_map(|id| Some((*id, self.people.get(id)?))));
        } else {
            for (id, person) in &self.people {
                let is_found = filter.iter().all(|(name, value)| match name.as_ref() {
                    "ACTIVE" => person.fields["ACTIVE"] == value.as_text().expect("a flag"),
                    "USER_TYPE" => true,
                    "ID" => items(value).contains(&id.to_string().as_str()),
                    // Compared in any case, as the database does.
                    "=XML_ID" => items(value).iter().any(|key| key.eq_ignore_ascii_case(&person.xml_id)),
                    "=EMAIL" => items(value).iter().any(|key| key.eq_ignore_ascii_case(&person.fields["EMAIL"])),
                    other => panic!("a filter by {other}"),
                });
                if is_found {
                    found.push((*id, person));
                }
            }
        }
        let rows = found.iter().skip(start).take(50).map(|(id, person)| row(*id, person, &select)).collect();
        (Value::List(rows), found.len())
    }
}

/// What is stored of what was sent, in a batch: everything is text.
pub fn sent(field: &str, value: &Value<'static>) -> String {
    match field {
        "ACTIVE" => {
            let text = value.as_text().expect("a flag");
            assert!(matches!(text, "Y" | "N"), "ACTIVE as {text:?}");
            text.to_owned()
        }
        "UF_DEPARTMENT" | "UF_USR_LEVELS" => {
            let mut ids: Vec<&str> = items(value).into_iter().filter(|id| !id.is_empty()).collect();
            ids.dedup();
            ids.join(",")
        }
        "PERSONAL_BIRTHDAY" => {
            let text = value.as_text().expect("a day");
            assert!(text.is_empty() || text.len() == 10, "a day as {text:?}");
            text.to_owned()
        }
        _ => value.as_text().expect("text").to_owned(),
    }
}

/// What the portal makes of something that it does not take as it is.
fn altered(field: &str, text: &str) -> String {
    match field {
        "PERSONAL_BIRTHDAY" => "1900-01-01".to_owned(),
        "UF_DEPARTMENT" | "UF_USR_LEVELS" => "99".to_owned(),
        "PERSONAL_COUNTRY" => "7".to_owned(),
        "ACTIVE" => text.to_owned(),
        _ => format!("{text}~"),
    }
}

/// A person as the portal gives it: ids as text, flags as booleans, days as instants, and what is empty in several ways.
fn row(id: i64, person: &Person, select: &[&str]) -> Value<'static> {
    let mut members = vec![("ID".into(), Value::text(id.to_string()))];
    if select.contains(&"XML_ID") && !person.xml_id.is_empty() {
        members.push(("XML_ID".into(), Value::text(person.xml_id.clone())));
    }
    for (field, text) in &person.fields {
        if !select.contains(field) {
            continue;
        }
        let value = match *field {
            "ACTIVE" => Value::Bool(text == "Y"),
            "PERSONAL_BIRTHDAY" if !text.is_empty() => Value::text(format!("{text}T03:00:00+03:00")),
            "PERSONAL_COUNTRY" if text.is_empty() => Value::text("0"),
            "UF_DEPARTMENT" if text.is_empty() => Value::Bool(false),
            "UF_DEPARTMENT" => {
                Value::List(text.split(',').map(|id| Value::Number(id.parse().expect("an id"))).collect())
            }
            "UF_USR_LEVELS" => {
                let ids = text.split(',').filter(|id| !id.is_empty());
                Value::List(ids.map(|id| Value::text(id.to_owned())).collect())
            }
            // An empty column may be left out.
            _ if text.is_empty() && id % 2 == 0 => continue,
            _ => Value::text(text.clone()),
        };
        members.push(((*field).into(), value));
    }
    Value::Object(members)
}
