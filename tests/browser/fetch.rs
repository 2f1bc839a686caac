//! Sending by `fetch`: what goes out, and every way in which nothing useful comes back.

use b24_users::js::client::connect;
use b24_users::js::jobs;
use js_sys::{Array, Date, Promise, Reflect};
use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::driver::{ask, connected, finish};
use crate::javascript::{eval, parsed};

/// The outcome of a call, for a `fetch` written in JavaScript.
async fn call(fetch: &str, method: &str, params: &str, options: &str) -> Json {
    let connection =
        eval(&format!("{{ webhook: 'https://acme.example/rest/1/k3yc0de/', fetch: {fetch}, attempts: 1 }}"));
    outcome(&connection, method, params, options).await
}

async fn outcome(options_of_client: &JsValue, method: &str, params: &str, options: &str) -> Json {
    let outcome = ask(connected(options_of_client), method, &eval(params), &eval(options), false).await;
    discreet(outcome)
}

/// What no outcome shows.
fn discreet(outcome: Json) -> Json {
    assert!(!outcome.to_string().contains("k3yc0de"), "the webhook's code leaks: {outcome}");
    outcome
}

async fn raw(options_of_client: &JsValue, method: &str, params: &str) -> Json {
    discreet(ask(connected(options_of_client), method, &eval(params), &JsValue::UNDEFINED, true).await)
}

const ANN: &str = "{ ID: 5, ACTIVE: true, LAST_NAME: 'Lama' }";

fn answering(status: u16, body: &str) -> String {
    format!("async () => new Response({body}, {{ status: {status} }})")
}

#[wasm_bindgen_test]
async fn the_request_is_the_payload() {
    let fetch = "async (request) => new Response(JSON.stringify({ result: {
        url: request.url.replace('k3yc0de', '<code>'), method: request.method, type: request.headers.get('content-type'),
        credentials: request.credentials, redirect: request.redirect, body: await request.text() }, time: { operating: 0.1 } }))";
    let outcome = call(fetch, "user.update", ANN, "{}").await;
    let result = &outcome["reply"]["result"];
    assert_eq!(result["url"], "https://acme.example/rest/1/<code>/user.update.json");
    assert_eq!(result["method"], "POST");
    assert_eq!(result["type"], "application/json");
    assert_eq!(result["credentials"], "omit");
    assert_eq!(result["redirect"], "manual");
    let body: Json = serde_json::from_str(result["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!(body, json!({ "ID": 5, "ACTIVE": "Y", "LAST_NAME": "Lama" }));
    assert_eq!(outcome["reply"]["status"], 200);
    assert_eq!(outcome["reply"]["time"]["operating"], 0.1);
    assert_eq!(outcome["reply"]["warnings"], json!([]));
}

#[wasm_bindgen_test]
async fn a_token_goes_with_the_parameters() {
    let token = "a \"token\" \\ é";
    let options = format!(
        "{{ oauth: {{ domain: 'acme.example', accessToken: {}, refresh: async () => '' }},
            fetch: async (request) => new Response(JSON.stringify({{ result: await request.json() }})) }}",
        json!(token)
    );
    let own = "{ ID: 5, auth: 'not ours', LIST: [] }";
    for (params, expected) in [("{}", json!({ "auth": token })), (own, json!({ "ID": 5, "auth": token, "LIST": [] }))] {
        let outcome = raw(&eval(&options), "user.current", params).await;
        assert_eq!(outcome["reply"]["result"], expected, "{outcome}");
    }
}

#[wasm_bindgen_test]
async fn wrong_input_is_not_sent() {
    let outcome = call("() => { throw new Error('sent') }", "user.update", "{ ID: 0, BOGUS: 1 }", "{}").await;
    assert_eq!(outcome["failure"]["kind"], "validation");
    assert_eq!(outcome["failure"]["issues"].as_array().map(Vec::len), Some(2));
}

#[wasm_bindgen_test]
async fn refusals_keep_what_the_portal_said() {
    let body = "JSON.stringify({ error: '', error_description: 'Access denied.', argument: 'X' })";
    let outcome = call(&answering(400, body), "user.update", ANN, "{}").await;
    let expected = json!({ "kind": "rest", "code": "", "description": "Access denied.", "status": 400, "method": "user.update", "argument": "X", "retryable": false });
    assert_eq!(outcome["failure"], expected);
    let quoting =
        "JSON.stringify({ error: 'ERROR_CORE', error_description: 'A person called Lama is there already.' })";
    let outcome = call(&answering(400, quoting), "user.update", ANN, "{}").await;
    assert_eq!(outcome["failure"]["description"], "A person called … is there already.");
    let hidden = "JSON.stringify({ result: { error: 'insufficient_scope', error_description: '' } })";
    let outcome = call(&answering(200, hidden), "user.update", ANN, "{}").await;
    assert_eq!(outcome["failure"]["code"], "insufficient_scope");
}

