//! A change laid over what is stored, sent to a portal that follows its own rules: nothing is lost.

use std::collections::BTreeMap;

use b24_users::check::{Context, Field, check};
use b24_users::revise::{LABELS, Removal, Stored, revise};
use b24_users::schema::method;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::value;

/// A custom field on a portal.
#[derive(Clone, Debug, PartialEq)]
struct Portal {
    multiple: bool,
    labels: BTreeMap<String, BTreeMap<String, String>>,
    items: Vec<Item>,
    next_id: i64,
}

#[derive(Clone, Debug, PartialEq)]
struct Item {
    id: i64,
    text: String,
    code: String,
    sort: i64,
    is_default: bool,
}

const LANGUAGES: [&str; 3] = ["en", "de", "ru"];

impl Portal {
    fn row(&self, language: Option<&str>) -> Json {
        let letter = |flag| if flag { "Y" } else { "N" };
        let item = |item: &Item| json!({ "ID": item.id.to_string(), "VALUE": item.text, "XML_ID": item.code, "SORT": item.sort.to_string(), "DEF": letter(item.is_default) });
        let mut row = json!({
            "ID": "42", "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": "enumeration", "MULTIPLE": letter(self.multiple),
            "LIST": self.items.iter().map(item).collect::<Vec<_>>(),
        });
        for (label, texts) in language
            .iter()
            .flat_map(|language| self.labels.iter().map(move |(label, texts)| (label, texts.get(*language))))
        {
            row[label] = json!(texts);
        }
        row
    }

    /// `user.userfield.update`, by the rules of `userfield.md` 3 and 5.
    fn update(&mut self, fields: &Json) {
        for (label, given) in LABELS.iter().filter_map(|label| Some((*label, fields.get(*label)?))) {
            let texts = self.labels.entry(label.to_owned()).or_default();
            for language in LANGUAGES {
                let text = given.as_str().or_else(|| given[language].as_str()).unwrap_or_default();
                texts.insert(language.to_owned(), text.to_owned());
            }
        }
        let mut has_default = false;
        for given in fields["LIST"].as_array().into_iter().flatten() {
            let text = given["VALUE"].as_str().unwrap_or_default().trim().to_owned();
            let is_default = given["DEF"] == "Y" && (self.multiple || !std::mem::replace(&mut has_default, true));
            let code = given["XML_ID"].as_str().map_or_else(|| format!("hash of {text}"), str::to_owned);
            let sort = given["SORT"].as_f64().map_or(500, |sort| sort as i64);
            match given["ID"].as_f64().map(|id| id as i64) {
                Some(id) if given["DEL"] == "Y" || text.is_empty() => self.items.retain(|item| item.id != id),
                Some(id) => {
                    let item = self.items.iter_mut().find(|item| item.id == id).expect("an item that exists");
                    *item = Item { id, text, code, sort, is_default };
                }
                None if text.is_empty() => {}
                None => {
                    self.items.push(Item { id: self.next_id, text, code, sort, is_default });
                    self.next_id += 1;
                }
            }
        }
        self.items.sort_by_key(|item| (item.sort, item.id));
    }

