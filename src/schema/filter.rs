//! Rows of reading: filters, order and selection (`user.md` 3, `userfield.md` 7).

use super::row::row;
use super::{Blank, Case, Kind, Row, Shape, Spelling};

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
    row("sort", WORD).doc("Name to sort by; only together with `order`.").portal("ignored without `order`"),
    row("order", Kind::Word(&["ASC", "DESC"], Case::Any)).doc("Direction; only together with `sort`."),
    row("ADMIN_MODE", Kind::Switch)
        .doc("Also what only administrators may see.")
        .portal("any text switches it on, even `false`"),
    row("select", Kind::Select(&READABLE)).doc("Names to return, `*` and `UF_*` among them; newer portals only."),
    row("IMAGE_RESIZE", Kind::Word(&["small", "medium", "large"], Case::Any)).doc("Size of photos: 150, 300, 1000 px."),
    row("start", Kind::Integer { min: -1, max: i32::MAX, step: 50 })
        .doc("Offset, a multiple of 50; -1 switches counting off."),
];

pub(super) const SEARCH: &[Row] = &[row("FILTER", Kind::Filter(&SEARCH_FILTER))
    .doc("What to look for; `FIND` stands alone.")
    .portal("a name it does not know is dropped: the answer is **unfiltered**")];

static PEOPLE_FILTER: Shape = Shape { rows: &[FILTERABLE, READ_NAMES], spelling: Spelling::AnyCase, custom: true };
static SEARCH_FILTER: Shape =
    Shape { rows: &[SEARCH_ONLY, FILTERABLE, READ_NAMES], spelling: Spelling::AnyCase, custom: true };
static READABLE: Shape = Shape { rows: &[READ_FIRST, READ_NAMES], spelling: Spelling::Exact, custom: true };

const SEARCH_ONLY: &[Row] = &[
    row("FIND", WORD).doc("Quick search over names, position and department; stands alone."),
    row("UF_DEPARTMENT_NAME", WORD).doc("Name of the department."),
    row("CONFIRM_CODE", WORD).undocumented().doc("Code of an invitation."),
];

/// Names whose value has a kind of its own in a filter.
const FILTERABLE: &[Row] = &[
    row("ID", Kind::Ids(Blank::Refused)).doc("Identifier."),
    row("ACTIVE", Kind::Flag)
        .doc("Works here.")
        .portal("the text `false` means active; on older servers JSON `true` finds the dismissed"),
    row("IS_ONLINE", Kind::Flag).doc("Is online."),
    row("USER_TYPE", Kind::Word(&["employee", "extranet", "email"], Case::Exact)).doc("Kind of person."),
    row("NAME_SEARCH", WORD).doc("Quick search over names."),
    row("HAS_DEPARTAMENT", Kind::Flag).undocumented().doc("Has a department; the spelling is the portal's."),
    row("EXTERNAL_AUTH_ID", Kind::Criterion).undocumented().doc("Kind of sign-in."),
];

const READ_FIRST: &[Row] = &[
    row("*", Kind::Criterion),
    row("UF_*", Kind::Criterion),
    row("ID", Kind::Criterion),
    row("ACTIVE", Kind::Criterion),
    row("IS_ONLINE", Kind::Criterion),
    row("USER_TYPE", Kind::Criterion),
];

/// Everything else that can be read, and so filtered by.
const READ_NAMES: &[Row] = &[
    row("XML_ID", Kind::Criterion),
    row("NAME", Kind::Criterion),
    row("LAST_NAME", Kind::Criterion),
    row("SECOND_NAME", Kind::Criterion),
    row("TITLE", Kind::Criterion),
    row("EMAIL", Kind::Criterion),
    row("LAST_LOGIN", Kind::Criterion).doc("Last sign-in."),
    row("DATE_REGISTER", Kind::Criterion).doc("Date of registration."),
    row("TIME_ZONE", Kind::Criterion),
    row("TIME_ZONE_OFFSET", Kind::Criterion).doc("Offset of the time zone."),
    row("TIMESTAMP_X", Kind::Criterion).doc("Last change."),
    row("LAST_ACTIVITY_DATE", Kind::Criterion).doc("Last activity."),
    row("PERSONAL_GENDER", Kind::Criterion),
    row("PERSONAL_PROFESSION", Kind::Criterion),
    row("PERSONAL_WWW", Kind::Criterion),
    row("PERSONAL_BIRTHDAY", Kind::Criterion),
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
    row("UF_EMPLOYMENT_DATE", Kind::Criterion),
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
    row("filter", Kind::Filter(&FIELD_FILTER))
        .doc("What to look for; exact values only.")
        .portal("a prefixed name is dropped: **every** field is returned"),
];

static FIELD_ORDER: Shape = Shape {
    rows: &[&[
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
    ]],
    spelling: Spelling::AnyCase,
    custom: false,
};

static FIELD_FILTER: Shape = Shape {
    rows: &[&[
        row("ID", Kind::Id).doc("Identifier."),
        row("FIELD_NAME", WORD).doc("Code."),
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
    ]],
    spelling: Spelling::AnyCase,
    custom: false,
};
