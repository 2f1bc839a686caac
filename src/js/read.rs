//! From JavaScript to the core: own members only, whatever the value is made of.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;

use super::files::Files;
use crate::format::text::contains;
use crate::value::{Foreign, Member, Value};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag_of(value: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys_of(value: &JsValue) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Date", "prototype", "toISOString"], js_name = call)]
    fn iso_of(date: &JsValue) -> Result<String, JsValue>;
}

/// Levels of nesting; the deepest legal input has five.
const DEPTH: u32 = 16;
/// Values in all; the longest legal list of an enumeration stays far below.
const SIZE: u32 = 200_000;

/// Reads a value as plain data; files become [`Foreign::File`].
pub fn read(value: &JsValue) -> Value<'static> {
    Reader { left: SIZE, files: None }.value(value, DEPTH)
}

/// Reads a value as plain data, and begins to read the files in it.
pub fn read_with_files(value: &JsValue) -> (Value<'static>, Files) {
    let mut files = Files::default();
    let value = Reader { left: SIZE, files: Some(&mut files) }.value(value, DEPTH);
    (value, files)
}

/// A member of an object, inherited or not; `undefined` when it is missing or cannot be read.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

struct Reader<'f> {
    /// Values that may still be read.
    left: u32,
    files: Option<&'f mut Files>,
}

impl Reader<'_> {
    fn value(&mut self, value: &JsValue, depth: u32) -> Value<'static> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return Value::Foreign(Foreign::Boundless);
        }
        if let Some(text) = value.as_string() {
            return text_of(value, text);
        }
        if let Some(number) = value.as_f64() {
            return if number.is_finite() { Value::Number(number) } else { Value::Foreign(Foreign::NotFinite) };
        }
        if let Some(flag) = value.as_bool() {
            return Value::Bool(flag);
        }
        if value.is_null() {
            return Value::Null;
        }
        if value.is_undefined() {
            return Value::Foreign(Foreign::Undefined);
        }
        if !value.is_object() {
            return Value::Foreign(Foreign::NotData);
        }
        if depth == 0 {
            return Value::Foreign(Foreign::Boundless);
        }
        self.structure(value, depth - 1).unwrap_or(Value::Foreign(Foreign::Unreadable))
    }

    /// An error is what a getter or a Proxy threw.
    fn structure(&mut self, value: &JsValue, depth: u32) -> Result<Value<'static>, JsValue> {
        let tag = tag_of(value)?;
        match tag.as_str() {
            "[object Object]" => {
                let file = self.files.as_mut().and_then(|files| files.named_data(value));
                match file {
                    Some(file) => Ok(file),
                    None => self.object(value, depth),
                }
            }
            "[object Array]" => self.list(value, depth),
            "[object Date]" => Ok(iso_of(value).map_or(Value::Foreign(Foreign::NotFinite), Value::text)),
            "[object File]" | "[object Blob]" => Ok(match &mut self.files {
                Some(files) => files.blob(value),
                None => Value::Foreign(Foreign::File),
            }),
            _ => Ok(Value::Foreign(Foreign::NotData)),
        }
    }

    fn list(&mut self, value: &JsValue, depth: u32) -> Result<Value<'static>, JsValue> {
        let length = Reflect::get(value, &JsValue::from_str("length"))?.as_f64().unwrap_or_default();
        if length > f64::from(self.left) {
            return Ok(Value::Foreign(Foreign::Boundless));
        }
        let mut items = Vec::new();
        for index in 0..length as u32 {
            let item = Reflect::get_u32(value, index)
                .map_or(Value::Foreign(Foreign::Unreadable), |item| self.value(&item, depth));
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn object(&mut self, value: &JsValue, depth: u32) -> Result<Value<'static>, JsValue> {
        let keys = keys_of(value)?;
        if keys.length() > self.left {
            return Ok(Value::Foreign(Foreign::Boundless));
        }
        let mut members: Vec<Member<'static>> = Vec::with_capacity(keys.length() as usize);
        for key in keys.iter() {
            let item = match Reflect::get(value, &key) {
                Ok(item) if item.is_undefined() => continue,
                Ok(item) => self.value(&item, depth),
                Err(_) => Value::Foreign(Foreign::Unreadable),
            };
            members.push((key.as_string().unwrap_or_default().into(), item));
        }
        Ok(Value::Object(members))
    }
}

/// Half a character becomes U+FFFD on its way here: only a text that holds one needs a closer look.
fn text_of(value: &JsValue, text: String) -> Value<'static> {
    let is_broken =
        contains(&text, "\u{fffd}") && value.dyn_ref::<JsString>().is_some_and(|text| !text.is_valid_utf16());
    if is_broken { Value::Foreign(Foreign::BrokenText) } else { Value::text(text) }
}