    /// What a client does: revise, check, send.
    fn keep(&mut self, fields: &Json, removal: &Removal) -> Result<Json, Vec<String>> {
        let row = self.row(None);
        let rows: Vec<_> =
            LANGUAGES.iter().map(|language| ((*language).to_owned(), self.row(Some(language)))).collect();
        let stored = Stored {
            row: value(&row),
            by_language: rows.iter().map(|(language, row)| (language.clone(), value(row))).collect(),
        };
        let given = value(fields);
        let places = |issues: &[b24_users::issue::Issue]| {
            issues.iter().map(|issue| format!("{} {}", issue.path, issue.problem.code())).collect::<Vec<_>>()
        };
        let revised = revise(&given, &stored, removal).map_err(|issues| places(&issues))?;
        let revised = serde_json::to_value(&revised).expect("JSON");
        let input = json!({ "id": 42, "fields": revised });
        let input = value(&input);
        let languages = Some(LANGUAGES.iter().map(|language| (*language).to_owned()).collect());
        let context = Context { field: Field::read(&stored.row), languages, ..Context::default() };
        let checked = check(method("user.userfield.update").expect("a method"), &input, &context);
        let checked = checked.map_err(|issues| places(&issues))?;
        let destructive: Vec<_> =
            checked.warnings.iter().filter(|warning| warning.remark.caution().code() == "destructive").collect();
        assert!(destructive.is_empty(), "{destructive:?}");
        let sent = serde_json::to_value(checked.payload.params()).expect("JSON")["fields"].clone();
        self.update(&sent);
        Ok(sent)
    }
}

fn item(id: i64, text: &str, code: &str, sort: i64, is_default: bool) -> Item {
    Item { id, text: text.to_owned(), code: code.to_owned(), sort, is_default }
}

fn colours() -> Portal {
    let texts = |text: &str| {
        LANGUAGES.iter().map(|language| ((*language).to_owned(), format!("{text} ({language})"))).collect()
    };
    Portal {
        multiple: false,
        labels: LABELS.iter().map(|label| ((*label).to_owned(), texts(label))).collect(),
        items: vec![item(7, "Red", "r", 10, true), item(8, "Green", "g", 20, false), item(9, "Blue", "b", 30, false)],
        next_id: 10,
    }
}

fn whole_list(named: &[&str]) -> Removal {
    Removal { named: Some(named.iter().map(|name| (*name).to_owned()).collect()) }
}

#[test]
fn the_other_languages_stay() {
    let mut portal = colours();
    portal.keep(&json!({ "EDIT_FORM_LABEL": { "de": "Farbe" } }), &Removal::default()).expect("right");
    let mut expected = colours();
    expected.labels.get_mut("EDIT_FORM_LABEL").expect("a label").insert("de".to_owned(), "Farbe".to_owned());
    assert_eq!(portal, expected);
}

#[test]
fn a_text_for_all_languages_is_meant_for_all() {
    let mut portal = colours();
    portal.keep(&json!({ "HELP_MESSAGE": "Pick one" }), &Removal::default()).expect("right");
    assert!(portal.labels["HELP_MESSAGE"].values().all(|text| text == "Pick one"));
}

#[test]
fn items_are_found_by_id_code_or_text() {
    for named in [json!({ "ID": 8 }), json!({ "ID": "8" }), json!({ "XML_ID": "g" }), json!({ "VALUE": " Green " })] {
        let mut portal = colours();
        let mut change = named.clone();
        change["SORT"] = json!(5);
        portal.keep(&json!({ "LIST": [change] }), &Removal::default()).expect("right");
        let expected =
            vec![item(8, "Green", "g", 5, false), item(7, "Red", "r", 10, true), item(9, "Blue", "b", 30, false)];
        assert_eq!(portal.items, expected, "{named}");
    }
}

#[test]
fn only_one_default_is_left() {
    let mut portal = colours();
    portal.keep(&json!({ "LIST": [{ "XML_ID": "b", "DEF": true }] }), &Removal::default()).expect("right");
    let defaults: Vec<_> = portal.items.iter().filter(|item| item.is_default).map(|item| item.id).collect();
    assert_eq!(defaults, [9]);
}

#[test]
fn the_list_as_it_shall_be() {
    let mut portal = colours();
    let list = json!({ "LIST": [{ "VALUE": "Black" }, { "XML_ID": "b" }, { "ID": 7, "VALUE": "Crimson" }] });
    assert_eq!(portal.keep(&list, &whole_list(&[])), Err(vec!["fields.LIST conflict".to_owned()]));
    assert_eq!(portal, colours(), "nothing was sent");
    for name in ["8", "g", "Green"] {
        let mut portal = colours();
        portal.keep(&list, &whole_list(&[name])).expect("right");
        let expected = vec![
            item(10, "Black", "hash of Black", 10, false),
            item(9, "Blue", "b", 20, false),
            item(7, "Crimson", "r", 30, true),
        ];
        assert_eq!(portal.items, expected, "{name}");
    }
}

