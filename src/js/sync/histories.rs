//! Journals that are read, by their numbers.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::BY;
use crate::border::write::{json, number as write_number};
use crate::client::slab::Slab;
use crate::js::report::{outcome, success};
use crate::sync::{History, Report};
use crate::value::Value;

thread_local! {
    static HISTORIES: RefCell<Slab<History>> = RefCell::default();
}

pub(super) fn take(history: u32) -> Option<History> {
    HISTORIES.with_borrow_mut(|histories| histories.remove(history))
}

/// Begins to read a journal; gives its number.
#[wasm_bindgen(js_name = historyOpen)]
pub fn history_open() -> u32 {
    HISTORIES.with_borrow_mut(|histories| histories.insert(History::new(BY)))
}

/// Its bytes, in pieces of any size.
#[wasm_bindgen(js_name = historyFeed)]
pub fn history_feed(history: u32, bytes: &[u8]) {
    HISTORIES.with_borrow_mut(|histories| {
        if let Some(history) = histories.get_mut(history) {
            history.feed(bytes);
        }
    });
}

/// Nothing more comes: `{ success: true, head, summary, isEnded }`, or `{ success: false, code }`, as JSON. A last line that
/// was not written to its end is passed over.
#[wasm_bindgen(js_name = historyEnd)]
pub fn history_end(history: u32) -> String {
    HISTORIES.with_borrow_mut(|histories| {
        let Some(history) = histories.get_mut(history) else { return String::new() };
        if let Err(broken) = history.end() {
            return json(&outcome(false, vec![("code", Value::text(broken.code()))]));
        }
        json(&success(vec![
            ("head", history.plan().head_value()),
            ("summary", report(history).summary()),
            ("isEnded", Value::Bool(history.is_ended())),
        ]))
    })
}

/// Rows of what it tells, once it has ended: as those of a report.
#[wasm_bindgen(js_name = historyRows)]
pub fn history_rows(history: u32, from: u32, count: u32, state: Option<String>) -> String {
    HISTORIES.with_borrow(|histories| {
        let found = histories.get(history).map(report);
        let page = found.map(|report| json(&report.page(from as usize, count as usize, state.as_deref())));
        page.unwrap_or_else(|| json(&Value::Null))
    })
}

/// The same as a file for spreadsheets.
#[wasm_bindgen(js_name = historyCsv)]
pub fn history_csv(history: u32, from: u32, count: u32, delimiter: char) -> String {
    HISTORIES.with_borrow(|histories| {
        let found = histories.get(history).map(report);
        found.map(|report| report.csv(from as usize, count as usize, delimiter, write_number)).unwrap_or_default()
    })
}

fn report(history: &History) -> Report<'_> {
    Report { plan: history.plan(), ledger: history.ledger(), is_final: history.is_ended() }
}

/// Forgets it.
#[wasm_bindgen(js_name = historyRelease)]
pub fn history_release(history: u32) {
    drop(take(history));
}
