//! The way of one request: there, through the portal, and back.

use std::collections::VecDeque;

use serde_json::{Value as Json, json};

use super::driver::{Incoming, Sent};
use super::faults::{self, Fault, Trouble, error};
use super::php;
use super::portal::command;
use super::world::World;

/// A request at the portal.
struct Visit {
    sent: Sent,
    is_batch: bool,
    halt: bool,
    calls: VecDeque<Asked>,
    fault: Fault,
    results: Vec<(String, Json)>,
    errors: Vec<(String, Json)>,
    times: Vec<(String, Json)>,
    status: u16,
}

/// A call in it.
struct Asked {
    key: String,
    method: String,
    params: Json,
}

/// What a batch takes at most.
const MOST: usize = 50;

impl World {
    pub(super) fn send(&mut self, sent: Sent, method: &str, body: &Json, token: Option<String>) {
        let mut fault = self.portal.faults.pop_front().unwrap_or(Fault::None);
        let quote = format!("{} {body}", self.begun.last().map_or("", |begun| &begun.url));
        fault.fill(&format!("{quote} {}", token.as_deref().unwrap_or_default()));
        let way = self.portal.latency * 500.0;
        if let Fault::Unreached(thrown) = fault {
            if let Some(thrown) = thrown {
                self.after(way, move |world| world.came(sent, Incoming::Thrown(thrown)));
            }
            return;
        }
        let is_batch = method == "batch";
        let calls = if is_batch {
            let commands = body["cmd"].as_object().into_iter().flatten();
            let asked = |(key, text): (&String, &Json)| {
                let (method, params) = command(text.as_str().unwrap_or_default());
                Asked { key: key.clone(), method, params }
            };
            commands.map(asked).collect()
        } else {
            VecDeque::from([Asked { key: String::new(), method: method.to_owned(), params: body.clone() }])
        };
        let halt = body["halt"].as_f64() == Some(1.0);
        let (results, errors, times) = (Vec::new(), Vec::new(), Vec::new());
        let visit = Visit { sent, is_batch, halt, calls, fault, results, errors, times, status: 200 };
        self.after(way, move |world| world.arrive(visit, token.as_deref()));
    }

    fn arrive(&mut self, visit: Visit, token: Option<&str>) {
        if let Fault::Refused(status, body) = &visit.fault {
            return self.back(visit.sent, *status, body.clone());
        }
        if let Fault::Cut(seconds) = visit.fault {
            let sent = visit.sent;
            self.after(seconds * 1000.0, move |world| world.back(sent, 504, None));
        }
        if let Some((status, body)) = self.portal.refuses(token, self.now / 1000.0) {
            return self.back(visit.sent, status, Some(body));
        }
        assert!(visit.calls.len() <= MOST, "more than a batch takes");
        self.work(visit);
    }

    /// Runs the calls that are left, one after the other.
    fn work(&mut self, mut visit: Visit) {
        while let Some(asked) = visit.calls.pop_front() {
            let mut trouble = self.portal.troubles.pop_front().unwrap_or(Trouble::None);
            if let Trouble::Refused(error) = &mut trouble {
                faults::fill(error, &asked.params.to_string());
            }
            let error = match &trouble {
                Trouble::Refused(error) => Some(error.clone()),
                _ => self.portal.has_no_time(&asked.method, self.now / 1000.0),
            };
            if let Some(error) = error {
                visit.refuse(asked.key, 429, error);
                continue;
            }
            let reading = self.portal.reading.filter(|_| asked.method != "user.update");
            let seconds = reading.unwrap_or(self.portal.work);
            if seconds > 0.0 {
                return self.after(seconds * 1000.0, move |world| {
                    world.finish(&mut visit, asked, &trouble, seconds);
                    world.work(visit);
                });
            }
            self.finish(&mut visit, asked, &trouble, seconds);
        }
        self.answer(visit);
    }

    fn finish(&mut self, visit: &mut Visit, asked: Asked, trouble: &Trouble, seconds: f64) {
        let Asked { key, method, params } = asked;
        let now = self.now / 1000.0;
        let time = self.portal.time(&method, seconds, now);
        if let Trouble::Hidden(code) = trouble {
            visit.is_no_success();
            visit.results.push((key.clone(), error(code)));
            visit.times.push((key, time));
            return;
        }
        let params = if visit.is_batch { referred(params, &visit.results) } else { params };
        let is_awaited = self.is_awaited(visit.sent);
        match self.portal.run(&method, &params, is_awaited) {
            _ if *trouble == Trouble::Untold => {}
            Ok(result) => {
                visit.results.push((key.clone(), result));
                visit.times.push((key, time));
            }
            Err((status, error)) => visit.refuse(key, status, error),
        }
    }

    fn answer(&mut self, mut visit: Visit) {
        let sent = visit.sent;
        match std::mem::replace(&mut visit.fault, Fault::None) {
            Fault::Lost(Some(thrown)) => {
                let way = self.portal.latency * 500.0;
                self.after(way, move |world| world.came(sent, Incoming::Thrown(thrown)));
            }
            Fault::Lost(None) => {}
            Fault::Instead(status, body) => self.back(sent, status, body),
            _ => self.back(sent, visit.status, Some(visit.body())),
        }
    }

    fn back(&mut self, sent: Sent, status: u16, body: Option<Json>) {
        let way = self.portal.latency * 500.0;
        self.after(way, move |world| world.came(sent, Incoming::Answer(status, body)));
    }
}

impl Visit {
    fn refuse(&mut self, key: String, status: u16, error: Json) {
        if self.is_batch {
            if self.halt {
                self.calls.clear();
            }
        } else {
            self.status = status;
        }
        self.is_no_success();
        self.errors.push((key, error));
    }

    /// The one call was not done, so that no other answer may say that it was.
    fn is_no_success(&mut self) {
        if !self.is_batch && matches!(self.fault, Fault::Instead(..)) {
            self.fault = Fault::None;
        }
    }

    fn body(self) -> Json {
        if self.is_batch {
            let none = || php::array(Vec::new());
            let parts = json!({
                "result": php::array(self.results), "result_error": php::array(self.errors),
                "result_total": none(), "result_next": none(), "result_time": php::array(self.times),
            });
            return json!({ "result": parts, "time": { "start": 1, "finish": 2, "duration": 1 } });
        }
        match (self.results.into_iter().next(), self.errors.into_iter().next(), self.times.into_iter().next()) {
            (Some((_, result)), _, time) => json!({ "result": result, "time": time.map(|(_, time)| time) }),
            (None, Some((_, error)), _) => error,
            _ => json!({}),
        }
    }
}

/// A value that is nothing but a reference takes the earlier result whole.
fn referred(params: Json, results: &[(String, Json)]) -> Json {
    match params {
        Json::Object(members) => members.into_iter().map(|(name, value)| (name, referred(value, results))).collect(),
        Json::String(text) => {
            let key = text.strip_prefix("$result[").and_then(|rest| rest.strip_suffix(']'));
            let found = key.map(|key| results.iter().find(|(known, _)| known == key).map(|(_, result)| result.clone()));
            found.map_or(Json::String(text), Option::unwrap_or_default)
        }
        other => other,
    }
}
