//! Sector mentions against gold written for this test, and against texts that name no sector.
//!
//! In `gold/*.md` a mention stands as `[words](sector.id)` and a trap, which a list of words alone would take for a
//! mention, as `[words](-)`. In `none/*.txt` there is nothing to find.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::{fs, path::Path};

use galley::{Candidate, Document, Reading, Span, annotation::SectorId, annotator, sector};

/// A marked-up article.
struct Gold {
    name: String,
    text: String,
    mentions: Vec<(Span, SectorId)>,
    traps: Vec<Span>,
}

fn read(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sectors").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    files.iter().map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())).collect()
}

fn gold(name: String, marked: &str) -> Gold {
    let mut gold = Gold { name, text: String::new(), mentions: vec![], traps: vec![] };
    let mut rest = marked;
    while let Some((before, (words, (id, behind)))) = rest
        .split_once('[')
        .and_then(|(before, opened)| Some((before, opened.split_once("](")?)))
        .and_then(|(before, (words, target))| Some((before, (words, target.split_once(')')?))))
    {
        gold.text.push_str(before);
        let span = Span::new(gold.text.len(), gold.text.len() + words.len());
        gold.text.push_str(words);
        match id {
            "-" => gold.traps.push(span),
            id => gold.mentions.push((span, SectorId(id.to_owned()))),
        }
        rest = behind;
    }
    gold.text.push_str(rest);
    gold
}

fn all_gold() -> Vec<Gold> {
    read("gold", "md").into_iter().map(|(name, marked)| gold(name, &marked)).collect()
}

fn candidates(text: &str) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = vec![];
    sector::recognise(&Document::parse(text), &mut candidates);
    candidates
}

fn found(text: &str) -> Vec<(Span, SectorId)> {
    let mention = |candidate: Candidate| match candidate.reading {
        Reading::Sector(id) => Some((candidate.span, id)),
        _ => None,
    };
    candidates(text).into_iter().filter_map(mention).collect()
}

/// Found, expected, in common, in common with the same top sector.
#[derive(Default)]
struct Counts {
    found: usize,
    expected: usize,
    right: usize,
    same_top: usize,
}

/// One to one, in document order, right where they share a character.
fn count(gold: &Gold, counts: &mut Counts, report: &mut Vec<String>) {
    let mut free = found(&gold.text);
    counts.found += free.len();
    counts.expected += gold.mentions.len();
    for (span, id) in &gold.mentions {
        let words = &gold.text[span.range()];
        let Some(idx) = free.iter().position(|(other, _)| other.overlaps(*span)) else {
            report.push(format!("{}: missed `{words}` {}", gold.name, id.0));
            continue;
        };
        let (_, found_id) = free.remove(idx);
        counts.right += 1;
        counts.same_top += usize::from(found_id.top() == id.top());
        if found_id.top() != id.top() {
            report.push(format!("{}: `{words}` is {} and not {}", gold.name, id.0, found_id.0));
        }
    }
    report.extend(free.iter().map(|(span, id)| format!("{}: false `{}` {}", gold.name, &gold.text[span.range()], id.0)));
}

#[test]
fn gold_is_large_and_names_sectors_of_the_tree() {
    let gold = all_gold();
    let n_mentions: usize = gold.iter().map(|gold| gold.mentions.len()).sum();
    let n_traps: usize = gold.iter().map(|gold| gold.traps.len()).sum();
    assert!(gold.len() >= 15 && n_mentions >= 300 && n_traps >= 300, "{} articles, {n_mentions} mentions, {n_traps} traps", gold.len());
    for (_, id) in gold.iter().flat_map(|gold| &gold.mentions) {
        assert!(sector::sector(id).is_some(), "{id:?} is no sector");
    }
}

#[test]
fn mentions_reach_ninety_percent() {
    let mut counts = Counts::default();
    let mut report = vec![];
    for gold in all_gold() {
        count(&gold, &mut counts, &mut report);
    }
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    let precision = percent(counts.right, counts.found);
    let f1 = percent(2 * counts.right, counts.found + counts.expected);
    let same_top = percent(counts.same_top, counts.right);
    let figures = format!("precision {precision:.1}, F1 {f1:.1}, top sector {same_top:.1}");
    println!("{figures}\n{}", report.join("\n"));
    assert!(precision >= 90.0 && f1 >= 90.0 && same_top >= 95.0, "{figures}\n{}", report.join("\n"));
}

#[test]
fn most_traps_are_left_alone() {
    let (mut n_traps, mut sprung) = (0, vec![]);
    for gold in all_gold() {
        let found = found(&gold.text);
        n_traps += gold.traps.len();
        let hits = gold.traps.iter().filter(|trap| found.iter().any(|(span, _)| span.overlaps(**trap)));
        sprung.extend(hits.map(|trap| format!("{}: `{}`", gold.name, &gold.text[trap.range()])));
    }
    assert!(sprung.len() * 20 <= n_traps, "{} of {n_traps}:\n{}", sprung.len(), sprung.join("\n"));
}

