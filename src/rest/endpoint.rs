//! Addresses of a portal's methods (`rest.md` 1).

use crate::format::number::is_digits;
use crate::format::text::{joined, replaced, split_once};

/// Where a portal's REST methods live; with a webhook, its secret code is part of it.
///
/// Neither `Debug` nor `Display`: an address is never to be printed.
#[derive(Clone)]
pub struct Endpoint {
    /// Ends in a slash.
    base: String,
}

/// The part of an address that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    Base,
    Method,
}

impl Endpoint {
    /// Reads a webhook as copied from the portal, a `client_endpoint`, or a bare host.
    ///
    /// HTTPS only, but for loopback hosts. A sample method at the end is cut.
    pub fn parse(text: &str) -> Result<Endpoint, Malformed> {
        let text = text.trim();
        let (scheme, rest) = match split_once(text, "://") {
            Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
            None => ("https".to_owned(), text),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host_of(authority).ok_or(Malformed::Base)?;
        if scheme != "https" && !(scheme == "http" && is_loopback(host)) {
            return Err(Malformed::Base);
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        let (front, last) = path.rsplit_once('/').unwrap_or(("", path));
        let path = if last.contains('.') { front } else { path };
        if path.is_empty() {
            return Ok(Endpoint { base: joined(&[&scheme, "://", authority, "/rest/"]) });
        }
        if !path.split('/').all(is_segment) {
            return Err(Malformed::Base);
        }
        Ok(Endpoint { base: joined(&[&scheme, "://", authority, "/", path, "/"]) })
    }

    /// The address of one method.
    pub fn url(&self, method: &str) -> Result<String, Malformed> {
        if !is_method(method) {
            return Err(Malformed::Method);
        }
        Ok(joined(&[&self.base, method, ".json"]))
    }

    /// Whether the address ends in `/rest/<user>/<code>/`.
    pub fn is_webhook(&self) -> bool {
        let mut back = self.segments();
        matches!((back.next(), back.next(), back.next()), (Some(_), Some(_), Some("rest")))
    }

    /// The same text without the address or the webhook's code in it.
    pub fn redacted(&self, text: &str) -> String {
        let hidden = replaced(text, &self.base, "…/");
        match self.segments().next() {
            Some(code) if self.is_webhook() => replaced(&hidden, code, "…"),
            _ => hidden,
        }
    }

    /// Path segments, last first.
    fn segments(&self) -> impl Iterator<Item = &str> {
        self.base.trim_end_matches('/').rsplit('/')
    }
}

/// The host of `host[:port]`, if both are well-formed.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if port.is_some_and(|port| !is_digits(port) || !port.parse::<u16>().is_ok_and(|port| port > 0)) {
        return None;
    }
    let is_address = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.');
    match host.strip_prefix('[') {
        Some(rest) => {
            rest.strip_suffix(']').is_some_and(|inner| !inner.is_empty() && is_address(inner)).then_some(host)
        }
        None => host.split('.').all(is_label).then_some(host),
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(is_word)
}

fn is_loopback(host: &str) -> bool {
    let is_ipv4 = |host: &str| host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    host.eq_ignore_ascii_case("localhost") || host == "[::1]" || (host.starts_with("127.") && is_ipv4(host))
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty() && segment.chars().all(|c| is_word(c) || matches!(c, '~' | '@' | '+'))
}

/// Letters of any script: `fetch` itself knows how to write them in an address.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_' || (!c.is_ascii() && !c.is_whitespace())
}

/// Dotted words.
fn is_method(method: &str) -> bool {
    method
        .split('.')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(base: &str) -> Option<String> {
        Endpoint::parse(base).ok()?.url("user.get").ok()
    }

    #[test]
    fn loopback_may_be_plain() {
        for host in ["127.0.0.1:8080", "localhost:80", "[::1]:3000", "127.8.8.8"] {
            assert_eq!(
                url(&format!("http://{host}/rest/1/abc/")),
                Some(format!("http://{host}/rest/1/abc/user.get.json"))
            );
        }
        for host in ["127.evil.com", "127.0.0.1.evil.com", "localhost.evil.com", "10.0.0.1", "[::2]"] {
            assert_eq!(url(&format!("http://{host}/rest/1/abc/")), None, "{host}");
        }
    }

    #[test]
    fn malformed() {
        for base in [
            "",
            "https://",
            "https:///rest/",
            "https://a b/rest/1/c/",
            "https://u:p@a.de/rest/1/c/",
            "https://a.de/rest/1/c/#x",
            "ftp://a.de/rest/",
            "https://a.de:0/rest/",
            "https://a.de:99999/",
            "https://a.de:x/",
            "https://a.de//rest/",
            "https://a.de/../rest/1/",
            "https://a.de/rest/1/%61/",
            "javascript:alert(1)",
            "https://a..de/rest/",
        ] {
            assert_eq!(url(base), None, "{base}");
        }
    }

    #[test]
    fn webhooks_are_told_from_portals() {
        let is_webhook = |base| Endpoint::parse(base).is_ok_and(|endpoint| endpoint.is_webhook());
        assert!(is_webhook("https://a.de/rest/1/code"));
        assert!(is_webhook("https://a.de/sub/rest/admin/code/profile.json"));
        assert!(!is_webhook("https://a.de/rest/"));
        assert!(!is_webhook("a.de"));
    }

    #[test]
    fn codes_do_not_leak() {
        let endpoint = Endpoint::parse("https://a.de/rest/1/k3yc0de/").ok();
        let text =
            endpoint.map(|endpoint| endpoint.redacted("GET https://a.de/rest/1/k3yc0de/user.get.json (k3yc0de)"));
        assert_eq!(text.as_deref(), Some("GET …/user.get.json (…)"));
    }
}
