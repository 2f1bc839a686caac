//! What a client was told beside its connection.

use std::cell::RefCell;
use std::rc::Rc;

use super::limits::Limits;
use crate::check::{Context, UserFields};

/// Shared by its calls.
pub struct Settings {
    pub context: Context,
    pub limits: Limits,
    /// Whether there is more than one try.
    pub is_patient: bool,
    /// Whether calls go as forms, which cannot carry everything.
    pub is_form: bool,
    /// The portal's custom fields, once they were read because a value could not be told without.
    pub learned: RefCell<Option<Rc<UserFields>>>,
}

impl Settings {
    /// What is known by now.
    pub fn context(&self) -> Context {
        let mut context = self.context.clone();
        if context.user_fields.is_none() {
            context.user_fields = self.learned.borrow().clone();
        }
        context
    }
}
