//! A list in JSON, made into bodies of requests.

use b24_users::check::Context;
use b24_users::rest::bodies::{Bodies, Fractions, NoList, REFUSALS};
use b24_users::schema::method;
use serde_json::{Value as Json, json};

const BY: Fractions = Fractions { read: |text| text.parse().unwrap_or(f64::NAN), write: |number| number.to_string() };

fn read(method_name: &str, text: &str) -> Result<Bodies, NoList> {
    Bodies::read(method(method_name).expect("a method"), text.as_bytes(), &Context::default(), &BY)
}

fn updates(list: &Json) -> Bodies {
    read("user.update", &list.to_string()).expect("a list")
}

/// The commands of each body, by their keys.
fn commands(bodies: &Bodies) -> Vec<Vec<(String, String)>> {
    let commands = |body: &Vec<u8>| {
        let body: Json = serde_json::from_slice(body).expect("JSON");
        assert_eq!(body["halt"], 0);
        let commands = body["cmd"].as_object().expect("commands").clone();
        commands.into_iter().map(|(key, text)| (key, text.as_str().expect("a text").to_owned())).collect()
    };
    bodies.bodies.iter().map(commands).collect()
}

#[test]
fn a_body_is_what_a_batch_takes() {
    let bodies = updates(&json!([{ "ID": 5, "NAME": "Анн \"a\" \\" }, { "ID": 6, "NAME": "B" }]));
    assert_eq!(
        std::str::from_utf8(&bodies.bodies[0]),
        Ok(
            r#"{"halt":0,"cmd":{"0":"user.update?ID=5&NAME=%D0%90%D0%BD%D0%BD%20%22a%22%20%5C","1":"user.update?ID=6&NAME=B"}}"#
        )
    );
}

#[test]
fn fifty_calls_are_a_request() {
    for (count, expected) in
        [(0, vec![]), (1, vec![1]), (49, vec![49]), (50, vec![50]), (51, vec![50, 1]), (120, vec![50, 50, 20])]
    {
        let list: Json = (1..=count).map(|id| json!({ "ID": id, "NAME": "A" })).collect();
        let commands = commands(&updates(&list));
        assert_eq!(commands.iter().map(Vec::len).collect::<Vec<_>>(), expected);
        let keys: Vec<_> = commands.concat().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, (0..count).map(|key| key.to_string()).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_wrong_is_left_out_and_told_by_its_place() {
    let bodies = updates(&json!([
        { "ID": 1, "NAME": "A" },
        { "NAME": "no id" },
        { "ID": 3, "NAME": "$result[0]" },
        { "ID": 4, "UF_USR_X": { "a": {} } },
        { "ID": 5, "NAME": "B" },
    ]));
    assert_eq!(bodies.refused.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1, 2, 3]);
    let keys: Vec<_> = commands(&bodies).concat().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["0", "4"]);
    assert!(bodies.warned.is_empty());
}

#[test]
fn warnings_are_told_by_their_place() {
    let field = |fields: Json| json!({ "fields": fields });
    let list = json!([
        field(json!({ "FIELD_NAME": "X", "USER_TYPE_ID": "string" })),
        field(json!({ "FIELD_NAME": "Y", "USER_TYPE_ID": "string", "MANDATORY": true })),
    ]);
    let bodies = read("user.userfield.add", &list.to_string()).expect("a list");
    assert_eq!(bodies.warned.iter().map(|(place, warnings)| (*place, warnings.len())).collect::<Vec<_>>(), [(1, 1)]);
}

#[test]
fn numbers_are_read_and_written_as_the_caller_says() {
    let by = Fractions { read: |_| 0.25, write: |_| "a quarter".to_owned() };
    let list = br#"[{ "ID": 5, "UF_USR_X": 1.5 }]"#;
    let bodies =
        Bodies::read(method("user.update").expect("a method"), list, &Context::default(), &by).expect("a list");
    assert_eq!(commands(&bodies)[0][0].1, "user.update?ID=5&UF_USR_X=a%20quarter");
}

#[test]
fn what_is_no_list_in_json_is_refused() {
    for text in ["", "{}", "5", "[", "[{}", "[{},]", "[{}] x", "[{}]]", "[{\"ID\":}]", "[[]", "null"] {
        assert_eq!(read("user.update", text).err(), Some(NoList::NotJson), "{text}");
    }
    let bytes = Bodies::read(method("user.update").expect("a method"), b"[\"\xff\"]", &Context::default(), &BY);
    assert_eq!(bytes.err(), Some(NoList::NotJson));
    assert!(read("user.update", " [ ] ").is_ok_and(|bodies| bodies.bodies.is_empty()));
}

#[test]
fn a_list_of_which_hardly_anything_is_right_is_none_of_this_method() {
    let list = |count| format!("[{}]", vec!["5"; count].join(","));
    assert_eq!(read("user.update", &list(REFUSALS)).map(|bodies| bodies.refused.len()).ok(), Some(REFUSALS));
    assert_eq!(read("user.update", &list(REFUSALS + 1)).err(), Some(NoList::Wrong));
}
