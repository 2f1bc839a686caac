//! Commands of a batch, as PHP reads them.

use b24_users::value::Value;

/// The method of `method?query`, and its parameters: texts, lists and maps of them, all as maps.
pub fn command(text: &str) -> (&str, Value<'static>) {
    let (method, query) = text.split_once('?').unwrap_or((text, ""));
    let mut params = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').expect("a pair");
        let name = decoded(name);
        let (first, rest) = name.split_once('[').unwrap_or((&name, ""));
        let parts: Vec<&str> =
            rest.split('[').map(|part| part.trim_end_matches(']')).filter(|part| !part.is_empty()).collect();
        put(&mut params, first, &parts, decoded(value));
    }
    (method, Value::Object(params))
}

type Members = Vec<(std::borrow::Cow<'static, str>, Value<'static>)>;

fn put(members: &mut Members, name: &str, parts: &[&str], value: String) {
    let place = members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        members.push((name.to_owned().into(), Value::Object(Vec::new())));
        members.len() - 1
    });
    match (parts, &mut members[place].1) {
        ([], slot) => *slot = Value::text(value),
        ([first, rest @ ..], Value::Object(inner)) => put(inner, first, rest, value),
        _ => panic!("a text that has parts"),
    }
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut place) = (Vec::with_capacity(bytes.len()), 0);
    while place < bytes.len() {
        if bytes[place] == b'%' {
            let hex = std::str::from_utf8(&bytes[place + 1..place + 3]).expect("hex");
            out.push(u8::from_str_radix(hex, 16).expect("hex"));
            place += 3;
        } else {
            assert_ne!(bytes[place], b'+', "a blank that PHP would read");
            out.push(bytes[place]);
            place += 1;
        }
    }
    String::from_utf8(out).expect("text")
}

/// The items of what was a list.
pub fn items<'v>(value: &'v Value<'static>) -> Vec<&'v str> {
    match value {
        Value::Text(text) => vec![text.as_ref()],
        Value::Object(members) => members.iter().map(|(_, item)| item.as_text().expect("text")).collect(),
        other => panic!("no list: {other:?}"),
    }
}