#[wasm_bindgen_test]
async fn whatever_is_no_answer_is_a_transport_failure() {
    for (status, body) in [
        (502, "'<html>Bad Gateway</html>'"),
        (200, "''"),
        (200, "'{\"result\":'"),
        (200, "'{}'"),
        (404, "'{\"result\":1}'"),
    ] {
        let outcome = call(&answering(status, body), "user.update", ANN, "{}").await;
        assert_eq!(outcome["failure"]["kind"], "transport", "{body}");
        assert_eq!(outcome["failure"]["status"], status, "{body}");
    }
    let falsy = call(&answering(200, "'\\ufeff{\"result\":false}'"), "user.update", ANN, "{}").await;
    assert_eq!(falsy["reply"]["result"], false);
}

#[wasm_bindgen_test]
async fn anything_can_be_thrown() {
    for fetch in [
        "() => { throw new TypeError('no https://acme.example/rest/1/k3yc0de/user.update.json') }",
        "async () => { throw 'a text with k3yc0de in it' }",
        "() => Promise.reject(undefined)",
        "() => Promise.reject(null)",
        "() => { throw 5 }",
        "async () => new Response(new ReadableStream({ start(stream) { stream.enqueue(new Uint8Array([123])); stream.error('cut') } }))",
        "async () => new Response(new ReadableStream({ start(stream) { stream.error(new Error('cut k3yc0de')) } }))",
    ] {
        let outcome = call(fetch, "user.update", ANN, "{}").await;
        assert_eq!(outcome["failure"]["kind"], "transport", "{fetch}");
        assert!(outcome["failure"]["cause"]["name"].is_string(), "{fetch}: {outcome}");
    }
}

#[wasm_bindgen_test]
async fn nothing_is_waited_for_without_end() {
    let silent = "() => new Promise(() => {})";
    let half =
        "async () => new Response(new ReadableStream({ start(stream) { stream.enqueue(new Uint8Array([123])) } }))";
    for fetch in [silent, half] {
        let outcome = call(fetch, "user.update", ANN, "{ timeout: 20 }").await;
        assert_eq!(outcome["failure"]["kind"], "timeout", "{fetch}");
        assert_eq!(outcome["failure"]["timeout"], 20);
    }
}

#[wasm_bindgen_test]
async fn the_caller_can_give_up_with_any_reason() {
    for reason in ["'stop'", "undefined", "null", "5", "new Error('stop')", "{ toString() { throw 1 } }"] {
        let late = format!(
            "(() => {{ const abort = new AbortController(); setTimeout(() => abort.abort({reason}), 5); return {{ signal: abort.signal }} }})()"
        );
        let obeying = "(request) => new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))";
        let outcome = call(obeying, "user.update", ANN, &late).await;
        assert_eq!(outcome["failure"]["kind"], "aborted", "{reason}");
        let early = format!(
            "(() => {{ const abort = new AbortController(); abort.abort({reason}); return {{ signal: abort.signal }} }})()"
        );
        let outcome = call("() => { throw new Error('sent') }", "user.update", ANN, &early).await;
        assert_eq!(outcome["failure"]["kind"], "aborted", "{reason}");
    }
}

#[wasm_bindgen_test]
async fn a_request_given_up_is_ended() {
    let fetch = "(request) => { globalThis.ended = new Promise((resolve) => request.signal.addEventListener('abort', () => resolve(true))); return new Promise(() => {}) }";
    let outcome = call(fetch, "user.update", ANN, "{ timeout: 5 }").await;
    assert_eq!(outcome["failure"]["kind"], "timeout");
    let ended = JsFuture::from(eval("globalThis.ended").unchecked_into::<Promise>()).await;
    assert_eq!(ended, Ok(JsValue::TRUE));
}

