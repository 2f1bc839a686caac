//! A change of a custom field, completed from what the portal holds.

use b24_users::client::failure::Failure;
use b24_users::revise::Removal;
use serde_json::{Value as Json, json};

use super::{code, sent};
use crate::pretended::faults::error;
use crate::pretended::{Fault, Job, Setup, Trouble, World};
use crate::support::value;

fn languages() -> Setup {
    Setup { languages: Some(vec!["en".to_owned(), "de".to_owned(), "ru".to_owned()]), ..Setup::default() }
}

/// A portal with a field that has labels in two of three languages, and two items.
fn portal(setup: Setup) -> World {
    let mut world = World::new(setup);
    world
        .portal
        .fields
        .push(json!({ "ID": "41", "FIELD_NAME": "UF_USR_OTHER", "USER_TYPE_ID": "string", "MULTIPLE": "N" }));
    world.portal.fields.push(json!({
        "ID": "42", "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": "enumeration", "MULTIPLE": "N",
        "EDIT_FORM_LABEL": { "en": "Skills", "de": "Profil", "ru": "" }, "LIST_COLUMN_LABEL": { "en": "S" },
        "LIST": [
            { "ID": "7", "VALUE": "Lathe", "XML_ID": "lathe", "SORT": "100", "DEF": "N" },
            { "ID": "8", "VALUE": "Mill", "XML_ID": "mill", "SORT": "200", "DEF": "Y" },
        ],
    }));
    world
}

fn change(world: &mut World, fields: Json) -> Job {
    let input = json!({ "id": 42, "fields": fields });
    world.call_of("user.userfield.update", &value(&input), |wish| wish.removal = Some(Removal::default()))
}

