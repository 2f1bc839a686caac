//! What may be sent of what was read.

use b24_users::check::{Context, writable};
use serde_json::{Value as Json, json};

use crate::core::with_field;
use crate::support::{numbers_by_value, value};

fn own(row: &Json, context: &Context) -> Option<Json> {
    let row = value(row);
    let own = writable(&row, context)?;
    Some(serde_json::to_value(own).expect("JSON"))
}

/// Of a row, on a portal of which nothing is known, these members.
fn keeps(row: &Json, members: &Json) {
    assert_eq!(own(row, &Context::default()), Some(numbers_by_value(members)), "{row}");
}

#[test]
fn of_a_person_what_an_update_takes() {
    let row = json!({
        "ID": "7",
        "NAME": "Ann",
        "ACTIVE": false,
        "LAST_NAME": null,
        "SECOND_NAME": "",
        "LAST_LOGIN": "2024-05-06T03:00:00+03:00",
        "PERSONAL_PHOTO": "https://acme.example/ann.png",
        "UF_DEPARTMENT": [1],
        "uf_usr_words": "a",
    });
    keeps(
        &row,
        &json!({ "ID": "7", "NAME": "Ann", "ACTIVE": false, "SECOND_NAME": "", "UF_DEPARTMENT": [1], "uf_usr_words": "a" }),
    );
    keeps(&json!({ "NAME": "Ann" }), &json!({ "NAME": "Ann" }));
    // Half of what tells a field.
    for name in ["FIELD_NAME", "USER_TYPE_ID"] {
        keeps(&json!({ "ID": "7", "NAME": "Ann", name: "string" }), &json!({ "ID": "7", "NAME": "Ann" }));
    }
    for row in [json!(null), json!("Ann"), json!([{ "ID": "7" }])] {
        assert_eq!(own(&row, &Context::default()), None, "{row}");
    }
}

#[test]
fn a_no_of_a_custom_field_where_its_type_is_known() {
    for code in ["UF_USR_X", "uf_usr_x"] {
        let row = json!({ "ID": "7", "NAME": "Ann", code: false });
        keeps(&row, &json!({ "ID": "7", "NAME": "Ann" }));
        assert_eq!(own(&row, &with_field("boolean", "N")), Some(row));
    }
    let yes = json!({ "ID": "7", "UF_USR_X": true });
    keeps(&yes, &yes);
}

#[test]
fn of_a_custom_field_what_a_change_takes() {
    let items = json!([{ "ID": "1", "VALUE": "Red", "DEF": "N", "SORT": "500", "XML_ID": "a" }]);
    let row = json!({
        "ID": "5",
        "ENTITY_ID": "USER",
        "FIELD_NAME": "UF_USR_X",
        "USER_TYPE_ID": "enumeration",
        "XML_ID": null,
        "SORT": null,
        "SHOW_FILTER": null,
        "LABEL": null,
        "HELP_MESSAGE": null,
        "SETTINGS": null,
        "MULTIPLE": "N",
        "EDIT_FORM_LABEL": "Farbe",
        "LIST_COLUMN_LABEL": { "en": "Colour" },
        "LIST": items,
    });
    keeps(&row, &json!({ "LIST_COLUMN_LABEL": { "en": "Colour" }, "LIST": items }));
}

#[test]
fn of_a_custom_field_no_settings_that_its_type_does_not_have() {
    let row = |user_type: &str| json!({ "ID": "5", "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": user_type, "SORT": "100", "SETTINGS": { "ROWS": 5 } });
    keeps(&row("string"), &json!({ "SORT": "100", "SETTINGS": { "ROWS": 5 } }));
    keeps(&row("date"), &json!({ "SORT": "100" }));
}

#[test]
fn of_a_custom_field_without_its_number_all_but_what_is_refused_for_itself() {
    let row = json!({ "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": "string", "SORT": "100", "BOGUS": "x" });
    keeps(&row, &json!({ "SORT": "100" }));
}
