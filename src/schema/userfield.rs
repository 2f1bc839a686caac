//! Rows of `user.userfield.add` and `user.userfield.update` (`userfield.md` 1).

use super::row::{refused, row};
use super::{Kind, LINE, Refusal, Row, Shape};

pub(super) const ID: &[Row] = &[row("id", Kind::Id).required().doc("Identifier of the field, not its code.")];

pub(super) const FIELDS_ON_ADD: &[Row] = &[row("fields", Kind::NewField(&NEW_FIELD)).required().doc("The new field.")];

pub(super) const FIELDS_ON_UPDATE: &[Row] = &[row("fields", Kind::FieldChange(&CHANGED_FIELD))
    .required()
    .doc("What to change.")
    .portal("lower-case names do nothing and answer `true`")];

static NEW_FIELD: Shape = Shape::exact(&[IDENTITY, COMMON, LABEL_ON_ADD, REFUSED_ON_ADD]);
static CHANGED_FIELD: Shape = Shape::exact(&[COMMON, LABEL_ON_UPDATE, REFUSED_ON_UPDATE]);

/// The names that hold texts by language.
pub const LABELS: [&str; 5] =
    ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL", "ERROR_MESSAGE", "HELP_MESSAGE"];

const IDENTITY: &[Row] = &[
    row("FIELD_NAME", Kind::FieldName)
        .required()
        .doc("Code; sent trimmed, in upper case, with `UF_USR_` in front; 50 characters in all."),
    row("USER_TYPE_ID", Kind::UserType).required().doc("Type; case-sensitive."),
    row("MULTIPLE", Kind::Multiple).doc("Holds several values.").portal("JSON `true` counts as `N`"),
];

const COMMON: &[Row] = &[
    row("XML_ID", Kind::text(LINE)).doc("External code."),
    row("SORT", Kind::integer(1, i32::MAX)).doc("Position.").portal("0 and below, or words, become 100 on add"),
    row("MANDATORY", Kind::Flag).dead().doc("Must be filled in.").portal("dropped; stays `N`"),
    row("SHOW_FILTER", Kind::FilterFlag)
        .doc("Shown in the filter.")
        .portal("`E`, `I`, `S` as `list` returns them **switch it off**"),
    row("SHOW_IN_LIST", Kind::Flag).dead().doc("Shown in lists.").portal("dropped; stays `Y`"),
    row("EDIT_IN_LIST", Kind::Flag).dead().doc("Editable.").portal("dropped; stays `Y`"),
    row("IS_SEARCHABLE", Kind::Flag).dead().doc("Searched.").portal("dropped; stays `N`"),
    row(LABELS[0], Kind::Labels).doc("Caption in forms.").portal(WIPED),
    row(LABELS[1], Kind::Labels).doc("Caption of the column.").portal(WIPED),
    row(LABELS[2], Kind::Labels).doc("Caption in the filter.").portal(WIPED),
    row(LABELS[3], Kind::Labels).doc("Message for a wrong value.").portal(WIPED),
    row(LABELS[4], Kind::Labels).doc("Help.").portal(WIPED),
    row("SETTINGS", Kind::Settings).doc("Settings, by type.").portal("names of other types are dropped"),
    row("LIST", Kind::Items)
        .doc("Items of an enumeration.")
        .portal("an item with an `ID` and no `VALUE` is **deleted**; without `XML_ID` its code is replaced"),
];

const WIPED: &str = "an object **empties** every language it does not name, on update";

const LABEL_ON_ADD: &[Row] =
    &[row("LABEL", Kind::Label).doc("Default for the five captions.").portal("an object is a server fault")];

const LABEL_ON_UPDATE: &[Row] = &[row("LABEL", Kind::Label).dead().doc("Default for the five captions.")];

const REFUSED_ON_ADD: &[Row] = &[refused("ID", Refusal::NotAllowed), refused("ENTITY_ID", Refusal::NotAllowed)];

const REFUSED_ON_UPDATE: &[Row] = &[
    refused("ID", Refusal::ReadOnly),
    refused("FIELD_NAME", Refusal::Immutable),
    refused("USER_TYPE_ID", Refusal::Immutable),
    refused("MULTIPLE", Refusal::Immutable),
    refused("ENTITY_ID", Refusal::Immutable),
];

/// An item of an enumeration, before it exists.
pub static NEW_ITEM: Shape =
    Shape::exact(&[ITEM_VALUE, ITEM, &[refused("ID", Refusal::NotAllowed), refused("DEL", Refusal::NotAllowed)]]);

/// An item of an enumeration: a new one, or one to be changed or deleted.
pub static ITEM_CHANGE: Shape = Shape::exact(&[
    &[
        row("ID", Kind::Id).doc("The item to change; a new one has none."),
        row("DEL", Kind::Flag).doc("`Y`: delete the item of that `ID`."),
    ],
    ITEM_VALUE,
    ITEM,
]);

const ITEM_VALUE: &[Row] = &[row("VALUE", Kind::Trimmed { limit: LINE }).doc("Text.")];

const ITEM: &[Row] = &[
    row("SORT", Kind::integer(1, i32::MAX)).doc("Position."),
    row("DEF", Kind::Flag).doc("Default; one only, unless the field is multiple."),
    row("XML_ID", Kind::text(LINE)).doc("External code.").portal("left out on update, it becomes a hash of the value"),
];
