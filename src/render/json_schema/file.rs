//! Photos and other files.

use serde_json::{Value as Json, json};

use super::{Writer, pattern, with};

impl Writer {
    pub(super) fn photo(&mut self) -> Json {
        self.refer("photo", |writer| {
            let name = json!({ "type": "string", "pattern": pattern::image_name() });
            let content = json!({ "allOf": [writer.base64(), { "type": "string", "pattern": pattern::image() }] });
            json!({
                "description": "`[file name, base64]` of an image, or empty text to delete it.",
                "anyOf": [{ "const": "" }, pair(name, content)],
            })
        })
    }

    /// A file of a custom field.
    pub(super) fn upload(&mut self) -> Json {
        let name = json!({ "type": "string", "pattern": pattern::NOT_BLANK });
        let file_data =
            with(json!({ "title": "New content", "description": "`[file name, base64]`" }), pair(name, self.base64()));
        let id = with(json!({ "title": "File", "description": "The file to remove, by id." }), self.id());
        let remove = with(json!({ "title": "Removal", "description": "`Y`: remove the file." }), self.yes());
        json!({
            "anyOf": [
                {
                    "type": "object",
                    "properties": { "fileData": file_data },
                    "required": ["fileData"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": { "id": id, "remove": remove },
                    "required": ["id", "remove"],
                    "additionalProperties": false,
                },
            ],
        })
    }

    fn base64(&mut self) -> Json {
        self.refer("base64", |_| {
            json!({
                "description": "Base64 of the standard alphabet, without a prefix.",
                "type": "string",
                "contentEncoding": "base64",
                "minLength": 1,
                "pattern": pattern::base64(),
            })
        })
    }
}

fn pair(name: Json, content: Json) -> Json {
    json!({ "type": "array", "prefixItems": [name, content], "minItems": 2, "items": false })
}
