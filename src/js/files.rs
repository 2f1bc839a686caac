//! Files in the input of a client's methods: read while the call waits, since a `Blob` gives its bytes only in time.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::read::member;
use crate::transport::{Deadline, Failure, Lost, Thrown};
use crate::value::{File, Value};

/// The contents of all files of an input, in the order in which they stand there.
#[derive(Default)]
pub struct Files(Vec<Content>);

enum Content {
    Here(Vec<u8>),
    Coming(Promise),
}

impl Files {
    /// A `File` or `Blob`; a blob without a name is called `file`.
    pub fn blob(&mut self, value: &JsValue) -> Value<'static> {
        let name = member(value, "name").as_string().unwrap_or_else(|| "file".to_owned());
        self.add(name, Content::Coming(value.unchecked_ref::<Blob>().array_buffer()))
    }

    /// `{ name, data }`, where data is a blob or bytes.
    pub fn named_data(&mut self, value: &JsValue) -> Option<Value<'static>> {
        let data = member(value, "data");
        if !data.is_object() {
            return None;
        }
        let content = if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            Content::Here(bytes.to_vec())
        } else if data.is_instance_of::<ArrayBuffer>() {
            Content::Here(Uint8Array::new(&data).to_vec())
        } else {
            Content::Coming(data.dyn_ref::<Blob>()?.array_buffer())
        };
        Some(self.add(member(value, "name").as_string()?, content))
    }

    fn add(&mut self, name: String, content: Content) -> Value<'static> {
        self.0.push(content);
        Value::File(Box::new(File { name, bytes: Vec::new() }))
    }

    /// Puts the contents where they belong.
    pub async fn fill(self, value: &mut Value<'static>, deadline: &Deadline) -> Result<(), Failure> {
        let mut contents = Vec::with_capacity(self.0.len());
        for content in self.0 {
            contents.push(match content {
                Content::Here(bytes) => bytes,
                Content::Coming(promise) => {
                    let buffer = deadline.wait(&promise).await?.map_err(|thrown| unreadable(&thrown))?;
                    Uint8Array::new(&buffer).to_vec()
                }
            });
        }
        place(value, &mut contents.into_iter());
        Ok(())
    }
}

fn place(value: &mut Value, contents: &mut impl Iterator<Item = Vec<u8>>) {
    match value {
        Value::File(file) => file.bytes = contents.next().unwrap_or_default(),
        Value::List(items) => items.iter_mut().for_each(|item| place(item, contents)),
        Value::Object(members) => members.iter_mut().for_each(|(_, value)| place(value, contents)),
        _ => {}
    }
}

fn unreadable(thrown: &JsValue) -> Failure {
    let cause = Thrown::read(thrown, &str::to_owned);
    Failure::Lost(Lost { message: "A file could not be read.", status: None, cause: Some(cause), is_passing: false })
}
