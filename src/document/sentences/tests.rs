//! Where texts part into sentences.

use crate::document::Document;

/// Checks the sentences of a text, written with `|` between two.
#[track_caller]
fn check(marked: &str) {
    let text: String = marked.replace('|', "");
    let document = Document::plain(&text);
    let sentences: Vec<&str> = document.sentences().iter().map(|sentence| document.slice(sentence.span)).collect();
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(sentences, expected);
}

#[test]
fn ends_at_full_stops() {
    check("He came.| She left!| Did they?| Yes.");
    check("It costs $2.5 million.| In 2015, 12 firms closed.");
}

#[test]
fn splits_glued_sentences() {
    check("young entrepreneurs.|During the forum they met.");
    check("a better deal.”|The best came later.");
    check("\"We got a better deal.\"|The best \"came\" later.");
    check("It rose in 2015.|The firm fell.");
    check("said so?|“We do.”");
    check("in the SEZ (Moscow).|On Friday it closed.");
}

#[test]
fn goes_on_behind_abbreviations() {
    check("Mr. Lee met Gen. Park of Acme Inc. Chairman Kim came.");
    check("He moved to the U.S. Senate on Dec. 4 at 10 a.m. Monday.| It was late.");
    check("J. R. Smith Jr. of Portland, Ore. and George W. Bush met St. John.");
    check("No. 5 is alive, e.g. the J. P. Morgan vs. Acme case, cf. Smith et al. for more.");
    check("He said so to Dr. A. Kumar, i.e. The Doctor.".replace("The", "the").as_str());
}

#[test]
fn ends_at_abbreviations() {
    check("He lives in the U.S.| The firm is Acme Inc.| It was sold in Dec.| They left at 5 p.m.| Nobody saw it.");
    check("They sell oil, gas, etc.| “We buy,” he said.");
}

#[test]
fn quotes_and_brackets_belong_to_the_sentence() {
    check("“We won.”| He left.| (It rained.)| ‘Fine.’| Good.");
    check("\"We won.\"| He left.| \"Is it?\" she asked.| \"No.\"");
    check("He said \"No.\"| \"Why?\" she asked.");
    check("“Really?” he said.| Yahoo! is big.");
    check("talks .| \"For us it works,\" he said .");
}

#[test]
fn ellipses_end_only_before_a_start() {
    check("well... maybe.| Then...| Nothing.");
}

#[test]
fn parts_list_items() {
    check("1. The first item.| 2. The second one.");
    check("• One thing\n|• Another thing");
}

#[test]
fn cells_are_sentences() {
    check("Country\t|Exports\t|2019");
}

#[test]
fn joins_lines_inside_a_sentence() {
    check("Participants were presented with Moscow’s investment\nand industrial potential.");
}

#[test]
fn joins_hard_wrapped_lines() {
    check(
        "The mayor of the old harbour town said on Friday that Sergei\nSobolev would open the new fish market before winter.| Work on\nthe hall began in spring and has cost more than was planned,\nthough nobody could say by how much.\n\n|A second paragraph follows here and it is wrapped at the very\nsame width as the first one was.",
    );
}

#[test]
fn keeps_one_sentence_a_line_apart() {
    check(
        "HARBOUR TOWN BEATS RIVALS\n|LONDON 1996-08-30\n|The old harbour town beat all its rivals by an innings on Friday in two days.\n|Their stay on top may be short.\n|Score at the close of play :\n|Kent 67 for two",
    );
}

#[test]
fn parts_headings_from_their_paragraph() {
    check("It was so.| Overall Economic Activity| The U.S. economy grew.");
    check("He works for The Hague Group.");
}

#[test]
fn other_scripts_end_too() {
    check("ما هذا؟| هذا بيت.| نعم.");
    check("我们来了。|他走了。");
}

#[test]
fn numbers_addresses_and_dates_stay_whole() {
    check(
        "Growth was 3.5 percent, not 2.75.| It said so on www.example.org/a.b.| Mail ann.lee@example.org. Then wait."
            .replace(". Then", ".| Then")
            .as_str(),
    );
    check("It closed on Dec. 4, 2025, at 4:30 p.m. in Washington, D.C. on a Thursday.| Shares fell 1,984.5 points.");
    check("The U.S. economy grew.| He lives in the U.K.| The Fed met on Jan. 5.");
}

#[test]
fn glued_sentences_part_but_names_do_not() {
    check("They signed it.|“It is good.”|Nobody asked.|In 2015 it ended.");
    check("He uses Node.js and ASP.NET at Yahoo.com every day.| Then he rests.");
}