/// Items whose ids, codes and texts could be taken for one another.
fn numbers() -> Portal {
    let items = vec![
        item(7, "8", "a", 10, false),
        item(8, "a", "9", 20, false),
        item(9, "same", "x", 30, false),
        item(10, "same", "y", 40, false),
    ];
    Portal { items, next_id: 11, ..colours() }
}

#[test]
fn a_name_removes_one_item() {
    for (name, gone) in [("8", 8), ("7", 7), ("9", 9), ("a", 7), ("x", 9), ("10", 10)] {
        let mut portal = numbers();
        let kept: Vec<_> = portal.items.iter().map(|item| item.id).filter(|id| *id != gone).collect();
        let list: Vec<_> = kept.iter().map(|id| json!({ "ID": id })).collect();
        portal.keep(&json!({ "LIST": list }), &whole_list(&[name])).expect("right");
        assert_eq!(portal.items.iter().map(|item| item.id).collect::<Vec<_>>(), kept, "{name}");
    }
}

#[test]
fn a_name_that_removes_no_item_is_refused() {
    let all = json!({ "LIST": [{ "ID": 7 }, { "ID": 8 }, { "ID": 9 }, { "ID": 10 }] });
    let three = json!({ "LIST": [{ "ID": 7 }, { "ID": 8 }, { "ID": 9 }] });
    let two = json!({ "LIST": [{ "ID": 7 }, { "ID": 8 }] });
    for (list, named, expected) in [
        (&all, &["11"][..], &["remove[0] conflict"][..]),
        (&all, &["+9"], &["remove[0] conflict"]),
        (&all, &[""], &["remove[0] conflict"]),
        (&all, &["9"], &["remove[0] conflict"]),
        (&three, &["10", "y"], &["remove[1] duplicate"]),
        (&three, &["y", "X"], &["remove[1] conflict"]),
        (&two, &["same"], &["remove[0] conflict", "fields.LIST conflict", "fields.LIST conflict"]),
    ] {
        let mut portal = numbers();
        let expected: Vec<_> = expected.iter().map(|issue| (*issue).to_owned()).collect();
        assert_eq!(portal.keep(list, &whole_list(named)), Err(expected), "{named:?}");
    }
    let (mut portal, sort) = (numbers(), json!({ "SORT": 5 }));
    assert_eq!(portal.keep(&sort, &whole_list(&["8"])), Err(vec!["fields.LIST required".to_owned()]));
    assert!(portal.keep(&sort, &whole_list(&[])).is_ok(), "nothing is to go");
}

#[test]
fn what_is_deleted_twice_is_deleted() {
    let mut portal = numbers();
    let list = json!({ "LIST": [{ "ID": 7 }, { "ID": 8, "DEL": "Y" }, { "ID": 9 }, { "ID": 10 }] });
    portal.keep(&list, &whole_list(&["8"])).expect("right");
    assert_eq!(portal.items.iter().map(|item| item.id).collect::<Vec<_>>(), [7, 9, 10]);
}

#[test]
fn a_text_that_several_items_have_calls_none() {
    let mut portal = numbers();
    let found = portal.keep(&json!({ "LIST": [{ "VALUE": "same" }] }), &Removal::default());
    assert_eq!(found, Err(vec!["fields.LIST[0].VALUE conflict".to_owned()]));
    // The other one is called by its code.
    let list = json!({ "LIST": [{ "VALUE": "same", "SORT": 1 }, { "XML_ID": "x" }] });
    portal.keep(&list, &Removal::default()).expect("right");
    assert_eq!(portal.items.first().map(|item| item.id), Some(10));
}

