//! Planners: options and a table go in, a plan comes out.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{BY, Machine, histories, insert, parsed, photos, plans, remove, unknown, with};
use crate::border::read::read;
use crate::border::write::json;
use crate::client::failure::Failure;
use crate::js::report::{invalid, success};
use crate::js::told::failed;
use crate::sync::{PlanOptions, Planner};
use crate::value::Value;

/// Begins a plan: `{ success: true, sync }` with the planner's number, or `{ success: false, issues }`, as JSON.
#[wasm_bindgen(js_name = syncPlan)]
pub fn sync_plan(options: &str, now: f64) -> String {
    match PlanOptions::read(&parsed(options)) {
        Ok(options) => insert(Machine::Planner(Box::new(Planner::new(options, BY, now)))),
        Err(issues) => json(&invalid(&issues)),
    }
}

/// Begins the plan that takes back what a journal tells; the history is gone by that.
#[wasm_bindgen(js_name = syncUndo)]
pub fn sync_undo(history: u32, options: &str, now: f64) -> String {
    let options = match PlanOptions::read(&parsed(options)) {
        Ok(options) => options,
        Err(issues) => return json(&invalid(&issues)),
    };
    match histories::take(history) {
        Some(history) => insert(Machine::Planner(Box::new(Planner::undo(history, options, BY, now)))),
        None => json(&invalid(&[unknown("history")])),
    }
}

/// The bytes of the table that come next, in UTF-8.
#[wasm_bindgen(js_name = syncFeed)]
pub fn sync_feed(sync: u32, bytes: &[u8]) {
    planner(sync, |planner| planner.feed(bytes.to_vec()));
}

/// Rows that others have read: lists of cells, of which the first is the header, or objects; with files only where it says
/// so, of which the contents have to be bytes.
#[wasm_bindgen(js_name = syncGive)]
pub fn sync_give(sync: u32, rows: &Array, has_files: bool) {
    let read: fn(&JsValue) -> Value<'static> = if has_files { photos::read } else { read };
    let rows = rows.iter().map(|row| read(&row)).collect();
    planner(sync, |planner| planner.give(rows));
}

/// Nothing more of the table comes.
#[wasm_bindgen(js_name = syncEnd)]
pub fn sync_end(sync: u32) {
    planner(sync, Planner::end);
}

fn planner(sync: u32, act: impl FnOnce(&mut Planner)) {
    with(sync, |machine| {
        if let Machine::Planner(planner) = machine {
            act(planner);
        }
    });
}

/// The plan of a planner that is done, which is gone by that: `{ success: true, plan, columns }`, or
/// `{ success: false, failure }`.
#[wasm_bindgen(js_name = syncTake)]
pub fn sync_take(sync: u32) -> String {
    let Some(Machine::Planner(planner)) = remove(sync) else {
        return json(&failed(&Failure::Aborted { sent: false }));
    };
    let columns = planner.columns();
    match planner.take() {
        Ok(plan) => {
            let number = Value::Number(f64::from(plans::insert(plan)));
            json(&success(vec![("plan", number), ("columns", columns)]))
        }
        Err(failure) => json(&failed(&failure)),
    }
}
