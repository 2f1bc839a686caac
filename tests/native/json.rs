//! The parser and the writer of JSON beside another's, over any text.

use b24_users::value::json::{Parser, push_json};
use b24_users::value::{Foreign, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;

fn parse(text: &str) -> Option<Value<'_>> {
    let mut parser = Parser::new(text, |number| number.parse().unwrap_or(f64::NAN));
    let value = parser.value().ok()?;
    parser.is_at_end().then_some(value)
}

/// As the other one has it; numbers are all doubles.
fn json(value: &Value) -> Json {
    let mut text = String::new();
    push_json(&mut text, value, |number| number.to_string());
    let mut json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    as_doubles(&mut json);
    json
}

fn as_doubles(json: &mut Json) {
    match json {
        Json::Number(number) => *json = Json::from(number.as_f64()),
        Json::Array(items) => items.iter_mut().for_each(as_doubles),
        Json::Object(members) => members.values_mut().for_each(as_doubles),
        _ => {}
    }
}

/// Whether something in it cannot be sent, so that it is no longer what was written.
fn has_foreign(value: &Value) -> bool {
    match value {
        Value::Foreign(_) => true,
        Value::List(items) => items.iter().any(has_foreign),
        Value::Object(members) => members.iter().any(|(_, value)| has_foreign(value)),
        _ => false,
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        // Few digits: the other parser rounds long ones in its own way.
        any::<i32>().prop_map(|number| Json::from(f64::from(number) / 8.0)),
        ".*".prop_map(Json::from),
        "[\"\\\\\u{0}-\u{1f}a/é🙂]{0,9}".prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Json::from),
            vec(("[a-cA-C\"\\\\é]{0,3}", inner), 0..8).prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Bits of JSON in any order: hardly any of it is right, and much of it nearly.
fn any_text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just(" "),
        Just("\n"),
        Just("\""),
        Just("\\"),
        Just("\"a\""),
        Just("\"a\":"),
        Just("\\u00"),
        Just("\"\\ud83d\\ude42\""),
        Just("\"\\ud83d\""),
        Just("é"),
        Just("0"),
        Just("-"),
        Just("1"),
        Just("."),
        Just("e"),
        Just("+"),
        Just("true"),
        Just("fals"),
        Just("null"),
    ];
    vec(bit, 0..12).prop_map(|bits| bits.concat())
}

#[test]
fn names_may_end_in_any_character() {
    let text = r#"{"a\u0000":1,"\u0000a":2,"\u0000\u0000":3,"a\u0000":4}"#;
    let expected = [("a\0", 4.0), ("\0a", 2.0), ("\0\0", 3.0)].map(|(name, value)| (name.into(), Value::Number(value)));
    assert_eq!(parse(text), Some(Value::Object(expected.to_vec())));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(expected in any_json(), is_pretty in any::<bool>()) {
        let text = if is_pretty { serde_json::to_string_pretty(&expected) } else { serde_json::to_string(&expected) };
        let text = text.expect("JSON");
        let mut expected = expected;
        as_doubles(&mut expected);
        prop_assert_eq!(json(&parse(&text).expect("JSON")), expected);
    }

    #[test]
    fn the_same_texts_are_json(text in any_text()) {
        let found = parse(&text);
        // Half characters are an error there, and an issue of their field here.
        if found.as_ref().is_some_and(has_foreign) {
            return Ok(());
        }
        let mut expected: Option<Json> = serde_json::from_str(&text).ok();
        expected.iter_mut().for_each(as_doubles);
        prop_assert_eq!(found.as_ref().map(json), expected, "{}", text);
    }

    #[test]
    fn a_text_cut_short_is_no_json(expected in any_json(), cut in any::<prop::sample::Index>()) {
        let text = serde_json::to_string(&vec![expected]).expect("JSON");
        let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
        let text = text.get(..*cut.get(&ends)).unwrap_or_default();
        prop_assert!(parse(text).is_none(), "{}", text);
    }
}

#[test]
fn refuses_what_is_not_json() {
    for text in [
        "",
        " ",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "'a'",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1 2",
        "tru",
        "nul",
        "NaN",
        "\u{a0}1",
    ] {
        assert!(parse(text).is_none(), "{text}");
    }
}

#[test]
fn reads_escapes_and_exponents() {
    let text = r#"{"a": ["\u00e9\ud83d\ude42 \"\\\/\b\f\n\r\t é🙂", -2.5e3, 0, 123456789012345, 0.1]}"#;
    let mut expected: Json = serde_json::from_str(text).expect("JSON");
    as_doubles(&mut expected);
    assert_eq!(json(&parse(text).expect("JSON")), expected);
    assert_eq!(parse("\u{feff}1"), Some(Value::Number(1.0)));
    for number in
        ["1e5", "1E+5", "25e-1", "-0", "999999999999999", "1234567890123456", "123456789012345678901234567890"]
    {
        assert_eq!(parse(number), number.parse().ok().map(Value::Number), "{number}");
    }
}