/// Right and found among the mentions of gold whose score lies in a range of thousandths.
fn reliability(range: std::ops::Range<u16>) -> (usize, usize) {
    let (mut n_right, mut n_found) = (0, 0);
    for gold in all_gold() {
        let mut free: Vec<Span> = gold.mentions.iter().map(|(span, _)| *span).collect();
        for candidate in candidates(&gold.text) {
            let right = free.iter().position(|span| span.overlaps(candidate.span));
            if let Some(idx) = right {
                free.remove(idx);
            }
            if range.contains(&candidate.score.thousandths()) {
                n_right += usize::from(right.is_some());
                n_found += 1;
            }
        }
    }
    (n_right, n_found)
}

#[test]
fn of_mentions_scored_nine_in_ten_nine_in_ten_are_right_and_low_scores_are_right_less_often() {
    let bands = [0..700, 700..800, 800..900, 900..1001];
    let table = bands.map(|band| (reliability(band.clone()), band));
    for ((n_right, n_found), band) in &table {
        println!("score {:.1} to {:.1}: {n_right} of {n_found} right", f64::from(band.start) / 1000.0, f64::from(band.end) / 1000.0);
    }
    let (n_right, n_found) = reliability(900..1001);
    assert!(n_found >= 100 && n_right * 10 >= n_found * 9, "{table:?}");
    let (n_low_right, n_low) = reliability(0..800);
    assert!(n_low >= 20 && n_low_right * n_found < n_right * n_low, "{table:?}");
}

