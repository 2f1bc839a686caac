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

#[test]
fn forms_of_a_file() {
    let upload = |given: Json| {
        let context = with_field("file", "N");
        found("user.update", &json!({ "ID": 1, "UF_USR_X": given }), &context)
    };
    let pair = json!(["a.pdf", "JVBERi0xLjQ="]);
    for (given, expected) in [
        (json!({ "fileData": pair, "id": 1 }), &["UF_USR_X.fileData conflict"][..]),
        (json!({ "fileData": pair, "remove": "Y" }), &["UF_USR_X.fileData conflict"]),
        (json!({ "id": 1, "fileData": pair, "remove": "Y" }), &["UF_USR_X.fileData conflict"]),
        (json!({ "a": 1 }), &["UF_USR_X.a unknown_field", "UF_USR_X.fileData required"]),
        (json!({}), &["UF_USR_X empty"]),
        (json!({ "id": 1 }), &["UF_USR_X.remove required"]),
        (json!({ "remove": "Y" }), &["UF_USR_X.id required"]),
        (json!({ "id": 0, "remove": "N" }), &["UF_USR_X.id out_of_range", "UF_USR_X.remove out_of_range"]),
        (json!({ "id": "x", "remove": "maybe" }), &["UF_USR_X.id type", "UF_USR_X.remove type"]),
        (json!({ "fileData": "a" }), &["UF_USR_X.fileData type"]),
        (json!({ "fileData": ["a.pdf"] }), &["UF_USR_X.fileData type"]),
        (json!({ "fileData": ["a.pdf", "QQ==", "QQ=="] }), &["UF_USR_X.fileData type"]),
        (json!({ "fileData": [" ", "*"] }), &["UF_USR_X.fileData[0] empty", "UF_USR_X.fileData[1] bad_base64"]),
        (json!({ "fileData": [1, 2] }), &["UF_USR_X.fileData[0] type", "UF_USR_X.fileData[1] type"]),
        (pair.clone(), &["UF_USR_X type"]),
        (json!("a.pdf"), &["UF_USR_X type"]),
        (json!(7), &["UF_USR_X type"]),
    ] {
        assert_eq!(upload(given.clone()), issues(expected), "{given}");
    }
    let removed = json!({ "ID": 1.0, "UF_USR_X": { "id": 7.0, "remove": "Y" } });
    assert_eq!(upload(json!({ "remove": true, "id": "7" })), Ok(removed));
}

#[test]
fn a_file_as_it_is_read() {
    let read = json!({ "id": 7, "showUrl": "https://a.b/c", "downloadData": { "id": 7, "url": "https://a.b/c" } });
    for context in [with_field("file", "Y"), Context::default()] {
        let input = json!({ "ID": 1, "UF_USR_X": [read] });
        let expected = [
            "UF_USR_X[0].showUrl unknown_field",
            "UF_USR_X[0].downloadData unknown_field",
            "UF_USR_X[0].remove required",
        ];
        assert_eq!(found("user.update", &input, &context), issues(&expected));
    }
}

#[test]
fn forms_of_a_photo() {
    let photo = |given: Json| update(json!({ "ID": 1, "PERSONAL_PHOTO": given }));
    let png = "iVBORw0KGgowMTIzNDU2Nw==";
    for name in ["a.jpg", "a.JPEG", "a.jpe", "a.bmp", "a.gif", "a.png", "a.webp", "a.b.png"] {
        let pair = json!([name, png]);
        assert_eq!(photo(pair.clone()), Ok(json!({ "ID": 1.0, "PERSONAL_PHOTO": pair })));
    }
    for (given, expected) in [
        (json!(["a.svg", png]), &["PERSONAL_PHOTO[0] bad_file"][..]),
        (json!(["png", png]), &["PERSONAL_PHOTO[0] bad_file"]),
        (json!(["", png]), &["PERSONAL_PHOTO[0] empty"]),
        (json!([5, null]), &["PERSONAL_PHOTO[0] type", "PERSONAL_PHOTO[1] type"]),
        (json!(["a.png"]), &["PERSONAL_PHOTO type"]),
        (json!([]), &["PERSONAL_PHOTO type"]),
        (json!(["a.png", png, png]), &["PERSONAL_PHOTO type"]),
        (json!(" "), &["PERSONAL_PHOTO type"]),
    ] {
        assert_eq!(photo(given.clone()), issues(expected), "{given}");
    }
    // How images begin: the first bytes, all of them.
    for (name, bytes) in [
        ("jpg", &b"\xff\xd8\xff\xe0"[..]),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("gif", b"GIF87a"),
        ("gif", b"GIF89a"),
        ("webp", b"RIFF\0\0\0\0WEBP"),
        ("bmp", b"BM"),
    ] {
        assert!(self::photo("camera", bytes).is_ok_and(|photo| photo[0] == format!("camera.{name}")), "{name}");
        for place in (0..bytes.len()).filter(|place| name != "webp" || !(4..8).contains(place)) {
            let mut other = bytes.to_vec();
            other[place] ^= 0x40;
            // The last byte of a JPEG's four is of its own kind.
            let is_free = name == "jpg" && place == 3;
            assert_eq!(self::photo("camera", &other).is_ok(), is_free, "{name} {place}");
        }
        assert_eq!(self::photo("camera", &bytes[..1]), issues(&["PERSONAL_PHOTO bad_file"]));
    }
}
