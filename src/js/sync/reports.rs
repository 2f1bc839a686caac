//! Reports of runs, at any time.

use wasm_bindgen::prelude::*;

use super::runs::run;
use crate::border::write::{json, number as write_number};
use crate::value::Value;

/// How many rows there are of each state and kind, as JSON.
#[wasm_bindgen(js_name = reportSummary)]
pub fn report_summary(sync: u32) -> String {
    json(&run(sync, |run| run.report().summary()).unwrap_or_default())
}

/// Rows from a place on, as many as asked for, of one state or of all: `[next place, [rows]]`, as JSON.
#[wasm_bindgen(js_name = reportRows)]
pub fn report_rows(sync: u32, from: u32, count: u32, state: Option<String>) -> String {
    let page = run(sync, |run| json(&run.report().page(from as usize, count as usize, state.as_deref())));
    page.unwrap_or_else(|| json(&Value::Null))
}

/// The same as a file for spreadsheets; from 0 on it begins with a byte order mark and a header.
#[wasm_bindgen(js_name = reportCsv)]
pub fn report_csv(sync: u32, from: u32, count: u32, delimiter: char) -> String {
    run(sync, |run| run.report().csv(from as usize, count as usize, delimiter, write_number)).unwrap_or_default()
}
