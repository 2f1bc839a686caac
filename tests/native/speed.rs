//! Nothing that is large takes long: time grows with the size, and no faster.

use std::rc::Rc;
use std::time::{Duration, Instant};

use b24_users::check::{Context, Field, check};
use b24_users::issue::Issue;
use b24_users::revise::{Removal, Stored, revise};
use b24_users::schema::method;
use b24_users::value::json::Parser;
use b24_users::value::{Foreign, Value};
use serde_json::{Value as Json, json};

use crate::core::user_fields;
use crate::support::value;

/// What a quick machine does in less than 50 ms; here without optimisation, and beside other tests.
const QUICK: Duration = Duration::from_secs(5);

fn quick<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    let took = begun.elapsed();
    assert!(took < QUICK, "{what} took {took:?}");
    done
}

fn checked(what: &str, name: &str, input: &Json, context: &Context) -> Vec<Issue> {
    let input = value(input);
    let method = method(name).expect("a method");
    quick(what, || check(method, &input, context).err().unwrap_or_default())
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
    let none = Context::default();
    let names = object((0..2_000).map(|number| format!("WORK_POSITIO{number}")));
    assert_eq!(checked("2,000 unknown names", "user.update", &names, &none).len(), 1_000);
    let codes = object((0..2_000).map(|number| format!("UF_USR_CUSTOM_FEILD_{number}")));
    assert_eq!(checked("2,000 unknown codes", "user.update", &codes, &fields(1_017)).len(), 1_000);
    let codes = object((0..1_017).map(|number| format!("uf_usr_custom_field_{number}")));
    assert_eq!(checked("1,017 codes", "user.update", &codes, &fields(1_017)), []);
    let filter = json!({ "FILTER": codes });
    assert_eq!(checked("1,017 criteria", "user.get", &filter, &fields(1_017)), []);
    let select = json!({ "select": vec!["BOGUS"; 190_000] });
    assert_eq!(checked("190,000 unknown columns", "user.get", &select, &none).len(), 1_000);
    let select = json!({ "select": vec!["UF_PHONE_INNER"; 100_000] });
    assert_eq!(checked("100,000 columns", "user.get", &select, &none), []);
}

#[test]
fn values_and_items() {
    let ids = 1..=20_000;
    let items: Vec<_> = ids.clone().map(|id| json!({ "ID": id.to_string(), "VALUE": "x" })).collect();
    let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "Y", "LIST": items });
    let user_fields = user_fields([("UF_USR_X", &row)]);
    let context = Context { user_fields: Some(user_fields), ..Context::default() };
    let input = json!({ "ID": 1, "UF_USR_X": ids.clone().collect::<Vec<_>>() });
    assert_eq!(checked("20,000 values", "user.update", &input, &context), []);
    let item = |id: i32| json!({ "ID": id, "VALUE": format!("v{id}"), "XML_ID": format!("x{id}"), "SORT": id });
    let change = json!({ "id": 1, "fields": { "LIST": ids.map(item).collect::<Vec<_>>() } });
    assert_eq!(checked("20,000 items", "user.userfield.update", &change, &Context::default()), []);
}

#[test]
fn revisions() {
    let ids = 1..=10_000;
    let item = |id: i32| json!({ "ID": id.to_string(), "VALUE": format!("v{id}"), "XML_ID": format!("x{id}") });
    let row = json!({ "MULTIPLE": "N", "LIST": ids.clone().map(item).collect::<Vec<_>>() });
    let stored = Stored { row: value(&row), by_language: Vec::new() };
    let revised = |what: &str, list: Vec<Json>, named: Option<Vec<String>>| {
        let change = json!({ "LIST": list });
        let change = value(&change);
        quick(what, || revise(&change, &stored, &Removal { named }).map(drop))
    };
    let by_text = ids.clone().map(|id| json!({ "VALUE": format!("v{id}") })).collect();
    assert_eq!(revised("10,000 texts", by_text, None), Ok(()));
    let by_code = ids.clone().map(|id| json!({ "XML_ID": format!("x{id}") })).collect();
    assert_eq!(revised("10,000 codes", by_code, None), Ok(()));
    let gone = ids.map(|id| format!("v{id}")).collect();
    assert_eq!(revised("10,000 removals", Vec::new(), Some(gone)), Ok(()));
}

fn parsed<'t>(what: &str, text: &'t str) -> Value<'t> {
    let mut parser = Parser::new(text, |number| number.parse().unwrap_or(f64::NAN));
    quick(what, || parser.value()).expect("JSON")
}

#[test]
fn json_of_any_kind() {
    let boundless = Value::Foreign(Foreign::Boundless);
    let again = vec!["\"UF_USR_NAME\":1"; 600_000].join(",");
    assert_eq!(parsed("a name 600,000 times", &format!("{{{again}}}")), boundless);
    let again = (0..150_000).map(|number| format!("\"N{}\":1", number % 1_900)).collect::<Vec<_>>().join(",");
    assert_eq!(parsed("1,900 names over and over", &format!("{{{again}}}")).members().map(<[_]>::len), Some(1_900));
    let empty = |count| format!("[{}]", vec!["{}"; count].join(","));
    assert!(matches!(parsed("199,000 objects", &empty(199_000)), Value::List(_)));
    assert_eq!(parsed("2,000,000 objects", &empty(2_000_000)), boundless);
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(matches!(parsed("1,000,000 levels", &deep), Value::List(_)));
    let names = (0..190_000).map(|number| format!("\"{number}\":{{}}")).collect::<Vec<_>>().join(",");
    assert_eq!(parsed("190,000 names", &format!("{{{names}}}")), boundless);
}
