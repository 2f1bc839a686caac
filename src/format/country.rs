//! Countries: the product's ids, and the two letters of ISO 3166-1.

/// The codes of the ids from 1, twenty in a line. 101 is not used, 210 has no code; 57 is known to newer portals only.
const CODES: &str = concat!(
    "RUAZAMBYGEKZKGLVLTMDTJTMUZUAEEAUATALDZAO",
    "AEARAWAFBSBDBBBEBJBMBGBOBABRBNGBHUVEVNHT",
    "GMHNGPGTGNDEGINLHKGDGLGRGYDKDOEGCDZMZWIL",
    "INIDJOIQIRIEISESITYEKYCMCAKECYCNCOKHCGKR",
    "CRCUKWLRLILUMRMGMKMYMLMTMXMZMCMNMANANPNG",
    "--NINZNOPKPAPGPYPEPLPTPRROSASNSGSYSKSISO",
    "SDUSTWTHTTTNTRUGUYPHFIFRTDCZCLCHSELKECET",
    "ZARSJMJPBHADBZBTBWBFBICFKMCIDJTLSVGQERFJ",
    "GAGHGWKPLBLSLYMVMHNEOMQARWWSSCSLSRSZTZEH",
    "HRAIAQAGBVIOVGMMCVCXCCCKDMFKFOGFPFTFHMKI",
    "LAMOMWMQMUYTFMMSNR--NCNUNFPWPSPNRESHKNLC",
    "PMVCSMSBGSSJTGTKTOTCTVVIVUVAWFME",
);

/// Stands where an id has no code.
const NONE: &[u8] = b"--";

/// The id of the country of a code, which is upper case.
pub fn id_of_code(code: &str) -> Option<i64> {
    // Of any other length it is most likely an id, and to look for one takes longer than to read it.
    let code: &[u8; 2] = code.as_bytes().try_into().ok()?;
    let mut codes = CODES.as_bytes().chunks_exact(2);
    let place = codes.position(|known| known.first_chunk() == Some(code) && known != NONE)?;
    Some(place as i64 + 1)
}

/// All codes, in the order of their ids.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let codes = CODES.as_bytes().chunks_exact(2).filter(|code| *code != NONE);
    codes.filter_map(|code| std::str::from_utf8(code).ok())
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used)]
mod tests {
    use serde_json::Value as Json;

    use super::{codes, id_of_code};

    #[test]
    fn the_table_of_the_product() {
        let table = include_str!("../../tests/vectors/extra/countries.json");
        let countries: Vec<Json> = serde_json::from_str(table).expect("JSON");
        let with_code = || countries.iter().filter(|country| !country["code"].is_null());
        for country in with_code() {
            let code = country["code"].as_str().expect("text");
            assert_eq!(id_of_code(code), country["id"].as_i64(), "{code}");
        }
        assert_eq!(codes().count(), with_code().count());
    }

    #[test]
    fn what_is_no_code() {
        for text in ["", "--", "de", "De", "DEU", "D", "UK", "XX", "UA1", "АМ"] {
            assert_eq!(id_of_code(text), None, "{text}");
        }
    }
}
