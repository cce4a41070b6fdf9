//! Amounts of money and percentages, by rule.

use std::ops::Range;

use super::{heads::has, mentions::Mentions, shape::Case};
use crate::annotation::EntityLabel;

/// Numbers in words, and what multiplies them.
const NUMBER_WORDS: &[&str] = &[
    "billion",
    "billions",
    "bn",
    "crore",
    "crores",
    "dozen",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "hundred",
    "hundreds",
    "k",
    "lakh",
    "lakhs",
    "m",
    "million",
    "millions",
    "mln",
    "mn",
    "nine",
    "nineteen",
    "ninety",
    "one",
    "seven",
    "seventeen",
    "seventy",
    "six",
    "sixteen",
    "sixty",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "tn",
    "trillion",
    "trillions",
    "trn",
    "twelve",
    "twenty",
    "two",
];

/// Tokens of the longest number in words: hundreds, tens and ones with `and` and a hyphen, of billions, millions, thousands and ones,
/// are 27. What goes on is no number, and is not read to its end from every one of its words.
const LONGEST_NUMBER: usize = 28;

/// What multiplies a number.
const SCALES: &[&str] = &[
    "b", "billion", "bn", "crore", "crores", "hundred", "k", "lakh", "lakhs", "m", "million", "mln", "mn", "t", "thousand", "tn",
    "trillion", "trn",
];

/// Currencies behind an amount.
const CURRENCIES: &[&str] = &[
    "aud",
    "baht",
    "birr",
    "bitcoin",
    "bitcoins",
    "bolivars",
    "brl",
    "cad",
    "cedi",
    "cedis",
    "cent",
    "cents",
    "chf",
    "cny",
    "crown",
    "crowns",
    "dinar",
    "dinars",
    "dirham",
    "dirhams",
    "dollar",
    "dollars",
    "dong",
    "drachmas",
    "eur",
    "euro",
    "euros",
    "francs",
    "gbp",
    "guilders",
    "hkd",
    "hryvnia",
    "hryvnias",
    "inr",
    "jpy",
    "kronas",
    "kroner",
    "kronor",
    "kwacha",
    "lari",
    "lira",
    "liras",
    "lire",
    "marks",
    "naira",
    "nok",
    "pence",
    "peseta",
    "pesetas",
    "peso",
    "pesos",
    "pounds",
    "rand",
    "rands",
    "reais",
    "renminbi",
    "rials",
    "ringgit",
    "riyal",
    "riyals",
    "rmb",
    "rouble",
    "roubles",
    "ruble",
    "rubles",
    "rupee",
    "rupees",
    "rupiah",
    "sek",
    "shekel",
    "shekels",
    "shilling",
    "shillings",
    "sterling",
    "taka",
    "tenge",
    "usd",
    "won",
    "yen",
    "yuan",
    "zloty",
    "zlotys",
];

/// Currencies before an amount.
const PREFIXES: &[&str] =
    &["chf", "cny", "eur", "gbp", "inr", "kes", "ksh", "ngn", "pkr", "rm", "rmb", "rs", "rs.", "sh", "ugx", "usd", "ush", "zar"];

/// Signs of currencies.
fn is_sign(word: &str) -> bool {
    matches!(word, "$" | "€" | "£" | "¥" | "₽" | "₹" | "₩" | "₪" | "₺" | "₦" | "₴" | "₫" | "฿" | "₱" | "₵" | "₸")
}

/// Finds amounts and puts them in place of the names that they touch.
pub fn find(mentions: &mut Mentions<'_>) {
    let is_sterling = is_sterling(mentions.document.text());
    for sentence in mentions.document.sentences() {
        let mut token_idx = sentence.tokens.start;
        while token_idx < sentence.tokens.end {
            match (Finder { mentions, sentence: sentence.tokens.clone(), is_sterling }).amount(token_idx) {
                Some((tokens, label)) => {
                    token_idx = tokens.end;
                    mentions.put_by_rule(tokens, label, 980);
                }
                None => token_idx += 1,
            }
        }
    }
}

/// Words that make pounds of the same sentence a weight.
const WEIGHING: &[&str] = &["heavier", "heavy", "overweight", "weigh", "weighed", "weighing", "weighs", "weight"];

