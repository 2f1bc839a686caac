//! The methods.

use super::row::native;
use super::{Beside, Shape, filter, user, userfield};

/// A REST method and the names it takes.
#[derive(Debug)]
pub struct Method {
    /// As the portal writes it.
    pub name: &'static str,
    pub verb: Verb,
    pub shape: Shape,
    /// What must hold between names.
    pub rules: &'static [Rule],
    pub doc: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Add,
    Update,
    Read,
    Delete,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Something must stand beside the id.
    SomethingToChange,
    /// An employee needs a department and has no groups, an extranet person needs groups and has no department.
    Belonging,
    /// `sort` and `order` only work together.
    SortWithOrder,
    /// The portal refuses anything but text under names that contain `WORK_` or `PERSONAL_`.
    TextOnlyNames,
}

/// The parameters are the fields.
const fn person(rows: &'static [&'static [super::Row]]) -> Shape {
    Shape::any_case(rows).beside(Beside::CustomFields)
}

/// Every method this library knows.
pub static METHODS: &[Method] = &[
    Method {
        name: "user.update",
        verb: Verb::Update,
        shape: person(&[
            user::ID,
            user::ON_UPDATE,
            user::PERSON,
            user::DEPARTMENT_ON_UPDATE,
            user::LOGO,
            user::REFUSED,
            user::RESERVED,
        ]),
        rules: &[Rule::SomethingToChange],
        doc: native("Changes a person."),
    },
    Method {
        name: "user.add",
        verb: Verb::Add,
        shape: person(&[
            user::ON_ADD,
            user::PERSON,
            user::DEPARTMENT_ON_ADD,
            user::INVITATION,
            user::REFUSED,
            user::RESERVED,
            user::REFUSED_ON_ADD,
        ]),
        rules: &[Rule::Belonging, Rule::TextOnlyNames],
        doc: native("Invites a person; the result is the new id. Not repeatable."),
    },
    Method {
        name: "user.get",
        verb: Verb::Read,
        shape: Shape::parameters(&[filter::GET, filter::PAGE]).beside(Beside::Criteria),
        rules: &[Rule::SortWithOrder],
        doc: native("Lists people, 50 a page."),
    },
    Method {
        name: "user.search",
        verb: Verb::Read,
        shape: Shape::parameters(&[filter::SEARCH, filter::PAGE]).beside(Beside::Criteria),
        rules: &[Rule::SortWithOrder],
        doc: native("Finds people, 50 a page."),
    },
    Method {
        name: "user.current",
        verb: Verb::Read,
        shape: Shape::parameters(&[]),
        rules: &[],
        doc: native("The person on whose behalf the call is made."),
    },
    Method {
        name: "user.fields",
        verb: Verb::Read,
        shape: Shape::parameters(&[]),
        rules: &[],
        doc: native("Titles of the fields of a person."),
    },
    Method {
        name: "user.userfield.add",
        verb: Verb::Add,
        shape: Shape::parameters(&[userfield::FIELDS_ON_ADD]),
        rules: &[],
        doc: native("Creates a custom field; the result is its id. Not repeatable."),
    },
    Method {
        name: "user.userfield.update",
        verb: Verb::Update,
        shape: Shape::parameters(&[userfield::ID, userfield::FIELDS_ON_UPDATE]),
        rules: &[],
        doc: native("Changes a custom field."),
    },
    Method {
        name: "user.userfield.list",
        verb: Verb::Read,
        shape: Shape::parameters(&[filter::LIST]),
        rules: &[],
        doc: native("Lists custom fields, all in one answer."),
    },
    Method {
        name: "user.userfield.delete",
        verb: Verb::Delete,
        shape: Shape::parameters(&[userfield::ID]),
        rules: &[],
        doc: native("Deletes a custom field and its values on all people."),
    },
];

/// The method of that name, written as the portal documents it.
pub fn method(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name == name)
}
