//! How long one waits.

/// Milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// What the portal may take.
    pub timeout: f64,
    /// How long one may wait for limits, and between tries.
    pub patience: f64,
}
