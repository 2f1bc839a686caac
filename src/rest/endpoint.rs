//! Addresses of a portal's methods (`rest.md` 1).

use crate::format::number::is_digits;
use crate::format::text::{joined, split_once};

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
    /// HTTPS only, but for loopback hosts, which have it only when they say so. A sample method at the end is cut.
    pub fn parse(text: &str) -> Result<Endpoint, Malformed> {
        let text = text.trim();
        let (scheme, rest) = match split_once(text, "://") {
            Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
            None => (None, text),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host_of(authority).ok_or(Malformed::Base)?;
        let plain = if is_loopback(host) { "http" } else { "https" };
        let scheme = scheme.as_deref().unwrap_or(plain);
        if scheme != "https" && scheme != plain {
            return Err(Malformed::Base);
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        let (front, last) = path.rsplit_once('/').unwrap_or(("", path));
        let path = if last.contains('.') { front } else { path };
        if path.is_empty() {
            return Ok(Endpoint { base: joined(&[scheme, "://", authority, "/rest/"]) });
        }
        if !path.split('/').all(is_segment) {
            return Err(Malformed::Base);
        }
        Ok(Endpoint { base: joined(&[scheme, "://", authority, "/", path, "/"]) })
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

    /// Whether this is the authorisation server, which the answer of a token names as its `domain`: it is no portal.
    pub fn is_authority(&self) -> bool {
        let host = self.host();
        let (host, _) = host.rsplit_once(':').unwrap_or((host, ""));
        AUTHORITIES.iter().any(|known| known.eq_ignore_ascii_case(host))
    }

    /// The texts by which somebody would find the way in: all of it, and its parts.
    pub fn secrets(&self) -> Vec<&str> {
        let base = self.base.trim_end_matches('/');
        let without_scheme = split_once(base, "://").map_or(base, |(_, rest)| rest);
        let mut secrets = vec![self.base.as_str(), base, without_scheme, self.host()];
        if self.is_webhook() {
            secrets.extend(without_scheme.split_once('/').map(|(_, path)| path));
            secrets.extend(self.segments().next());
        }
        secrets
    }

    fn host(&self) -> &str {
        let rest = split_once(&self.base, "://").map_or(self.base.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// Path segments, last first.
    fn segments(&self) -> impl Iterator<Item = &str> {
        self.base.trim_end_matches('/').rsplit('/')
    }
}

/// Where tokens come from (`rest.md` 3).
const AUTHORITIES: &[&str] = &["oauth.bitrix.info", "oauth.bitrix24.tech"];

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

/// Owners of webhooks may be named by their login, which can have a dot.
fn is_segment(segment: &str) -> bool {
    !segment.bytes().all(|byte| byte == b'.')
        && segment.chars().all(|c| is_word(c) || matches!(c, '~' | '@' | '+' | '.'))
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
        for host in ["127.0.0.1:8080", "localhost:80", "[::1]:3000", "[::1]", "127.8.8.8"] {
            assert_eq!(
                url(&format!("http://{host}/rest/1/abc/")),
                Some(format!("http://{host}/rest/1/abc/user.get.json"))
            );
        }
        for host in
            ["127.evil.com", "127.0.0.1.evil.com", "localhost.evil.com", "10.0.0.1", "[::2]", "127.1", "127.0.0.256"]
        {
            assert_eq!(url(&format!("http://{host}/rest/1/abc/")), None, "{host}");
            assert!(url(&format!("https://{host}/rest/1/abc/")).is_some(), "{host}");
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
            "https://[]/rest/",
            "https://[x]/rest/",
            "https://[::1/rest/",
            "https://a,b.de/rest/",
        ] {
            assert_eq!(url(base), None, "{base}");
        }
    }

    #[test]
    fn hosts_and_paths_may_have_hyphens_underscores_and_letters_of_any_script() {
        for base in [
            "https://my-portal.acme_2.de/rest/1/c-d_e/",
            "https://портал.рф/rest/анна/код/",
            "https://[2001:db8::7.8.9.1]:8443/a~b@c+d/rest/1/c/",
        ] {
            assert_eq!(url(base), Some(format!("{base}user.get.json")));
        }
        assert_eq!(url("https://a.de/rest/1/c\u{2003}d/"), None);
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
    fn logins_may_have_a_dot() {
        for (base, expected) in [
            ("https://a.de/rest/john.doe/code/", "https://a.de/rest/john.doe/code/user.get.json"),
            ("https://a.de/rest/john.doe/code/profile.json", "https://a.de/rest/john.doe/code/user.get.json"),
        ] {
            assert_eq!(url(base).as_deref(), Some(expected));
            assert!(Endpoint::parse(base).is_ok_and(|endpoint| endpoint.is_webhook()));
        }
    }

    #[test]
    fn loopback_needs_no_scheme() {
        assert_eq!(url("127.0.0.1:8080").as_deref(), Some("http://127.0.0.1:8080/rest/user.get.json"));
        assert_eq!(url("https://localhost").as_deref(), Some("https://localhost/rest/user.get.json"));
        assert_eq!(url("http://10.0.0.1"), None);
    }

    #[test]
    fn the_authorisation_server_is_no_portal() {
        let is_authority = |base| Endpoint::parse(base).map(|endpoint| endpoint.is_authority());
        for base in
            ["oauth.bitrix.info", "https://OAuth.Bitrix.info/rest/", "oauth.bitrix.info:443", "oauth.bitrix24.tech"]
        {
            assert_eq!(is_authority(base), Ok(true), "{base}");
        }
        assert_eq!(is_authority("acme.bitrix24.com"), Ok(false));
    }

    #[test]
    fn all_parts_of_a_webhook_are_secret() {
        let endpoint = Endpoint::parse("https://a.de:8443/rest/1/k3yc0de/").ok();
        let secrets = endpoint.as_ref().map(Endpoint::secrets);
        let expected = vec![
            "https://a.de:8443/rest/1/k3yc0de/",
            "https://a.de:8443/rest/1/k3yc0de",
            "a.de:8443/rest/1/k3yc0de",
            "a.de:8443",
            "rest/1/k3yc0de",
            "k3yc0de",
        ];
        assert_eq!(secrets, Some(expected));
    }
}
