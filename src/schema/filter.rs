//! Rows of reading: filters, order and selection (`user.md` 3, `userfield.md` 7).

use super::row::row;
use super::{Beside, Blank, Case, Kind, Row, Shape};
use crate::issue::Unknown;

/// Prefixes that the page of `user.get` names, longest first.
pub const ALL_PREFIXES: &[&str] =
    &["!=%", "!%=", ">=", "<=", "!@", "=%", "%=", "!%", "!=", ">", "<", "@", "%", "=", "!"];

/// The portal's parser takes at most two characters: the longer ones it drops, and answers unfiltered.
pub const WORKING_PREFIXES: usize = 2;

const WORD: Kind = Kind::Text { limit: usize::MAX, blank: Blank::Refused };

pub(super) const GET: &[Row] = &[row("FILTER", Kind::Filter(&PEOPLE_FILTER))
    .doc("What to look for; names may carry a prefix such as `>=`, `!`, `%`, `@`.")
    .portal("a name it does not know is dropped: the answer is **unfiltered**")];

pub(super) const PAGE: &[Row] = &[
    row("sort", Kind::Column(&COLUMNS))
        .doc("Name to sort by; only together with `order`.")
        .portal("ignored without `order`; a name that is no column sorts by nothing"),
    row("order", Kind::Word(&["ASC", "DESC"], Case::Any)).doc("Direction; only together with `sort`."),
    row("ADMIN_MODE", Kind::Switch)
        .doc("Also what only administrators may see.")
        .portal("any text switches it on, even `false`"),
    row("select", Kind::Select(&READABLE)).doc("Names to return, `*` and `UF_*` among them; newer portals only."),
    row("IMAGE_RESIZE", Kind::Word(&["small", "medium", "large"], Case::Any)).doc("Size of photos: 150, 300, 1000 px."),
    row("start", Kind::integer(-1, i32::MAX)).doc("Offset; -1 switches counting off."),
];

pub(super) const SEARCH: &[Row] = &[row("FILTER", Kind::Filter(&SEARCH_FILTER))
    .doc("What to look for; `FIND` searches quickly.")
    .portal("a name it does not know is dropped: the answer is **unfiltered**")];

static PEOPLE_FILTER: Shape = criteria(&[FILTERABLE, READ_DATES, READ_NAMES]);
static SEARCH_FILTER: Shape = criteria(&[SEARCH_ONLY, FILTERABLE, READ_DATES, READ_NAMES]);
static READABLE: Shape =
    Shape::exact(&[MASKS, READ_FIRST, READ_DATES, READ_NAMES]).beside(Beside::CustomFields).stranger(Unknown::Column);
static COLUMNS: Shape =
    Shape::any_case(&[READ_FIRST, READ_DATES, READ_NAMES]).beside(Beside::CustomFields).stranger(Unknown::Column);

/// Names to look for.
const fn criteria(rows: &'static [&'static [Row]]) -> Shape {
    Shape::any_case(rows).beside(Beside::CustomFields).stranger(Unknown::Criterion)
}

const SEARCH_ONLY: &[Row] = &[
    row("FIND", WORD)
        .bare()
        .doc("Quick search by beginnings of words in id, names and position.")
        .portal("a prefix is dropped: the answer is the **opposite**"),
    row("UF_DEPARTMENT_NAME", WORD).doc("Name of the department."),
    row("CONFIRM_CODE", WORD).undocumented().doc("Code of an invitation."),
];

/// Names whose value has a kind of its own in a filter.
const FILTERABLE: &[Row] = &[
    row("ID", Kind::AnyOf(&Kind::Id)).doc("Identifier."),
    row("ACTIVE", Kind::Flag)
        .doc("Works here.")
        .portal("the text `false` means active; on older servers JSON `true` finds the dismissed"),
    row("IS_ONLINE", Kind::Flag).doc("Is online."),
    row("USER_TYPE", Kind::AnyOf(&Kind::Word(&["employee", "extranet", "email"], Case::Exact))).doc("Kind of person."),
    row("NAME_SEARCH", WORD)
        .bare()
        .doc("Quick search over names.")
        .portal("a prefix is dropped: the answer is the **opposite**"),
    row("HAS_DEPARTAMENT", Kind::On)
        .bare()
        .undocumented()
        .doc("`Y`: has a department; the spelling is the portal's.")
        .portal("anything but `Y`, and a prefix, is dropped: the answer is **unfiltered**"),
    row("EXTERNAL_AUTH_ID", Kind::Criterion).undocumented().doc("Kind of sign-in."),
];

const MASKS: &[Row] = &[row("*", Kind::Criterion), row("UF_*", Kind::Criterion)];

const READ_FIRST: &[Row] = &[
    row("ID", Kind::Criterion),
    row("ACTIVE", Kind::Criterion),
    row("IS_ONLINE", Kind::Criterion),
    row("USER_TYPE", Kind::Criterion),
];

/// The portal answers nobody when it cannot read the date.
pub(super) const WHEN: Kind = Kind::AnyOf(&Kind::When);

const READ_DATES: &[Row] = &[
    row("LAST_LOGIN", WHEN).doc("Last sign-in."),
    row("DATE_REGISTER", WHEN).doc("Date of registration."),
    row("TIMESTAMP_X", WHEN).doc("Last change."),
    row("LAST_ACTIVITY_DATE", WHEN).doc("Last activity."),
    row("PERSONAL_BIRTHDAY", WHEN),
    row("UF_EMPLOYMENT_DATE", WHEN),
];

