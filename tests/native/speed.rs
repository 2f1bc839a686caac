//! Nothing that is large takes long: time grows with the size, and no faster.

use std::rc::Rc;
use std::time::{Duration, Instant};

use b24_users::check::{Context, Field, check};
use b24_users::revise::{Removal, Stored, revise};
use b24_users::schema::method;
use b24_users::value::json::Parser;
use b24_users::value::{Foreign, Value};
use serde_json::{Value as Json, json};

use crate::core::user_fields;
use crate::support::value;

/// Parts that the work is held against.
const PARTS: usize = 8;
/// Times as long as all parts together the whole may take: about as long where time grows with the size, eight times where
/// it grows with its square.
const MOST: u32 = 4;
/// Pairs of runs, of which the best count.
const RUNS: usize = 12;

/// Holds work on `size` of something against eight times the same on an eighth of it. Both take as long, so that what runs
/// beside holds both up alike.
fn linear<I, T>(what: &str, size: usize, make: impl Fn(usize) -> I, work: impl Fn(&I) -> T) -> T {
    let (mut parts, mut whole) = (Duration::MAX, Duration::MAX);
    let (few, many) = (make(size / PARTS), make(size));
    for _ in 0..RUNS {
        let (short, _) = timed(|| (0..PARTS).for_each(|_| drop(work(&few))));
        let (long, done) = timed(|| work(&many));
        (parts, whole) = (parts.min(short), whole.min(long));
        // What takes less than that is measured by chance.
        if whole < MOST * parts.max(Duration::from_millis(1)) {
            return done;
        }
    }
    panic!("{what}: {PARTS} parts took {parts:?}, all of it {whole:?}");
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed(), done)
}

/// Checks `size` of something.
fn checked(what: &str, name: &str, size: usize, make: impl Fn(usize) -> Json, context: &Context) -> usize {
    let method = method(name).expect("a method");
    let issues = |input: &Value| check(method, input, context).err().map_or(0, |issues| issues.len());
    linear(what, size, |size| value(&make(size)).into_owned(), issues)
}

fn object(names: impl Iterator<Item = String>) -> Json {
    Json::Object(names.map(|name| (name, json!("x"))).chain([("ID".to_owned(), json!(1))]).collect())
}

fn fields(count: usize) -> Context {
    let field = |number| (format!("UF_USR_CUSTOM_FIELD_{number}"), Field::default());
    Context { user_fields: Some(Rc::new((0..count).map(field).collect())), ..Context::default() }
}

#[test]
fn unknown_names() {
    let (none, many) = (Context::default(), fields(1_017));
    let names = |size| object((0..size).map(|number| format!("WORK_POSITIO{number}")));
    assert_eq!(checked("unknown names", "user.update", 2_000, names, &none), 1_000);
    let codes = |size| object((0..size).map(|number| format!("UF_USR_CUSTOM_FEILD_{number}")));
    assert_eq!(checked("unknown codes", "user.update", 2_000, codes, &many), 1_000);
    let codes = |size| object((0..size).map(|number| format!("uf_usr_custom_field_{number}")));
    assert_eq!(checked("codes", "user.update", 1_017, codes, &many), 0);
    assert_eq!(checked("criteria", "user.get", 1_017, |size| json!({ "FILTER": codes(size) }), &many), 0);
    let select = |size| json!({ "select": vec!["BOGUS"; size] });
    assert_eq!(checked("unknown columns", "user.get", 190_000, select, &none), 1_000);
    let select = |size| json!({ "select": vec!["UF_PHONE_INNER"; size] });
    assert_eq!(checked("columns", "user.get", 100_000, select, &none), 0);
}

/// Names against what is known: neither may be multiplied by the other.
#[test]
fn names_against_many_fields() {
    let codes = value(&object((0..500).map(|number| format!("UF_USR_CUSTOM_FEILD_{number}")))).into_owned();
    let method = method("user.update").expect("a method");
    let issues = |context: &Context| check(method, &codes, context).err().map_or(0, |issues| issues.len());
    assert_eq!(linear("fields", 8_000, fields, issues), 500);
}

