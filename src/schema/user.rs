//! Rows of `user.update` and `user.add` (`user.md` 1.4, 2.1), in the order of the method's page.

use super::row::{refused, row};
use super::{Blank, Case, Kind, LINE as WIDTH, Refusal, Row};
use crate::issue::Remark;

const SHORT: Kind = Kind::text(50);
const LINE: Kind = Kind::text(WIDTH);
const LONG: Kind = Kind::text(usize::MAX);

const CUT: &str = "longer text is cut without a word";

pub(super) const ID: &[Row] = &[row("ID", Kind::Id)
    .required()
    .doc("Identifier of the person.")
    .portal("`true` and `[5]` hit user 1, `\"12abc\"` hits user 12; nobody's id still answers `true`")];

pub(super) const ON_UPDATE: &[Row] = &[
    row("ACTIVE", Kind::Flag)
        .doc("`Y`: works here; `N`: dismissed, and logged out.")
        .portal("JSON `true` **dismisses**; the texts `false`, `n`, `no` activate; `null` dismisses"),
    row("EMAIL", Kind::Email { trimmed: false })
        .doc("E-mail address.")
        .portal("surrounding spaces are an error; empty text is refused"),
];

pub(super) const ON_ADD: &[Row] = &[
    row("ACTIVE", Kind::Flag)
        .undocumented()
        .doc("`Y`: works here; `N`: dismissed.")
        .portal("JSON `true` creates a dismissed person"),
    row("EMAIL", Kind::Email { trimmed: true })
        .required()
        .doc("E-mail address; the invitation goes there.")
        .portal("trimmed"),
];

pub(super) const PERSON: &[Row] = &[
    row("NAME", SHORT).doc("First name.").portal(CUT),
    row("LAST_NAME", SHORT).doc("Last name.").portal(CUT),
    row("SECOND_NAME", SHORT).doc("Middle name.").portal(CUT),
    row("PERSONAL_GENDER", Kind::Word(&["M", "F", ""], Case::Exact))
        .doc("`M`, `F`, or empty.")
        .portal("anything else is stored as empty"),
    row("PERSONAL_PROFESSION", LINE).doc("Profession.").portal(CUT),
    row("PERSONAL_WWW", LINE).doc("Home page.").portal(CUT),
    row("PERSONAL_BIRTHDAY", Kind::Clearable(&Kind::Day))
        .doc("Date of birth.")
        .portal("unreadable text **clears** it, `2023-02-30` becomes 2 March, `05/06/1990` is read month first"),
    row("PERSONAL_PHOTO", Kind::Photo)
        .doc("Photo; empty text deletes it.")
        .portal("`{ fileData }`, `[]`, `false`, one element, or undecodable base64 **deletes** the photo"),
    row("PERSONAL_ICQ", LINE).doc("ICQ.").portal(CUT),
    row("PERSONAL_PHONE", LINE).doc("Personal phone.").portal(CUT),
    row("PERSONAL_FAX", LINE).doc("Personal fax.").portal(CUT),
    row("PERSONAL_MOBILE", LINE).doc("Personal mobile phone.").portal(CUT),
    row("PERSONAL_PAGER", LINE).doc("Personal pager.").portal(CUT),
    row("PERSONAL_STREET", LONG).doc("Home address: street."),
    row("PERSONAL_CITY", LINE).doc("Home address: city.").portal(CUT),
    row("PERSONAL_STATE", LINE).doc("Home address: region.").portal(CUT),
    row("PERSONAL_ZIP", LINE).doc("Home address: postal code.").portal(CUT),
    row("PERSONAL_COUNTRY", Kind::Country)
        .doc("Home address: country, by the product's id or its ISO code.")
        .portal("a country's name or code becomes `0`"),
    row("PERSONAL_MAILBOX", LINE).doc("Home address: P.O. box.").portal(CUT),
    row("PERSONAL_NOTES", LONG).doc("Notes."),
    row("WORK_PHONE", LINE).doc("Work phone.").portal(CUT),
    row("WORK_COMPANY", LINE).doc("Company.").portal(CUT),
    row("WORK_POSITION", LINE).doc("Position.").portal(CUT),
    row("WORK_DEPARTMENT", LINE).doc("Department in words; has nothing to do with the company structure.").portal(CUT),
    row("WORK_WWW", LINE).doc("Company's web site.").portal(CUT),
    row("WORK_FAX", LINE).doc("Work fax.").portal(CUT),
    row("WORK_PAGER", LINE).doc("Work pager.").portal(CUT),
    row("WORK_STREET", LONG).doc("Work address: street."),
    row("WORK_MAILBOX", LINE).doc("Work address: P.O. box.").portal(CUT),
    row("WORK_CITY", LINE).doc("Work address: city.").portal(CUT),
    row("WORK_STATE", LINE).doc("Work address: region.").portal(CUT),
    row("WORK_ZIP", LINE).doc("Work address: postal code.").portal(CUT),
    row("WORK_COUNTRY", Kind::Country)
        .doc("Work address: country, by the product's id or its ISO code.")
        .portal("a country's name or code becomes `0`"),
    row("WORK_PROFILE", LONG).doc("What the company does."),
    row("WORK_NOTES", LONG).doc("Notes on the work."),
    row("UF_SKYPE_LINK", LONG).doc("Link to a Skype chat."),
    row("UF_ZOOM", LONG).doc("Zoom."),
    row("UF_INTERESTS", LONG).doc("Interests."),
    row("UF_SKILLS", LONG).doc("Skills."),
    row("UF_WEB_SITES", LONG).doc("Other web sites, in one text."),
    row("UF_XING", LONG).doc("Xing."),
    row("UF_LINKEDIN", LONG).doc("LinkedIn."),
    row("UF_FACEBOOK", LONG).doc("Facebook."),
    row("UF_TWITTER", LONG).doc("Twitter."),
    row("UF_SKYPE", LONG).doc("Skype."),
    row("UF_DISTRICT", LONG).doc("District."),
    row("UF_PHONE_INNER", LONG).doc("Extension number, as text."),
    row("XML_ID", LINE).undocumented().doc("External code: the key of a sync with another system.").portal(CUT),
    row("TITLE", LINE).undocumented().doc("Form of address.").portal(CUT),
    row("TIME_ZONE", SHORT).undocumented().doc("Time zone, such as `Europe/Berlin`.").portal(CUT),
    row("UF_EMPLOYMENT_DATE", Kind::Clearable(&Kind::PortalDay))
        .undocumented()
        .doc("Date of employment, in the portal's own date format.")
        .portal("ISO dates are an error on a portal that writes DD.MM.YYYY"),
    row("UF_TIMEMAN", Kind::Clearable(&Kind::Flag)).undocumented().doc("Whether work time is kept."),
];

