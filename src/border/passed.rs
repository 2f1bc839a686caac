//! Inputs on their way to a check: packed by the names and kinds of their method's rows.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/border/passed.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn learn(method: &JsValue, number: usize, table: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn pass(method: &JsValue, input: &JsValue, takes_files: bool, found: &Array) -> Result<Option<Vec<u8>>, JsValue>;
}

/// An input, packed behind the number of its method. A copy of it is added to a list; or, where there are files, the
/// packed input and their contents. None when nobody knows the method.
pub fn passed(
    method: &JsValue,
    input: &JsValue,
    takes_files: bool,
    found: &Array,
    table: fn(&str) -> Option<(usize, String)>,
) -> Option<Vec<u8>> {
    // Bytes that nobody packed are read as a value that could not be read.
    let pass = || pass(method, input, takes_files, found).unwrap_or(Some(Vec::new()));
    pass().or_else(|| {
        let (number, table) = table(&method.as_string()?)?;
        learn(method, number, &table).ok()?;
        pass()
    })
}
