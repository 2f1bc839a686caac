//! Refresh, repetition, pace and batches, with promises as browsers have them.

use js_sys::Reflect;
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::driver::{ask, ask_many, ask_times, connected};
use crate::javascript::{eval, json};

/// A portal in JavaScript: `answers(request body, count of requests)` gives `[status, body]`, or throws.
fn portal(answers: &str) -> String {
    format!(
        "(() => {{ const seen = globalThis.seen = []; const answers = {answers}
            return async (request) => {{
                const body = JSON.parse(await request.text()); seen.push(body)
                const [status, answer] = await answers(body, seen.length)
                return new Response(JSON.stringify(answer), {{ status }})
            }} }})()"
    )
}

async fn call(client: u32, method: &str, params: &str, options: &str) -> Json {
    ask(client, method, &eval(params), &eval(options), false).await
}

fn seen() -> Json {
    json(&eval("globalThis.seen"))
}

fn webhook(answers: &str, options: &str) -> u32 {
    let fetch = portal(answers);
    connected(&eval(&format!("{{ webhook: 'https://acme.example/rest/1/k3yc0de/', fetch: {fetch}, {options} }}")))
}

#[wasm_bindgen_test]
async fn one_refresh_for_all_who_wait() {
    let fetch = portal(
        "async (body) => body.auth === 'new' ? [200, { result: 1 }] : [401, { error: 'expired_token', error_description: '' }]",
    );
    let options = format!(
        "{{ oauth: {{ domain: 'acme.example', accessToken: 'old', refresh: async () => {{ globalThis.refreshed = (globalThis.refreshed ?? 0) + 1
            await new Promise((resolve) => setTimeout(resolve, 5)); return {{ accessToken: 'new' }} }} }}, fetch: {fetch} }}"
    );
    let connection = connected(&eval(&options));
    let outcomes = ask_times(connection, 20, &JsValue::UNDEFINED).await;
    assert!(outcomes.len() == 20 && outcomes.iter().all(|one| one["success"] == true), "{outcomes:?}");
    assert_eq!(json(&eval("globalThis.refreshed")), 1);
    assert_eq!(seen().as_array().map(Vec::len), Some(40));
}

#[wasm_bindgen_test]
async fn a_refresh_that_does_not_help_is_not_repeated() {
    for refresh in [
        "async () => 'still old'",
        "async () => { throw new Error('old-token is over') }",
        "async () => ({})",
        "() => { throw 5 }",
    ] {
        let fetch = portal("async () => [401, { error: 'invalid_token', error_description: '' }]");
        let options = format!(
            "{{ oauth: {{ domain: 'acme.example', accessToken: 'old-token', refresh: {refresh} }}, fetch: {fetch} }}"
        );
        let outcome = call(connected(&eval(&options)), "user.current", "{}", "{}").await;
        assert_eq!(outcome["success"], false, "{refresh}");
        assert!(!outcome.to_string().contains("old-token"), "{outcome}");
        assert!(seen().as_array().is_some_and(|seen| seen.len() <= 2), "{refresh}");
    }
}

#[wasm_bindgen_test]
async fn a_refresh_that_hangs_ends_with_the_call() {
    let fetch = portal("async () => [401, { error: 'expired_token', error_description: '' }]");
    let options = format!(
        "{{ oauth: {{ domain: 'acme.example', accessToken: 'old', refresh: () => new Promise(() => {{}}) }}, fetch: {fetch} }}"
    );
    let outcome = call(connected(&eval(&options)), "user.current", "{}", "{ timeout: 20 }").await;
    assert_eq!(outcome["failure"]["kind"], "timeout");
}

#[wasm_bindgen_test]
async fn limits_are_waited_out() {
    let connection = webhook(
        "async (body, count) => count === 1 ? [503, { error: 'QUERY_LIMIT_EXCEEDED', error_description: '' }] : [200, { result: 7 }]",
        "",
    );
    let outcome = call(connection, "user.add", "{ EMAIL: 'a@example.com', UF_DEPARTMENT: [1] }", "{}").await;
    assert_eq!(outcome["reply"]["result"], 7);
    assert_eq!(seen().as_array().map(Vec::len), Some(2));
}

#[wasm_bindgen_test]
async fn a_wait_longer_than_its_patience_is_not_begun() {
    let connection = webhook("async () => [503, { error: 'QUERY_LIMIT_EXCEEDED', error_description: '' }]", "");
    let outcome = call(connection, "user.current", "{}", "{ patience: 500 }").await;
    assert_eq!(outcome["failure"]["code"], "QUERY_LIMIT_EXCEEDED");
    assert_eq!(seen().as_array().map(Vec::len), Some(1));
}

