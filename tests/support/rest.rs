//! The REST vectors: addresses and answers. Runs natively and in browsers.

use crate::support::{cases, text, value};
use b24_users::rest::answer::{Answer, Cause, read};
use b24_users::rest::endpoint::{Endpoint, Malformed};
use serde_json::Value as Json;

#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_family = "wasm"), test)]
fn every_address() {
    let cases = cases(include_str!("../vectors/extra/endpoint.json"));
    assert_eq!(cases.len(), 12);
    for case in cases {
        let found = Endpoint::parse(text(&case, "base")).and_then(|endpoint| endpoint.url(text(&case, "method")));
        let expected = match text(&case, "expect") {
            "ok" => Ok(text(&case, "url").to_owned()),
            _ => Err(match text(&case["issues"][0], "path") {
                "base" => Malformed::Base,
                _ => Malformed::Method,
            }),
        };
        assert_eq!(found, expected, "{}", text(&case, "id"));
    }
}

#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_family = "wasm"), test)]
fn every_answer() {
    let cases = cases(include_str!("../vectors/extra/response.json"));
    assert_eq!(cases.len(), 24);
    for case in cases {
        let body = &case["body"];
        let status = case["status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
        // A text stands for a body that is not JSON.
        let answer = read(status, (!body.is_string()).then(|| value(body)).as_ref());
        let (kind, retry, refresh) = match &answer {
            Answer::Success => ("ok", false, false),
            Answer::Unreadable(_) => ("transport_error", false, false),
            Answer::Refusal(refusal) => (
                if AUTHORISATION.contains(&refusal.code.as_str()) { "auth_error" } else { "api_error" },
                refusal.is_retryable(),
                refusal.cause == Cause::Token,
            ),
        };
        let expected = (text(&case, "kind"), flag(&case, "retry"), flag(&case, "refresh"));
        assert_eq!((kind, retry, refresh), expected, "{}", text(&case, "id"));
    }
}

/// Codes that the vectors count as such; the client does the same for all refusals but a few.
const AUTHORISATION: [&str; 5] =
    ["expired_token", "invalid_token", "NO_AUTH_FOUND", "INVALID_CREDENTIALS", "insufficient_scope"];

fn flag(case: &Json, name: &str) -> bool {
    case[name].as_bool().expect("a flag")
}

#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_family = "wasm"), test)]
fn what_the_portal_says_is_kept() {
    let body = serde_json::json!({ "error": "ERROR_ARGUMENT", "error_description": "invalid_type_field", "argument": "WORK_PHONE" });
    let Answer::Refusal(refusal) = read(400, Some(&value(&body))) else { panic!("a refusal") };
    assert_eq!((refusal.code.as_str(), refusal.description.as_str()), ("ERROR_ARGUMENT", "invalid_type_field"));
    assert_eq!(refusal.argument.as_deref(), Some("WORK_PHONE"));
}

#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_family = "wasm"), test)]
fn an_error_inside_a_success_is_an_error() {
    let hidden = serde_json::json!({ "result": { "error": "insufficient_scope", "error_description": "" } });
    assert!(
        matches!(read(200, Some(&value(&hidden))), Answer::Refusal(refusal) if refusal.code == "insufficient_scope")
    );
    let row = serde_json::json!({ "result": { "error": "none", "name": "a row that has a column of this name" } });
    assert_eq!(read(200, Some(&value(&row))), Answer::Success);
}

#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_family = "wasm"), test)]
fn no_result_is_no_success() {
    for (status, body) in [
        (302, "{\"result\":true}"),
        (308, "{\"result\":true}"),
        (200, "{}"),
        (404, "{}"),
        (500, "{\"result\":true}"),
        (200, "[]"),
        (200, "null"),
        (200, "5"),
    ] {
        let body: Json = serde_json::from_str(body).expect("JSON");
        assert!(matches!(read(status, Some(&value(&body))), Answer::Unreadable(_)), "{status} {body}");
    }
}
