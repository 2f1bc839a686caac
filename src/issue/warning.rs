//! Warnings: the payload is made, but its sender should know something.

use super::codes::codes;
use crate::path::Path;
use crate::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    pub path: Path,
    pub remark: Remark,
}

codes! {
    /// What is remarked on.
    Remark {
        /// Written by the portal, though the method's page does not name it.
        NotOnPage = "not_on_page",
        /// Named on the method's page, dropped by the portal.
        Dropped = "dropped",
        PrefixUnfiltered = "prefix_unfiltered",
        NeverInFilter = "never_in_filter",
        LookReplaced = "look_replaced",
        SettingsNotRead = "settings_not_read",
        OutOfStructure = "out_of_structure",
        ItemCodeReplaced = "item_code_replaced",
        OtherLanguages = "other_languages",
        /// The portal does not show its custom fields to the caller, who wants their values checked by type.
        FieldsHidden = "fields_hidden",
    }
}

codes! {
    /// Kinds of remarks.
    Caution {
        /// Documented, but without effect.
        IgnoredByServer = "ignored_by_server",
        /// Legal and sent as asked, but something is lost.
        Destructive = "destructive",
        /// Label texts of other languages will be emptied.
        WipesLanguages = "wipes_languages",
        /// Works, but is not on the method's page.
        Undocumented = "undocumented",
        /// Sent without a check that the caller has asked for.
        Unchecked = "unchecked",
    }
}

impl Remark {
    pub fn caution(self) -> Caution {
        match self {
            Remark::NotOnPage => Caution::Undocumented,
            Remark::Dropped
            | Remark::PrefixUnfiltered
            | Remark::NeverInFilter
            | Remark::LookReplaced
            | Remark::SettingsNotRead => Caution::IgnoredByServer,
            Remark::OutOfStructure | Remark::ItemCodeReplaced => Caution::Destructive,
            Remark::OtherLanguages => Caution::WipesLanguages,
            Remark::FieldsHidden => Caution::Unchecked,
        }
    }
}

impl Warning {
    /// `{ path, code, why }`
    pub fn to_value(&self) -> Value<'_> {
        Value::Object(vec![
            ("path".into(), self.path.to_value()),
            ("code".into(), Value::text(self.remark.caution().code())),
            ("why".into(), Value::text(self.remark.code())),
        ])
    }
}