/// Signs and the beginnings of words of texts whose pounds are money: those of countries that pay in pounds.
const STERLING: &[&str] =
    &["£", "sterling", "Brit", "UK", "U.K.", "Engl", "Scot", "Wales", "Welsh", "Irel", "London", "Egypt", "Leban", "Syria", "Sudan"];

/// Whether pounds are money in a text: it names a country that pays in them, or no other money.
fn is_sterling(text: &str) -> bool {
    !text.contains('$') || STERLING.iter().any(|sign| text.contains(sign))
}

struct Finder<'a, 'b> {
    mentions: &'a Mentions<'b>,
    /// The tokens of the sentence that is read.
    sentence: Range<usize>,
    /// Whether the pounds of the document are money.
    is_sterling: bool,
}

impl Finder<'_, '_> {
    /// The amount whose number starts at a token.
    fn amount(&self, token_idx: usize) -> Option<(Range<usize>, EntityLabel)> {
        let number_end = self.number_end(token_idx)?;
        if let Some(start) = self.prefix_start(token_idx) {
            return Some((start..number_end, EntityLabel::Money));
        }
        if let Some(end) = self.percent_end(number_end) {
            return Some((token_idx..end, EntityLabel::Percent));
        }
        let currency_idx = if self.is_people(number_end) { number_end + 1 } else { number_end };
        let is_money = currency_idx < self.sentence.end && has(CURRENCIES, self.mentions.lower(currency_idx));
        // "One won" and "two marks" are rather not money: words of both kinds need a number in digits or a scale.
        let is_clear =
            self.mentions.case(token_idx) == Case::Number || number_end > token_idx + 1 || self.mentions.lower(currency_idx) != "won";
        if !is_money || !is_clear || self.is_weight(currency_idx) {
            return None;
        }
        let start = self.article_start(token_idx);
        Some((start..currency_idx + 1, EntityLabel::Money))
    }

    /// Whether pounds weigh something rather than pay for it.
    fn is_weight(&self, token_idx: usize) -> bool {
        self.mentions.lower(token_idx) == "pounds"
            && (!self.is_sterling || self.sentence.clone().any(|idx| has(WEIGHING, self.mentions.lower(idx))))
    }

    /// The end of a number, of a range of numbers, and of what multiplies them.
    fn number_end(&self, token_idx: usize) -> Option<usize> {
        let mut end = self.single_end(token_idx)?;
        let is_range = matches!(self.word(end), "-" | "–" | "—" | "to");
        let second = if is_sign(self.word(end + 1)) { end + 2 } else { end + 1 };
        if is_range && let Some(range_end) = self.single_end(second) {
            end = range_end;
        }
        Some(end)
    }

    fn single_end(&self, token_idx: usize) -> Option<usize> {
        if token_idx >= self.sentence.end {
            return None;
        }
        let lower = self.mentions.lower(token_idx);
        let is_digits =
            self.mentions.case(token_idx) == Case::Number && lower.starts_with(|char: char| char.is_ascii_digit() || char == '.');
        let is_word = has(NUMBER_WORDS, lower) && !has(SCALES_ALONE, lower);
        if !is_digits && !is_word {
            return None;
        }
        let mut end = token_idx + 1;
        while end < token_idx + LONGEST_NUMBER {
            let next = self.mentions.lower(end);
            let is_next = end < self.sentence.end && (has(SCALES, next) || (is_word && has(NUMBER_WORDS, next)));
            let is_hyphen = is_word && self.word(end) == "-" && has(NUMBER_WORDS, self.mentions.lower(end + 1));
            let is_link = is_word && matches!(next, "a" | "and") && has(NUMBER_WORDS, self.mentions.lower(end + 1));
            match () {
                () if is_next => end += 1,
                () if (is_hyphen || is_link) && end + 1 < self.sentence.end => end += 2,
                () => break,
            }
        }
        Some(end)
    }