#[test]
fn what_is_called_by_its_code_may_get_any_text() {
    let texts = |list: Json| {
        let mut portal = colours();
        portal.keep(&json!({ "LIST": list }), &Removal::default()).expect("right");
        portal.items.iter().map(|item| (item.id, item.text.clone())).collect::<Vec<_>>()
    };
    let named = |items: &[(i64, &str)]| items.iter().map(|(id, text)| (*id, (*text).to_owned())).collect::<Vec<_>>();
    let green = named(&[(7, "Green"), (8, "Green"), (9, "Blue")]);
    assert_eq!(texts(json!([{ "XML_ID": "r", "VALUE": "Green" }])), green);
    assert_eq!(texts(json!([{ "ID": 7, "VALUE": "Green" }])), green);
    let purple = named(&[(7, "Purple"), (8, "Green"), (9, "Blue"), (10, "Purple")]);
    assert_eq!(texts(json!([{ "XML_ID": "r", "VALUE": "Purple" }, { "VALUE": "Purple" }])), purple);
    // A code that no item has yet is that of a new one.
    let black = named(&[(7, "Red"), (8, "Green"), (9, "Blue"), (10, "Black")]);
    assert_eq!(texts(json!([{ "XML_ID": "k", "VALUE": "Black" }])), black);
}

#[test]
fn a_no_break_space_is_part_of_a_text() {
    let mut portal = colours();
    portal.keep(&json!({ "LIST": [{ "VALUE": "Green\u{a0}" }] }), &Removal::default()).expect("right");
    assert_eq!(portal.items.len(), 4);
}

#[test]
fn deletions_named_in_the_list() {
    let mut portal = colours();
    portal.keep(&json!({ "LIST": [{ "XML_ID": "g", "DEL": true }] }), &Removal::default()).expect("right");
    assert_eq!(portal.items.iter().map(|item| item.id).collect::<Vec<_>>(), [7, 9]);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (list, issue) in [
        (json!([{ "ID": 99, "VALUE": "x" }]), "fields.LIST[0].ID conflict"),
        (json!([{ "ID": 7 }, { "XML_ID": "r" }]), "fields.LIST[1].XML_ID duplicate"),
        (json!([{ "ID": 7 }, { "ID": "7" }]), "fields.LIST[1].ID duplicate"),
        (json!([{ "VALUE": "White" }, { "VALUE": " White " }]), "fields.LIST[1].VALUE duplicate"),
        (json!([{ "SORT": 5 }]), "fields.LIST[0].VALUE required"),
        (json!(["Red"]), "fields.LIST[0] type"),
    ] {
        let mut portal = colours();
        assert_eq!(portal.keep(&json!({ "LIST": list }), &Removal::default()), Err(vec![issue.to_owned()]), "{list}");
    }
}

