//! What was probably meant, or what helps.

use super::codes::codes;
use crate::value::{Member, Value};

/// A piece of advice, and the names that it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    pub advice: Advice,
    pub names: Vec<String>,
}

codes! {
    /// What is advised.
    Advice {
        /// These names.
        DidYouMean = "did_you_mean",
        /// The object of this name.
        PutInto = "put_into",
        /// The item of this id is the one that would be lost.
        ItemLeftOut = "item_left_out",
        NoWrapper = "no_wrapper",
        OnlyUfUsr = "only_uf_usr",
        PrefixTurnsRound = "prefix_turns_round",
        ListOfIds = "list_of_ids",
        WriteAsText = "write_as_text",
        StoredLetter = "stored_letter",
        DayInUtc = "day_in_utc",
        InstantNotTakenBack = "instant_not_taken_back",
        GiveUserFields = "give_user_fields",
        OnlyEnumerationHasItems = "only_enumeration_has_items",
        IdDeletesItem = "id_deletes_item",
        FileStays = "file_stays",
        NoFile = "no_file",
        FileByClient = "file_by_client",
        FileReadByClient = "file_read_by_client",
        DataUrlByClient = "data_url_by_client",
        AddressOfFile = "address_of_file",
        DropDataUrl = "drop_data_url",
        Base64ForAddresses = "base64_for_addresses",
        LeaveOut = "leave_out",
        LeaveOutToKeep = "leave_out_to_keep",
        NothingGiven = "nothing_given",
        NoHoles = "no_holes",
        NotFinite = "not_finite",
        HalfCharacter = "half_character",
        Unreadable = "unreadable",
        Boundless = "boundless",
        NotData = "not_data",
        SentByCall = "sent_by_call",
        MoreIssues = "more_issues",
    }
    // By clients alone.
    send {
        GiveListWhole = "give_list_whole",
        LostInForm = "lost_in_form",
        GiveConnection = "give_connection",
        Bx24Missing = "bx24_missing",
        AuthorisationServer = "authorisation_server",
    }
}

impl Advice {
    /// Whether it speaks of names.
    pub fn has_names(self) -> bool {
        matches!(self, Advice::DidYouMean | Advice::PutInto | Advice::ItemLeftOut)
    }
}

impl Hint {
    pub fn of(advice: Advice, name: &str) -> Hint {
        Hint { advice, names: vec![name.to_owned()] }
    }

    /// `{ code, names? }`
    pub(super) fn to_value(&self) -> Value<'_> {
        let mut members: Vec<Member> = vec![("code".into(), Value::text(self.advice.code()))];
        if !self.names.is_empty() {
            members.push((
                "names".into(),
                Value::List(self.names.iter().map(|name| Value::text(name.as_str())).collect()),
            ));
        }
        Value::Object(members)
    }
}

impl From<Advice> for Hint {
    fn from(advice: Advice) -> Hint {
        Hint { advice, names: Vec::new() }
    }
}
