//! Photos and other files.

use std::borrow::Cow;

use base64_simd::STANDARD as BASE64;

use super::{Checker, SENDS};
use crate::format::base64::{clean, is_for_addresses};
use crate::format::image::{self, SIGNATURE};
use crate::format::text::{joined, split_once, trim};
use crate::issue::{Advice, Conflict, Expected, Lack, Problem, Unknown};
use crate::path::At;
use crate::value::{File, Foreign, Value};

impl Checker<'_> {
    pub(super) fn photo<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Text(text) if text.is_empty() => Some(Value::text("")),
            Value::Text(text) if SENDS && self.context.data_urls && text.starts_with("data:") => {
                self.photo_of_url(text, at)
            }
            Value::File(file) if SENDS => self.photo_of_file(file, at),
            Value::List(pair) => match pair.as_slice() {
                [name, content] => {
                    let name = self.image_name(name, &at.index(0));
                    let content = self.image_content(content, &at.index(1));
                    Some(Value::List(vec![name?, content?]))
                }
                _ => self.wrong(at, value, Expected::Photo),
            },
            _ => self.no_file(at, value, Expected::Photo),
        }
    }

    pub(super) fn upload<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        if let (true, Value::File(file)) = (SENDS, value) {
            let file = self.filled(file, at)?;
            let pair = vec![Value::text(file.name.as_str()), Value::text(BASE64.encode_to_string(&file.bytes))];
            return Some(Value::Object(vec![("fileData".into(), Value::List(pair))]));
        }
        let Some(members) = value.members() else {
            return self.no_file(at, value, Expected::FileChange);
        };
        if members.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        for (name, _) in members {
            if !matches!(name.as_ref(), "fileData" | "id" | "remove") {
                let hint = self.report.guess(name, &|| vec!["remove", "fileData"]);
                self.report.hinted::<()>(&at.name(name), Problem::Unknown(Unknown::Field), hint);
            }
        }
        let (data, id, remove) = (value.get("fileData"), value.get("id"), value.get("remove"));
        match data {
            Some(_) if id.is_some() || remove.is_some() => {
                self.report.issue(&at.name("fileData"), Problem::Conflict(Conflict::UploadAndRemoval))
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
            None => self.report.told(&at, Problem::Required, Advice::FileStays),
        };
        Some(Value::Object(vec![("id".into(), id?), ("remove".into(), remove?)]))
    }

    fn file_data<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(pair) = value else {
            return self.no_file(at, value, Expected::FileNameAndBase64);
        };
        let [name, content] = pair.as_slice() else {
            return self.wrong(at, value, Expected::FileNameAndBase64);
        };
        let name = self.file_name(name, &at.index(0));
        let content = self.base64(content, &at.index(1));
        Some(Value::List(vec![Value::text(name?), Value::Text(content?)]))
    }

    fn image_name<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let name = self.file_name(value, at)?;
        if !image::has_image_extension(name) {
            return self.report.issue(at, Problem::BadFile(Expected::ImageName));
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
        extension.or_else(|| self.report.issue(at, Problem::BadFile(Expected::Image)))
    }

    /// The file, when it has a name and something in it.
    fn filled<'v>(&mut self, file: &'v File, at: &At) -> Option<&'v File> {
        let is_named = !trim(&file.name).is_empty();
        if !is_named {
            self.report.issue::<()>(&at.name("name"), Problem::Empty(Lack::Blank));
        }
        if file.bytes.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        is_named.then_some(file)
    }

    fn file_name<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<&'v str> {
        let name = self.read_text(value, at)?;
        if trim(name).is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
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
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        if BASE64.check(text.as_bytes()).is_err() {
            let hint = match () {
                () if text.starts_with("data:") => Advice::DropDataUrl,
                () if is_for_addresses(&text) => Advice::Base64ForAddresses,
                () => return self.report.issue(at, Problem::BadBase64),
            };
            return self.report.told(at, Problem::BadBase64, hint);
        }
        Some(text)
    }

    /// What is neither a file nor one of the documented forms.
    pub(super) fn no_file<T>(&mut self, at: &At, value: &Value, expected: Expected) -> Option<T> {
        let hint = match value {
            Value::Text(text) if text.starts_with("data:") => Advice::DataUrlByClient,
            Value::Text(text) if text.starts_with("http") => Advice::AddressOfFile,
            Value::Foreign(Foreign::File) => Advice::FileReadByClient,
            Value::Text(_) | Value::Object(_) | Value::Foreign(Foreign::NotData) => Advice::FileByClient,
            _ => return self.wrong(at, value, expected),
        };
        self.report.told(at, Problem::Type(expected), hint)
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
