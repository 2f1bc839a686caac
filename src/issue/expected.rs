//! What belongs where something else was found.

use super::codes::codes;

codes! {
    /// The kind of value that is expected.
    Expected {
        Text = "text",
        TextByLanguage = "text_by_language",
        /// Under a name that contains `WORK_` or `PERSONAL_`, the portal takes nothing else on creation.
        TextUnderThisName = "text_under_this_name",
        Flag = "flag",
        Integer = "integer",
        Number = "number",
        Id = "id",
        Ids = "ids",
        Country = "country",
        Day = "day",
        /// A day that cannot be a moment as well, while the type of the field is not known.
        DayOfUnknownType = "day_of_unknown_type",
        PortalDay = "portal_day",
        DateTime = "date_time",
        DateOrTime = "date_or_time",
        Money = "money",
        CrmLink = "crm_link",
        Object = "object",
        Parameters = "parameters",
        NamesAndValues = "names_and_values",
        Names = "names",
        Scalar = "scalar",
        Data = "data",
        Json = "json",
        Values = "values",
        FieldCode = "field_code",
        FieldType = "field_type",
        /// What the type of a field takes, while it is not known.
        SettingOfType = "setting_of_type",
        Items = "items",
        Item = "item",
        ItemId = "item_id",
        Photo = "photo",
        FileChange = "file_change",
        FileNameAndBase64 = "file_name_and_base64",
        Image = "image",
        ImageName = "image_name",
    }
    // By clients alone.
    send {
        /// Ids, codes or texts of items.
        ItemNames = "item_names",
        ReadableFile = "readable_file",
        /// A name as forms carry it.
        FormName = "form_name",
        JsonSource = "json_source",
        JsonList = "json_list",
        Options = "options",
        Webhook = "webhook",
        OAuth = "oauth",
        Domain = "domain",
        Bx24 = "bx24",
        B24 = "b24",
        Fetch = "fetch",
        Refresh = "refresh",
        Milliseconds = "milliseconds",
        SomeMilliseconds = "some_milliseconds",
        WholeNumber = "whole_number",
        Rate = "rate",
        AbortSignal = "abort_signal",
        TypeName = "type_name",
        MethodAndParameters = "method_and_parameters",
        Call = "call",
        Calls = "calls",
        /// What `batches` of a schema has made, or one of its bodies.
        Batches = "batches",
        BatchBody = "batch_body",
        /// Rows of `user.userfield.list`, or the word that lets them be read.
        FieldRows = "field_rows",
        LanguageCodes = "language_codes",
    }
    sync {
        /// How many rows may, or how many of a hundred.
        Cap = "cap",
        /// Codes by captions.
        Columns = "columns",
        Delimiter = "delimiter",
        Journal = "journal",
        PhotoFiles = "photo_files",
        Plan = "plan",
        /// Where a table comes from.
        Table = "table",
    }
}