#[wasm_bindgen_test]
async fn files_are_read_and_encoded() {
    let echo =
        "async (request) => new Response(JSON.stringify({ result: JSON.parse(await request.text()).PERSONAL_PHOTO }))";
    let bytes = "new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])";
    let encoded = "iVBORw0KGgoBAgM=";
    for (photo, name) in [
        (format!("new File([{bytes}], 'me.png')"), "me.png"),
        (format!("new Blob([{bytes}])"), "file.png"),
        (format!("{{ name: 'a.png', data: {bytes} }}"), "a.png"),
        (format!("{{ name: 'b.png', data: {bytes}.buffer }}"), "b.png"),
        (format!("{{ name: 'c.png', data: new Blob([{bytes}]) }}"), "c.png"),
        (format!("'data:image/png;base64,{encoded}'"), "photo.png"),
    ] {
        let outcome = call(echo, "user.update", &format!("{{ ID: 5, PERSONAL_PHOTO: {photo} }}"), "{}").await;
        assert_eq!(outcome["reply"]["result"], json!([name, encoded]), "{photo}");
    }
    let text = call(echo, "user.update", "{ ID: 5, PERSONAL_PHOTO: new File(['text'], 'a.png') }", "{}").await;
    assert_eq!(text["failure"]["issues"][0]["code"], "bad_file");
    let hanging =
        "{ ID: 5, PERSONAL_PHOTO: Object.assign(new Blob(['x']), { arrayBuffer: () => new Promise(() => {}) }) }";
    assert_eq!(call(echo, "user.update", hanging, "{ timeout: 10 }").await["failure"]["kind"], "timeout");
}

#[wasm_bindgen_test]
async fn the_input_is_read_at_once() {
    let fetch = "async (request) => new Response(JSON.stringify({ result: JSON.parse(await request.text()).NAME }))";
    let options = eval(&format!("{{ webhook: 'https://acme.example/rest/1/k3yc0de/', fetch: {fetch}, attempts: 1 }}"));
    let (number, params) = (connected(&options), eval("{ ID: 5, NAME: 'Ann' }"));
    let job = jobs::call(number, None, &"user.update".into(), &params, &JsValue::UNDEFINED, &Array::new(), Date::now());
    Reflect::set(&params, &"NAME".into(), &"Bob".into()).expect("an object");
    let outcome = finish(number, job, &JsValue::UNDEFINED).await;
    assert_eq!(outcome["reply"]["result"], "Ann");
}

#[wasm_bindgen_test]
async fn raw_calls_are_sent_as_they_are() {
    let echo = "async (request) => new Response(JSON.stringify({ result: [new URL(request.url).pathname.split('/').at(-1), await request.text()] }))";
    let options = eval(&format!("{{ webhook: 'https://acme.example/rest/1/k3yc0de/', fetch: {echo} }}"));
    let outcome = raw(&options, "crm.deal.get", "{ id: 1, ACTIVE: true, none: null }").await;
    assert_eq!(outcome["reply"]["result"], json!(["crm.deal.get.json", "{\"id\":1,\"ACTIVE\":true,\"none\":null}"]));
    let lost = raw(&options, "crm.deal.get", "{ id: 5n }").await;
    assert_eq!(lost["failure"]["issues"][0]["path"], json!(["id"]));
    let slash = raw(&options, "crm/deal", "{}").await;
    assert_eq!(slash["failure"]["kind"], "transport");
}

#[wasm_bindgen_test]
fn options_are_checked() {
    for (options, path, code) in [
        ("{ oauth: {} }", "oauth", "required"),
        ("{ b24: {} }", "b24", "type"),
        ("{ webhook: 'https://a.de/rest/1/c/', attempts: 0 }", "attempts", "out_of_range"),
        ("{ webhook: 'https://a.de/rest/1/c/', rate: { burst: 0, perSecond: 1 } }", "rate", "type"),
        ("{ oauth: { domain: 'a.de', accessToken: 'x', refresh: 5 } }", "oauth", "type"),
        ("{}", "", "required"),
        ("5", "", "type"),
        ("{ webhook: 'http://acme.example/rest/1/abc/' }", "webhook", "bad_format"),
        ("{ webhook: 'https://acme.example/rest/' }", "webhook", "bad_format"),
        ("{ webhook: 5 }", "webhook", "type"),
        ("{ bx24: null }", "bx24", "type"),
        ("{ bx24: {} }", "bx24", "type"),
        ("{ webhook: 'https://a.de/rest/1/c/', fetch: 5 }", "fetch", "type"),
        ("{ webhook: 'https://a.de/rest/1/c/', timeout: 0 }", "timeout", "out_of_range"),
        ("{ webhook: 'https://a.de/rest/1/c/', timeout: '5' }", "timeout", "type"),
        ("{ webHook: 'https://a.de/rest/1/c/', bx24: { callMethod() {} } }", "webHook", "unknown_field"),
        ("{ webhook: 'https://a.de/rest/1/c/', bx24: { callMethod() {} } }", "bx24", "conflict"),
    ] {
        let outcome = parsed(&connect(&eval(options)));
        assert_eq!(outcome["issues"][0]["code"], code, "{options}: {outcome}");
        assert_eq!(
            outcome["issues"][0]["path"]
                .as_array()
                .and_then(|path| path.first())
                .and_then(Json::as_str)
                .unwrap_or_default(),
            path,
            "{options}"
        );
    }
}
