//! Names of countries.

use super::names::Names;
use crate::format::country::id_of_code;
use crate::format::number::written;
use crate::value::Value;

/// The product's own names of the ids from 1, in English.
const NAMES: &str = concat!(
    "Russia|Azerbaijan|Armenia|Belarus|Georgia|Kazakhstan|Kyrgyzstan|Latvia|Lithuania|Moldova|Tajikistan|",
    "Turkmenistan|Uzbekistan|Ukraine|Estonia|Australia|Austria|Albania|Algeria|Angola|United Arab Emirates|",
    "Argentina|Aruba|Afghanistan|Bahamas|Bangladesh|Barbados|Belgium|Benin|Bermuda|Bulgaria|Bolivia|",
    "Bosnia and Herzegowina|Brazil|Brunei Darussalam|United Kingdom|Hungary|Venezuela|Viet Nam|Haiti|Gambia|",
    "Honduras|Guadeloupe|Guatemala|Guinea|Germany|Gibraltar|Netherlands|Hong Kong|Grenada|Greenland|Greece|",
    "Guyana|Denmark|Dominican Republic|Egypt|Congo-Kinshasa|Zambia|Zimbabwe|Israel|India|Indonesia|Jordan|",
    "Iraq|Iran|Ireland|Iceland|Spain|Italy|Yemen|Cayman Islands|Cameroon|Canada|Kenya|Cyprus|China|Colombia|",
    "Cambodia|Congo|Korea (South)|Costa Rica|Cuba|Kuwait|Liberia|Liechtenstein|Luxembourg|Mauritania|",
    "Madagascar|Macedonia|Malaysia|Mali|Malta|Mexico|Mozambique|Monaco|Mongolia|Morocco|Namibia|Nepal|Nigeria|",
    "|Nicaragua|New Zealand|Norway|Pakistan|Panama|Papua New Guinea|Paraguay|Peru|Poland|Portugal|Puerto Rico|",
    "Romania|Saudi Arabia|Senegal|Singapore|Syria|Slovakia|Slovenia|Somalia|Sudan|USA|Taiwan|Thailand|",
    "Trinidad and Tobago|Tunisia|Turkey|Uganda|Uruguay|Philippines|Finland|France|Chad|Czechia|Chile|",
    "Switzerland|Sweden|Sri Lanka|Ecuador|Ethiopia|South African Republic|Serbia|Jamaica|Japan|Bahrain|",
    "Andorra|Belize|Bhutan|Botswana|Burkina Faso|Burundi|Central African Republic|Comoros|Cote D'ivoire|",
    "Djibouti|East Timor|El Salvador|Equatorial Guinea|Eritrea|Fiji|Gabon|Ghana|Guinea-bissau|Korea (North)|",
    "Lebanon|Lesotho|Libya|Maldives|Marshall Islands|Niger|Oman|Qatar|Rwanda|Samoa|Seychelles|Sierra Leone|",
    "Suriname|Swaziland|Tanzania|Western Sahara|Croatia|Anguilla|Antarctica|Antigua and Barbuda|Bouvet Island|",
    "British Indian Ocean Territory|British Virgin Islands|Myanmar|Cape Verde|Christmas Island|Cocos Islands|",
    "Cook Islands|Dominica|Falkland Islands|Faeroe Islands|French Guiana|French Polynesia|French Antarctic|",
    "Heard and McDonald Islands|Kiribati|Laos|Macau|Malawi|Martinique|Mauritius|Mayotte|Micronesia|Montserrat|",
    "Nauru|Netherlands Antilles|New Caledonia|Niue|Norfolk Island|Palau|Palestine|Pitcairn Islands|Reunion|",
    "Saint Helena|Saint Kitts and Nevis|Saint Lucia|Saint-Pierre and Miquelon|",
    "Saint Vincent and the Grenadines|San Marino|Solomon Islands|South Georgia and the South Sandwich Islands|",
    "Svalbard and Jan Mayen Islands|Togo|Tokelau|Tonga|Turks Caicos Islands|Tuvalu|U.S. Virgin Islands|",
    "Vanuatu|Vatican City|Wallis and Futuna Islands|Montenegro",
);

/// Countries by their names: the product's, and those that are given by their codes, `{ DE: "Deutschland" }`.
pub(super) fn countries(given: Option<&Value>) -> Names {
    let mut names = Names::default();
    for (id, name) in (1..).zip(NAMES.split('|')) {
        names.add(name, id);
    }
    for (code, name) in given.and_then(Value::members).unwrap_or_default() {
        if let (Some(id), Some(name)) = (id_of_code(code), name.as_text()) {
            names.add(name, id);
        }
    }
    names
}

/// The id of a code in any case, in digits.
pub(super) fn of_code(code: &str) -> Option<String> {
    id_of_code(&code.to_ascii_uppercase()).map(written)
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::Value as Json;

    use super::*;
    use crate::sync::names::Meant;

    #[test]
    fn the_table_of_the_product() {
        let table = include_str!("../../tests/vectors/extra/countries.json");
        let countries: Vec<Json> = serde_json::from_str(table).expect("JSON");
        let names = super::countries(None);
        for country in &countries {
            let name = country["name"].as_str().expect("text");
            assert_eq!(names.of(name), Meant::One(country["id"].as_i64().expect("a number")), "{name}");
        }
        assert_eq!(NAMES.split('|').filter(|name| !name.is_empty()).count(), countries.len());
    }

    #[test]
    fn names_of_the_language() {
        let given = Value::Object(vec![("DE".into(), Value::text("Германия")), ("XX".into(), Value::text("Нигде"))]);
        let names = countries(Some(&given));
        assert_eq!(names.of("германия"), Meant::One(46));
        assert_eq!(names.of("Нигде"), Meant::Nothing);
        assert_eq!(of_code("de").as_deref(), Some("46"));
    }
}
