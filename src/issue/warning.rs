//! Warnings: the payload is made, but its sender should know something.

use crate::path::Path;
use crate::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    pub path: Path,
    pub caution: Caution,
    /// One plain sentence.
    pub message: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Documented, but without effect.
    IgnoredByServer,
    /// Legal and sent as asked, but something is lost.
    Destructive,
    /// Label texts of other languages will be emptied.
    WipesLanguages,
    /// Works, but is not on the method's page.
    Undocumented,
    /// Sent without a check that the caller has asked for.
    Unchecked,
}

impl Caution {
    pub fn code(self) -> &'static str {
        match self {
            Caution::IgnoredByServer => "ignored_by_server",
            Caution::Destructive => "destructive",
            Caution::WipesLanguages => "wipes_languages",
            Caution::Undocumented => "undocumented",
            Caution::Unchecked => "unchecked",
        }
    }
}

impl Warning {
    /// `{ path, code, message }`
    pub fn to_value(&self) -> Value<'_> {
        Value::Object(vec![
            ("path".into(), self.path.to_value()),
            ("code".into(), Value::text(self.caution.code())),
            ("message".into(), Value::text(self.message)),
        ])
    }
}
