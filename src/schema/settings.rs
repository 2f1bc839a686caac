//! Rows of `SETTINGS`, one table per type (`userfield.md` 4).

use super::row::row;
use super::{Blank, Case, Kind, Look, Row, Shape};

// What means the same in every type that has it.
const ROWS: Row = row("ROWS", Kind::integer(1, 50)).doc("Rows of the input.").portal("clamped to 1…50");
const PRECISION: Row = row("PRECISION", Kind::integer(0, 12))
    .doc("Digits after the point.")
    .portal("negative becomes 2, more than 12 becomes 12");
const HEIGHT: Row =
    row("LIST_HEIGHT", Kind::integer(1, i32::MAX)).doc("Rows of the list box.").portal("0 and below become 1");
const IBLOCK_TYPE: Row =
    row("IBLOCK_TYPE_ID", Kind::text(usize::MAX)).dead().doc("Type of the information block.").portal("never stored");
const IBLOCK_ID: Row = row("IBLOCK_ID", Kind::IdText).doc("Information block, by id; empty text: none.");
const ACTIVE_FILTER: Row = row("ACTIVE_FILTER", Kind::Flag).doc("Offer active entries only.");

pub(super) const STRING: &[Row] = &[row("DEFAULT_VALUE", Kind::text(usize::MAX)).doc("Default."), ROWS];

pub(super) const INTEGER: &[Row] = &[row("DEFAULT_VALUE", Kind::Clearable(&Kind::integer(i32::MIN, i32::MAX)))
    .doc("Default; empty text: none.")
    .portal("cast to an integer")];

pub(super) const DOUBLE: &[Row] =
    &[row("DEFAULT_VALUE", Kind::Clearable(&Kind::Number)).doc("Default; empty text: none."), PRECISION];

pub(super) const BOOLEAN: &[Row] = &[
    row("DEFAULT_VALUE", Kind::Sign).doc("Default.").portal("the text `N` counts as yes"),
    row("DISPLAY", Kind::Word(&["CHECKBOX", "RADIO", "DROPDOWN"], Case::Any))
        .doc("Look.")
        .portal("unknown words become `CHECKBOX`"),
];

pub(super) const DATE: &[Row] =
    &[row("DEFAULT_VALUE", Kind::Moment(&DEFAULT_DATE)).doc("Default.").portal("ignored on update")];

pub(super) const DATETIME: &[Row] = &[row("DEFAULT_VALUE", Kind::Moment(&DEFAULT_DATETIME))
    .doc("Default.")
    .portal("text instead of an object is thrown away; an unknown `TYPE` becomes `NONE`")];

const MOMENT: Row = row("TYPE", Kind::Word(&["NONE", "NOW", "FIXED"], Case::Any))
    .required()
    .doc("No default, the current moment, or `VALUE`.");

static DEFAULT_DATE: Shape = Shape::exact(&[&[
    MOMENT,
    row("VALUE", Kind::Clearable(&Kind::StoredDay))
        .doc("The date, for `FIXED`.")
        .portal("`list` returns it in the portal's own format"),
]]);

static DEFAULT_DATETIME: Shape = Shape::exact(&[&[
    MOMENT,
    row("VALUE", Kind::Clearable(&Kind::DateOrDateTime)).doc("The date or instant, for `FIXED`."),
]]);

pub(super) const ENUMERATION: &[Row] = &[
    row("DISPLAY", Kind::Word(&["LIST", "UI", "CHECKBOX", "DIALOG"], Case::Any))
        .doc("Look.")
        .portal("unknown words become `LIST`"),
    HEIGHT,
];

pub(super) const IBLOCK: &[Row] = &[
    IBLOCK_TYPE,
    IBLOCK_ID,
    row("DEFAULT_VALUE", Kind::IdText).doc("Default, by id; empty text: none."),
    row("DISPLAY", Kind::Look(&Look { words: &["LIST", "CHECKBOX", "UI", "DIALOG"], dead: &["UI", "DIALOG"] }))
        .doc("Look.")
        .portal("`UI` and `DIALOG` become `LIST`, though documented"),
    HEIGHT,
    ACTIVE_FILTER,
];

pub(super) const CRM_STATUS: &[Row] = &[row("ENTITY_TYPE", Kind::Text { limit: usize::MAX, blank: Blank::Refused })
    .doc("Directory, such as `SOURCE`.")
    .portal("unknown or empty: the first directory")];

pub(super) const CRM: &[Row] = &[
    row("LEAD", Kind::Flag).doc("May link leads.").portal("switched on when all four are off"),
    row("CONTACT", Kind::Flag).doc("May link contacts."),
    row("COMPANY", Kind::Flag).doc("May link companies."),
    row("DEAL", Kind::Flag).doc("May link deals."),
];

/// `SETTINGS` of a field whose type is not known: what means one thing in all types is held against that.
pub static ANY_SETTINGS: Shape = Shape::exact(&[
    &[
        row("DEFAULT_VALUE", Kind::Untold).doc("Default, by the type."),
        row("DISPLAY", Kind::Untold).doc("Look, by the type."),
        ROWS,
        PRECISION,
        HEIGHT,
        IBLOCK_TYPE,
        IBLOCK_ID,
        ACTIVE_FILTER,
    ],
    CRM_STATUS,
    CRM,
]);
