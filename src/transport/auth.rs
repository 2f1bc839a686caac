//! An access token, and a new one when it has ended.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Deadline, Failure, Lost, Thrown, work};
use crate::format::text::replaced;
use crate::js::read::member;
use crate::rest::endpoint::Endpoint;

/// Shared by all calls of a client, so that any number of them waits for one refresh.
#[derive(Clone)]
pub struct Auth(Rc<State>);

struct State {
    token: RefCell<String>,
    endpoint: RefCell<Endpoint>,
    refresh: Option<Function>,
    pending: RefCell<Option<Promise>>,
}

impl Auth {
    pub fn new(token: String, endpoint: Endpoint, refresh: Option<Function>) -> Auth {
        let pending = RefCell::default();
        Auth(Rc::new(State { token: token.into(), endpoint: endpoint.into(), refresh, pending }))
    }

    pub fn token(&self) -> String {
        self.0.token.borrow().clone()
    }

    pub fn endpoint(&self) -> Endpoint {
        self.0.endpoint.borrow().clone()
    }

    pub fn can_refresh(&self) -> bool {
        self.0.refresh.is_some()
    }

    /// Waits until there is another token than the one that was refused.
    pub async fn refresh(&self, refused: &str, deadline: &Deadline) -> Result<(), Failure> {
        if self.token() != refused {
            return Ok(());
        }
        let pending = self.0.pending.borrow().clone();
        let pending = pending.unwrap_or_else(|| self.start());
        match deadline.wait(&pending).await? {
            Ok(_) => Ok(()),
            Err(thrown) => {
                let cause = Thrown::read(&thrown, &|text| replaced(text, refused, "…"));
                Err(Failure::Lost(Lost { cause: Some(cause), ..NO_TOKEN }))
            }
        }
    }

    /// One refresh for everybody; it goes on even if the call that began it gives up.
    fn start(&self) -> Promise {
        let auth = self.clone();
        let promise = work::start(Box::pin(async move {
            let outcome = auth.ask().await;
            *auth.0.pending.borrow_mut() = None;
            outcome.map(|()| JsValue::UNDEFINED)
        }));
        *self.0.pending.borrow_mut() = Some(promise.clone());
        promise
    }

    async fn ask(&self) -> Result<(), JsValue> {
        let Some(refresh) = &self.0.refresh else { return Err(JsValue::UNDEFINED) };
        let answer = JsFuture::from(Promise::resolve(&refresh.call0(&JsValue::UNDEFINED)?)).await?;
        let token = answer.as_string().or_else(|| member(&answer, "accessToken").as_string());
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            return Err(js_sys::TypeError::new("refresh returned no access token").unchecked_into());
        };
        if let Some(Ok(endpoint)) = member(&answer, "domain").as_string().map(|domain| Endpoint::parse(&domain)) {
            *self.0.endpoint.borrow_mut() = endpoint;
        }
        *self.0.token.borrow_mut() = token;
        Ok(())
    }
}

const NO_TOKEN: Lost =
    Lost { message: "The access token could not be refreshed.", status: None, cause: None, is_passing: false };
