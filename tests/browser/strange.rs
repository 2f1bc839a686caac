//! Whatever JavaScript can pass gives a payload or an issue: never a panic, never a hang.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::javascript::{checked, eval};

fn update(expression: &str) -> Json {
    checked("user.update", &eval(expression), &JsValue::UNDEFINED)
}

/// The payload of a `user.update`.
fn sent(expression: &str) -> Json {
    let outcome = update(expression);
    assert_eq!(outcome["success"], json!(true), "{expression}: {outcome}");
    outcome["data"].clone()
}

/// Where, and with which code, a `user.update` is refused.
fn refused(expression: &str) -> Vec<(String, String)> {
    let outcome = update(expression);
    assert_eq!(outcome["success"], json!(false), "{expression}: {outcome}");
    let issues = outcome["issues"].as_array().expect("issues");
    let place = |issue: &Json| {
        let path: Vec<_> =
            issue["path"].as_array().into_iter().flatten().map(|step| step.to_string().replace('"', "")).collect();
        (path.join("."), issue["code"].as_str().unwrap_or_default().to_owned())
    };
    issues.iter().map(place).collect()
}

fn one(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

#[wasm_bindgen_test]
fn undefined_is_not_given() {
    assert_eq!(sent("{ ID: 5, NAME: 'Ann', EMAIL: undefined, BOGUS: undefined }"), json!({ "ID": 5, "NAME": "Ann" }));
    assert_eq!(refused("{ ID: 5, UF_DEPARTMENT: [1, undefined] }"), one("UF_DEPARTMENT.1", "type"));
    assert_eq!(refused("{ ID: 5, UF_DEPARTMENT: [1, , 2] }"), one("UF_DEPARTMENT.1", "type"));
    assert_eq!(refused("undefined"), one("", "type"));
}

#[wasm_bindgen_test]
fn dates_are_iso_texts() {
    let birthday = "{ ID: 5, PERSONAL_BIRTHDAY: new Date(Date.UTC(1990, 11, 31)) }";
    assert_eq!(sent(birthday), json!({ "ID": 5, "PERSONAL_BIRTHDAY": "1990-12-31" }));
    assert_eq!(refused("{ ID: 5, PERSONAL_BIRTHDAY: new Date(1) }"), one("PERSONAL_BIRTHDAY", "bad_date"));
    assert_eq!(refused("{ ID: 5, PERSONAL_BIRTHDAY: new Date('soon') }"), one("PERSONAL_BIRTHDAY", "type"));
}

#[wasm_bindgen_test]
fn what_json_cannot_hold_is_refused() {
    for value in [
        "5n",
        "Symbol('x')",
        "() => 1",
        "new Map([['a', 1]])",
        "new Set()",
        "new Uint8Array(3)",
        "new ArrayBuffer(3)",
        "/x/",
        "new WeakMap()",
        "Promise.resolve(1)",
        "new Error('x')",
        "NaN",
        "Infinity",
        "new String('Ann')",
        "new Blob(['x'])",
        "new File(['x'], 'x.png')",
        "'half \\ud83d'",
        "null",
        "window",
        "document",
        "new URL('https://example.com')",
    ] {
        assert_eq!(refused(&format!("{{ ID: 5, NAME: {value} }}")), one("NAME", "type"), "{value}");
        assert_eq!(refused(&format!("{{ ID: {value}, NAME: 'Ann' }}")), one("ID", "type"), "{value}");
        let custom = refused(&format!("{{ ID: 5, UF_USR_X: {value} }}"));
        assert!(
            custom.iter().all(|(path, code)| path.starts_with("UF_USR_X") && code == "type"),
            "{value}: {custom:?}"
        );
    }
    assert_eq!(refused("5n"), one("", "type"));
}

#[wasm_bindgen_test]
fn whole_characters_are_kept() {
    assert_eq!(sent("{ ID: 5, NAME: '\\ufffd 😀 é' }"), json!({ "ID": 5, "NAME": "\u{fffd} 😀 é" }));
}

#[wasm_bindgen_test]
fn own_members_only() {
    assert_eq!(
        sent("Object.assign(Object.create({ BOGUS: 1 }), { ID: 5, NAME: 'Ann' })"),
        json!({ "ID": 5, "NAME": "Ann" })
    );
    assert_eq!(sent("Object.assign(Object.create(null), { ID: 5, NAME: 'Ann' })"), json!({ "ID": 5, "NAME": "Ann" }));
    assert_eq!(
        sent("new (class { ID = 5; NAME = 'Ann'; get BOGUS() { return 1 } })()"),
        json!({ "ID": 5, "NAME": "Ann" })
    );
    assert_eq!(sent("{ ID: 5, NAME: 'Ann', [Symbol('x')]: 1 }"), json!({ "ID": 5, "NAME": "Ann" }));
    assert_eq!(
        refused(r#"JSON.parse('{ "ID": 5, "NAME": "Ann", "__proto__": { "x": 1 } }')"#),
        one("__proto__", "unknown_field")
    );
    assert_eq!(
        refused(r#"JSON.parse('{ "ID": 5, "UF_USR_X": { "__proto__": 1 } }')"#),
        one("UF_USR_X.__proto__", "unknown_field")
    );
}

#[wasm_bindgen_test]
fn nothing_has_no_end() {
    let cycle = "(() => { const person = { ID: 5, NAME: 'Ann' }; person.UF_USR_X = { person }; return person })()";
    assert!(refused(cycle).iter().any(|(_, code)| code == "type"));
    let list = "(() => { const list = []; list.push(list, list); return { ID: 5, UF_DEPARTMENT: list } })()";
    assert!(refused(list).iter().all(|(_, code)| code == "type"));
    let wide = "(() => { let node = {}; for (let i = 0; i < 40; i++) node = { a: node, b: node, c: node }; return { ID: 5, UF_USR_X: node } })()";
    assert!(refused(wide).iter().all(|(_, code)| code == "type"));
    let endless = "{ ID: 5, UF_DEPARTMENT: new Proxy([], { get: (list, name) => name === 'length' ? 1e9 : Reflect.get(list, name) }) }";
    assert_eq!(refused(endless), one("UF_DEPARTMENT", "type"));
    let names = |count| format!("Object.fromEntries(Array.from({{ length: {count} }}, (_, i) => ['UF_USR_' + i, '']))");
    assert_eq!(refused(&format!("{{ ID: 5, ...{} }}", names(2_000))), one("", "type"));
    assert_eq!(sent(&format!("{{ ID: 5, ...{} }}", names(1_999)))["UF_USR_1998"], "");
}

#[wasm_bindgen_test]
fn what_throws_is_an_issue() {
    assert_eq!(refused("{ ID: 5, get NAME() { throw new Error('secret') } }"), one("NAME", "type"));
    assert_eq!(refused("{ ID: 5, get NAME() { throw 'secret' } }"), one("NAME", "type"));
    assert_eq!(refused("new Proxy({}, { ownKeys() { throw new Error('secret') } })"), one("", "type"));
    assert_eq!(refused("{ ID: 5, UF_USR_X: new Proxy({}, { get() { throw 1 } }) }"), one("UF_USR_X", "type"));
    let revoked = "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return { ID: 5, UF_DEPARTMENT: proxy } })()";
    assert_eq!(refused(revoked), one("UF_DEPARTMENT", "type"));
    assert!(!update("{ ID: 5, get NAME() { throw new Error('secret') } }").to_string().contains("secret"));
}

#[wasm_bindgen_test]
fn a_proxy_of_data_is_data() {
    assert_eq!(
        sent("new Proxy({ ID: 5, UF_DEPARTMENT: new Proxy([1], {}) }, {})"),
        json!({ "ID": 5, "UF_DEPARTMENT": [1] })
    );
}

#[wasm_bindgen_test]
fn a_cycle_is_one_issue_where_it_closes() {
    let cycle = "(() => { const a = { ID: 5 }; a.UF_USR_A = a; a.UF_USR_B = [a]; a.UF_USR_C = a; return a })()";
    assert_eq!(refused(cycle), [one("UF_USR_A", "type"), one("UF_USR_B.0", "type"), one("UF_USR_C", "type")].concat());
    assert_eq!(
        sent("(() => { const at = { x: 1 }; return { ID: 5, UF_USR_A: at, UF_USR_B: at } })()")["UF_USR_B"],
        json!({ "x": 1 })
    );
}