#[test]
fn values_and_items() {
    let enumeration = |size: usize| {
        let items: Vec<_> = (1..=size).map(|id| json!({ "ID": id.to_string(), "VALUE": "x" })).collect();
        let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "Y", "LIST": items });
        let context = Context { user_fields: Some(user_fields([("UF_USR_X", &row)])), ..Context::default() };
        let ids = json!({ "ID": 1, "UF_USR_X": (1..=size).collect::<Vec<_>>() });
        (context, value(&ids).into_owned())
    };
    let update = method("user.update").expect("a method");
    linear("values and items", 20_000, enumeration, |(context, input)| {
        assert!(check(update, input, context).is_ok());
    });
    let item = |id: usize| json!({ "ID": id, "VALUE": format!("v{id}"), "XML_ID": format!("x{id}"), "SORT": id });
    let change = |size| json!({ "id": 1, "fields": { "LIST": (1..=size).map(item).collect::<Vec<_>>() } });
    assert_eq!(checked("items", "user.userfield.update", 20_000, change, &Context::default()), 0);
}

#[test]
fn revisions() {
    let stored = |size| {
        let item = |id: usize| json!({ "ID": id.to_string(), "VALUE": format!("v{id}"), "XML_ID": format!("x{id}") });
        let row = json!({ "MULTIPLE": "N", "LIST": (1..=size).map(item).collect::<Vec<_>>() });
        Stored { row: value(&row).into_owned(), by_language: Vec::new() }
    };
    let revised = |what: &str, item: fn(usize) -> Option<Json>, named: fn(usize) -> Option<String>| {
        let make = |size: usize| {
            let list: Vec<_> = (1..=size).filter_map(item).collect();
            let named: Vec<_> = (1..=size).filter_map(named).collect();
            let removal = Removal { named: (!named.is_empty()).then_some(named) };
            (value(&json!({ "LIST": list })).into_owned(), stored(size), removal)
        };
        linear(what, 10_000, make, |(change, stored, removal)| {
            assert!(revise(change, stored, removal).is_ok());
        });
    };
    revised("texts", |id| Some(json!({ "VALUE": format!("v{id}") })), |_| None);
    revised("codes", |id| Some(json!({ "XML_ID": format!("x{id}") })), |_| None);
    revised("removals", |_| None, |id| Some(format!("v{id}")));
}

fn parsed(what: &str, size: usize, make: impl Fn(usize) -> String, seen: impl Fn(&Value) -> bool) {
    linear(what, size, make, |text| {
        let mut parser = Parser::new(text, |number| number.parse().unwrap_or(f64::NAN));
        let found = parser.value().expect("JSON");
        assert!(seen(&found), "{what}");
    });
}

#[test]
fn json_of_any_kind() {
    let is_boundless = |value: &Value| *value == Value::Foreign(Foreign::Boundless);
    let again = |size| format!("{{{}}}", vec!["\"UF_USR_NAME\":1"; size].join(","));
    parsed("a name over and over", 600_000, again, |value| {
        is_boundless(value) || value.members().map(<[_]>::len) == Some(1)
    });
    let again = |size| {
        let members: Vec<_> = (0..size).map(|number| format!("\"N{}\":1", number % 1_900)).collect();
        format!("{{{}}}", members.join(","))
    };
    parsed("1,900 names over and over", 150_000, again, |value| value.members().map(<[_]>::len) == Some(1_900));
    let empty = |size| format!("[{}]", vec!["{}"; size].join(","));
    parsed("objects", 199_000, empty, |value| matches!(value, Value::List(_)));
    parsed("more objects than there may be", 3_200_000, empty, is_boundless);
    let deep = |size| format!("{}{}", "[".repeat(size), "]".repeat(size));
    parsed("levels", 1_000_000, deep, |value| matches!(value, Value::List(_)));
    let names = |size| {
        let members: Vec<_> = (0..size).map(|number| format!("\"{number}\":{{}}")).collect();
        format!("{{{}}}", members.join(","))
    };
    parsed("names", 190_000, names, is_boundless);
}