#[test]
fn languages_that_are_not_named_keep_their_labels() {
    let mut world = portal(languages());
    let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    assert_eq!(world.portal.fields[1]["EDIT_FORM_LABEL"], json!({ "en": "Tools", "de": "Profil" }));
    // The field, its labels in all languages at once, and the change.
    let asked: Vec<_> = world.begun.iter().map(|begun| begun.url.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(asked, ["user.userfield.list.json", "batch.json", "user.userfield.update.json"]);
    assert_eq!(world.begun[0].body, json!({ "filter": { "ID": 42.0 } }));
    let command = "user.userfield.list?filter%5BID%5D=42&filter%5BLANG%5D=de";
    assert_eq!((&world.begun[1].body["cmd"]["de"], &world.begun[1].body["halt"]), (&json!(command), &json!(1.0)));
    assert_eq!(world.done(job).status, Some(200));
    assert!(world.bodies.is_empty(), "nobody wants what was only read for it");
}

#[test]
fn without_languages_of_its_own_a_client_asks_for_all_that_there_are() {
    let mut world = portal(Setup::default());
    let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    assert_eq!(world.begun[1].body["cmd"].as_object().map(serde_json::Map::len), Some(21));
    assert_eq!(world.portal.fields[1]["EDIT_FORM_LABEL"], json!({ "en": "Tools", "de": "Profil" }));
}

#[test]
fn a_language_without_labels_has_none_to_lose() {
    let mut world = portal(languages());
    let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
    let new = change(&mut world, json!({ "LIST_COLUMN_LABEL": { "ru": "Навыки" } }));
    world.run();
    assert!(world.done(job).warnings.is_empty() && world.done(new).warnings.is_empty());
    assert_eq!(world.portal.fields[1]["LIST_COLUMN_LABEL"], json!({ "ru": "Навыки", "en": "S" }));
}

#[test]
fn without_labels_of_single_languages_none_are_asked_for() {
    let mut world = portal(languages());
    let job = change(&mut world, json!({ "SORT": 5, "EDIT_FORM_LABEL": "Tools" }));
    world.run();
    assert_eq!((world.outcome(job), world.begun.len()), (Ok(()), 2));
}

#[test]
fn items_that_are_not_named_stay() {
    let mut world = portal(languages());
    let job = change(&mut world, json!({ "LIST": [{ "ID": 7, "SORT": 5 }] }));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    let item = &world.portal.fields[1]["LIST"][0];
    assert_eq!((&item["VALUE"], &item["XML_ID"]), (&json!("Lathe"), &json!("lathe")));
}

#[test]
fn a_field_that_there_is_not_is_an_issue() {
    let mut world = World::new(languages());
    world.portal.fields.push(json!({ "ID": "41", "FIELD_NAME": "UF_USR_OTHER" }));
    let job = change(&mut world, json!({ "SORT": 5 }));
    world.run();
    let Err(Failure::Invalid(issues)) = world.outcome(job) else { panic!("an issue") };
    assert_eq!((issues[0].path.to_string().as_str(), world.begun.len()), ("id", 1));
}

#[test]
fn without_an_id_the_check_says_what_is_missing() {
    for input in
        [json!({ "fields": { "SORT": 5 } }), json!({ "id": 42 }), json!({ "id": "x", "fields": {} }), json!([])]
    {
        let mut world = portal(languages());
        let job =
            world.call_of("user.userfield.update", &value(&input), |wish| wish.removal = Some(Removal::default()));
        world.run();
        assert!(matches!(world.outcome(job), Err(Failure::Invalid(_))), "{input}");
        assert!(world.begun.is_empty());
    }
}

#[test]
fn names_of_parameters_have_any_case() {
    let mut world = portal(languages());
    let input = json!({ "ID": 42, "FIELDS": { "SORT": 5 } });
    let job = world.call_of("user.userfield.update", &value(&input), |wish| wish.removal = Some(Removal::default()));
    world.run();
    assert_eq!((world.outcome(job), world.begun.len()), (Ok(()), 2));
}

#[test]
fn a_language_that_does_not_come_ends_it_before_anything_is_changed() {
    let none = json!({ "result": true });
    let partly =
        json!({ "result": { "result": { "en": [{ "ID": "42" }], "de": [{ "ID": "41" }] }, "result_error": [] } });
    for answer in [none, partly] {
        let mut world = portal(languages());
        world.faults([Fault::None, Fault::Instead(200, Some(answer))]);
        let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
        world.run();
        assert!(!sent(&world.outcome(job)));
        assert_eq!(world.begun.len(), 2);
    }
}

#[test]
fn what_is_asked_before_can_be_asked_again_and_nothing_of_it_counts_as_sent() {
    for lost in 0..2 {
        let mut world = portal(languages());
        world.faults((0..lost).map(|_| Fault::None).chain([Fault::broken()]));
        let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
        world.run();
        assert_eq!((world.outcome(job), world.begun.len()), (Ok(()), 4));
        let mut world = portal(languages());
        world.faults((0..lost).map(|_| Fault::None).chain(vec![Fault::broken(); 3]));
        let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
        world.run();
        assert!(!sent(&world.outcome(job)));
        assert_eq!(world.begun.len(), 3 + lost);
    }
}

#[test]
fn without_the_right_to_read_it_the_portals_words_are_told() {
    let mut world = portal(languages());
    world.troubles([Trouble::Refused(error("insufficient_scope"))]);
    let job = change(&mut world, json!({ "SORT": 5 }));
    world.run();
    assert_eq!((code(&world.outcome(job)), world.begun.len()), ("insufficient_scope", 1));
}

#[test]
fn the_time_is_that_of_all_its_requests_together() {
    let mut world = portal(Setup { limits: Setup::timeout(10_000.0).limits, ..languages() });
    world.portal.work = 3.8;
    let job = change(&mut world, json!({ "SORT": 5 }));
    world.after(4_000.0, |world| world.portal.work = 60.0);
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 10_000.0, sent: true }));
    assert_eq!(world.ended_at(job), 10_000.0);
    let mut world = portal(Setup { limits: Setup::timeout(10_000.0).limits, ..languages() });
    world.portal.work = 60.0;
    let job = change(&mut world, json!({ "SORT": 5 }));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 10_000.0, sent: false }));
}

#[test]
fn a_lost_change_is_sent_again_where_it_adds_nothing() {
    for (fields, tries) in [(json!({ "SORT": 5 }), 3), (json!({ "LIST": [{ "VALUE": "Drill" }] }), 1)] {
        let mut world = portal(languages());
        world.faults([Fault::None, Fault::broken(), Fault::broken(), Fault::broken()]);
        let job = change(&mut world, fields);
        world.run();
        assert!(sent(&world.outcome(job)));
        assert_eq!(world.begun.len(), 1 + tries);
    }
}

#[test]
fn labels_use_up_the_operating_time_of_reading_fields() {
    let mut world = portal(languages());
    (world.portal.counts, world.portal.work) = (true, 0.6);
    world.portal.spend("user.userfield.list", 479.5, 0.0);
    let job = change(&mut world, json!({ "EDIT_FORM_LABEL": { "en": "Tools" } }));
    world.run();
    assert_eq!((world.outcome(job), world.portal.limited), (Ok(()), 0));
    assert!(world.begun[1].at > 590_000.0, "{}", world.begun[1].at);
}
