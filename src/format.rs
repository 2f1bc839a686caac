//! Shapes of texts: what a date, an e-mail address, an image … must look like.

pub mod base64;
pub mod country;
pub mod crm_link;
pub mod date;
pub mod email;
pub mod field_name;
pub mod image;
pub mod language;
pub mod letter;
pub mod moment;
pub mod money;
pub mod number;
mod reader;
pub mod text;
