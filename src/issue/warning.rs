//! Warnings: the payload is made, but its sender should know something.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::path::Path;

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
}

impl Caution {
    pub fn code(self) -> &'static str {
        match self {
            Caution::IgnoredByServer => "ignored_by_server",
            Caution::Destructive => "destructive",
            Caution::WipesLanguages => "wipes_languages",
            Caution::Undocumented => "undocumented",
        }
    }
}

/// `{ path, code, message }`
impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(3))?;
        object.serialize_entry("path", &self.path)?;
        object.serialize_entry("code", self.caution.code())?;
        object.serialize_entry("message", self.message)?;
        object.end()
    }
}