#[test]
fn marks_what_cannot_be_sent() {
    assert_eq!(parse("1e999"), Some(Value::Foreign(Foreign::NotFinite)));
    assert_eq!(parse(r#""half \ud83d""#), Some(Value::Foreign(Foreign::BrokenText)));
    assert_eq!(parse(r#""\ude42\ud83d""#), Some(Value::Foreign(Foreign::BrokenText)));
}

#[test]
fn a_name_with_half_a_character_breaks_its_object() {
    let broken = || Value::Foreign(Foreign::BrokenText);
    assert_eq!(parse(r#"{"UF_USR_\ud83d": 1, "UF_USR_\ude42": 2}"#), Some(broken()));
    let text = r#"{"a": {"\ud83d": 1}, "b": {"\ud83d\ude42": 2}}"#;
    let smile = Value::Object(vec![("🙂".into(), Value::Number(2.0))]);
    assert_eq!(parse(text), Some(Value::Object(vec![("a".into(), broken()), ("b".into(), smile)])));
}

/// An object whose values are the places of their names.
fn places<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let pairs: Vec<_> = names.into_iter().enumerate().map(|(place, name)| format!("\"{name}\":{place}")).collect();
    format!("{{{}}}", pairs.join(","))
}

#[test]
fn of_a_name_twice_the_last_value_counts() {
    let expected = [("NAME", 2.0), ("", 5.0), ("a", 4.0)];
    let expected = expected.map(|(name, value)| (name.into(), Value::Number(value))).to_vec();
    assert_eq!(parse(&places(["NAME", "", "NAME", "a", "a", ""])), Some(Value::Object(expected)));
}

#[test]
fn an_object_has_2000_names_at_most() {
    let names: Vec<String> = (0..2_000).map(|number| format!("UF_USR_{number}")).collect();
    let with = |name| places(names.iter().map(String::as_str).chain([name]));
    let most = with("UF_USR_7");
    let most = parse(&most).expect("JSON");
    assert_eq!(most.members().map(<[_]>::len), Some(2_000));
    assert_eq!(most.get("UF_USR_7"), Some(&Value::Number(2_000.0)));
    assert_eq!(parse(&with("UF_USR_X")), Some(Value::Foreign(Foreign::Boundless)));
}

#[test]
fn an_input_has_fewer_than_200000_values() {
    let zeros = |count: usize| vec!["0"; count].join(",");
    let boundless = Value::Foreign(Foreign::Boundless);
    assert_eq!(parse(&format!("[{}]", zeros(199_999))), Some(boundless.clone()));
    assert!(!has_foreign(&parse(&format!("[{}]", zeros(199_998))).expect("a list")));
    // One that leaves no place for what comes behind it is too long with that.
    let text = format!("{{\"a\":[{}],\"b\":0}}", zeros(199_998));
    assert_eq!(parse(&text), Some(boundless.clone()));
    // A list that alone is too long counts as one value, so that the rest is still looked at.
    let text = format!("{{\"a\":[{}],\"b\":[0]}}", zeros(199_999));
    let members = [("a", boundless), ("b", Value::List(vec![Value::Number(0.0)]))];
    assert_eq!(parse(&text), Some(Value::Object(members.map(|(name, value)| (name.into(), value)).to_vec())));
}

#[test]
fn what_is_passed_over_is_json_too() {
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(17), "]".repeat(17));
    for inner in ["", "1", "1,2", r#"{"a":[],"b":{}}"#, r#"[true, false, null,"]"]"#, " [ ] ", "-1.5e3"] {
        assert!(parse(&deep(inner)).is_some(), "{inner}");
    }
    for inner in [
        "1 2",
        ":",
        ",",
        ",,",
        "1,",
        "1 2 : ,,",
        "{]",
        "{1:2}",
        r#"{"a"}"#,
        r#"{"a",1}"#,
        r#"{"a":1,}"#,
        "tru",
        "01",
        "{}{}",
        r#""\x""#,
        r#"{"a":1 "b":2}"#,
    ] {
        assert_eq!(parse(&deep(inner)), None, "{inner}");
    }
    let wide = |item: &str| format!("[{}0,{item}]", "0,".repeat(200_000));
    assert!(parse(&wide("[1]")).is_some());
    for item in ["[1 2]", "{a:1}", "", "1 2"] {
        assert_eq!(parse(&wide(item)), None, "{item}");
    }
}

#[test]
fn texts_are_bounded_in_all() {
    let text = "a".repeat(1 << 20);
    let texts = |count: usize, last: &str| format!("[{}\"{last}\"]", format!("\"{text}\",").repeat(count));
    // 64 MiB and no more.
    assert!(!has_foreign(&parse(&texts(64, "")).expect("a list")));
    assert_eq!(parse(&texts(64, "a")), Some(Value::Foreign(Foreign::Boundless)));
    let named = format!("{{\"{}\":0}}", text.repeat(65));
    assert_eq!(parse(&named), Some(Value::Foreign(Foreign::Boundless)));
}

#[test]
fn names_are_told_apart_in_large_objects() {
    let names: Vec<String> = (0..300).map(|number| format!("N{}", number % 150)).collect();
    let value = places(names.iter().map(String::as_str));
    let value = parse(&value).expect("JSON");
    let members = value.members().expect("an object");
    assert_eq!(members.len(), 150);
    for (place, (name, value)) in members.iter().enumerate() {
        assert_eq!((name.as_ref(), value), (names[place].as_str(), &Value::Number(place as f64 + 150.0)));
    }
}

#[test]
fn what_is_nested_too_deeply_is_passed_over() {
    let deep = |levels: usize| format!("[{}{}, 1]", "[".repeat(levels), "]".repeat(levels));
    let text = deep(16);
    let Some(Value::List(items)) = parse(&text) else { panic!("no list") };
    assert_eq!(items.len(), 2);
    assert!(has_foreign(&items[0]));
    assert!(!has_foreign(&parse(&deep(15)).expect("a list")));
    let objects = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    assert!(!has_foreign(&parse(&objects(16)).expect("an object")));
    assert!(has_foreign(&parse(&objects(17)).expect("an object")));
    assert_eq!(parse(&deep(100_000)).map(|value| has_foreign(&value)), Some(true));
}
