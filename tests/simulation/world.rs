//! A pretended world: a clock, a portal, others who edit people, and a net that loses answers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::rc::Rc;

use b24_users::client::errand::{Came, Given, Part};
use b24_users::client::failure::{Failure, Lost};
use b24_users::client::found::Found;
use b24_users::rest::answer::{Cause, Refusal};
use b24_users::sync::photo::form;
use b24_users::sync::{Ask, Run};
use b24_users::value::Value;
use b24_users::value::json::push_json;

use crate::chance::Chance;
use crate::portal::{CALLER, FIELDS, PHOTO, Portal, Who};
use crate::query::command;

/// Milliseconds of the wall clock at the beginning.
const EPOCH: f64 = 1_764_000_000_000.0;

/// What befalls a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    None,
    /// It never arrives, and nobody knows.
    Swallowed,
    /// It does not even leave.
    Unreached,
    /// Refused for the rate.
    Refused,
    /// Its answer is lost before this call, of which the work goes on, or does not.
    Cut {
        call: usize,
        goes_on: bool,
    },
    /// It arrives so many milliseconds later, when nobody waits any more.
    Late(f64),
}

pub struct Visit {
    /// Which life of the run it is of.
    pub life: u32,
    pub ask: u32,
    pub calls: Vec<(String, Value<'static>)>,
    pub fault: Fault,
    pub began: f64,
    /// When the first call was run.
    pub arrived: Option<f64>,
    /// Whether its answer was delivered, or lost.
    pub is_told: bool,
    /// Whether what was read first was shown.
    pub is_start_shown: bool,
    pub answered_at: f64,
    /// When each person was shown last, before.
    pub shown_at: BTreeMap<i64, f64>,
    next: usize,
    parts: Vec<Part>,
    /// What was read: by person, when, and what.
    reads: Vec<Read>,
}

/// People, when they were read.
type Read = (f64, BTreeMap<i64, BTreeMap<&'static str, String>>);

/// What the machine has last been shown of a person.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub at: f64,
    pub fields: BTreeMap<&'static str, String>,
}

enum Event {
    /// The next call of a request is run.
    Work(usize),
    Answer(usize),
    Edit(i64, &'static str, String),
    Recorded(u32),
}

struct Coming {
    at: f64,
    count: u64,
    event: Event,
}

/// What the driver is told.
pub enum News {
    Came(u32, Came),
    Recorded,
    Nothing,
}

pub struct World {
    pub now: f64,
    pub portal: Portal,
    pub chance: Chance,
    pub visits: Vec<Visit>,
    pub seen: BTreeMap<i64, Seen>,
    pub life: u32,
    /// Milliseconds that a call takes.
    pub cost: f64,
    /// Requests that nothing befalls, of ten.
    pub calm: usize,
    /// What was shown of people by requests, and forgotten before it was recorded.
    pub forgotten: std::collections::BTreeSet<(usize, i64)>,
    /// Whether there may be little operating time.
    pub has_limits: bool,
    /// Who calls.
    pub caller: i64,
    /// What befalls all requests, and what befalls these, by their numbers from 0.
    pub always: Option<Fault>,
    pub once: Vec<(usize, Fault)>,
    /// Fields that the caller may not read.
    pub hidden: Vec<&'static str>,
    /// Photos that whoever drives can bring, those that it brings in place of others, and whose cannot be saved.
    pub shelf: Vec<Value<'static>>,
    pub swapped: Vec<i64>,
    pub unreadable: Vec<i64>,
    /// Foul play that was seen.
    pub wrongs: Vec<String>,
    coming: BinaryHeap<Reverse<(u64, u64)>>,
    events: BTreeMap<(u64, u64), Coming>,
    count: u64,
}

impl World {
    pub fn new(chance: Chance) -> World {
        World {
            now: 0.0,
            portal: Portal::default(),
            chance,
            visits: Vec::new(),
            seen: BTreeMap::new(),
            life: 0,
            cost: 150.0,
            calm: 10,
            forgotten: Default::default(),
            hidden: Vec::new(),
            has_limits: false,
            caller: CALLER,
            always: None,
            once: Vec::new(),
            shelf: Vec::new(),
            swapped: Vec::new(),
            unreadable: Vec::new(),
            wrongs: Vec::new(),
            coming: BinaryHeap::new(),
            events: BTreeMap::new(),
            count: 0,
        }
    }