/// Everything else that can be read, and so filtered by.
const READ_NAMES: &[Row] = &[
    row("XML_ID", Kind::Criterion),
    row("NAME", Kind::Criterion),
    row("LAST_NAME", Kind::Criterion),
    row("SECOND_NAME", Kind::Criterion),
    row("TITLE", Kind::Criterion),
    row("EMAIL", Kind::Criterion),
    row("TIME_ZONE", Kind::Criterion),
    row("TIME_ZONE_OFFSET", Kind::Criterion).doc("Offset of the time zone."),
    row("PERSONAL_GENDER", Kind::Criterion),
    row("PERSONAL_PROFESSION", Kind::Criterion),
    row("PERSONAL_WWW", Kind::Criterion),
    row("PERSONAL_PHOTO", Kind::Criterion),
    row("PERSONAL_ICQ", Kind::Criterion),
    row("PERSONAL_PHONE", Kind::Criterion),
    row("PERSONAL_FAX", Kind::Criterion),
    row("PERSONAL_MOBILE", Kind::Criterion),
    row("PERSONAL_PAGER", Kind::Criterion),
    row("PERSONAL_STREET", Kind::Criterion),
    row("PERSONAL_CITY", Kind::Criterion),
    row("PERSONAL_STATE", Kind::Criterion),
    row("PERSONAL_ZIP", Kind::Criterion),
    row("PERSONAL_COUNTRY", Kind::Criterion),
    row("PERSONAL_MAILBOX", Kind::Criterion),
    row("PERSONAL_NOTES", Kind::Criterion),
    row("WORK_PHONE", Kind::Criterion),
    row("WORK_COMPANY", Kind::Criterion),
    row("WORK_POSITION", Kind::Criterion),
    row("WORK_DEPARTMENT", Kind::Criterion),
    row("WORK_WWW", Kind::Criterion),
    row("WORK_FAX", Kind::Criterion),
    row("WORK_PAGER", Kind::Criterion),
    row("WORK_STREET", Kind::Criterion),
    row("WORK_MAILBOX", Kind::Criterion),
    row("WORK_CITY", Kind::Criterion),
    row("WORK_STATE", Kind::Criterion),
    row("WORK_ZIP", Kind::Criterion),
    row("WORK_COUNTRY", Kind::Criterion),
    row("WORK_PROFILE", Kind::Criterion),
    row("WORK_LOGO", Kind::Criterion),
    row("WORK_NOTES", Kind::Criterion),
    row("UF_DEPARTMENT", Kind::Criterion),
    row("UF_TIMEMAN", Kind::Criterion),
    row("UF_SKYPE_LINK", Kind::Criterion),
    row("UF_ZOOM", Kind::Criterion),
    row("UF_INTERESTS", Kind::Criterion),
    row("UF_SKILLS", Kind::Criterion),
    row("UF_WEB_SITES", Kind::Criterion),
    row("UF_XING", Kind::Criterion),
    row("UF_LINKEDIN", Kind::Criterion),
    row("UF_FACEBOOK", Kind::Criterion),
    row("UF_TWITTER", Kind::Criterion),
    row("UF_SKYPE", Kind::Criterion),
    row("UF_DISTRICT", Kind::Criterion),
    row("UF_PHONE_INNER", Kind::Criterion),
];

const DIRECTION: Kind = Kind::Word(&["asc", "desc"], Case::Any);

pub(super) const LIST: &[Row] = &[
    row("order", Kind::Object(&FIELD_ORDER)).doc("Sort order: name and direction."),
    row("filter", Kind::ExactFilter(&FIELD_FILTER))
        .doc("What to look for; exact values only.")
        .portal("a prefixed name is dropped: **every** field is returned"),
];

static FIELD_ORDER: Shape = Shape::any_case(&[&[
    row("ID", DIRECTION).doc("Identifier."),
    row("FIELD_NAME", DIRECTION).doc("Code."),
    row("USER_TYPE_ID", DIRECTION).doc("Type."),
    row("XML_ID", DIRECTION).doc("External code."),
    row("SORT", DIRECTION).doc("Position."),
    row("ENTITY_ID", DIRECTION).undocumented().doc("Always the user entity."),
    row("MULTIPLE", DIRECTION).dead().doc("Holds several values."),
    row("MANDATORY", DIRECTION).dead().doc("Must be filled in."),
    row("SHOW_FILTER", DIRECTION).dead().doc("Shown in the filter."),
    row("SHOW_IN_LIST", DIRECTION).dead().doc("Shown in lists."),
    row("EDIT_IN_LIST", DIRECTION).dead().doc("Editable."),
    row("IS_SEARCHABLE", DIRECTION).dead().doc("Searched."),
]])
.stranger(Unknown::Column);

static FIELD_FILTER: Shape = Shape::any_case(&[&[
    row("ID", Kind::Id).doc("Identifier."),
    row("FIELD_NAME", Kind::FieldName)
        .doc("Code; sent with `UF_USR_` in front.")
        .portal("compared exactly with the stored code"),
    row("USER_TYPE_ID", WORD).doc("Type."),
    row("XML_ID", WORD).doc("External code."),
    row("SORT", Kind::integer(1, i32::MAX)).doc("Position."),
    row("MULTIPLE", Kind::Flag).doc("Holds several values."),
    row("MANDATORY", Kind::Flag).doc("Must be filled in."),
    row("SHOW_FILTER", Kind::Word(&["N", "I", "E", "S"], Case::Exact))
        .doc("Shown in the filter; by the stored letter.")
        .portal("`Y` never matches"),
    row("SHOW_IN_LIST", Kind::Flag).doc("Shown in lists."),
    row("EDIT_IN_LIST", Kind::Flag).doc("Editable."),
    row("IS_SEARCHABLE", Kind::Flag).doc("Searched."),
    row("LANG", Kind::Language).undocumented().doc("Language whose labels are returned."),
]])
.stranger(Unknown::Criterion);
