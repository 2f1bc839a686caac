//! Files in the input of a client's methods: read while the call waits, since a `Blob` gives its bytes only in time.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::transport::{Deadline, Failure, Lost, Thrown};
use crate::value::Value;

/// The contents of all files of an input, in the order in which they stand there.
#[derive(Default)]
pub struct Files(Vec<Content>);

enum Content {
    Here(Vec<u8>),
    Coming(Promise),
}

impl Files {
    /// Begins to read: the list is of blobs and byte arrays.
    pub fn new(contents: &Array) -> Files {
        let content = |content: JsValue| match content.dyn_into::<Uint8Array>() {
            Ok(bytes) => Content::Here(bytes.to_vec()),
            Err(blob) => Content::Coming(blob.unchecked_ref::<Blob>().array_buffer()),
        };
        Files(contents.iter().map(content).collect())
    }

    /// Puts the contents where they belong.
    pub async fn fill(self, value: &mut Value<'_>, deadline: &Deadline) -> Result<(), Failure> {
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
