//! Rules that the vectors leave out.

use b24_users::check::{Context, Field, check};
use b24_users::issue::Issue;
use b24_users::schema::method;
use b24_users::value::{File, Value};
use serde_json::{Value as Json, json};

use crate::core::{Found, found, found_value, issues, told, with_field};
use crate::support::value;

fn update(input: Json) -> Found {
    found("user.update", &input, &Context::default())
}

#[test]
fn nothing_at_all() {
    assert_eq!(update(json!({})), issues(&["ID required", " empty"]));
    assert_eq!(update(json!([])), issues(&[" type"]));
    assert_eq!(update(json!(null)), issues(&[" type"]));
}

#[test]
fn limits_count_characters() {
    let name = "😀".repeat(50);
    assert_eq!(update(json!({ "ID": 1, "NAME": name })), Ok(json!({ "ID": 1.0, "NAME": name })));
    assert_eq!(update(json!({ "ID": 1, "NAME": "😀".repeat(51) })), issues(&["NAME too_long"]));
    assert_eq!(
        update(json!({ "ID": 1, "EMAIL": format!("{}@example.com", "a".repeat(244)) })),
        issues(&["EMAIL too_long"])
    );
}

#[test]
fn ids_that_a_double_cannot_hold() {
    for id in [json!("9007199254740992"), json!("99999999999999999999999999"), json!(1e300), json!("0"), json!("-1x")] {
        let code = if id == json!("-1x") { "ID type" } else { "ID out_of_range" };
        assert_eq!(update(json!({ "ID": id, "NAME": "A" })), issues(&[code]), "{id}");
    }
    assert_eq!(update(json!({ "ID": "007", "NAME": "A" })), Ok(json!({ "ID": 7.0, "NAME": "A" })));
}

#[test]
fn custom_fields_that_the_portal_does_not_have() {
    let fields = [("UF_USR_SKILL".to_owned(), Field::default())].into_iter().collect();
    let context = Context { user_fields: Some(fields), ..Context::default() };
    let outcome = found("user.update", &json!({ "ID": 1, "UF_USR_SKILLS": "x" }), &context);
    assert_eq!(outcome, issues(&["UF_USR_SKILLS unknown_field"]));
}

#[test]
fn items_that_the_list_does_not_have() {
    let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "N", "LIST": [{ "ID": "7", "VALUE": "Red" }] });
    let fields = [("UF_USR_COLOUR".to_owned(), Field::read(&value(&row)))].into_iter().collect();
    let context = Context { user_fields: Some(fields), ..Context::default() };
    let set = |id: i64| found("user.update", &json!({ "ID": 1, "UF_USR_COLOUR": id }), &context);
    assert_eq!(set(7), Ok(json!({ "ID": 1.0, "UF_USR_COLOUR": 7.0 })));
    assert_eq!(set(8), issues(&["UF_USR_COLOUR out_of_range"]));
}