#[wasm_bindgen_test]
async fn nothing_is_created_twice() {
    let lost = "async () => { throw new TypeError('gone') }";
    let connection = webhook(lost, "attempts: 2");
    let outcome = call(connection, "user.add", "{ EMAIL: 'a@example.com', UF_DEPARTMENT: [1] }", "{}").await;
    assert_eq!(outcome["failure"]["kind"], "transport");
    assert_eq!(seen().as_array().map(Vec::len), Some(1));
    let outcome = call(webhook(lost, "attempts: 2"), "user.update", "{ ID: 5, NAME: 'Ann' }", "{}").await;
    assert_eq!(outcome["failure"]["kind"], "transport");
    assert_eq!(seen().as_array().map(Vec::len), Some(2));
}

#[wasm_bindgen_test]
async fn who_waits_for_a_turn_can_give_up() {
    let connection = webhook("async () => [200, { result: 1 }]", "rate: { burst: 1, perSecond: 0.01 }");
    assert_eq!(call(connection, "user.current", "{}", "{}").await["success"], true);
    let stopped = "(() => { const abort = new AbortController(); setTimeout(() => abort.abort('stop'), 10); return { signal: abort.signal } })()";
    assert_eq!(call(connection, "user.current", "{}", stopped).await["failure"]["cause"], "stop");
    // What cannot leave in time is told at once.
    let failure = &call(connection, "user.current", "{}", "{ patience: 20 }").await["failure"];
    assert_eq!((&failure["kind"], &failure["sent"]), (&json!("timeout"), &json!(false)));
    assert_eq!(seen().as_array().map(Vec::len), Some(1));
}

#[wasm_bindgen_test]
async fn a_batch_has_an_outcome_for_each() {
    let answers = "async (body) => { const keys = Object.keys(body.cmd); const result = {}; const result_error = {}
        for (const key of keys) if (body.cmd[key].includes('Bad')) result_error[key] = { error: 'ERROR_CORE', error_description: 'access_denied for Bad' }; else result[key] = key
        return [200, { result: { result: Object.keys(result).length ? result : [], result_error: Object.keys(result_error).length ? result_error : [], result_total: [], result_next: [], result_time: [] } }] }";
    let connection = webhook(answers, "");
    let calls = eval(
        "Array.from({ length: 120 }, (_, index) => ['user.update', { ID: index + 1, ACTIVE: true, NAME: index % 50 === 7 ? 'Bad' : 'Ann' }])",
    );
    let outcome = ask_many(connection, &calls, &JsValue::UNDEFINED).await;
    let outcomes = outcome["outcomes"].as_object().expect("outcomes by their places");
    assert_eq!(outcomes.len(), 120);
    for index in 0..120 {
        let outcome = &outcomes[&index.to_string()];
        if index % 50 == 7 {
            assert_eq!(outcome["failure"]["code"], "ERROR_CORE", "{index}");
            assert_eq!(outcome["failure"]["description"], "access_denied for …");
            assert_eq!(outcome["failure"]["method"], "user.update");
        } else {
            assert_eq!(outcome["reply"]["result"], index.to_string(), "{index}");
        }
    }
    let sizes: Vec<_> = seen()
        .as_array()
        .into_iter()
        .flatten()
        .map(|body| body["cmd"].as_object().map_or(0, serde_json::Map::len))
        .collect();
    assert_eq!(sizes, [50, 50, 20]);
    assert_eq!(seen()[0]["cmd"]["0"], "user.update?ID=1&ACTIVE=Y&NAME=Ann");
}

