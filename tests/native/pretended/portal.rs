//! A portal: people, custom fields, and what was really done.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value as Json, json};

use super::faults::{Fault, Trouble, error};
use super::limits::{Rate, Spending};
use super::php;

/// Unix second of the pretended world's beginning; not the first of a minute.
pub const EPOCH: f64 = 1_750_000_037.25;

pub struct Portal {
    /// Columns of people, by id.
    pub people: BTreeMap<i64, Map<String, Json>>,
    /// Rows of `user.userfield.list`, with the labels of each language.
    pub fields: Vec<Json>,
    /// Everything that was done, in its order.
    pub deeds: Vec<Deed>,
    /// Seconds of work that a call takes.
    pub work: f64,
    /// The same of one that only reads, where it is something else.
    pub reading: Option<f64>,
    /// Seconds that a request is on its way, there and back.
    pub latency: f64,
    pub rate: Option<Rate>,
    /// Whether work counts as operating time.
    pub counts: bool,
    /// Seconds that its clock is ahead.
    pub ahead: f64,
    /// The token that is taken, where one is needed.
    pub token: Option<String>,
    /// What befalls the next requests, and the next calls.
    pub faults: VecDeque<Fault>,
    pub troubles: VecDeque<Trouble>,
    /// Refusals for its limits, of requests and of calls.
    pub limited: u32,
    spending: BTreeMap<String, Spending>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    pub method: String,
    pub params: Json,
    /// Whether the client still waited for the answer.
    pub is_awaited: bool,
}

impl Default for Portal {
    fn default() -> Portal {
        Portal {
            people: BTreeMap::new(),
            fields: Vec::new(),
            deeds: Vec::new(),
            work: 0.0,
            reading: None,
            latency: 0.2,
            rate: Some(Rate::new(50.0, 2.0)),
            counts: false,
            ahead: 0.0,
            token: None,
            faults: VecDeque::new(),
            troubles: VecDeque::new(),
            limited: 0,
            spending: BTreeMap::new(),
        }
    }
}

impl Portal {
    /// What its clock shows, as Unix second.
    pub fn clock(&self, now: f64) -> f64 {
        EPOCH + now + self.ahead
    }

    /// Looks at a request before anything of it is run; `now` in seconds of the true time.
    pub fn refuses(&mut self, token: Option<&str>, now: f64) -> Option<(u16, Json)> {
        if self.rate.as_mut().is_some_and(|rate| !rate.lets_in(now)) {
            self.limited += 1;
            return Some((503, error("QUERY_LIMIT_EXCEEDED")));
        }
        if self.token.is_some() && self.token.as_deref() != token {
            return Some((401, error("expired_token")));
        }
        None
    }

    /// Looks at a call before it is run.
    pub fn has_no_time(&mut self, method: &str, now: f64) -> Option<Json> {
        let clock = self.clock(now);
        let is_used_up = self.counts && self.spending(method).is_used_up(clock);
        self.limited += u32::from(is_used_up);
        is_used_up.then(|| error("OPERATION_TIME_LIMIT"))
    }

    /// The `time` of a call that has just ended.
    pub fn time(&mut self, method: &str, seconds: f64, now: f64) -> Json {
        let (clock, counts) = (self.clock(now), self.counts);
        let spending = self.spending(method);
        if counts {
            spending.count(seconds, clock);
        }
        json!({
            "start": clock - seconds, "finish": clock, "duration": seconds, "processing": seconds,
            "date_start": "2025-06-15T15:07:17+00:00", "date_finish": "2025-06-15T15:07:17+00:00",
            "operating_reset_at": spending.reset_at(clock), "operating": spending.seconds(clock),
        })
    }

    /// Operating time that others have used up before.
    pub fn spend(&mut self, method: &str, seconds: f64, now: f64) {
        let clock = self.clock(now);
        self.spending(method).count(seconds, clock);
    }

