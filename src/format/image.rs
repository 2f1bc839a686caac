//! Images the portal takes as photos.

use super::text::split_last;

/// Extensions of a photo's file name, in any case (`user.md` 1.8).
pub const EXTENSIONS: &[&str] = &["jpg", "jpeg", "jpe", "bmp", "gif", "png", "webp"];

pub fn has_image_extension(name: &str) -> bool {
    let Some((_, extension)) = split_last(name, b'.') else {
        return false;
    };
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Bytes needed to tell an image from anything else.
pub const SIGNATURE: usize = 12;

/// The usual extension of an image, told by how its content begins.
pub fn extension_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [b'B', b'M', ..] => Some("bmp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        assert_eq!(extension_of(b"\x89PNG\r\n\x1a\nrest"), Some("png"));
        assert_eq!(extension_of(b"RIFF\0\0\0\0WEBPVP8 "), Some("webp"));
        assert_eq!(extension_of(b"RIFF\0\0\0\0WAVE"), None);
        assert_eq!(extension_of(b"GIF88a"), None);
        assert_eq!(extension_of(b""), None);
    }

    #[test]
    fn names() {
        assert!(has_image_extension("FACE.JPeG"));
        assert!(has_image_extension("a.b.png"));
        for name in ["face", "face.tiff", "face.png.exe", "png", "face.", ""] {
            assert!(!has_image_extension(name), "{name}");
        }
    }
}