/// Changes that a person could mean, of up to four items and some labels.
fn change() -> impl Strategy<Value = Json> {
    let named = prop_oneof![
        (7..=9_i64).prop_map(|id| json!({ "ID": id })),
        prop::sample::select(vec!["r", "g", "b"]).prop_map(|code| json!({ "XML_ID": code })),
        prop::sample::select(vec!["Red", "Green", "Blue", "Black", "White"]).prop_map(|text| json!({ "VALUE": text })),
    ];
    let item = (named, prop::option::of(1..100_i64), prop::option::of("[A-Z][a-z]{2,8}"));
    let item = item.prop_map(|(mut item, sort, text)| {
        if let Some(sort) = sort {
            item["SORT"] = json!(sort);
        }
        // A new text for an item that is called by its id or code.
        if let (Some(text), None) = (text, item.get("VALUE")) {
            item["VALUE"] = json!(text);
        }
        item
    });
    let labels = prop::collection::btree_map(
        prop::sample::select(LABELS),
        prop::collection::btree_map(prop::sample::select(&LANGUAGES[..]), "[A-Za-z ]{0,9}", 1..=3),
        0..3,
    );
    (prop::collection::vec(item, 1..4), labels).prop_map(|(list, labels)| {
        let mut change = json!(labels);
        change["LIST"] = json!(list);
        change
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_not_named_stays(change in change(), multiple: bool) {
        let before = Portal { multiple, ..colours() };
        let mut after = before.clone();
        if let Ok(sent) = after.keep(&change, &Removal::default()) {
            let named: Vec<_> = sent["LIST"].as_array().into_iter().flatten().filter_map(|item| item["ID"].as_f64()).collect();
            for item in &before.items {
                let kept = after.items.iter().find(|kept| kept.id == item.id);
                let kept = kept.unwrap_or_else(|| panic!("lost {item:?}"));
                prop_assert!(named.contains(&(item.id as f64)) || kept == item, "{kept:?}");
                prop_assert_eq!(&kept.code, &item.code);
            }
            for (label, texts) in &before.labels {
                for (language, text) in texts {
                    let given = change[label][language].as_str();
                    prop_assert_eq!(&after.labels[label][language], given.unwrap_or(text));
                }
            }
        } else {
            prop_assert_eq!(&after, &before);
        }
    }

    #[test]
    fn twice_is_once(change in change(), multiple: bool) {
        let mut portal = Portal { multiple, ..colours() };
        if portal.keep(&change, &Removal::default()).is_ok() {
            let once = portal.clone();
            prop_assert_eq!(portal.keep(&change, &Removal::default()).err(), None);
            prop_assert_eq!(portal, once);
        }
    }

    #[test]
    fn the_wished_list_comes_out(order in Just(vec!["r", "g", "b"]).prop_shuffle(), kept in 1..=3_usize, added in prop::option::of("[A-Z][a-z]{5}")) {
        let mut list: Vec<_> = order.iter().take(kept).map(|code| json!({ "XML_ID": code })).collect();
        list.extend(added.iter().map(|text| json!({ "VALUE": text })));
        let gone: Vec<_> = order.iter().skip(kept).copied().collect();
        let mut portal = colours();
        portal.keep(&json!({ "LIST": list }), &whole_list(&gone)).expect("right");
        let found: Vec<_> = portal.items.iter().map(|item| item.code.clone()).collect();
        let wished: Vec<_> = order.iter().take(kept).map(|code| (*code).to_owned()).chain(added.map(|text| format!("hash of {text}"))).collect();
        prop_assert_eq!(found, wished);
    }
}

#[test]
fn only_labels_have_languages() {
    let (row, given) =
        (json!({ "XML_ID": "code", "HELP_MESSAGE": "help" }), json!({ "XML_ID": {}, "HELP_MESSAGE": {} }));
    let stored = Stored { row: value(&row), by_language: vec![("en".to_owned(), value(&row))] };
    let given = value(&given);
    let revised = revise(&given, &stored, &Removal::default()).expect("nothing is lost");
    let expected = json!({ "XML_ID": {}, "HELP_MESSAGE": { "en": "help" } });
    assert_eq!(serde_json::to_value(revised).expect("JSON"), expected);
    let other = json!([1]);
    let other = value(&other);
    assert_eq!(revise(&other, &stored, &Removal::default()), Ok(other.clone()));
}

#[test]
fn labels_of_some_languages() {
    for (fields, expected) in [
        (json!({ "HELP_MESSAGE": { "en": "a" } }), true),
        (json!({ "EDIT_FORM_LABEL": {} }), true),
        (json!({ "HELP_MESSAGE": "a" }), false),
        (json!({ "SETTINGS": {} }), false),
        (json!([]), false),
    ] {
        assert_eq!(b24_users::revise::has_partial_labels(&value(&fields)), expected, "{fields}");
    }
}
