//! What the documentation says of names whose use is always remarked on.

use crate::issue::Remark;

/// A sentence; the other remarks depend on the value, and are no part of a row's documentation.
pub(super) fn said(remark: Remark) -> &'static str {
    match remark {
        Remark::NotOnPage => "The portal writes this, though the method's page does not name it.",
        Remark::Dropped => "The page documents this, but the portal drops it.",
        _ => "",
    }
}
