//! Parts that contradict each other.

use super::codes::codes;

codes! {
    /// What contradicts what.
    Conflict {
        NameRepeated = "name_repeated",
        YesOrNoOfSeveral = "yes_or_no_of_several",
        UploadAndRemoval = "upload_and_removal",
        SecondDefault = "second_default",
        DepartmentOfExtranet = "department_of_extranet",
        GroupsWithoutExtranet = "groups_without_extranet",
        NoEntity = "no_entity",
        ValueWithoutFixed = "value_without_fixed",
    }
    // By clients alone.
    send {
        RemoveWithoutKeep = "remove_without_keep",
        ItemNotNamed = "item_not_named",
        ItemKept = "item_kept",
        NoSuchItem = "no_such_item",
        NoSuchItemId = "no_such_item_id",
        SeveralItemsCalledSo = "several_items_called_so",
        SeveralItemsOfText = "several_items_of_text",
        NoSuchField = "no_such_field",
        SeveralConnections = "several_connections",
        ReferenceInBatch = "reference_in_batch",
        KeyOfReference = "key_of_reference",
        ReferencesAcrossRequests = "references_across_requests",
        TooManyWrong = "too_many_wrong",
    }
}