pub(super) const DEPARTMENT_ON_UPDATE: &[Row] =
    &[row("UF_DEPARTMENT", Kind::Ids(Blank::Destroys(Remark::OutOfStructure))).doc("Departments, by id.").portal(
        "`\"1,2\"` keeps only 1; an empty list **ends** the employment in the structure; empty text is ignored",
    )];

pub(super) const DEPARTMENT_ON_ADD: &[Row] = &[row("UF_DEPARTMENT", Kind::Ids(Blank::Refused))
    .doc("Departments, by id; required unless `EXTRANET` is `Y`.")
    .portal("a person without a department and not extranet is refused")];

pub(super) const LOGO: &[Row] =
    &[row("WORK_LOGO", Kind::Photo).dead().doc("Company's logo.").portal("never turned into a file: nothing happens")];

pub(super) const INVITATION: &[Row] = &[
    row("EXTRANET", Kind::Flag).doc("`Y`: an extranet person, who belongs to work groups instead of departments."),
    row("SONET_GROUP_ID", Kind::Ids(Blank::Refused))
        .doc("Work groups of an extranet person, by id.")
        .portal("dropped unless `EXTRANET` is `Y`"),
    row("MESSAGE_TEXT", LONG).undocumented().doc("Text of the invitation."),
];

/// Names that exist in the product and would be dropped without a word.
pub(super) const REFUSED: &[Row] = &[
    refused("IS_ONLINE", Refusal::ReadOnly),
    refused("LAST_LOGIN", Refusal::ReadOnly),
    refused("DATE_REGISTER", Refusal::ReadOnly),
    refused("USER_TYPE", Refusal::ReadOnly),
    refused("TIMESTAMP_X", Refusal::ReadOnly),
    refused("LAST_ACTIVITY_DATE", Refusal::ReadOnly),
    refused("TIME_ZONE_OFFSET", Refusal::ReadOnly),
    refused("LOGIN", Refusal::NotAllowed),
    refused("PASSWORD", Refusal::NotAllowed),
    refused("CONFIRM_PASSWORD", Refusal::NotAllowed),
    refused("GROUP_ID", Refusal::NotAllowed),
    refused("PHONE_NUMBER", Refusal::NotAllowed),
    refused("LANGUAGE_ID", Refusal::NotAllowed),
    refused("AUTO_TIME_ZONE", Refusal::NotAllowed),
    refused("BLOCKED", Refusal::NotAllowed),
    refused("EXTERNAL_AUTH_ID", Refusal::NotAllowed),
    refused("CONFIRM_CODE", Refusal::NotAllowed),
    refused("CHECKWORD", Refusal::NotAllowed),
];

/// Names that the REST layer takes for itself (`rest.md` 1).
pub(super) const RESERVED: &[Row] = &[
    refused("auth", Refusal::NotAllowed),
    refused("access_token", Refusal::NotAllowed),
    refused("auth_connector", Refusal::NotAllowed),
    refused("aplogin", Refusal::NotAllowed),
    refused("ap", Refusal::NotAllowed),
    refused("sessid", Refusal::NotAllowed),
    refused("state", Refusal::NotAllowed),
    refused("token", Refusal::NotAllowed),
];

pub(super) const REFUSED_ON_ADD: &[Row] =
    &[refused("ID", Refusal::NotAllowed), refused("WORK_LOGO", Refusal::NotAllowed)];
