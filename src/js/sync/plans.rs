//! Plans, by their numbers.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{BY, parsed};
use crate::border::read::number as read_number;
use crate::border::write::{json, number as write_number};
use crate::client::slab::Slab;
use crate::js::report::{outcome, success};
use crate::sync::{Kind, NoPlan, Plan, PlanReader};
use crate::value::Value;
use crate::value::parse::Parser;

thread_local! {
    static PLANS: RefCell<Slab<Rc<Plan>>> = RefCell::default();
    static READERS: RefCell<Slab<PlanReader>> = RefCell::default();
}

pub(super) fn insert(plan: Plan) -> u32 {
    PLANS.with_borrow_mut(|plans| plans.insert(Rc::new(plan)))
}

pub(super) fn get(plan: u32) -> Option<Rc<Plan>> {
    PLANS.with_borrow(|plans| plans.get(plan).cloned())
}

/// What is read does not hold the list of all.
fn with<T>(plan: u32, act: impl FnOnce(&Plan) -> T) -> Option<T> {
    get(plan).map(|plan| act(&plan))
}

/// Forgets a plan.
#[wasm_bindgen(js_name = planRelease)]
pub fn plan_release(plan: u32) {
    let gone = PLANS.with_borrow_mut(|plans| plans.remove(plan));
    drop(gone);
}

/// Its rows.
#[wasm_bindgen(js_name = planLength)]
pub fn plan_length(plan: u32) -> u32 {
    with(plan, |plan| plan.len() as u32).unwrap_or_default()
}

/// How many rows there are of each kind, what they entail, and what stands in the way, as JSON.
#[wasm_bindgen(js_name = planSummary)]
pub fn plan_summary(plan: u32) -> String {
    json(&with(plan, Plan::summary).unwrap_or_default())
}

/// All but its rows, as JSON; with them as `list` it is the whole plan.
#[wasm_bindgen(js_name = planHead)]
pub fn plan_head(plan: u32) -> String {
    json(&with(plan, Plan::head_value).unwrap_or_default())
}

/// Rows from a place on, as many as asked for, of one kind or of all: `[next place, [rows]]`, as JSON.
#[wasm_bindgen(js_name = planRows)]
pub fn plan_rows(plan: u32, from: u32, count: u32, kind: Option<String>) -> String {
    let kind = kind.map(|word| Kind::of(&word));
    let found = with(plan, |plan| {
        let is_wanted = |place| kind.is_none_or(|kind| plan.row(place).map(|row| row.kind) == kind);
        let (mut rows, mut next) = (Vec::new(), from as usize);
        while next < plan.len() && rows.len() < count as usize {
            if is_wanted(next) {
                rows.push(plan.row_value(next));
            }
            next += 1;
        }
        json(&Value::List(vec![Value::Number(next as f64), Value::List(rows)]))
    });
    found.unwrap_or_else(|| json(&Value::Null))
}

/// One line a change; rows from a place on.
#[wasm_bindgen(js_name = planText)]
pub fn plan_text(plan: u32, from: u32, count: u32) -> String {
    with(plan, |plan| plan.text(from as usize, count as usize, write_number)).unwrap_or_default()
}

/// The same as a file for spreadsheets; from 0 on it begins with a byte order mark and a header.
#[wasm_bindgen(js_name = planCsv)]
pub fn plan_csv(plan: u32, from: u32, count: u32, delimiter: char) -> String {
    with(plan, |plan| plan.csv(from as usize, count as usize, delimiter, write_number)).unwrap_or_default()
}

/// Begins to read a plan from its head: `{ success: true, reader }`, or `{ success: false, code }`, as JSON.
#[wasm_bindgen(js_name = planRead)]
pub fn plan_read(head: &str) -> String {
    match PlanReader::new(&parsed(head)) {
        Ok(reader) => {
            let number = READERS.with_borrow_mut(|readers| readers.insert(reader));
            json(&success(vec![("reader", Value::Number(f64::from(number)))]))
        }
        Err(why) => refused(why),
    }
}

/// Reads a list of its rows, which come next; empty text, or a refusal as above.
#[wasm_bindgen(js_name = planReadRows)]
pub fn plan_read_rows(reader: u32, rows: &str) -> String {
    let read = READERS.with_borrow_mut(|readers| match readers.get_mut(reader) {
        Some(reader) => read_rows(reader, rows),
        None => Err(NoPlan::Broken),
    });
    read.err().map(refused).unwrap_or_default()
}

fn read_rows(reader: &mut PlanReader, rows: &str) -> Result<(), NoPlan> {
    let mut parser = Parser::new(rows, read_number);
    if !parser.begins_list() {
        return Err(NoPlan::Broken);
    }
    for count in 0.. {
        if !parser.has_item(count).map_err(|_| NoPlan::Broken)? {
            break;
        }
        reader.row(&parser.value().map_err(|_| NoPlan::Broken)?)?;
    }
    Ok(())
}

/// Ends it: `{ success: true, plan }`, or a refusal.
#[wasm_bindgen(js_name = planReadEnd)]
pub fn plan_read_end(reader: u32) -> String {
    let reader = READERS.with_borrow_mut(|readers| readers.remove(reader));
    match reader.ok_or(NoPlan::Broken).and_then(|reader| reader.end(BY.write)) {
        Ok(plan) => json(&success(vec![("plan", Value::Number(f64::from(insert(plan))))])),
        Err(why) => refused(why),
    }
}

fn refused(why: NoPlan) -> String {
    json(&outcome(false, vec![("code", Value::text(why.code()))]))
}