    fn spending(&mut self, method: &str) -> &mut Spending {
        self.spending.entry(method.to_owned()).or_default()
    }

    /// Does it.
    pub fn run(&mut self, method: &str, params: &Json, is_awaited: bool) -> Result<Json, (u16, Json)> {
        let result = self.result(method, params)?;
        self.deeds.push(Deed { method: method.to_owned(), params: params.clone(), is_awaited });
        Ok(result)
    }

    fn result(&mut self, method: &str, params: &Json) -> Result<Json, (u16, Json)> {
        match method {
            "user.update" => {
                let id = id(&params["ID"]).ok_or((400, error("ERROR_CORE")))?;
                let person = self.people.entry(id).or_default();
                for (name, value) in params.as_object().into_iter().flatten().filter(|(name, _)| *name != "ID") {
                    person.insert(name.clone(), value.clone());
                }
                Ok(json!(true))
            }
            "user.add" => {
                if self.people.values().any(|person| person.get("EMAIL") == params.get("EMAIL")) {
                    return Err((400, error("ERROR_CORE")));
                }
                let id = self.people.keys().last().map_or(1, |last| last + 1).max(1_000_000);
                self.people.insert(id, params.as_object().cloned().unwrap_or_default());
                Ok(json!(id))
            }
            "user.get" | "user.search" => {
                let row = |(id, person): (&i64, &Map<String, Json>)| {
                    let mut row = person.clone();
                    row.insert("ID".to_owned(), json!(id.to_string()));
                    Json::Object(row)
                };
                let filter = &params["FILTER"];
                let is_among =
                    |name: &str, value: &Json| filter[name].as_array().is_none_or(|known| known.contains(value));
                let is_found = |(id, person): &(&i64, &Map<String, Json>)| {
                    let key = person.get("XML_ID").unwrap_or(&Json::Null);
                    is_among("ID", &json!(id.to_string())) && is_among("=XML_ID", key)
                };
                Ok(self.people.iter().filter(is_found).take(50).map(row).collect())
            }
            "user.current" | "profile" => Ok(json!({ "ID": "1" })),
            "user.fields" => Ok(json!({})),
            "department.get" => Ok(json!([])),
            "user.userfield.list" => Ok(self.rows(params)),
            "user.userfield.add" => Ok(json!(77)),
            "user.userfield.update" => {
                let id = id(&params["id"]);
                let row = self.fields.iter_mut().find(|row| self::id(&row["ID"]) == id);
                let row = row.ok_or((400, json!({ "error": "", "error_description": "Access denied." })))?;
                for (name, value) in params["fields"].as_object().into_iter().flatten() {
                    row[name] = value.clone();
                }
                Ok(json!(true))
            }
            _ => Err((404, error("ERROR_METHOD_NOT_FOUND"))),
        }
    }

    /// Labels are texts of one language, and only where that is asked for (`userfield.md` 7).
    fn rows(&self, params: &Json) -> Json {
        let filter = &params["filter"];
        let row = |row: &Json| {
            let mut row = row.clone();
            for label in ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL"] {
                let text = filter["LANG"].as_str().and_then(|language| row[label].get(language)).cloned();
                match text {
                    Some(text) => row[label] = text,
                    None => drop(row.as_object_mut().and_then(|row| row.remove(label))),
                }
            }
            row
        };
        let is_meant = |row: &&Json| filter.get("ID").is_none_or(|wanted| id(wanted) == id(&row["ID"]));
        self.fields.iter().filter(is_meant).map(row).collect()
    }
}

fn id(value: &Json) -> Option<i64> {
    value.as_i64().or_else(|| value.as_f64().map(|id| id as i64)).or_else(|| value.as_str()?.parse().ok())
}

/// `method?query`, taken apart.
pub fn command(text: &str) -> (String, Json) {
    let (method, query) = text.split_once('?').unwrap_or((text, ""));
    (method.to_owned(), php::form(query))
}