#[test]
fn no_prototype_is_set() {
    let input: Json =
        serde_json::from_str(r#"{ "ID": 1, "__proto__": { "NAME": "A" }, "UF_USR_X": { "__proto__": 1 } }"#)
            .expect("JSON");
    assert_eq!(update(input), issues(&["__proto__ unknown_field", "UF_USR_X.__proto__ unknown_field"]));
}

#[test]
fn text_only_names_on_creation() {
    let input = json!({ "EMAIL": "a@example.com", "UF_DEPARTMENT": 1, "UF_USR_WORK_X": true, "UF_USR_Y": true });
    assert_eq!(found("user.add", &input, &Context::default()), issues(&["UF_USR_WORK_X type"]));
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0123456789";

fn photo(name: &str, bytes: &[u8]) -> Found {
    let file = File { name: name.to_owned(), bytes: bytes.to_vec() };
    let input =
        Value::Object(vec![("ID".into(), Value::Number(1.0)), ("PERSONAL_PHOTO".into(), Value::File(Box::new(file)))]);
    match check(method("user.update").expect("a method"), &input, &Context::default()) {
        Ok(checked) => Ok(serde_json::to_value(checked.payload.params().get("PERSONAL_PHOTO")).expect("JSON")),
        Err(issues) => Err(issues.iter().map(told).collect()),
    }
}

#[test]
fn files_become_what_the_field_wants() {
    assert_eq!(photo("a.PNG", PNG), Ok(json!(["a.PNG", "iVBORw0KGgowMTIzNDU2Nzg5"])));
    assert_eq!(photo("camera", PNG), Ok(json!(["camera.png", "iVBORw0KGgowMTIzNDU2Nzg5"])));
    assert_eq!(photo("a.png", b"not an image"), issues(&["PERSONAL_PHOTO bad_file"]));
    assert_eq!(photo("a.png", b""), issues(&["PERSONAL_PHOTO empty"]));
}

#[test]
fn data_urls_are_for_clients() {
    let input = json!({ "ID": 1, "PERSONAL_PHOTO": "data:image/png;base64,iVBORw0KGgowMTIzNDU2Nzg5" });
    let client = Context { data_urls: true, ..Context::default() };
    let pair = json!(["photo.png", "iVBORw0KGgowMTIzNDU2Nzg5"]);
    assert_eq!(found("user.update", &input, &client), Ok(json!({ "ID": 1.0, "PERSONAL_PHOTO": pair })));
    assert_eq!(update(input), issues(&["PERSONAL_PHOTO type"]));
    let text = json!({ "ID": 1, "PERSONAL_PHOTO": "data:text/plain,hello" });
    assert_eq!(found("user.update", &text, &client), issues(&["PERSONAL_PHOTO bad_base64"]));
}

#[test]
fn messages_say_nothing_of_the_input() {
    let secret = "s3cr3t";
    let input = json!({
        "ID": secret, "ACTIVE": secret, "EMAIL": secret, "NAME": secret.repeat(50), "PERSONAL_BIRTHDAY": secret,
        "PERSONAL_PHOTO": [secret, secret], "UF_DEPARTMENT": [secret], "PERSONAL_GENDER": secret, "WORK_COUNTRY": secret,
    });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("all wrong");
    assert_eq!(found.len(), 10);
    for issue in found {
        let text = serde_json::to_string(&issue.to_value()).expect("JSON");
        assert!(!text.contains(secret), "{text}");
        assert!(issue.problem.message().ends_with('.'), "{text}");
    }
}

#[test]
fn near_misses_get_a_hint() {
    let input = json!({ "ID": 1, "WORK_POSITON": "x", "fields": {} });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
    let hints: Vec<_> = found.iter().filter_map(|issue| issue.hint.as_deref()).collect();
    assert_eq!(
        hints,
        ["Did you mean WORK_POSITION?", "This method takes its fields beside the id, without a wrapper."]
    );
}

#[test]
fn countries_by_id_or_code() {
    let set = |name: &str, country: &Json| update(json!({ "ID": 1, name: country }));
    for name in ["PERSONAL_COUNTRY", "WORK_COUNTRY"] {
        for (given, wire) in [
            (json!("RU"), "1"),
            (json!("CD"), "57"),
            (json!("ME"), "236"),
            (json!("46"), "46"),
            (json!(46), "46"),
            (json!("0046"), "46"),
            (json!("999"), "999"),
            (json!("0"), ""),
            (json!(""), ""),
        ] {
            assert_eq!(set(name, &given), Ok(json!({ "ID": 1.0, name: wire })), "{given}");
        }
        for (given, code) in [
            (json!("de"), "type"),
            (json!("DEU"), "type"),
            (json!("Germany"), "type"),
            (json!("--"), "type"),
            (json!(" DE"), "type"),
            (json!(true), "type"),
            (json!(null), "type"),
            (json!(1.5), "type"),
            (json!(0), "out_of_range"),
            (json!("-1"), "type"),
            (json!(-1), "out_of_range"),
        ] {
            assert_eq!(set(name, &given), issues(&[&format!("{name} {code}")]), "{given}");
        }
    }
}

#[test]
fn what_is_read_of_a_person_is_taken() {
    let read = json!({
        "ID": "5", "ACTIVE": true, "PERSONAL_BIRTHDAY": "1990-05-15T19:00:00-05:00", "PERSONAL_GENDER": "", "WORK_COUNTRY": "0",
        "UF_DEPARTMENT": [1, "15"], "UF_EMPLOYMENT_DATE": "", "UF_TIMEMAN": "", "TIME_ZONE": "",
    });
    let wire = json!({
        "ID": 5.0, "ACTIVE": "Y", "PERSONAL_BIRTHDAY": "1990-05-16", "PERSONAL_GENDER": "", "WORK_COUNTRY": "",
        "UF_DEPARTMENT": [1.0, 15.0], "UF_EMPLOYMENT_DATE": "", "UF_TIMEMAN": "", "TIME_ZONE": "",
    });
    assert_eq!(update(read), Ok(wire));
    let photo = "https://acme.bitrix24.com/rest/download/face.png";
    let wrong = json!({
        "ID": "5", "PERSONAL_PHOTO": photo, "UF_DEPARTMENT": false, "UF_EMPLOYMENT_DATE": "2009-04-01T03:00:00+03:00",
        "IS_ONLINE": "Y",
    });
    let expected = ["PERSONAL_PHOTO type", "UF_DEPARTMENT type", "UF_EMPLOYMENT_DATE bad_date", "IS_ONLINE read_only"];
    assert_eq!(update(wrong), issues(&expected));
    for day in ["01.04.2009", "04/01/2009", "2009-04-01"] {
        let input = json!({ "ID": 5.0, "UF_EMPLOYMENT_DATE": day });
        assert_eq!(update(input.clone()), Ok(input));
    }
}

#[test]
fn base64_as_encoders_write_it() {
    let photo = |content: &str| update(json!({ "ID": 1, "PERSONAL_PHOTO": ["a.png", content] }));
    let clean = "iVBORw0KGgowMTIzNDU2Nw==";
    for content in [clean, "iVBORw0KGgowMTIzNDU2Nw", "iVBO\r\nRw0KGgowMTIzNDU2N\nw==\n", "\niVBORw0KGgowMTIzNDU2Nw"] {
        assert_eq!(photo(content), Ok(json!({ "ID": 1.0, "PERSONAL_PHOTO": ["a.png", clean] })), "{content:?}");
    }
    for (content, code) in [
        ("", "empty"),
        ("\r\n", "empty"),
        ("iVBO Rw0K", "bad_base64"),
        ("iVBORw0KG", "bad_base64"),
        ("iVBORw0KGgowMTIzNDU2Nw=", "bad_base64"),
        ("iVBORw0KGgowMTIzNDU2Nx==", "bad_base64"),
        ("iVBORw0KGgow-TIz", "bad_base64"),
        ("data:image/png;base64,iVBORw0KGgow", "bad_base64"),
        ("AAAA", "bad_file"),
    ] {
        assert_eq!(photo(content), issues(&[&format!("PERSONAL_PHOTO[1] {code}")]), "{content:?}");
    }
    let upload = |content: &str| {
        let file = json!({ "fileData": ["a.pdf", content] });
        found("user.update", &json!({ "ID": 1, "UF_USR_X": file }), &with_field("file", "N"))
    };
    let file = json!({ "fileData": ["a.pdf", "JVBERi0xLjQ="] });
    assert_eq!(upload("JVBERi0x\r\nLjQ"), Ok(json!({ "ID": 1.0, "UF_USR_X": file })));
    assert_eq!(upload("JVBERi0xLjQ"), Ok(json!({ "ID": 1.0, "UF_USR_X": file })));
    assert_eq!(upload("*"), issues(&["UF_USR_X.fileData[1] bad_base64"]));
}

#[test]
fn groups_go_with_an_extranet() {
    let add = |more: Json| {
        let mut input = json!({ "EMAIL": "a@example.com" });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        found("user.add", &input, &Context::default())
    };
    assert!(add(json!({ "EXTRANET": "Y", "SONET_GROUP_ID": 7 })).is_ok());
    for (more, expected) in [
        (json!({ "UF_DEPARTMENT": 1, "sonet_group_id": 7 }), &["sonet_group_id conflict"][..]),
        (json!({ "UF_DEPARTMENT": 1, "SONET_GROUP_ID": [7], "EXTRANET": "N" }), &["SONET_GROUP_ID conflict"]),
        (json!({ "SONET_GROUP_ID": [7] }), &["UF_DEPARTMENT required", "SONET_GROUP_ID conflict"]),
        (json!({ "EXTRANET": true, "uf_department": 1 }), &["SONET_GROUP_ID required", "uf_department conflict"]),
        (json!({ "EXTRANET": "perhaps" }), &["EXTRANET type"]),
        (json!({ "EXTRANET": "perhaps", "SONET_GROUP_ID": 7 }), &["EXTRANET type"]),
    ] {
        assert_eq!(add(more), issues(expected));
    }
}

#[test]
fn files_have_names() {
    for name in ["", " \t\0"] {
        assert_eq!(photo(name, PNG), issues(&["PERSONAL_PHOTO.name empty"]));
        assert_eq!(photo(name, b""), issues(&["PERSONAL_PHOTO.name empty", "PERSONAL_PHOTO empty"]));
        let documented = json!({ "ID": 1, "UF_USR_X": { "fileData": [name, "JVBERi0xLjQ="] } });
        let portal = with_field("file", "N");
        assert_eq!(found("user.update", &documented, &portal), issues(&["UF_USR_X.fileData[0] empty"]));
        for context in [&portal, &Context::default()] {
            let file = File { name: name.to_owned(), bytes: b"%PDF".to_vec() };
            let members = [("ID", Value::Number(1.0)), ("UF_USR_X", Value::File(Box::new(file)))];
            let input = Value::Object(members.map(|(name, value)| (name.into(), value)).to_vec());
            assert_eq!(found_value("user.update", &input, context), issues(&["UF_USR_X.name empty"]));
        }
    }
    // A no-break space is a name, if a strange one.
    assert!(photo("\u{a0}", PNG).is_ok());
}

#[test]
fn only_what_php_trims_is_trimmed() {
    let add = |field: Json| found("user.userfield.add", &json!({ "fields": field }), &Context::default());
    let made =
        add(json!({ "FIELD_NAME": "\t a", "USER_TYPE_ID": "enumeration\0", "LIST": [{ "VALUE": "\u{a0}\x0bRed\n" }] }));
    let field =
        json!({ "FIELD_NAME": "UF_USR_A", "USER_TYPE_ID": "enumeration", "LIST": [{ "VALUE": "\u{a0}\x0bRed" }] });
    assert_eq!(made, Ok(json!({ "fields": field })));
    let wrong = add(json!({ "FIELD_NAME": "a\u{a0}", "USER_TYPE_ID": "string\u{2003}" }));
    assert_eq!(wrong, issues(&["fields.FIELD_NAME bad_format", "fields.USER_TYPE_ID out_of_range"]));
    let email = json!({ "EMAIL": "\u{a0}a@example.com", "UF_DEPARTMENT": 1 });
    assert_eq!(found("user.add", &email, &Context::default()), issues(&["EMAIL bad_email"]));
    let email = json!({ "EMAIL": "\x0b a@example.com\0", "UF_DEPARTMENT": 1 });
    assert!(found("user.add", &email, &Context::default()).is_ok());
}

#[test]
fn bounds_are_told_whole() {
    let change =
        json!({ "id": 42, "fields": { "SETTINGS": { "ROWS": 0, "PRECISION": 13, "LIST_HEIGHT": 0 }, "SORT": "-1" } });
    let start = json!({ "start": -2 });
    let huge = json!({ "ID": 1e300, "NAME": "x" });
    for (name, input, bounds) in [
        ("user.userfield.update", change, &[(1, Some(50)), (0, Some(12)), (1, None), (1, None)][..]),
        ("user.get", start, &[(-1, None)]),
        ("user.update", huge, &[(1, Some(9_007_199_254_740_991_i64))]),
    ] {
        let input = value(&input);
        let issues = check(method(name).expect("a method"), &input, &Context::default());
        let told: Vec<_> = issues
            .expect_err("out of bounds")
            .iter()
            .map(|issue| {
                let issue = issue.to_value();
                let bound = |name| issue.get(name).and_then(Value::as_integer);
                (bound("min").expect("a minimum"), bound("max"))
            })
            .collect();
        assert_eq!(told, bounds, "{name}");
    }
}

#[test]
fn no_more_than_a_thousand_issues_and_warnings() {
    let names = |count: usize| -> Json {
        let names = (0..count).map(|number| (format!("BOGUS_{number}"), json!(1)));
        Json::Object(names.chain([("ID".to_owned(), json!(1))]).collect())
    };
    for (count, more) in [(999, false), (1_000, false), (1_001, true), (1_999, true)] {
        let input = names(count);
        let input = value(&input);
        let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
        assert_eq!(found.len(), count.min(1_000));
        let says_more = |issue: &Issue| issue.hint.as_deref() == Some("There are more issues than these.");
        assert_eq!(found.last().is_some_and(says_more), more, "{count}");
        assert!(!found[..found.len() - 1].iter().any(says_more));
    }
    let items: Vec<_> = (1..=1_500).map(|id| json!({ "ID": id, "VALUE": "x" })).collect();
    let input = json!({ "id": 42, "fields": { "LIST": items } });
    let input = value(&input);
    let checked = check(method("user.userfield.update").expect("a method"), &input, &Context::default());
    let checked = checked.expect("right, and lossy");
    assert_eq!(checked.warnings.len(), 1_000);
}
