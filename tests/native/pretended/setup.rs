//! What a client is told, and what is asked of it.

use std::rc::Rc;

use b24_users::check::{Context, UserFields};
use b24_users::client::bucket::Bucket;
use b24_users::client::learned::SharedLearned;
use b24_users::client::limits::Limits;
use b24_users::client::queue::Queue;
use b24_users::client::requests::Manner;
use b24_users::client::settings::Settings;
use b24_users::client::token::Token;
use b24_users::rest::endpoint::Endpoint;

pub const CODE: &str = "k3yc0de7x";
pub const TOKEN: &str = "t0ken-of-the-first-hour";

/// A client's options, with the defaults that a client has.
#[derive(Clone)]
pub struct Setup {
    /// Milliseconds.
    pub limits: Limits,
    pub attempts: u32,
    pub rate: Option<(f64, f64)>,
    /// With an access token instead of a webhook, and whether that can be refreshed.
    pub token: Option<bool>,
    /// Whether calls go as forms.
    pub is_form: bool,
    pub languages: Option<Vec<String>>,
    pub user_fields: Option<Rc<UserFields>>,
    /// Whether custom fields are read when the first of them is used.
    pub reads_fields: bool,
    pub seed: u64,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup {
            limits: Limits { timeout: 30_000.0, patience: 7_200_000.0 },
            attempts: 3,
            rate: Some((50.0, 2.0)),
            token: None,
            is_form: false,
            languages: None,
            user_fields: None,
            reads_fields: false,
            seed: 7,
        }
    }
}

impl Setup {
    pub fn oauth() -> Setup {
        Setup { token: Some(true), ..Setup::default() }
    }

    pub fn timeout(timeout: f64) -> Setup {
        Setup { limits: Limits { timeout, ..Setup::default().limits }, ..Setup::default() }
    }

    pub fn patience(patience: f64) -> Setup {
        Setup { limits: Limits { patience, ..Setup::default().limits }, ..Setup::default() }
    }

    pub fn settings(&self) -> Settings {
        let languages = self.languages.clone();
        Settings {
            context: Context {
                data_urls: true,
                languages,
                user_fields: self.user_fields.clone(),
                ..Context::default()
            },
            limits: self.limits,
            is_patient: self.attempts > 1,
            is_form: self.is_form,
            reads_fields: self.reads_fields,
            learned: SharedLearned::default(),
        }
    }

    pub fn manner(&self) -> Manner {
        let address = match self.token {
            None => format!("https://acme.example/rest/1/{CODE}/"),
            Some(_) => "https://acme.example/rest/".to_owned(),
        };
        Manner {
            queue: Queue::new(self.rate.map(|(burst, per_second)| Bucket::new(burst, per_second))),
            endpoint: Some(Endpoint::parse(&address).expect("an address")),
            token: self.token.map(|can_refresh| Token::new(TOKEN.to_owned(), can_refresh)),
            attempts: self.attempts,
        }
    }
}

/// How many calls are sent.
#[derive(Clone, Copy, Default)]
pub struct Many {
    pub halt: bool,
    pub references: bool,
    /// The client's, where there are none.
    pub limits: Option<Limits>,
}
