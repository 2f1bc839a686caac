//! Runs: a plan or a journal goes in, lines for the journal come out.

use wasm_bindgen::prelude::*;

use super::{BY, Machine, histories, insert, parsed, plans, unknown, with};
use crate::border::write::json;
use crate::js::report::{invalid, object, outcome};
use crate::js::told::failed;
use crate::sync::{Refused, Run, RunOptions};
use crate::value::Value;

/// Begins to apply a plan, which can be read as before: `{ success: true, sync }`, or `{ success: false, issues?, refused? }`.
#[wasm_bindgen(js_name = syncApply)]
pub fn sync_apply(plan: u32, options: &str, now: f64) -> String {
    begin(options, |options| plans::get(plan).map(|plan| Run::new(plan, options, BY, now)), "plan")
}

/// Goes on with what a journal tells; the history is gone by that.
#[wasm_bindgen(js_name = syncResume)]
pub fn sync_resume(history: u32, options: &str, now: f64) -> String {
    begin(options, |options| histories::take(history).map(|history| Run::resume(history, options, BY, now)), "history")
}

fn begin(options: &str, begin: impl FnOnce(RunOptions) -> Option<Result<Run, Refused>>, name: &'static str) -> String {
    let options = match RunOptions::read(&parsed(options)) {
        Ok(options) => options,
        Err(issues) => return json(&invalid(&issues)),
    };
    match begin(options) {
        Some(Ok(run)) => insert(Machine::Run(Box::new(run))),
        Some(Err(refused)) => json(&outcome(false, vec![("refused", refused.to_value())])),
        None => json(&invalid(&[unknown(name)])),
    }
}

pub(super) fn run<T>(sync: u32, act: impl FnOnce(&mut Run) -> T) -> Option<T> {
    with(sync, |machine| match machine {
        Machine::Run(run) => Some(act(run)),
        Machine::Planner(_) | Machine::Single(_) => None,
    })
    .flatten()
}

/// Lines for the journal, each with its end; then [`sync_recorded`] is waited for.
#[wasm_bindgen(js_name = syncLines)]
pub fn sync_lines(sync: u32) -> String {
    run(sync, Run::lines).unwrap_or_default()
}

/// What was taken last is safe.
#[wasm_bindgen(js_name = syncRecorded)]
pub fn sync_recorded(sync: u32) {
    run(sync, Run::recorded);
}

/// How a run has ended: `{ stopped?, failure? }`, as JSON.
#[wasm_bindgen(js_name = syncOutcome)]
pub fn sync_outcome(sync: u32) -> String {
    let told = run(sync, |run| {
        let stopped = run.stopped().map_or(Value::Null, |how| Value::text(how.word()));
        let failure = run.failure().map(|failure| json(&failed(failure)));
        (stopped, failure)
    });
    let (stopped, failure) = told.unwrap_or_default();
    let failure = failure.map(|text| parsed(&text).get("failure").cloned().unwrap_or_default()).unwrap_or_default();
    json(&object(vec![("stopped", stopped), ("failure", failure)]))
}
