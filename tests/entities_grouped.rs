//! An article as a person pastes it, and what has to be found in it: every name with all its mentions as one entity, roles
//! kept, places linked. The text was invented for this test; the forum, the fund and the people of it do not exist.

use galley::{Document, EntityLabel, annotation::Entity, annotator};

const ARTICLE: &str = "Tallinn Hosts Estonian-Japanese Business Forum\n\
\n\
TALLINN (Baltic Wire) — The international forum titled Partnership for Progress: Cooperation Between the City of Tallinn and the \
Prefectures of Japan was held in the Estonian capital on Thursday.\n\
\n\
Some 200 Japanese entrepreneurs from Osaka, Kanagawa, Tokyo and Hokkaido took part. Tallinn Mayor Karel Lindmaa said that trade \
between Estonia and Japan grew by 12 percent last year. “Japan is a partner of the first rank,” Lindmaa said.\n\
\n\
The Kuroda Information Systems Group will open a laboratory at the Ülemiste Harbour Special Economic Zone (SEZ), according to \
Tallinn’s Department of Innovation and Industrial Policy. Kuroda plans to invest €40 million. “We looked at seven sites,” said \
Haruto Nakagawa, president of the Kuroda Information Systems Group.\n\
\n\
“Companies of the SEZ pay less tax,” said Maarja Tamsalu, the deputy mayor for transport. Tamsalu showed the guests the harbour. \
Nakagawa also met the Osaka Youth Enterprise Fund, and the Department of Innovation and Industrial Policy signed an agreement with \
the fund. The Tallinn mayor Lindmaa’s next trip will be to Osaka.\n";

fn entities() -> Vec<(Entity, usize)> {
    let document = Document::parse(ARTICLE);
    let annotations = annotator::annotate(&document, None);
    let n_mentions = |entity: &Entity| annotations.annotations().iter().filter(|annotation| annotation.entity == Some(entity.id)).count();
    annotations.entities().iter().map(|entity| (entity.clone(), n_mentions(entity))).collect()
}

#[test]
fn every_name_is_one_entity_with_all_its_mentions() {
    let entities = entities();
    let expected = [
        (EntityLabel::Person, "Karel Lindmaa", 3),
        (EntityLabel::Person, "Haruto Nakagawa", 2),
        (EntityLabel::Person, "Maarja Tamsalu", 2),
        (EntityLabel::Org, "Department of Innovation and Industrial Policy", 2),
        (EntityLabel::Org, "Kuroda Information Systems Group", 3),
        (EntityLabel::Org, "Osaka Youth Enterprise Fund", 1),
        (EntityLabel::Gpe, "Estonia", 1),
        (EntityLabel::Gpe, "Japan", 2),
        (EntityLabel::Gpe, "Osaka", 2),
        (EntityLabel::Gpe, "Kanagawa", 1),
        (EntityLabel::Gpe, "Tokyo", 1),
        (EntityLabel::Gpe, "Hokkaido", 1),
        (EntityLabel::Norp, "Estonian", 1),
        (EntityLabel::Norp, "Japanese", 1),
        (EntityLabel::Event, "Partnership for Progress: Cooperation Between the City of Tallinn and the Prefectures of Japan", 1),
    ];
    let shown: Vec<_> = entities.iter().map(|(entity, n)| (entity.label.name(), entity.name.as_str(), *n)).collect();
    for (label, name, n_mentions) in expected {
        let found: Vec<_> = entities.iter().filter(|(entity, _)| entity.name == name).collect();
        assert_eq!(found.len(), 1, "{name}: {shown:?}");
        assert_eq!((found[0].0.label, found[0].1 >= n_mentions), (label, true), "{name}: {shown:?}");
    }
}

#[test]
fn zones_share_the_entity_of_their_abbreviation() {
    let entities = entities();
    let zone = entities.iter().find(|(entity, _)| entity.name.ends_with("Harbour Special Economic Zone")).expect("the zone is found");
    assert_eq!((zone.0.label, zone.1), (EntityLabel::Fac, 3), "{zone:?}");
    assert!(zone.0.aliases.contains(&"SEZ".to_owned()), "{zone:?}");
}

#[test]
fn roles_are_kept_and_places_linked() {
    let entities = entities();
    let of = |name: &str| entities.iter().map(|(entity, _)| entity).find(|entity| entity.name == name).expect("found");
    assert!(of("Karel Lindmaa").roles.contains(&"Tallinn Mayor".to_owned()), "{:?}", of("Karel Lindmaa"));
    assert!(of("Maarja Tamsalu").roles.iter().any(|role| role.ends_with("deputy mayor for transport")), "{:?}", of("Maarja Tamsalu"));
    assert_eq!(of("Japan").links.get("iso3166").map(String::as_str), Some("JP"));
    assert!(of("Osaka").links.contains_key("geonames"));
}

/// Names of the entities of people that `text` has, with the number of their mentions.
#[track_caller]
fn check_people(text: &str, expected: &[(&str, usize)]) {
    let annotations = annotator::annotate(&Document::plain(text), None);
    let people = annotations.entities().iter().filter(|entity| entity.label == EntityLabel::Person);
    let found: Vec<(&str, usize)> = people
        .map(|entity| (entity.name.as_str(), annotations.annotations().iter().filter(|mention| mention.entity == Some(entity.id)).count()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn people_who_share_a_family_name_stay_apart() {
    check_people(
        "George Miller and his wife Laura Miller met President Joe Carter. Laura Miller said she was glad.",
        &[("George Miller", 1), ("Laura Miller", 2), ("Joe Carter", 1)],
    );
}

#[test]
fn a_first_name_or_a_family_name_alone_joins_its_person() {
    check_people("Angela Weber spoke in Berlin. Weber said no. “Thank you,” said Mrs. Weber.", &[("Angela Weber", 3)]);
}

#[test]
fn long_and_short_names_of_a_company_are_one() {
    let text = "Shares of Apple Inc. rose. Apple said it would hire. The World Health Organization (WHO) disagreed; the WHO met in Geneva.";
    let annotations = annotator::annotate(&Document::plain(text), None);
    let n_of = |name: &str| {
        let entity = annotations.entities().iter().find(|entity| entity.name.starts_with(name)).map(|entity| entity.id);
        annotations.annotations().iter().filter(|mention| mention.entity == entity && entity.is_some()).count()
    };
    assert_eq!((n_of("Apple"), n_of("World Health")), (2, 3));
}

/// Labels and names of the entities of `text`.
#[track_caller]
fn check_entities(text: &str, expected: &[(EntityLabel, &str)]) {
    let annotations = annotator::annotate(&Document::plain(text), None);
    let found: Vec<(EntityLabel, &str)> = annotations.entities().iter().map(|entity| (entity.label, entity.name.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn countries_of_one_kingdom_are_several() {
    check_entities(
        "Rain fell in Wales and in England. Scotland was spared.",
        &[(EntityLabel::Gpe, "Wales"), (EntityLabel::Gpe, "England"), (EntityLabel::Gpe, "Scotland")],
    );
}

#[test]
fn a_storm_is_an_event() {
    check_entities(
        "Storm Agnes swept over Ireland on Monday night.",
        &[(EntityLabel::Event, "Storm Agnes"), (EntityLabel::Gpe, "Ireland")],
    );
}

#[test]
fn of_a_members_party_and_state_the_state_is_a_name() {
    check_people("Sen. Laura Hall, D-Ariz., and Sen. Peter Cole (R-La.) wrote the bill.", &[("Laura Hall", 1), ("Peter Cole", 1)]);
}
