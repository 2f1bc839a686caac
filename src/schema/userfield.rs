//! Rows of `user.userfield.add` and `user.userfield.update` (`userfield.md` 1).

use super::row::{refused, row};
use super::{Kind, Refusal, Row, Shape, Spelling};

pub(super) const ID: &[Row] = &[row("id", Kind::Id).required().doc("Identifier of the field, not its code.")];

pub(super) const FIELDS_ON_ADD: &[Row] = &[row("fields", Kind::Object(&NEW_FIELD)).required().doc("The new field.")];

pub(super) const FIELDS_ON_UPDATE: &[Row] = &[row("fields", Kind::Object(&CHANGED_FIELD))
    .required()
    .doc("What to change.")
    .portal("lower-case names do nothing and answer `true`")];

static NEW_FIELD: Shape =
    Shape { rows: &[IDENTITY, COMMON, LABEL_ON_ADD, REFUSED_ON_ADD], spelling: Spelling::Exact, custom: false };
static CHANGED_FIELD: Shape =
    Shape { rows: &[COMMON, LABEL_ON_UPDATE, REFUSED_ON_UPDATE], spelling: Spelling::Exact, custom: false };

const IDENTITY: &[Row] = &[
    row("FIELD_NAME", Kind::FieldName)
        .required()
        .doc("Code; sent trimmed, in upper case, with `UF_USR_` in front; 50 characters in all."),
    row("USER_TYPE_ID", Kind::UserType).required().doc("Type; case-sensitive."),
    row("MULTIPLE", Kind::Multiple).doc("Holds several values.").portal("JSON `true` counts as `N`"),
];

const COMMON: &[Row] = &[
    row("XML_ID", Kind::text(255)).doc("External code."),
    row("SORT", Kind::integer(1, i32::MAX)).doc("Position.").portal("0 and below, or words, become 100 on add"),
    row("MANDATORY", Kind::Flag).dead().doc("Must be filled in.").portal("dropped; stays `N`"),
    row("SHOW_FILTER", Kind::FilterFlag)
        .doc("Shown in the filter.")
        .portal("`E`, `I`, `S` as `list` returns them **switch it off**"),
    row("SHOW_IN_LIST", Kind::Flag).dead().doc("Shown in lists.").portal("dropped; stays `Y`"),
    row("EDIT_IN_LIST", Kind::Flag).dead().doc("Editable.").portal("dropped; stays `Y`"),
    row("IS_SEARCHABLE", Kind::Flag).dead().doc("Searched.").portal("dropped; stays `N`"),
    row("EDIT_FORM_LABEL", Kind::Labels).doc("Caption in forms.").portal(WIPED),
    row("LIST_COLUMN_LABEL", Kind::Labels).doc("Caption of the column.").portal(WIPED),
    row("LIST_FILTER_LABEL", Kind::Labels).doc("Caption in the filter.").portal(WIPED),
    row("ERROR_MESSAGE", Kind::Labels).doc("Message for a wrong value.").portal(WIPED),
    row("HELP_MESSAGE", Kind::Labels).doc("Help.").portal(WIPED),
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
pub static NEW_ITEM: Shape = Shape {
    rows: &[ITEM_VALUE, ITEM, &[refused("ID", Refusal::NotAllowed), refused("DEL", Refusal::NotAllowed)]],
    spelling: Spelling::Exact,
    custom: false,
};

/// An item of an enumeration: a new one, or one to be changed or deleted.
pub static ITEM_CHANGE: Shape = Shape {
    rows: &[
        &[
            row("ID", Kind::Id).doc("The item to change; a new one has none."),
            row("DEL", Kind::Flag).doc("`Y`: delete the item of that `ID`."),
        ],
        ITEM_VALUE,
        ITEM,
    ],
    spelling: Spelling::Exact,
    custom: false,
};

const ITEM_VALUE: &[Row] = &[row("VALUE", Kind::Trimmed { limit: 255 }).doc("Text.")];

const ITEM: &[Row] = &[
    row("SORT", Kind::integer(1, i32::MAX)).doc("Position."),
    row("DEF", Kind::Flag).doc("Default; one only, unless the field is multiple."),
    row("XML_ID", Kind::text(255)).doc("External code.").portal("left out on update, it becomes a hash of the value"),
];
