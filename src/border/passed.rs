//! Inputs on their way to a check: packed by the names and kinds of their method's rows.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::value::Value;

#[wasm_bindgen(module = "/src/border/passed.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn learn(method: &JsValue, number: usize, table: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn pass(method: &JsValue, input: &JsValue, takes_files: bool, found: &Array) -> Result<Option<Vec<u8>>, JsValue>;

    #[wasm_bindgen(catch)]
    fn change(found: &Array, row: usize, form: u32, number: f64) -> Result<(), JsValue>;
}

/// What a number stands for; `passed.js` has the same.
#[derive(Clone, Copy)]
enum Form {
    Number,
    Letter,
    /// The first item of a list, or another.
    First,
    Next,
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

/// Gives the copy of what was passed last another value in a row, if numbers can tell it; says whether it has it.
pub fn amend(found: &Array, row: usize, value: &Value) -> bool {
    let put = |form, number| change(found, row, form as u32, number).is_ok();
    match value {
        Value::Number(number) => put(Form::Number, *number),
        Value::Text(text) => match text.as_bytes() {
            [letter] => put(Form::Letter, f64::from(*letter)),
            _ => false,
        },
        Value::List(items) => {
            let mut form = Form::First;
            for item in items {
                let Value::Number(number) = item else { return false };
                if !put(form, *number) {
                    return false;
                }
                form = Form::Next;
            }
            !items.is_empty()
        }
        _ => false,
    }
}
