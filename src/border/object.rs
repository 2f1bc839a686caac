//! From the core to JavaScript, as objects.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::value::Value;

/// Fresh plain objects, lists and scalars: never a `Map`, a `BigInt` or `undefined`.
pub fn write(value: &Value) -> JsValue {
    // Nothing that is written here can fail to be: no map has keys other than text.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A fresh object of the given members; `undefined` ones are left out.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members.iter().filter(|(_, value)| !value.is_undefined()) {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
