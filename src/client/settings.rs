//! What a client was told beside its connection.

use super::learned::SharedLearned;
use super::limits::Limits;
use crate::check::Context;

/// Shared by its calls.
pub struct Settings {
    pub context: Context,
    pub limits: Limits,
    /// Whether there is more than one try.
    pub is_patient: bool,
    /// Whether calls go as forms, which cannot carry everything.
    pub is_form: bool,
    /// Whether custom fields are to be read from the portal when the first of them is used.
    pub reads_fields: bool,
    pub learned: SharedLearned,
}

impl Settings {
    /// What is known by now.
    pub fn context(&self) -> Context {
        let mut context = self.context.clone();
        if context.user_fields.is_none() {
            context.user_fields = self.learned.borrow().fields();
        }
        context
    }
}
