//! Sending through a frame's `BX24`: every habit of it that could hang or mislead.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::driver::{ask, connected};
use crate::javascript::eval;

/// An `ajaxResult` around an answer.
const RESULT: &str = "const result = (answer, status = 200) => {
    const found = { answer, status, data: () => answer.result, error: () => answer.error === undefined ? undefined : error, total: () => NaN }
    const error = { ex: answer, getStatus: () => status }
    answer.ex = answer
    return found
}";

async fn call(bx24: &str, method: &str, params: &str, options: &str) -> Json {
    let client = connected(&eval(&format!("(() => {{ {RESULT}; return {{ bx24: {bx24} }} }})()")));
    ask(client, method, &eval(params), &eval(options), false).await
}

#[wasm_bindgen_test]
async fn the_payload_reaches_the_frame() {
    let bx24 = "{ callMethod(method, params, callback) { callback(result({ result: [method, params, Object.getPrototypeOf(params) === Object.prototype] })) } }";
    let outcome = call(bx24, "user.update", "{ ID: 5, ACTIVE: true, LAST_NAME: 'Lama' }", "{}").await;
    assert_eq!(
        outcome["reply"]["result"],
        json!(["user.update", { "ID": 5, "ACTIVE": "Y", "LAST_NAME": "Lama" }, true])
    );
    assert_eq!(outcome["reply"]["status"], 200);
}

#[wasm_bindgen_test]
async fn empty_lists_arrive_as_lists() {
    let bx24 = "{ callMethod(method, params, callback) { callback(result({ result: params.UF_DEPARTMENT })) } }";
    let outcome = call(bx24, "user.update", "{ ID: 5, UF_DEPARTMENT: [] }", "{}").await;
    assert_eq!(outcome["reply"]["result"], json!([""]));
    assert_eq!(outcome["reply"]["warnings"][0]["code"], "destructive");
}

#[wasm_bindgen_test]
async fn later_pages_are_asked_for_in_a_batch() {
    let bx24 = "{ callMethod() { throw new Error('would lose start') },
        callBatch(calls, callback, halt) { callback({ one: result({ result: [calls.one, halt], total: 120, next: 100 }) }) } }";
    let outcome = call(bx24, "user.get", "{ start: 50 }", "{}").await;
    assert_eq!(outcome["reply"]["result"], json!([["user.get", { "start": 50 }], true]));
    assert_eq!(outcome["reply"]["next"], 100);
}

#[wasm_bindgen_test]
async fn refusals_come_back() {
    let bx24 = "{ callMethod(method, params, callback) { callback(result({ error: '', error_description: 'Access denied.' }, 400)) } }";
    let outcome = call(bx24, "user.update", "{ ID: 5, NAME: 'Ann' }", "{}").await;
    assert_eq!(outcome["failure"]["kind"], "rest");
    assert_eq!(outcome["failure"]["status"], 400);
    assert_eq!(outcome["failure"]["description"], "Access denied.");
}

#[wasm_bindgen_test]
async fn nothing_is_waited_for_without_end() {
    let outcome = call("{ callMethod() {} }", "user.update", "{ ID: 5, NAME: 'Ann' }", "{ timeout: 10 }").await;
    assert_eq!(outcome["failure"]["kind"], "timeout");
    let stopped = "(() => { const abort = new AbortController(); setTimeout(() => abort.abort('stop'), 5); return { signal: abort.signal } })()";
    let outcome = call("{ callMethod() {} }", "user.update", "{ ID: 5, NAME: 'Ann' }", stopped).await;
    assert_eq!(outcome["failure"]["cause"], "stop");
}

#[wasm_bindgen_test]
async fn late_and_repeated_callbacks_do_no_harm() {
    let late = "{ callMethod(method, params, callback) { setTimeout(() => { callback(result({ result: 1 })); globalThis.calledLate = true }, 30) } }";
    let outcome = call(late, "user.update", "{ ID: 5, NAME: 'Ann' }", "{ timeout: 5 }").await;
    assert_eq!(outcome["failure"]["kind"], "timeout");
    let twice =
        "{ callMethod(method, params, callback) { callback(result({ result: 1 })); callback(result({ result: 2 })) } }";
    let outcome = call(twice, "user.update", "{ ID: 5, NAME: 'Ann' }", "{}").await;
    assert_eq!(outcome["reply"]["result"], 1);
    let waited = eval("new Promise((resolve) => setTimeout(() => resolve(globalThis.calledLate), 60))");
    assert_eq!(JsFuture::from(js_sys::Promise::from(waited)).await, Ok(JsValue::TRUE));
}

#[wasm_bindgen_test]
async fn what_it_throws_is_a_transport_failure() {
    for bx24 in [
        "{ callMethod() { throw 'Query error!' } }",
        "{ callMethod() { throw new Error('x') } }",
        "{ callMethod(method, params, callback) { callback() } }",
        "{ callMethod(method, params, callback) { callback(5) } }",
        "{ callMethod(method, params, callback) { callback(result({})) } }",
    ] {
        let outcome = call(bx24, "user.update", "{ ID: 5, NAME: 'Ann' }", "{ timeout: 1000 }").await;
        assert_eq!(outcome["failure"]["kind"], "transport", "{bx24}: {outcome}");
    }
}
