//! Calls of a batch, checked and written.

use crate::check::{Checked, Context, check};
use crate::client::lanes::Target;
use crate::client::learn::unchecked;
use crate::client::retry::Repeat;
use crate::client::settings::Settings;
use crate::issue::{Issue, Warning};
use crate::path::Segment;
use crate::rest::command::{command, fits_form, no_reference};
use crate::schema::method;
use crate::value::input::Input;

pub struct Wish {
    /// Where it stands in what the caller passed.
    pub place: Segment,
    /// What the portal calls it.
    pub key: String,
    pub method: String,
    pub input: Input,
}

/// A call that may be sent.
pub(super) struct Ready {
    pub place: Segment,
    pub key: String,
    pub command: String,
    pub repeat: Repeat,
    pub target: Target,
    pub warnings: Vec<Warning>,
    /// When the portal has refused it for its limits for the first time.
    pub refused_at: Option<f64>,
    /// Whether a try whose answer was lost may have done it.
    pub is_in_doubt: bool,
}

impl Ready {
    pub(super) fn method(&self) -> &str {
        self.command.split('?').next().unwrap_or_default()
    }
}

pub(super) fn ready(
    wish: &mut Wish,
    settings: &Settings,
    context: &Context,
    fraction: fn(f64) -> String,
) -> Result<Ready, Vec<Issue>> {
    let method = method(&wish.method).ok_or_else(|| vec![Issue::unknown_method()])?;
    let input = wish.input.value();
    let Checked { payload, mut warnings } = check(method, &input, context)?;
    warnings.extend(unchecked(settings, method.name, &input));
    if !context.references {
        no_reference(&payload)?;
    }
    fits_form(&payload)?;
    Ok(Ready {
        place: wish.place.clone(),
        key: std::mem::take(&mut wish.key),
        command: command(&payload, fraction),
        repeat: Repeat::of(&payload),
        target: Target::of(&payload),
        warnings,
        refused_at: None,
        is_in_doubt: false,
    })
}
