//! What was thrown.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/border/thrown.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn describe(thrown: &JsValue) -> Result<String, JsValue>;
}

/// Its name, its message and the code of the network behind it, as texts; they have to be looked through for secrets before
/// anybody reads them.
pub fn texts(thrown: &JsValue) -> [String; 3] {
    let text = describe(thrown).unwrap_or_default();
    let mut lines = text.split('\n').map(str::to_owned);
    [(); 3].map(|()| lines.next().unwrap_or_default())
}