    /// Does what a run asks for of the photo of a row: saves the one that is there, and brings the one that is wanted.
    pub fn bring(&mut self, run: &mut Run, row: u32) {
        let Value::List(parts) = run.photo(row).into_owned() else { panic!("nothing is asked for") };
        let (asked, saves) = (&parts[0], parts[1] == Value::Bool(true));
        let change = asked.get("changes").and_then(|changes| changes.get(PHOTO)).expect("a photo");
        let id = asked.get("id").and_then(Value::as_integer).expect("an id");
        let saved = change.get("before").and_then(Value::as_text).filter(|_| saves && !self.unreadable.contains(&id));
        let saved = saved.map(|address| {
            let base64 = self.portal.pictures.get(address).expect("a photo").clone();
            Value::List(vec![Value::text("saved.png"), Value::text(base64)])
        });
        let saved_form = saved.as_ref().and_then(form);
        self.shelf.extend(saved);
        let digest_of =
            |form: Option<&Value<'_>>| form.and_then(|form| form.get("digest")?.as_text().map(str::to_owned));
        let is_it = |photo: &&Value<'static>| digest_of(form(photo).as_ref()) == digest_of(change.get("after"));
        let found = self.shelf.iter().find(is_it).cloned();
        let found = if self.swapped.contains(&id) { self.shelf.first().cloned() } else { found };
        let found = found.unwrap_or_default();
        let told = std::iter::once(("code".into(), Value::text("photo_missing")));
        let told = told.chain(saved_form.map(|form| ("saved".into(), form))).collect();
        run.bring(row, found, Value::Object(told));
    }

    pub fn wall(&self) -> f64 {
        EPOCH + self.now
    }

    fn after(&mut self, wait: f64, event: Event) {
        self.count += 1;
        let at = self.now + wait;
        let key = ((at * 1000.0) as u64, self.count);
        self.coming.push(Reverse(key));
        self.events.insert(key, Coming { at, count: self.count, event });
    }

    pub fn edit_after(&mut self, wait: f64, id: i64, field: &'static str, value: String) {
        self.after(wait, Event::Edit(id, field, value));
    }

    pub fn record_after(&mut self, wait: f64) {
        self.after(wait, Event::Recorded(self.life));
    }

    /// When something happens next.
    pub fn next_at(&self) -> Option<f64> {
        let Reverse(key) = self.coming.peek()?;
        Some(self.events[key].at)
    }

    /// Lets the next thing happen.
    pub fn step(&mut self) -> News {
        let Some(Reverse(key)) = self.coming.pop() else { return News::Nothing };
        let Coming { at, event, count } = self.events.remove(&key).expect("it is coming");
        assert!(count > 0 && at >= self.now - 1.0);
        self.now = self.now.max(at);
        match event {
            Event::Work(visit) => self.work(visit),
            Event::Edit(id, field, value) => self.portal.write(id, field, value, Who::Other, self.now),
            Event::Recorded(life) if life == self.life => return News::Recorded,
            Event::Recorded(_) => {}
            Event::Answer(visit) => return self.answer(visit),
        }
        News::Nothing
    }

    /// A request leaves.
    pub fn submit(&mut self, number: u32, ask: &Ask) {
        let order = ask.order(|number| number.to_string()).expect("an order");
        let commands = order.payload.params().get("cmd").and_then(Value::members).expect("commands").to_vec();
        let mut calls = Vec::new();
        for (_, text) in &commands {
            let (method, params) = command(text.as_text().expect("text"));
            calls.push((method.to_owned(), params));
        }
        assert!(calls.len() <= 50, "more than a batch takes");
        self.watch(&calls);
        let fault = self.fault(calls.len());
        let place = self.visits.len();
        let visit = Visit {
            life: self.life,
            ask: number,
            calls,
            fault,
            began: self.now,
            arrived: None,
            is_told: false,
            is_start_shown: false,
            answered_at: 0.0,
            shown_at: self.seen.iter().map(|(id, seen)| (*id, seen.at)).collect(),
            next: 0,
            parts: Vec::new(),
            reads: Vec::new(),
        };
        self.visits.push(visit);
        let way = self.chance.between(20.0, 400.0);
        match fault {
            Fault::Swallowed | Fault::Unreached | Fault::Refused => {
                let wait = if fault == Fault::Swallowed { self.chance.between(100.0, 30_000.0) } else { way };
                self.after(wait, Event::Answer(place));
            }
            Fault::Late(wait) => {
                self.after(30_000.0, Event::Answer(place));
                self.after(wait, Event::Work(place));
            }
            Fault::None | Fault::Cut { .. } => self.after(way, Event::Work(place)),
        }
    }

