//! One person: what differs is sent and proved, or only said.

use wasm_bindgen::prelude::*;

use super::{BY, Machine, insert, parsed, with};
use crate::border::write::json;
use crate::client::failure::Failure;
use crate::js::report::{invalid, outcome};
use crate::js::told::failed;
use crate::sync::{Single, SingleOptions};

/// Begins a change of one person; `params` are those of `user.update`, as the check has given them, and options
/// `{ only?: 'changed', dryRun? }`: `{ success: true, sync }`, or `{ success: false, issues }`, all as JSON. Without `only` all
/// is sent, and proved as well.
#[wasm_bindgen(js_name = syncOne)]
pub fn sync_one(params: &str, options: &str) -> String {
    let options = match SingleOptions::read(&parsed(options)) {
        Ok(options) => options,
        Err(issues) => return json(&invalid(&issues)),
    };
    match Single::new(&parsed(params), options, BY) {
        Ok(single) => insert(Machine::Single(Box::new(single))),
        Err(issues) => json(&invalid(&issues)),
    }
}

/// What became of it: `{ success: true, row: { id, kind, changes?, consequences?, state?, fields?, error? } }`, or
/// `{ success: false, failure }`, as JSON.
#[wasm_bindgen(js_name = syncOneOutcome)]
pub fn sync_one_outcome(sync: u32) -> String {
    let told = with(sync, |machine| match machine {
        Machine::Single(single) => single.outcome(),
        Machine::Planner(_) | Machine::Run(_) => Err(Failure::Aborted { sent: false }),
    });
    match told.unwrap_or(Err(Failure::Aborted { sent: false })) {
        Ok(row) => json(&outcome(true, vec![("row", row)])),
        Err(failure) => json(&failed(&failure)),
    }
}
