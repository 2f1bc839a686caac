//! What no error may show.

use super::Requests;
use crate::client::discreet::Discreet;
use crate::client::request::{Order, Wants};
use crate::client::token::Token;
use crate::rest::endpoint::Endpoint;
use crate::value::Value;

/// Secrets that are remembered.
const REMEMBERED: usize = 16;

impl Requests {
    /// A text that must not be read in an error, such as a token that somebody else holds.
    pub fn keep_secret(&mut self, secret: String) {
        if !self.secrets.contains(&secret) {
            self.secrets.truncate(REMEMBERED - 1);
            self.secrets.insert(0, secret);
        }
    }

    /// What no error of this line may show.
    pub fn base(&self) -> Discreet {
        let mut discreet = Discreet::default();
        let endpoint = self.manner.endpoint.as_ref().map(Endpoint::secrets).unwrap_or_default();
        let tokens = self.manner.token.as_ref().map(Token::secrets).unwrap_or_default();
        for secret in [endpoint, tokens].iter().flatten() {
            discreet.secret(secret);
        }
        for secret in &self.secrets {
            discreet.secret(secret);
        }
        discreet
    }

    /// The same, and what the request itself has sent.
    pub(super) fn discreet(&self, number: u32) -> Discreet {
        let mut discreet = self.base();
        if let Some(Order { payload, wants, .. }) = self.order(number) {
            match (wants, payload.params().get("cmd")) {
                (Wants::Parts(_), Some(Value::Object(commands))) => {
                    commands.iter().for_each(|(_, command)| discreet.command(command.as_text().unwrap_or_default()))
                }
                _ => discreet.values(payload.params()),
            }
        }
        discreet
    }
}