#[test]
fn texts_without_sectors_stay_nearly_empty() {
    let texts = read("none", "txt");
    assert!(texts.len() >= 13, "{} texts", texts.len());
    let n_words: usize = texts.iter().map(|(_, text)| text.split_whitespace().count()).sum();
    let false_mentions: Vec<String> = texts
        .iter()
        .flat_map(|(name, text)| found(text).into_iter().map(move |(span, id)| format!("{name}: `{}` {}", &text[span.range()], id.0)))
        .collect();
    assert!(n_words > 4000);
    assert!(false_mentions.len() * 1000 <= n_words, "{n_words} words:\n{}", false_mentions.join("\n"));
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let found = found(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(span, id)| (&text[span.range()], id.0.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn shared_heads_give_a_mention_each() {
    check(
        "It hurt the food, textile and chemical industries.",
        &[("food", "food"), ("textile", "cons.textiles"), ("chemical industries", "chem")],
    );
    check("It met the deputy mayor for transport and industry.", &[("transport", "trans"), ("industry", "mach.mfg")]);
    check("Prices rose in the oil and gas sector.", &[("oil and gas sector", "energy.oilgas")]);
    check(
        "They are active in areas including sweets, chemicals, cosmetics and drugs, and in the auto industries.",
        &[
            ("sweets", "food.confectionery"),
            ("chemicals", "chem"),
            ("cosmetics", "chem.cosmetics"),
            ("drugs", "pharma.drugs"),
            ("auto industries", "auto"),
        ],
    );
    check("They spoke of trade, energy and robotics.", &[("trade", "trade"), ("energy", "energy"), ("robotics", "deep.robotics")]);
}

#[test]
fn spelling_number_and_hyphens_do_not_matter() {
    check("The aluminum industry shrank.", &[("aluminum industry", "mining.nonferrous")]);
    check("The aluminium industry shrank.", &[("aluminium industry", "mining.nonferrous")]);
    check(
        "They sell e-commerce, ecommerce and cyber-security.",
        &[("e-commerce", "trade.ecommerce"), ("ecommerce", "trade.ecommerce"), ("cyber-security", "it.security")],
    );
    check("It lives from hi-tech food production.", &[("hi-tech food production", "food.hightech")]);
    check("The semiconductor and battery industries grow.", &[("semiconductor", "elec.semi"), ("battery industries", "energy.storage")]);
}

#[test]
fn firms_that_act_are_their_trade() {
    check("Construction companies report losses.", &[("Construction companies", "constr")]);
    check("German carmakers and their suppliers have warned of tariffs.", &[("carmakers", "auto")]);
    check("Carmakers and suppliers raised prices.", &[("Carmakers", "auto")]);
}

#[test]
fn acronyms_count_in_capitals_only() {
    check("It is said that it helps ai and it people.", &[]);
    check("Work in AI and IT pays well.", &[("AI", "deep.ai"), ("IT", "it")]);
}

#[test]
fn a_head_noun_names_sectors_that_no_phrase_does() {
    check("The candle industry is small.", &[("candle industry", "cons.crafts")]);
    check("The hoverboard industry is small.", &[("hoverboard industry", "other")]);
    check("It helps these essential U.S. industries and privatises industries.", &[]);
    check("Nobody in the whole industry or in the private sector knew.", &[]);
}

#[test]
fn acts_products_and_names_are_no_sectors() {
    check("The construction of a cement plant took years, accounting for 6.2 percent.", &[]);
    check("He was lodging objections with a bank on the corner and 1,700 schools.", &[]);
    check("They met the Lunai Information Technology Group and the Department of Investment and Industrial Policy.", &[]);
    check("The Finance Ministry and the New York Stock Exchange were closed.", &[]);
    check("They met the Secretary of Defense, the minister of finance and the Foreign Office.", &[]);
    check("A number of drones flew over three banks.", &[]);
}

#[test]
fn a_phrase_that_only_qualifies_a_thing_or_a_measure_is_no_sector() {
    check("Insurance premiums, tourism attractions and healthcare equipment cost more than blockchain-based tokens.", &[]);
    check("Three plants are producing semiconductors.", &[]);
    check("Shipbuilding permits and mining rights lapsed.", &[]);
    check("Shipbuilding companies need tourism projects.", &[("Shipbuilding", "ship.ships"), ("tourism", "tour")]);
}

#[test]
fn some_firms_are_no_trade() {
    check("A group of lenders met licensed manufacturers and the French banks Crédit Alpin and Nordval.", &[]);
    check("It is one of the best banks.", &[]);
    check("Lenders fear that retailers will close.", &[("Lenders", "fin.banking"), ("retailers", "trade.retail")]);
}

#[test]
fn a_firm_that_is_described_is_no_sector_but_firms_as_such_are() {
    check("The tobacco company, an insurance and financial services holding company and the publishing division grew.", &[]);
    check("The giant foods, tobacco and brewing company spoke of 12 fintech startups and these mining companies.", &[]);
    check("A network of NGOs, banks that look away and an explosion near banks were named.", &[]);
    check("Mining companies pay well.", &[("Mining", "mining")]);
}

#[test]
fn an_abbreviation_of_something_else_is_no_sector() {
    check("The Cabinet Committee on Security (CCS) met. Nobody in the CCS spoke, and CCS said so.", &[]);
    check("A note by the ICT was read.", &[]);
    check("They build carbon capture and storage (CCS).", &[("carbon capture and storage", "env.ccs")]);
}

#[test]
fn what_something_is_for_or_made_of_is_no_sector() {
    check("They run retail and grocery stores near an offshore oil and gas field.", &[]);
    check("The radios are powered by solar energy and came from a maker of specific semiconductors.", &[]);
    check("India is a nuclear power. He works at a local brokerage.", &[]);
    check("They leave before the start of construction.", &[]);
}

#[test]
fn a_gerund_with_an_object_is_no_sector() {
    check("He was kept from publishing information and jailed for not always consulting members.", &[]);
    check("Publishing and distributing hate material is illegal.", &[]);
    check("They live on mining contracts.", &[("mining", "mining")]);
}

#[test]
fn a_building_site_is_no_sector() {
    check("New construction stopped. The bridge's construction was slow. Construction is set to begin in May.", &[]);
    check("Growth in construction slowed.", &[("construction", "constr")]);
}

#[test]
fn goods_in_transit_are_no_sector() {
    check("They saw shipments of oil and gas, a batch of auto parts and 89 unlicensed radio devices.", &[]);
    check("The country needs more oil and gas.", &[]);
    check("They live from oil and gas.", &[("oil and gas", "energy.oilgas")]);
}

#[test]
fn what_one_has_at_hand_is_no_sector() {
    check("There is no public transport, and the hotel has its own transportation for want of any.", &[]);
    check("The military's logistics failed, as did wartime transport.", &[]);
    check("Transport pays better than tourism.", &[("Transport", "trans"), ("tourism", "tour")]);
}

#[test]
fn all_but_a_sector_is_not_that_sector() {
    check("The non-food businesses and the non-farm economy grew.", &[]);
}

#[test]
fn one_of_many_makers_is_no_sector() {
    check("It is one of the world's leading food producers.", &[]);
    check("Food producers pay well.", &[("Food producers", "food")]);
}

#[test]
fn a_pronoun_in_capitals_is_no_sector() {
    check("IT seems that nothing came of it.", &[]);
}

#[test]
fn what_adds_a_word_is_no_branch_but_what_adds_jobs_is() {
    check("The car was found, police added.", &[]);
    check("Health care shrank, while education added 5,000 jobs.", &[("Health care", "health"), ("education", "edu.education")]);
}

#[test]
fn a_dash_parts_what_a_hyphen_joins() {
    check("It is strong in manufacturing - principally in paper.", &[("manufacturing", "mach.mfg")]);
    check("They live from e-commerce.", &[("e-commerce", "trade.ecommerce")]);
}

#[test]
fn a_verb_behind_another_is_no_sector() {
    check("Such power stays expensive to store and transport.", &[]);
    check("The yard grew, manufacturing pleasure boats for hire.", &[]);
}

#[test]
fn an_abbreviation_in_brackets_repeats_its_sector() {
    check(
        "They teach artificial intelligence (AI) and robotics.",
        &[("artificial intelligence", "deep.ai"), ("robotics", "deep.robotics")],
    );
}

#[test]
fn high_technology_as_such_is_no_sector() {
    check(
        "Regions to Cooperate in High-Tech Sectors\n\nThey met in the fields of industry and high technology and other advanced industries.",
        &[],
    );
    check("They build modern industrial infrastructure in the special economic zones.", &[]);
}

#[test]
fn a_word_of_two_meanings_follows_the_document() {
    let chips = |text: &str| found(text).iter().find(|(span, _)| text[span.range()].starts_with("chip")).map(|(_, id)| id.0.clone());
    assert_eq!(chips("Silicon wafer fabrication and microelectronics pay. So do chip companies.").as_deref(), Some("elec.semi"));
    assert_eq!(
        chips("The confectionery industry and the sugar industry pay. So do chip companies.").as_deref(),
        Some("food.confectionery")
    );
}

/// Sixty sentences, ten for each of `logging`, `platform`, `cloud`, `chips`, `cells` and `mining`, marked as the gold is.
#[test]
fn words_of_many_meanings_are_sectors_only_where_they_name_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sectors/homographs.txt");
    let sentences = fs::read_to_string(path).unwrap();
    let wrong: Vec<&str> = sentences
        .lines()
        .filter(|marked| {
            let gold = gold(String::new(), marked);
            found(&gold.text) != gold.mentions
        })
        .collect();
    assert_eq!(sentences.lines().count(), 60);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn mining_among_ores_is_no_matter_of_blockchains() {
    let ids: Vec<String> =
        found("Bitcoin mining, artificial intelligence and robotics grew. The coal industry and the mining industry shrank. Mining pays.")
            .into_iter()
            .map(|(_, id)| id.0)
            .collect();
    assert_eq!(ids.last().map(String::as_str), Some("mining"), "{ids:?}");
}

#[test]
fn headline_mentions_and_spread_rank_an_articles_sectors() {
    let text = "Robotics is growing\n\nTourism, tourism and tourism were named. Robotics needs people.\n\nMining was named.\n";
    let sectors = annotator::annotate(&Document::parse(text), None).sectors;
    let ids: Vec<&str> = sectors.iter().map(|sector| sector.id.0.as_str()).collect();
    assert_eq!(ids, ["deep.robotics", "tour", "mining"]);
}

fn ranking(text: &str) -> Vec<String> {
    annotator::annotate(&Document::parse(text), None).sectors.into_iter().map(|sector| sector.id.0).collect()
}

#[test]
fn a_mention_weighs_as_much_as_it_is_sure() {
    // The publisher is named first; what ranks first is the sector whose mention is the surer one.
    assert_eq!(ranking("A note\n\nA publishing veteran left. Tourism stayed.\n"), ["tour", "media.news"]);
    // Two doubtful mentions outweigh one sure one.
    assert_eq!(ranking("A note\n\nA publishing veteran met a publishing veteran. Tourism stayed.\n"), ["media.news", "tour"]);
}

#[test]
fn sectors_of_one_branch_speak_for_each_other() {
    assert_eq!(
        ranking("A note\n\nThe fruit industry left. The electronics industry and the consumer electronics industry stayed.\n"),
        ["elec", "elec.consumer", "agri.horticulture"]
    );
}

#[test]
fn a_headline_outweighs_one_block_and_spread_outweighs_repetition() {
    let headline = "Robotics is growing\n\nTourism, tourism and again tourism was named, and robotics is growing.\n\nNobody knew more.\n";
    assert_eq!(ranking(headline), ["deep.robotics", "tour"]);
    let spread = "A note from the north\n\nTourism and again tourism pays in the valley, as everybody there has known for long.\n\n\
        Robotics pays in the town, and few had thought that it would last.\n\n\
        Those who stayed in robotics say that they would do the same again.\n";
    assert_eq!(ranking(spread), ["deep.robotics", "tour"]);
}

#[test]
fn names_a_sector_for_words_that_need_a_cue() {
    assert_eq!(sector::named("steel").map(|id| id.0).as_deref(), Some("mining.iron"));
    assert_eq!(sector::named("Semiconductors").map(|id| id.0).as_deref(), Some("elec.semi"));
    assert_eq!(sector::named("steel nerves"), None);
    assert_eq!(sector::named("trade union"), None);
    assert_eq!(sector::named(""), None);
}
