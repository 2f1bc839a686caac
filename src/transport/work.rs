//! Work that goes on while JavaScript does something else.

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Boxed, so that what runs it is in the wasm once and not once for each kind of work.
pub type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// Begins it; the promise settles as the work ends.
pub fn start(work: Work) -> Promise {
    future_to_promise(work)
}
