//! A list in JSON, made into bodies of requests.

use b24_users::check::{Context, check};
use b24_users::rest::bodies::{Bodies, Fractions, NoList, REFUSALS};
use b24_users::rest::command::{command, fits_form, no_reference};
use b24_users::schema::method;
use b24_users::value::parse::Parser;
use proptest::prelude::*;
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

/// Names as people write them, and what may stand there.
const NAMES: &[&str] = &[
    "ID",
    "id",
    "NAME",
    "name",
    "LAST_NAME",
    "WORK_NOTES",
    "XML_ID",
    "EMAIL",
    "ACTIVE",
    "UF_DEPARTMENT",
    "PERSONAL_BIRTHDAY",
    "PERSONAL_GENDER",
    "UF_USR_X",
    "uf_usr_x",
    "LOGIN",
    "NMAE",
    "WORK_LOGO",
    "SONET_GROUP_ID",
];
const VALUES: &[&str] = &[
    "1",
    "\"27\"",
    "\"\"",
    "\"Ann\"",
    "\"Äß &=+\"",
    "\"$result[0]\"",
    "\"5 $\"",
    "\"a\\nb\"",
    "\"\\ud83d\"",
    "true",
    "null",
    "[1,\"2\"]",
    "[]",
    "\"a@b.de\"",
    "\"2020-01-31\"",
    "\"M\"",
    "{\"a\":{}}",
    "0.5",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    /// What passes the check of a list by its length comes to the same as what is checked alone.
    #[test]
    fn a_list_is_what_its_inputs_are_one_by_one(
        is_update in any::<bool>(),
        members in prop::collection::vec((0..NAMES.len(), 0..VALUES.len(), 0..8_usize), 0..9),
    ) {
        let name = if is_update { "user.update" } else { "user.add" };
        let method = method(name).expect("a method");
        let member = |(name, value, fitting): &(usize, usize, usize)| {
            // A text is right nearly everywhere.
            let value = match (*fitting, NAMES[*name]) {
                (0, _) => VALUES[*value].to_owned(),
                (_, "ID" | "id" | "UF_DEPARTMENT") => "5".to_owned(),
                (_, "EMAIL") => "\"a@b.de\"".to_owned(),
                (length, _) => format!("\"{}\"", "x€".repeat(length * length)),
            };
            format!("\"{}\":{value}", NAMES[*name])
        };
        let text = format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","));
        let input = Parser::new(&text, BY.read).value().expect("JSON");
        let alone = check(method, &input, &Context::default())
            .and_then(|checked| {
                no_reference(&checked.payload)?;
                fits_form(&checked.payload)?;
                Ok((command(&checked.payload, BY.write), checked.warnings))
            });
        let list = read(name, &format!("[{text}]")).expect("a list");
        match alone {
            Ok((command, warnings)) => {
                prop_assert_eq!(&commands(&list).concat(), &[("0".to_owned(), command)]);
                prop_assert_eq!(list.warned.into_iter().map(|(_, found)| found).collect::<Vec<_>>().concat(), warnings);
            }
            Err(issues) => prop_assert_eq!(list.refused, [(0, issues)]),
        }
    }
}