    /// Where an amount starts that has its currency before it: `$`, `US$`, `Rs`.
    fn prefix_start(&self, token_idx: usize) -> Option<usize> {
        let sign_idx = token_idx.checked_sub(1).filter(|idx| *idx >= self.sentence.start)?;
        if !is_sign(self.word(sign_idx)) {
            return has(PREFIXES, self.mentions.lower(sign_idx)).then_some(sign_idx);
        }
        let country_idx = sign_idx.checked_sub(1).filter(|idx| *idx >= self.sentence.start && self.mentions.is_glued(*idx));
        let is_country =
            |idx: &usize| matches!(self.word(*idx), "US" | "A" | "AU" | "C" | "CA" | "HK" | "NZ" | "NT" | "S" | "R" | "U.S." | "J");
        Some(country_idx.filter(is_country).unwrap_or(sign_idx))
    }

    /// `a million dollars`: the article is a number here.
    fn article_start(&self, token_idx: usize) -> usize {
        let before = token_idx.checked_sub(1).filter(|idx| *idx >= self.sentence.start);
        let is_scale = has(SCALES, self.mentions.lower(token_idx));
        before.filter(|idx| is_scale && matches!(self.word(*idx), "a" | "A")).unwrap_or(token_idx)
    }

    fn percent_end(&self, token_idx: usize) -> Option<usize> {
        let next = self.mentions.lower(token_idx + 1);
        let n_tokens = match self.mentions.lower(token_idx) {
            "%" | "percent" | "pct" => 1,
            "per" if next == "cent" => 2,
            "percentage" if matches!(next, "point" | "points") => 2,
            "-" if matches!(next, "percent" | "%") => 2,
            _ => return None,
        };
        (token_idx + n_tokens <= self.sentence.end).then_some(token_idx + n_tokens)
    }

    /// Whether an adjective of nationality stands there: `20 Australian dollars`, `5 U.S. cents`.
    fn is_people(&self, token_idx: usize) -> bool {
        let row = self.mentions.features.sheet().row(token_idx);
        token_idx < self.sentence.end && (super::features::is_demonym(&row) || matches!(self.word(token_idx), "U.S." | "US"))
    }

    fn word(&self, token_idx: usize) -> &str {
        if token_idx < self.sentence.end { self.mentions.word(token_idx) } else { "" }
    }
}

/// Scales that are no number without another.
const SCALES_ALONE: &[&str] = &["bn", "k", "m", "mln", "mn", "tn", "trn"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(crate::tagger::mentions::found_by(find, text), expected, "{text}");
    }

    #[test]
    fn lists_are_sorted() {
        for list in [NUMBER_WORDS, SCALES, CURRENCIES, PREFIXES, SCALES_ALONE, WEIGHING] {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
    }

    #[test]
    fn takes_an_amount_with_its_unit() {
        check("It cost $550 billion, US$5m or €3.2bn.", &["$550 billion", "US$5m", "€3.2bn"]);
        check("Rs 500 crore, 5 million Australian dollars, 100m yuan", &["Rs 500 crore", "5 million Australian dollars", "100m yuan"]);
        check("between $5-6 billion and a million euros", &["$5-6 billion", "a million euros"]);
        check("a million pounds", &["a million pounds"]);
        check("He paid twenty-five thousand euros.", &["twenty-five thousand euros"]);
    }

    #[test]
    fn a_number_in_words_comes_to_an_end() {
        let number = "nine hundred and ninety-nine";
        let amount = format!("{number} billion {number} million {number} thousand {number} dollars");
        check(&amount, &[&amount]);
        let text = "twenty-".repeat(1000) + "two dollars";
        let found = crate::tagger::mentions::found_by(find, &text);
        assert!(found.iter().all(|amount| amount.len() < 300), "{found:?}");
    }

    #[test]
    fn takes_percentages() {
        check("up 30%, 6.2 percent and 3.5 per cent", &["30%", "6.2 percent", "3.5 per cent"]);
        check("ten percent, 10-15%, 2 percentage points", &["ten percent", "10-15%", "2 percentage points"]);
    }

    #[test]
    fn pounds_are_money_where_the_text_says_so() {
        check("They paid $5 for each of the 29.4 million pounds that were caught.", &["$5"]);
        check("In London they paid 300 pounds, or $380.", &["300 pounds", "$380"]);
        check("The boxer weighed 200 pounds.", &[]);
    }

    #[test]
    fn leaves_other_numbers() {
        check("In 2024 three won 5 million votes; one won.", &[]);
    }
}
