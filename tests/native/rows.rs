//! The rows themselves.

use std::collections::HashSet;

use b24_users::check::{Context, check};
use b24_users::schema::{
    ANY_SETTINGS, APP_TYPE, ITEM_CHANGE, Kind, METHODS, NEW_ITEM, Shape, Spelling, USER_TYPES, method, user_type,
};
use serde_json::json;

use crate::support::value;

/// Every object that has names, with all that is in it.
fn shapes() -> Vec<&'static Shape> {
    let outermost = METHODS.iter().map(|method| &method.shape).chain(USER_TYPES.iter().map(|known| &known.settings));
    let mut shapes: Vec<&Shape> = outermost.chain([&NEW_ITEM, &ITEM_CHANGE, &ANY_SETTINGS]).collect();
    let mut place = 0;
    while let Some(shape) = shapes.get(place).copied() {
        shapes.extend(shape.rows().filter_map(|row| match row.kind {
            Kind::Select(inner) | Kind::Column(inner) => Some(inner),
            kind => kind.shape(),
        }));
        place += 1;
    }
    shapes
}

#[test]
fn a_name_stands_once_in_an_object() {
    for shape in shapes() {
        let mut names = HashSet::new();
        for row in shape.rows() {
            let name = if shape.spelling == Spelling::AnyCase { row.name.to_uppercase() } else { row.name.to_owned() };
            assert!(names.insert(name), "{} stands twice", row.name);
        }
    }
}

#[test]
fn names_have_numbers_of_a_byte() {
    for method in METHODS {
        let names: Vec<_> = method.shape.rows().map(|row| row.name).collect();
        // One number is kept for names that are written out.
        assert!(names.len() < 255, "{}", method.name);
        let numbered: Vec<_> = (0..=names.len()).map_while(|number| method.shape.row(number)).collect();
        assert!(numbered.iter().map(|row| row.name).eq(names.iter().copied()));
        let marked = method.shape.rows().map(|row| match row.kind.plain_limit() {
            Some(limit) => format!("{}*{limit}", row.name),
            None => row.name.to_owned(),
        });
        assert_eq!(method.shape.table(), marked.collect::<Vec<_>>().join(" "));
    }
}

/// Of what may pass the check is not told: it must be right, of every text of that length, and change nothing else.
#[test]
fn what_may_pass_is_right_whatever_it_is() {
    let mut passed = 0;
    for (name, base) in [
        ("user.update", json!({ "ID": 1, "NAME": "a" })),
        ("user.add", json!({ "EMAIL": "a@b.de", "UF_DEPARTMENT": [1], "NAME": "a" })),
    ] {
        let method = method(name).expect(name);
        for row in method.shape.rows().filter(|row| row.name != "NAME" && row.kind.plain_limit().is_some()) {
            for length in [0, 1, 50, 51, 255, 256, 70_000] {
                for letter in ["x", "$", "é"] {
                    let mut input = base.clone();
                    input[row.name] = json!(letter.repeat(length));
                    let (input, context) = (value(&input), Context::default());
                    let is_fine = check(method, &input, &context)
                        .is_ok_and(|checked| checked.warnings.is_empty() && *checked.payload.params() == input);
                    assert_eq!(row.lets_pass(length), is_fine, "{} of {length}", row.name);
                    passed += usize::from(is_fine);
                }
            }
        }
    }
    assert!(passed > 1_000, "{passed}");
}

#[test]
fn names_are_found_in_any_order() {
    for shape in shapes() {
        let rows: Vec<_> = shape.rows().collect();
        for first in &rows {
            for second in &rows {
                let mut finder = shape.finder();
                for row in [first, second, first] {
                    let found = finder.find(row.name).expect(row.name);
                    assert!(std::ptr::eq(found, *row), "{} is taken for {}", row.name, found.name);
                    assert!(finder.find("NO_SUCH_NAME").is_none());
                }
            }
        }
    }
}

#[test]
fn a_setting_of_any_type_is_held_against_its_one_kind() {
    let settings: Vec<_> = USER_TYPES.iter().flat_map(|known| known.settings.rows()).collect();
    for row in &settings {
        let mut kinds: Vec<_> =
            settings.iter().filter(|other| other.name == row.name).map(|other| format!("{:?}", other.kind)).collect();
        kinds.sort();
        kinds.dedup();
        let any = ANY_SETTINGS.find(row.name).expect(row.name);
        let expected = if kinds.len() == 1 { kinds[0].clone() } else { format!("{:?}", Kind::Untold) };
        assert_eq!(format!("{:?}", any.kind), expected, "{}", row.name);
    }
    for row in ANY_SETTINGS.rows() {
        assert!(settings.iter().any(|setting| setting.name == row.name), "{} is no setting", row.name);
    }
}

#[test]
fn types_of_applications() {
    for name in ["rest_1_x", "rest_12_a_B_9", "rest_0__"] {
        assert_eq!(user_type(name).map(|known| known.name), Some(APP_TYPE.name), "{name}");
    }
    for name in [
        "rest_",
        "rest_1",
        "rest_1_",
        "rest__x",
        "rest_x_1",
        "rest_1_x-y",
        "rest_1_é",
        "rest_-1_x",
        "REST_1_x",
        " rest_1_x",
    ] {
        assert!(user_type(name).is_none(), "{name}");
    }
    for known in USER_TYPES {
        assert!(user_type(known.name).is_some_and(|found| std::ptr::eq(found, known)));
        assert!(user_type(&known.name.to_uppercase()).is_none());
    }
}
