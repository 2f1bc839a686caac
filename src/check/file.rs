//! Photos and other files.

use std::borrow::Cow;

use base64_simd::STANDARD as BASE64;

use super::Checker;
use crate::format::base64::{clean, is_for_addresses};
use crate::format::image::{self, SIGNATURE};
use crate::format::text::{joined, split_once, trim};
use crate::issue::Problem;
use crate::path::At;
use crate::value::{File, Foreign, Value};

const PHOTO: &str = "[file name, base64], or empty text to delete";
const UPLOAD: &str = "{ fileData: [file name, base64] } or { id, remove: \"Y\" }";
const PAIR: &str = "[file name, base64]";
const IMAGE: &str = "an image: jpg, bmp, gif, png or webp";

impl Checker<'_> {
    pub(super) fn photo<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Text(text) if text.is_empty() => Some(Value::text("")),
            Value::Text(text) if self.context.data_urls && text.starts_with("data:") => self.photo_of_url(text, at),
            Value::File(file) => self.photo_of_file(file, at),
            Value::List(pair) => match pair.as_slice() {
                [name, content] => {
                    let name = self.image_name(name, &at.index(0));
                    let content = self.image_content(content, &at.index(1));
                    Some(Value::List(vec![name?, content?]))
                }
                _ => self.wrong(at, value, PHOTO),
            },
            _ => self.no_file(at, value, PHOTO),
        }
    }

    pub(super) fn upload<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        if let Value::File(file) = value {
            let file = self.filled(file, at)?;
            let pair = vec![Value::text(file.name.as_str()), Value::text(BASE64.encode_to_string(&file.bytes))];
            return Some(Value::Object(vec![("fileData".into(), Value::List(pair))]));
        }
        let Some(members) = value.members() else {
            return self.no_file(at, value, UPLOAD);
        };
        if members.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        for (name, _) in members {
            if !matches!(name.as_ref(), "fileData" | "id" | "remove") {
                let hint = self.report.guess(name, &|| vec!["remove", "fileData"]);
                self.report.hinted::<()>(&at.name(name), Problem::UnknownField, hint);
            }
        }
        let (data, id, remove) = (value.get("fileData"), value.get("id"), value.get("remove"));
        match data {
            Some(_) if id.is_some() || remove.is_some() => {
                let why = "A file is either uploaded or removed, not both.";
                self.report.issue(&at.name("fileData"), Problem::Conflict { why })
            }
            Some(data) => {
                let data = self.file_data(data, &at.name("fileData"))?;
                Some(Value::Object(vec![("fileData".into(), data)]))
            }
            None if id.is_none() && remove.is_none() => self.report.issue(&at.name("fileData"), Problem::Required),
            None => self.removal(id, remove, at),
        }
    }

    fn removal<'v>(&mut self, id: Option<&Value>, remove: Option<&Value>, at: &At) -> Option<Value<'v>> {
        let id = match id {
            Some(id) => self.id(id, &at.name("id")),
            None => self.report.issue(&at.name("id"), Problem::Required),
        };
        let at = at.name("remove");
        let remove = match remove {
            Some(value) => self.on(value, &at),
            None => {
                let hint = "Stored files stay by themselves and need not be named; remove: \"Y\" deletes one.";
                self.report.told(&at, Problem::Required, hint)
            }
        };
        Some(Value::Object(vec![("id".into(), id?), ("remove".into(), remove?)]))
    }

    fn file_data<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(pair) = value else {
            return self.no_file(at, value, PAIR);
        };
        let [name, content] = pair.as_slice() else {
            return self.wrong(at, value, PAIR);
        };
        let name = self.file_name(name, &at.index(0));
        let content = self.base64(content, &at.index(1));
        Some(Value::List(vec![Value::text(name?), Value::Text(content?)]))
    }

    fn image_name<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let name = self.file_name(value, at)?;
        if !image::has_image_extension(name) {
            let expected = "a file name that ends in jpg, jpeg, jpe, bmp, gif, png or webp";
            return self.report.issue(at, Problem::BadFile { expected });
        }
        Some(Value::text(name))
    }

    fn image_content<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let content = self.base64(value, at)?;
        self.extension(&beginning(&content), at)?;
        Some(Value::Text(content))
    }

    fn photo_of_file<'v>(&mut self, file: &'v File, at: &At) -> Option<Value<'v>> {
        let file = self.filled(file, at)?;
        let name = named(&file.name, self.extension(&file.bytes, at)?);
        Some(Value::List(vec![Value::Text(name), Value::text(BASE64.encode_to_string(&file.bytes))]))
    }

    /// A data URL has no file name: it gets one from what it holds.
    fn photo_of_url<'v>(&mut self, url: &'v str, at: &At) -> Option<Value<'v>> {
        let Some((_, content)) = split_once(url, ";base64,") else {
            return self.report.issue(at, Problem::BadBase64);
        };
        let content = self.checked_base64(content, at)?;
        let name = named("photo", self.extension(&beginning(&content), at)?);
        Some(Value::List(vec![Value::Text(name), Value::Text(content)]))
    }

    /// The usual extension of an image, told by its content.
    fn extension(&mut self, bytes: &[u8], at: &At) -> Option<&'static str> {
        let extension = image::extension_of(bytes);
        extension.or_else(|| self.report.issue(at, Problem::BadFile { expected: IMAGE }))
    }

    /// The file, when it has a name and something in it.
    fn filled<'v>(&mut self, file: &'v File, at: &At) -> Option<&'v File> {
        let is_named = !trim(&file.name).is_empty();
        if !is_named {
            self.report.issue::<()>(&at.name("name"), Problem::Empty);
        }
        if file.bytes.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        is_named.then_some(file)
    }

    fn file_name<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<&'v str> {
        let name = self.read_text(value, at)?;
        if trim(name).is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        Some(name)
    }

    fn base64<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Cow<'v, str>> {
        let text = self.read_text(value, at)?;
        self.checked_base64(text, at)
    }

    fn checked_base64<'v>(&mut self, text: &'v str, at: &At) -> Option<Cow<'v, str>> {
        let text = clean(text);
        if text.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        if BASE64.check(text.as_bytes()).is_err() {
            let hint = match () {
                () if text.starts_with("data:") => "Leave out what stands before the comma.",
                () if is_for_addresses(&text) => "This may be base64 for addresses: put + for - and / for _.",
                () => return self.report.issue(at, Problem::BadBase64),
            };
            return self.report.told(at, Problem::BadBase64, hint);
        }
        Some(text)
    }

    /// What is neither a file nor one of the documented forms.
    pub(super) fn no_file<T>(&mut self, at: &At, value: &Value, expected: &'static str) -> Option<T> {
        let hint = match value {
            Value::Text(text) if text.starts_with("data:") => "A data: URL is taken by a client's methods, for photos.",
            Value::Text(text) if text.starts_with("http") => {
                "This is an address, as user.get returns it: leave the field out to keep the file."
            }
            Value::Foreign(Foreign::File) => {
                "Files are read by the methods of a client; a schema takes the documented form."
            }
            Value::Text(_) | Value::Object(_) | Value::Foreign(Foreign::NotData) => {
                "A client's methods also take a File, or { name, data } where data is a Blob or bytes."
            }
            _ => return self.wrong(at, value, expected),
        };
        self.report.told(at, Problem::Type { expected }, hint)
    }
}

/// The first bytes of checked base64.
fn beginning(base64: &str) -> Vec<u8> {
    let head = base64.get(..SIGNATURE.div_ceil(3) * 4).unwrap_or(base64);
    BASE64.decode_to_vec(head).unwrap_or_default()
}

/// The portal judges an image by its extension as well: a name without a fitting one gets it.
fn named<'v>(name: &'v str, extension: &str) -> Cow<'v, str> {
    if image::has_image_extension(name) { name.into() } else { joined(&[name, ".", extension]).into() }
}
