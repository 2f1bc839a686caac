//! How a run ends.

/// Why a run stops before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Cancelled,
    Conflict,
    Failed,
    /// Somebody else calls than has made the plan.
    Caller,
}

impl How {
    pub fn word(self) -> &'static str {
        match self {
            How::Cancelled => "cancelled",
            How::Conflict => "conflict",
            How::Failed => "failed",
            How::Caller => "caller",
        }
    }
}
