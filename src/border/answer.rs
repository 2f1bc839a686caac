//! Promises of others, and what decides about an answer.

#[cfg(feature = "sync")]
use js_sys::{Array, Uint8Array};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use crate::value::Value;
use crate::value::owned::Owner;
use crate::value::packed::unpack;

#[wasm_bindgen(module = "/src/border/dispatch.js")]
extern "C" {
    /// Begins a request, and reads the answer to its end.
    #[wasm_bindgen(catch)]
    pub fn dispatch(fetch: &Function, request: &JsValue, in_pieces: bool) -> Result<Promise, JsValue>;

    /// What the pieces of an answer say as JSON; `undefined` when they are none.
    #[cfg(feature = "sync")]
    #[wasm_bindgen(catch)]
    pub fn parse(pieces: &Array) -> Result<JsValue, JsValue>;

    /// Calls a function of the caller's; whatever it does comes by the promise.
    #[wasm_bindgen(catch)]
    pub fn attempt(act: &Function) -> Result<Promise, JsValue>;

    /// A promise of ours for one of somebody else's.
    #[wasm_bindgen(catch)]
    pub fn promised(promise: &JsValue) -> Result<Promise, JsValue>;
}

#[wasm_bindgen(module = "/src/border/facts.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = facts)]
    fn pack_facts(body: &JsValue, keys: Option<Vec<String>>, is_whole: bool) -> Result<Vec<u8>, JsValue>;
}

/// What of an answer decides: of a batch what became of each key, or the result as a whole. None when the body is no object.
/// Names that are `known` are not copied.
pub fn facts(
    body: &JsValue,
    keys: Option<&[String]>,
    is_whole: bool,
    known: fn(&str) -> Option<&'static str>,
) -> Option<Value<'static>> {
    let packed = pack_facts(body, keys.map(<[String]>::to_vec), is_whole).unwrap_or_default();
    Some(Owner::new(known).own(unpack(&packed))).filter(|facts| facts.members().is_some())
}

/// Bytes that the core reads itself: its memory never shrinks.
#[cfg(feature = "sync")]
const LONGEST: usize = 8 * 1024 * 1024;

/// The text of pieces; none when it is not UTF-8, or so long that the engine had better read it.
#[cfg(feature = "sync")]
pub fn text(pieces: &Array) -> Option<String> {
    let mut bytes = Vec::new();
    for piece in pieces.iter() {
        let piece = piece.dyn_into::<Uint8Array>().ok()?;
        let start = bytes.len();
        if start + piece.length() as usize > LONGEST {
            return None;
        }
        bytes.resize(start + piece.length() as usize, 0);
        piece.copy_to(bytes.get_mut(start..)?);
    }
    String::from_utf8(bytes).ok()
}
