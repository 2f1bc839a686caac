//! Captions of the vendor's own lists, exports and forms, in English, German and Russian.

/// In a caption's place: the name as a whole, which is no field.
pub(super) const FULL_NAME: &str = "FULL_NAME";
/// Tags of a person, which REST does not know.
pub(super) const TAGS: &str = "TAGS";

/// Codes, and the captions that stand for each; one caption can stand for several.
pub(super) const CAPTIONS: &[(&str, &str)] = &[
    ("XML_ID", "External code|External ID|Externer Code|Externe ID|Внешний код"),
    ("ACTIVE", "Active|Aktiv|Активность|Активен"),
    ("EMAIL", "E-mail|E-mail address|E-Mail-Adresse|Электронная почта|Адрес электронной почты"),
    (FULL_NAME, "Full name|First and last name|Vor- und Nachname|Vollständiger Name|Имя и фамилия|ФИО|Полное имя"),
    ("NAME", "First name|Given name|Vorname|Имя"),
    ("LAST_NAME", "Last name|Surname|Family name|Nachname|Familienname|Фамилия"),
    ("SECOND_NAME", "Middle name|Second name|Zweiter Vorname|Отчество"),
    ("LOGIN", "Login|Логин"),
    ("DATE_REGISTER", "Registered on|Registriert am|Дата регистрации"),
    ("LAST_ACTIVITY_DATE", "Last activity|Last active|Zuletzt besucht|Дата последней активности"),
    ("LAST_LOGIN", "Last login|Letzte Anmeldung|Последний вход"),
    ("TIMESTAMP_X", "Modified on|Geändert am|Дата изменения"),
    ("PERSONAL_PHOTO", "Photo|Foto|Фото|Фотография"),
    ("PERSONAL_GENDER", "Gender|Sex|Geschlecht|Пол"),
    ("PERSONAL_PROFESSION", "Profession|Position|Beruf|Профессия"),
    ("PERSONAL_WWW", "Website|Home page|WWW-страница|Домашняя страничка"),
    ("PERSONAL_BIRTHDAY", "Date of birth|Birth date|Birthday|Geburtsdatum|Geburtstag|Дата рождения|День рождения"),
    ("PERSONAL_ICQ", "ICQ"),
    ("PERSONAL_PHONE", "Phone|Home phone|Personal phone|Telefon|Телефон|Личный телефон"),
    ("PERSONAL_FAX", "Home fax|Personal fax"),
    ("PERSONAL_MOBILE", "Mobile|Mobile phone|Cell phone|Mobiltelefon|Handy|Мобильный телефон|Личный мобильный"),
    ("PERSONAL_PAGER", "Pager|Пейджер"),
    ("PERSONAL_STREET", "Street address|Home street|Straße, Hausnummer|Улица, дом|Улица проживания"),
    ("PERSONAL_CITY", "City|Home city|Stadt|Город|Город проживания"),
    ("PERSONAL_STATE", "State / Region|Home region|Region/Bundesland|Область / край"),
    ("PERSONAL_ZIP", "ZIP|ZIP code|Postal code|Home postcode|PLZ|Postleitzahl|Почтовый индекс"),
    ("PERSONAL_MAILBOX", "P.O. box|Home post box|Postfach|Почтовый ящик"),
    ("PERSONAL_COUNTRY", "Country|Home country|Land|Страна"),
    ("PERSONAL_NOTES", "Personal notes"),
    ("WORK_PHONE", "Work phone|Business phone|Telefon geschäftlich|Рабочий телефон|Телефон компании"),
    ("WORK_COMPANY", "Company|Unternehmen|Firma|Компания"),
    ("WORK_POSITION", "Position|Job title|Stellenbezeichnung|Должность"),
    ("WORK_DEPARTMENT", "Department name|Отдел"),
    ("WORK_WWW", "Company website|Company site|Website des Unternehmens|Сайт компании"),
    ("WORK_FAX", "Work fax|Fax geschäftlich|Рабочий факс|Факс компании"),
    ("WORK_PAGER", "Work pager"),
    ("WORK_STREET", "Company street address|Work street|Straße und Hausnummer des Unternehmens|Улица, дом компании"),
    ("WORK_MAILBOX", "Company P.O. box|Work post box|Postfach des Unternehmens|Почтовый ящик компании"),
    ("WORK_CITY", "Company city|Work city|Stadt des Unternehmens|Город компании|Город работы"),
    ("WORK_STATE", "Company region|Work region|Region/Bundesland des Unternehmens|Область / край компании"),
    ("WORK_ZIP", "Company ZIP|Work postcode|PLZ des Unternehmens|Почтовый индекс компании"),
    ("WORK_COUNTRY", "Company country|Work country|Land des Unternehmens|Страна компании"),
    ("WORK_PROFILE", "Company profile"),
    ("WORK_LOGO", "Company logo|Logo des Unternehmens|Логотип компании"),
    ("WORK_NOTES", "Work notes"),
    ("UF_DEPARTMENT", "Department|Departments|Abteilung|Abteilungen|Подразделение|Подразделения"),
    ("UF_PHONE_INNER", "Extension|Extension number|Interne Telefonnummer|Durchwahl|Внутренний телефон"),
    ("UF_EMPLOYMENT_DATE", "Employment date|Employed since|Einstellungsdatum|Дата принятия на работу"),
    ("UF_SKILLS", "Skills|Fähigkeiten|Навыки"),
    ("UF_DISTRICT", "District|Stadtbezirk|Район"),
    ("UF_SKYPE", "Skype|Скайп"),
    ("UF_TWITTER", "Twitter"),
    ("UF_FACEBOOK", "Facebook"),
    ("UF_LINKEDIN", "LinkedIn"),
    ("UF_XING", "Xing"),
    ("UF_ZOOM", "Zoom"),
    (TAGS, "Tags|Интересы|Interessen"),
    ("UF_INTERESTS", "Interests"),
    ("TIME_ZONE", "Time zone|Zeitzone|Часовой пояс"),
];

/// What others call columns in files that are made for the vendor's import, and the field that comes nearest.
pub(super) const OTHER_CODES: &[(&str, &str)] =
    &[("UF_1C_PHONE_INNER", "UF_PHONE_INNER"), ("IBLOCK_SECTION_NAME", "UF_DEPARTMENT"), (TAGS, "UF_INTERESTS")];
