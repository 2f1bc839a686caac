//! Photos and other files.

use std::borrow::Cow;

use base64_simd::STANDARD as BASE64;

use super::{Checker, flag};
use crate::format::image::{self, SIGNATURE};
use crate::format::text::{joined, split_once};
use crate::issue::{Allowed, Problem};
use crate::path::At;
use crate::value::{File, Value};

const PHOTO: &str = "[file name, base64], or empty text to delete";
const UPLOAD: &str = "{ fileData: [file name, base64] } or { id, remove: \"Y\" }";
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
            _ => self.wrong(at, value, PHOTO),
        }
    }

    pub(super) fn upload<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        if let Value::File(file) = value {
            if file.bytes.is_empty() {
                return self.report.issue(at, Problem::Empty);
            }
            let pair =
                Value::List(vec![Value::text(file.name.clone()), Value::text(BASE64.encode_to_string(&file.bytes))]);
            return Some(Value::Object(vec![("fileData".into(), pair)]));
        }
        let Some(members) = value.members() else {
            return self.wrong(at, value, UPLOAD);
        };
        if members.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        for (name, _) in members {
            if !matches!(name.as_ref(), "fileData" | "id" | "remove") {
                let hint = (name == "del").then(|| "Did you mean remove?".to_owned());
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
            None => self.report.issue(&at, Problem::Required),
            Some(value) if flag::read(value) == Some(false) => {
                self.report.issue(&at, Problem::OutOfRange(Allowed::Words(&["Y"])))
            }
            Some(value) => self.flag(value, &at),
        };
        Some(Value::Object(vec![("id".into(), id?), ("remove".into(), remove?)]))
    }

    fn file_data<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(pair) = value else {
            return self.wrong(at, value, "[file name, base64]");
        };
        let [name, content] = pair.as_slice() else {
            return self.wrong(at, value, "[file name, base64]");
        };
        let name = self.file_name(name, &at.index(0));
        let content = self.base64(content, &at.index(1));
        Some(Value::List(vec![Value::text(name?), Value::text(content?)]))
    }

    fn image_name<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let name = self.file_name(value, at)?;
        if !image::has_image_extension(name) {
            return self.report.issue(
                at,
                Problem::BadFile { expected: "a file name that ends in jpg, jpeg, jpe, bmp, gif, png or webp" },
            );
        }
        Some(Value::text(name))
    }

    fn image_content<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let content = self.base64(value, at)?;
        if image::extension_of(&beginning(content)).is_none() {
            return self.report.issue(at, Problem::BadFile { expected: IMAGE });
        }
        Some(Value::text(content))
    }

    fn photo_of_file<'v>(&mut self, file: &'v File, at: &At) -> Option<Value<'v>> {
        if file.bytes.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        let Some(extension) = image::extension_of(&file.bytes) else {
            return self.report.issue(at, Problem::BadFile { expected: IMAGE });
        };
        let name = named(&file.name, extension);
        Some(Value::List(vec![Value::Text(name), Value::text(BASE64.encode_to_string(&file.bytes))]))
    }

    /// A data URL has no file name: it gets one from what it holds.
    fn photo_of_url<'v>(&mut self, url: &'v str, at: &At) -> Option<Value<'v>> {
        let Some((_, content)) = split_once(url, ";base64,") else {
            return self.report.issue(at, Problem::BadBase64);
        };
        let content = self.checked_base64(content, at)?;
        let Some(extension) = image::extension_of(&beginning(content)) else {
            return self.report.issue(at, Problem::BadFile { expected: IMAGE });
        };
        Some(Value::List(vec![Value::Text(named("photo", extension)), Value::text(content)]))
    }

    fn file_name<'v>(&mut self, value: &'v Value, at: &At) -> Option<&'v str> {
        let name = self.read_text(value, at)?;
        if name.trim().is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        Some(name)
    }

    fn base64<'v>(&mut self, value: &'v Value, at: &At) -> Option<&'v str> {
        let text = self.read_text(value, at)?;
        self.checked_base64(text, at)
    }

    fn checked_base64<'v>(&mut self, text: &'v str, at: &At) -> Option<&'v str> {
        if text.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        if BASE64.check(text.as_bytes()).is_err() {
            return self.report.issue(at, Problem::BadBase64);
        }
        Some(text)
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
