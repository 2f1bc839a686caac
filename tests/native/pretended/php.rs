//! Arrays, as PHP reads and writes them.

use serde_json::{Map, Value as Json};

/// Keyed entries as `json_encode` writes them: keys 0, 1, 2 … make a list, nothing makes `[]`, all else an object.
pub fn array(entries: Vec<(String, Json)>) -> Json {
    let is_list = entries.iter().enumerate().all(|(index, (key, _))| *key == index.to_string());
    if is_list { entries.into_iter().map(|(_, value)| value).collect() } else { Json::Object(Map::from_iter(entries)) }
}

/// A query, as `parse_str` reads it.
pub fn form(query: &str) -> Json {
    let mut form = Json::Object(Map::new());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decoded(name);
        let (first, rest) = name.split_once('[').unwrap_or((&name, ""));
        let mut place = member(&mut form, first);
        for part in rest.split('[').filter(|part| !part.is_empty()) {
            place = member(place, part.trim_end_matches(']'));
        }
        *place = Json::String(decoded(value));
    }
    lists(form)
}

fn member<'j>(place: &'j mut Json, name: &str) -> &'j mut Json {
    if !place.is_object() {
        *place = Json::Object(Map::new());
    }
    &mut place[name]
}

/// The same, with lists where the keys are those of one.
fn lists(value: Json) -> Json {
    match value {
        Json::Object(members) => array(members.into_iter().map(|(key, value)| (key, lists(value))).collect()),
        other => other,
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        let code = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (byte, code.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(if *byte == b'+' { b' ' } else { *byte });
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
