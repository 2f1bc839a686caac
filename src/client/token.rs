//! An access token, and the next one when it has ended: asked for once, for all who wait.

use crate::rest::endpoint::Endpoint;
use crate::value::Value;

/// Not `Debug`: it is a secret.
#[derive(Default)]
pub struct Token {
    text: String,
    /// Tokens of before, which an error can still quote.
    ended: Vec<String>,
    turn: u32,
    can_refresh: bool,
    is_asked: bool,
}

/// Tokens of before that are remembered.
const REMEMBERED: usize = 8;

impl Token {
    pub fn new(text: String, can_refresh: bool) -> Token {
        Token { text, can_refresh, ..Token::default() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which of the tokens, one after the other, this is.
    pub fn turn(&self) -> u32 {
        self.turn
    }

    pub fn can_refresh(&self) -> bool {
        self.can_refresh
    }

    /// Whether the caller has to be asked now: not while an earlier question is open.
    pub fn ask(&mut self) -> bool {
        !std::mem::replace(&mut self.is_asked, true)
    }

    /// The question was not answered with a token.
    pub fn is_refused(&mut self) {
        self.is_asked = false;
    }

    /// Takes what the caller has answered: a token, or one with the address where it is taken from now on.
    pub fn renew(&mut self, answer: &Value, endpoint: &mut Endpoint) -> Result<(), &'static str> {
        self.is_asked = false;
        let token = answer.as_text().or_else(|| answer.get("accessToken")?.as_text());
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            return Err("refresh gave no access token.");
        };
        if let Some(domain) = answer.get("domain") {
            let moved = domain.as_text().and_then(|domain| Endpoint::parse(domain).ok());
            let Some(moved) = moved else { return Err("refresh gave a domain that is no host of a portal.") };
            // The token's own answer names the authorisation server there; the portal is where it was.
            if !moved.is_authority() {
                *endpoint = moved;
            }
        }
        let ended = std::mem::replace(&mut self.text, token.to_owned());
        self.ended.truncate(REMEMBERED - 1);
        self.ended.insert(0, ended);
        self.turn += 1;
        Ok(())
    }

    /// All that must not be read in an error.
    pub fn secrets(&self) -> Vec<&str> {
        let mut secrets = vec![self.text.as_str()];
        for ended in &self.ended {
            secrets.push(ended);
        }
        secrets
    }
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn endpoint(host: &str) -> Endpoint {
        Endpoint::parse(host).expect("a host")
    }

    /// Where the next call goes, and with which token.
    fn renewed(answer: Value) -> Result<(String, String), &'static str> {
        let (mut token, mut endpoint) = (Token::new("old".to_owned(), true), endpoint("a.de"));
        token.renew(&answer, &mut endpoint)?;
        Ok((token.text().to_owned(), endpoint.url("user.get").expect("a method")))
    }

    fn answer(token: &'static str, domain: Value<'static>) -> Value<'static> {
        Value::Object(vec![("accessToken".into(), Value::text(token)), ("domain".into(), domain)])
    }

    #[test]
    fn a_token_and_where_it_is_taken() {
        let here = ("new".to_owned(), "https://a.de/rest/user.get.json".to_owned());
        assert_eq!(renewed(Value::text("new")), Ok(here.clone()));
        assert_eq!(
            renewed(answer("new", Value::text("b.de"))),
            Ok(("new".to_owned(), "https://b.de/rest/user.get.json".to_owned()))
        );
        for authority in ["oauth.bitrix.info", "https://oauth.bitrix.info/rest/"] {
            assert_eq!(renewed(answer("new", Value::text(authority))), Ok(here.clone()));
        }
        for domain in
            [Value::text("http://b.de"), Value::text(""), Value::text("b.de/#x"), Value::Number(5.0), Value::Null]
        {
            assert!(renewed(answer("new", domain)).is_err());
        }
        for nothing in [Value::text(""), Value::Null, Value::Object(vec![]), answer("", Value::text("b.de"))] {
            assert!(renewed(nothing).is_err());
        }
    }

    #[test]
    fn one_question_for_all() {
        let mut token = Token::new("a".to_owned(), true);
        assert!(token.ask());
        assert!(!token.ask());
        token.is_refused();
        assert!(token.ask());
        assert_eq!(token.renew(&Value::text("b"), &mut endpoint("a.de")), Ok(()));
        assert!(token.ask());
    }

    #[test]
    fn tokens_of_before_stay_secret() {
        let mut token = Token::new("0".to_owned(), true);
        for next in 1..=20 {
            token.renew(&Value::text(next.to_string()), &mut endpoint("a.de")).expect("a token");
        }
        let secrets = token.secrets();
        assert_eq!(secrets, ["20", "19", "18", "17", "16", "15", "14", "13", "12"]);
    }
}