#[wasm_bindgen_test]
async fn a_batch_by_key_or_not_at_all() {
    let answers = "async (body) => [200, { result: { result: { a: 1 }, result_error: { b: { error: '', error_description: 'x' } }, result_total: [], result_next: [], result_time: [] } }]";
    let connection = webhook(answers, "");
    let calls = eval(
        "{ a: ['user.current'], b: { method: 'user.userfield.delete', params: { id: 5 } }, c: ['user.fields', {}] }",
    );
    let found = ask_many(connection, &calls, &eval("{ halt: true }")).await;
    assert_eq!(found["outcomes"]["a"]["reply"]["result"], 1);
    assert_eq!(found["outcomes"]["b"]["failure"]["description"], "x");
    assert_eq!(found["outcomes"]["c"]["failure"]["kind"], "transport");
    assert_eq!(seen()[0]["halt"], 1);

    let wrong = eval(
        "[['user.update', { ID: 1, NAME: 'Ann' }], ['user.update', { ID: 2, BOGUS: 1 }], ['user.remove', {}], ['user.update', { ID: 3, NAME: '$result[0]' }]]",
    );
    let connection = webhook(answers, "");
    let found = ask_many(connection, &wrong, &JsValue::UNDEFINED).await;
    let places: Vec<_> = found["failure"]["issues"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|issue| (issue["path"].to_string(), issue["code"].clone()))
        .collect();
    let expected = [("[1,\"BOGUS\"]", "unknown_field"), ("[2]", "unknown_field"), ("[3]", "conflict")];
    assert_eq!(places, expected.map(|(path, code)| (path.to_owned(), json!(code))));
    assert_eq!(seen(), json!([]));
    for nothing in ["[]", "{}", "5", "[5]"] {
        let found = ask_many(connection, &eval(nothing), &JsValue::UNDEFINED).await;
        assert_eq!(found["failure"]["kind"], "validation", "{nothing}");
    }
}

/// An object in the shape of the SDK's.
async fn through_sdk(make: &str, options: &str) -> Json {
    let b24 = format!(
        "{{ isInit: true, getTargetOrigin: () => 'https://acme.example', actions: {{ v2: {{ call: {{ make: {make} }} }} }} }}"
    );
    let connection = connected(&eval(&format!("{{ b24: {b24} }}")));
    call(connection, "user.update", "{ ID: 5, ACTIVE: true, UF_DEPARTMENT: [] }", options).await
}

#[wasm_bindgen_test]
async fn the_sdk_is_asked_by_its_own_door() {
    let make = "async ({ method, params }) => ({ isSuccess: true, getStatus: () => 200, getData: () => ({ result: [method, params], time: { operating: 1 } }) })";
    let outcome = through_sdk(make, "{}").await;
    assert_eq!(outcome["reply"]["result"], json!(["user.update", { "ID": 5, "ACTIVE": "Y", "UF_DEPARTMENT": [] }]));
    assert_eq!(outcome["reply"]["time"]["operating"], 1);
}

#[wasm_bindgen_test]
async fn errors_of_the_sdk_are_told_apart() {
    let thrown = |code: &str| {
        format!(
            "async () => {{ throw Object.assign(new Error('access_denied'), {{ name: 'AjaxError', code: '{code}', status: 400 }}) }}"
        )
    };
    let refused = through_sdk(&thrown("ERROR_CORE"), "{}").await;
    assert_eq!(refused["failure"]["code"], "ERROR_CORE");
    assert_eq!(refused["failure"]["description"], "access_denied");
    for code in ["NETWORK_ERROR", "REQUEST_TIMEOUT", "JSSDK_UNKNOWN_ERROR", "ERR_BAD_RESPONSE"] {
        assert_eq!(through_sdk(&thrown(code), "{}").await["failure"]["kind"], "transport", "{code}");
    }
    let nameless = "async () => { throw Object.assign(new Error('Request failed with status code 400'), { code: 'ERR_BAD_REQUEST', status: 400 }) }";
    assert_eq!(through_sdk(nameless, "{}").await["failure"]["kind"], "rest");
    assert_eq!(through_sdk(nameless, "{}").await["failure"]["code"], "");
    let soft = "async () => ({ isSuccess: false, getErrors: () => [{ code: 'insufficient_scope', message: 'no', status: 403 }].values() })";
    assert_eq!(through_sdk(soft, "{}").await["failure"]["code"], "insufficient_scope");
    for strange in [
        "async () => undefined",
        "async () => ({ isSuccess: true })",
        "() => { throw 'x' }",
        "async () => ({ isSuccess: false })",
    ] {
        assert_eq!(through_sdk(strange, "{}").await["failure"]["kind"], "transport", "{strange}");
    }
    assert_eq!(through_sdk("() => new Promise(() => {})", "{ timeout: 20 }").await["failure"]["kind"], "timeout");
}

#[wasm_bindgen_test]
async fn an_sdk_that_is_not_ready_says_so() {
    let b24 = eval("{ isInit: false, getTargetOrigin: () => '', get actions() { throw new Error('not init') } }");
    let options = js_sys::Object::new();
    Reflect::set(&options, &"b24".into(), &b24).expect("an object");
    let connection = connected(&options);
    assert_eq!(call(connection, "user.current", "{}", "{}").await["failure"]["kind"], "transport");
}
