//! Why a call did not end in an answer worth having.

use super::limits::Limits;
use crate::issue::Issue;
use crate::rest::answer::Refusal;

#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Nothing was sent.
    Invalid(Vec<Issue>),
    /// The portal answered, and refused.
    Refused { refusal: Refusal, status: Option<u16>, method: String },
    /// No answer, or none of the portal's.
    Lost(Lost),
    /// The milliseconds that the portal had are over.
    Late { span: f64, sent: bool },
    /// It would be longer than so many milliseconds before the call may leave.
    Stuck { span: f64, sent: bool },
    /// The caller has given up.
    Aborted { sent: bool },
}

/// What is known of an answer that did not come.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    pub message: &'static str,
    pub status: Option<u16>,
    pub cause: Option<Thrown>,
    /// Whether it could be otherwise the next time.
    pub is_passing: bool,
    /// Whether the portal may have done what it was asked.
    pub sent: bool,
}

/// What was thrown, as texts: the thing itself could lead to the address and so to the webhook's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thrown {
    pub name: String,
    pub message: String,
    /// A code of the network, such as `ECONNREFUSED`; or empty.
    pub code: String,
}

impl Lost {
    pub fn new(message: &'static str) -> Lost {
        Lost { message, status: None, cause: None, is_passing: false, sent: true }
    }

    /// It may have been the network, or a server that restarts.
    pub fn for_now(self) -> Lost {
        Lost { is_passing: true, ..self }
    }

    pub fn unsent(self) -> Lost {
        Lost { sent: false, ..self }
    }

    pub fn status(self, status: Option<u16>) -> Lost {
        Lost { status, ..self }
    }

    /// Nothing has reached the portal when not even a connection came about.
    pub fn because(self, cause: Thrown) -> Lost {
        let sent = self.sent && !cause.is_before_connection();
        Lost { cause: Some(cause), sent, ..self }
    }
}

impl Thrown {
    fn is_before_connection(&self) -> bool {
        matches!(
            self.code.as_str(),
            "ECONNREFUSED" | "ENOTFOUND" | "EAI_AGAIN" | "EHOSTUNREACH" | "ENETUNREACH" | "UND_ERR_CONNECT_TIMEOUT"
        )
    }
}

impl Failure {
    /// The same with the spans that the caller has set, where less was left of them.
    pub fn of(self, limits: Limits) -> Failure {
        match self {
            Failure::Late { sent, .. } => Failure::Late { span: limits.timeout, sent },
            Failure::Stuck { sent, .. } => Failure::Stuck { span: limits.patience, sent },
            other => other,
        }
    }

    /// The same for a call that could not have been acted on, though others of its request were.
    pub fn unsent(self) -> Failure {
        self.sent(false)
    }

    /// The same for a call that may have been acted on, or could not.
    pub fn sent(self, sent: bool) -> Failure {
        match self {
            Failure::Lost(lost) => Failure::Lost(Lost { sent, ..lost }),
            Failure::Late { span, .. } => Failure::Late { span, sent },
            Failure::Stuck { span, .. } => Failure::Stuck { span, sent },
            Failure::Aborted { .. } => Failure::Aborted { sent },
            other => other,
        }
    }
}

impl From<Lost> for Failure {
    fn from(lost: Lost) -> Failure {
        Failure::Lost(lost)
    }
}