    /// Nothing is sent that is there already, as far as it was shown.
    fn watch(&mut self, calls: &[(String, Value<'static>)]) {
        for (_, params) in calls.iter().filter(|(method, _)| method == "user.update") {
            let id: i64 = params.get("ID").and_then(Value::as_text).expect("an id").parse().expect("an id");
            let Some(seen) = self.seen.get(&id) else {
                self.wrongs.push(format!("person {id} is changed without a look"));
                continue;
            };
            for (field, value) in
                params.members().expect("members").iter().filter(|(name, _)| name != "ID" && name != PHOTO)
            {
                let known = seen.fields.get(field.as_ref()).cloned().unwrap_or_default();
                if crate::portal::sent(field, value) == known {
                    self.wrongs.push(format!("{field} of {id} is sent though it was there"));
                }
            }
        }
    }

    fn fault(&mut self, calls: usize) -> Fault {
        let place = self.visits.len();
        let known = self.once.iter().find(|(once, _)| *once == place).map(|(_, fault)| *fault);
        if let Some(fault) = known.or(self.always) {
            return fault;
        }
        if self.chance.below(10) < self.calm {
            return Fault::None;
        }
        match self.chance.below(7) {
            0 => Fault::Swallowed,
            1 => Fault::Unreached,
            2 => Fault::Refused,
            3 => Fault::Late(self.chance.between(100.0, 40_000.0)),
            _ => Fault::Cut { call: self.chance.below(calls + 1), goes_on: self.chance.one_in(2) },
        }
    }

    fn work(&mut self, place: usize) {
        let now = self.now;
        let visit = &mut self.visits[place];
        visit.arrived.get_or_insert(now);
        if let Fault::Cut { call, goes_on } = visit.fault
            && call == visit.next
            && !visit.is_told
        {
            visit.is_told = true;
            let wait = self.chance.between(10.0, 3_000.0);
            self.after(wait, Event::Answer(place));
            if !goes_on {
                return;
            }
        }
        let visit = &mut self.visits[place];
        let Some((method, params)) = visit.calls.get(visit.next).cloned() else {
            if !matches!(visit.fault, Fault::Cut { .. } | Fault::Late(_)) {
                let way = self.chance.between(20.0, 400.0);
                self.after(way, Event::Answer(place));
            }
            return;
        };
        visit.next += 1;
        let part = self.run(place, &method, &params);
        self.visits[place].parts.push(part);
        let wait = if method == "user.update" { self.cost } else { 30.0 };
        self.after(wait, Event::Work(place));
    }

    fn run(&mut self, place: usize, method: &str, params: &Value<'static>) -> Part {
        let duration = Some(if method == "user.update" { self.cost / 1000.0 } else { 0.03 });
        let given = |given| Part { given, duration, finish: None, total: None };
        // As answers come by one way to the portal and by another.
        let in_text = place % 2 == 0;
        let result = |value| Given::Result(if in_text { told(&value) } else { value.into() });
        let is_calm = self.chance.below(40) < 30 + self.calm;
        if !is_calm && self.chance.one_in(2) {
            return given(Given::Refused(refusal("OPERATION_TIME_LIMIT", Cause::Time)));
        }
        let part = match method {
            "profile" => given(result(object(vec![("ID", Value::text(self.caller.to_string()))]))),
            "user.fields" => {
                let codes = FIELDS.iter().chain(&["ID", "XML_ID", PHOTO]).filter(|code| !self.hidden.contains(code));
                let titles = codes.map(|code| (*code, Value::text(*code))).collect();
                given(result(object(titles)))
            }
            "user.userfield.list" => given(result(Value::List(vec![object(vec![
                ("FIELD_NAME", Value::text("UF_USR_LEVELS")),
                ("USER_TYPE_ID", Value::text("employee")),
                ("MULTIPLE", Value::text("Y")),
            ])]))),
            "department.get" => {
                let department =
                    |id: u32| object(vec![("ID", Value::text(id.to_string())), ("NAME", Value::text("Sales"))]);
                given(result(Value::List([1, 2, 3].map(department).into())))
            }
            "user.get" => {
                let (rows, total) = self.portal.get(params, &self.hidden);
                self.note(place, &rows);
                Part { given: result(rows), duration, finish: None, total: Some(total) }
            }
            "user.update" => match self.portal.update(params, Who::Us(place), self.now) {
                Ok(()) => given(result(Value::Bool(true))),
                Err(code) => given(Given::Refused(refusal(code, Cause::Other))),
            },
            other => panic!("{other} was not asked for"),
        };
        if is_calm || self.chance.one_in(2) { part } else { given(Given::Nothing) }
    }

    /// What a read would show, once its answer is delivered.
    fn note(&mut self, place: usize, rows: &Value<'static>) {
        let Value::List(rows) = rows else { return };
        let mut shown = BTreeMap::new();
        for row in rows {
            let id: i64 = row.get("ID").and_then(Value::as_text).expect("an id").parse().expect("an id");
            shown.insert(id, self.portal.people[&id].fields.clone());
        }
        self.visits[place].reads.push((self.now, shown));
    }

    fn answer(&mut self, place: usize) -> News {
        let visit = &mut self.visits[place];
        if visit.life != self.life {
            return News::Nothing;
        }
        let ask = visit.ask;
        (visit.is_told, visit.answered_at) = (true, self.now);
        let lost = || Lost::new("The portal could not be reached.").for_now();
        let came = match visit.fault {
            Fault::None => {
                let parts = std::mem::take(&mut visit.parts);
                visit.is_start_shown = matches!(parts.first().map(|part| &part.given), Some(Given::Result(_)));
                // What could not be read was not shown.
                let mut reads = std::mem::take(&mut visit.reads).into_iter();
                for ((method, _), part) in visit.calls.iter().zip(&parts) {
                    if method == "user.get" && !matches!(part.given, Given::Refused(_)) {
                        let (at, shown) = reads.next().expect("it was noted");
                        if matches!(part.given, Given::Result(_)) {
                            for (id, fields) in shown {
                                self.seen.insert(id, Seen { at, fields });
                            }
                        }
                    }
                }
                Came::Answered { parts, took: self.now - visit.began }
            }
            Fault::Refused => Came::Failed(Failure::Refused {
                refusal: refusal("QUERY_LIMIT_EXCEEDED", Cause::Rate),
                status: Some(503),
                method: "batch".to_owned(),
            }),
            Fault::Unreached => Came::Failed(lost().unsent().into()),
            Fault::Swallowed | Fault::Cut { .. } => Came::Failed(lost().into()),
            Fault::Late(_) => Came::Failed(Failure::Late { span: 30_000.0, sent: true }),
        };
        News::Came(ask, came)
    }

    /// A life ends: what it was shown since this moment was not recorded.
    pub fn forget(&mut self, at: f64) {
        for (place, visit) in self.visits.iter().enumerate().filter(|(_, visit)| visit.life == self.life) {
            for (_, params) in &visit.calls {
                let id = params.get("ID").and_then(Value::as_text).and_then(|id| id.parse().ok());
                if let Some(id) = id.filter(|_| visit.answered_at >= at) {
                    self.forgotten.insert((place, id));
                }
            }
        }
    }

    /// Time goes by, with nobody there.
    pub fn pass(&mut self, wait: f64) {
        self.life += 1;
        let end = self.now + wait;
        while self.next_at().is_some_and(|at| at <= end) {
            self.step();
        }
        self.now = end;
    }

    /// All that is under way comes to its end, with nobody there.
    pub fn settle(&mut self) {
        self.life += 1;
        while self.next_at().is_some() {
            self.step();
        }
    }
}

fn refusal(code: &str, cause: Cause) -> Refusal {
    Refusal { code: code.to_owned(), description: "It was refused.".to_owned(), argument: None, cause }
}

/// A result as it stands in the text of an answer, behind something else.
fn told(value: &Value) -> Found {
    let mut text = String::from("[1,");
    let start = text.len();
    push_json(&mut text, value, |number| number.to_string());
    let span = start..text.len();
    Found::Text { whole: Rc::new(text), span, number: |text| text.parse().unwrap_or(f64::NAN) }
}

fn object(members: Vec<(&'static str, Value<'static>)>) -> Value<'static> {
    Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}
