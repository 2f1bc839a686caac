//! Photos and files of custom fields.

use b24_users::check::{Context, check};
use b24_users::schema::method;
use b24_users::value::{File, Value};
use serde_json::{Value as Json, json};

use crate::core::{Found, found, found_value, issues, told, with_field};

fn update(input: Json) -> Found {
    found("user.update", &input, &Context::default())
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
