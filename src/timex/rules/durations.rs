//! How long, and how long before or after: `three years`, `the next few months`, `two-year`, `ten days ago`, `a year earlier`.

use crate::annotation::Modifier;

use crate::timex::{
    expression::{Amount, Amounts, Anchor, Meaning, Point},
    finds::{MeaningId, PointId},
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Taken},
};

/// Nouns behind `six-month-old` that are people.
const PEOPLE: [&str; 14] =
    ["boy", "girl", "baby", "infant", "son", "daughter", "child", "man", "woman", "toddler", "twins", "brother", "sister", "children"];

/// Names of wars that are said as durations.
const WARS: [&str; 3] = ["war", "wars", "reich"];

impl Reader<'_> {
    /// A duration, or a distance from an anchor; the modifier is one that stands behind (`or so`, `or more`).
    pub(super) fn duration(&self, at: usize) -> Option<Taken<MeaningId>> {
        if let Lex::Lasting(unit) = *self.lex(at) {
            return self.meant(self.lasting(Amount::whole(1), unit), at + 1);
        }
        // `once-in-a-century`
        if self.is(at, Word::A) && self.is_mark(at.wrapping_sub(1), '-') && self.is_glued(at) {
            return None;
        }
        let (amounts, end) = self.amounts(at)?;
        // In `a year-earlier loss` the article is the noun's.
        let is_adjective = self.is(at, Word::A) && self.is_mark(end, '-');
        if let Some(found) = self.distance(amounts, end).filter(|_| !is_adjective) {
            return Some(found);
        }
        // `aged 8–10 years`
        let first = if self.is_mark(at.wrapping_sub(1), '-') { at.wrapping_sub(2) } else { at };
        let is_aged = self.is(first.wrapping_sub(1), Word::Age);
        if is_aged
            || is_adjective && self.after_year_earlier(at + 1).is_some()
            || self.is_age(end)
            || self.is_name(at, end)
            || self.is_share(at, end)
        {
            return None;
        }
        let (modifier, end) = self.modifier_behind(end);
        let end = self.past_word(end, Word::Long).max(self.past_suffix(end));
        if let Some(found) = self.distance(amounts, end) {
            let (meaning, _) = self.finds.meaning(found.value());
            return self.meant_with(meaning, modifier, found.end());
        }
        self.meant_with(Meaning::Duration(amounts), modifier, end)
    }

    /// One unit or more, nothing else.
    fn lasting(&self, amount: Amount, unit: Unit) -> Meaning {
        Meaning::Duration(Amounts { first: self.finds.keep_amount(amount, unit), n: 1 })
    }

    /// One or more amounts of units: `two years`, `two years and six months`, `3 hours 20 minutes`.
    fn amounts(&self, at: usize) -> Option<(Amounts, usize)> {
        let ((amount, mut last), mut end) = self.measured(at)?;
        let mut amounts = Amounts { first: self.finds.keep_amount(amount, last), n: 1 };
        loop {
            let next = self.past_word(self.past_mark(end, ','), Word::And);
            let Some(((amount, unit), more_end)) = self.measured(next) else { break };
            // Only a smaller unit goes on, and nothing vague: `weeks and months` are two.
            if unit >= last || amount == Amount::Vague || amounts.n > 4 || self.is(next, Word::A) {
                break;
            }
            self.finds.keep_amount(amount, unit);
            amounts.n += 1;
            (last, end) = (unit, more_end);
        }
        Some((amounts, end))
    }

    /// One amount of one unit.
    fn measured(&self, at: usize) -> Option<((Amount, Unit), usize)> {
        if let Some(found) = self.part_of_unit(at) {
            return Some(found);
        }
        let (mut amount, mut end) = self.amount_or_two(at)?;
        end = self.past_adjectives(self.past_hyphen(end));
        let (unit, is_plural) = self.unit(end).or_else(|| self.hours_sign(at, end))?;
        // `a decades-old feud`: the article is the noun's.
        if is_plural && self.is(at, Word::A) && amount == Amount::whole(1) {
            return None;
        }
        if !is_plural && !self.is_single(at, amount, end) {
            return None;
        }
        end += 1;
        if amount == Amount::whole(1)
            && let Some(half_end) = self.after_and_a_half(end).end()
        {
            amount = Amount::Thousandths(1500);
            end = half_end;
        }
        Some(((amount, unit), end))
    }

    /// `a quarter of a century`, `a quarter-century`, `three quarters of an hour`.
    fn part_of_unit(&self, at: usize) -> Option<((Amount, Unit), usize)> {
        let (n_quarters, start) = self.number_in_words(at).parts().unwrap_or((1, self.past_word(at, Word::A)));
        let (Unit::Quarter, _) = self.unit(self.past_hyphen(start))? else { return None };
        let behind = self.past_hyphen(start) + 1;
        let noun = self.after_all(behind, &[Word::Of, Word::A]).end().unwrap_or_else(|| self.past_hyphen(behind));
        let Lex::Unit(unit @ (Unit::Hour | Unit::Century)) = *self.lex(noun) else { return None };
        (n_quarters < 4).then_some(((Amount::Thousandths(u64::from(n_quarters) * 250), unit), noun + 1))
    }

    /// `3h`, `3 h`.
    fn hours_sign(&self, at: usize, end: usize) -> Option<(Unit, bool)> {
        let is_sign = self.is_digits(at) && self.is(end, Word::H) && !self.is_capital(end) && !self.is_glued(end + 1);
        is_sign.then_some((Unit::Hour, true))
    }

    /// An amount, or two with `or`, `to`, a dash between: the latter counts.
    fn amount_or_two(&self, at: usize) -> Option<(Amount, usize)> {
        let (amount, end) = self.amount(at)?;
        let is_or = self.is_any(end, &[Word::Or, Word::To]) || self.is_mark(end, '-');
        if is_or && let Amount::Thousandths(low) = amount {
            let second = self.exact_number(end + 1);
            if let Some((Amount::Thousandths(high), second_end)) = second
                && high > low
            {
                return Some((Amount::Thousandths(high), second_end));
            }
            if self.is_hyphenated_to(end)
                && let Some((Amount::Thousandths(high), second_end)) = self.exact_number(end + 3)
                && high > low
            {
                return Some((Amount::Thousandths(high), second_end));
            }
        }
        Some((amount, end))
    }

    fn is_hyphenated_to(&self, at: usize) -> bool {
        self.is_joint(at, '-') && self.is_any(at + 1, &[Word::To, Word::Or]) && self.is_joint(at + 2, '-')
    }

    fn exact_number(&self, at: usize) -> Option<(Amount, usize)> {
        let (number, end) = self.integer(at).parts()?;
        Some((Amount::whole(number), end))
    }

    /// Whether a unit in the singular can be counted: `a year`, `one day`, `two-year`, `half an hour`, `5 min`.
    fn is_single(&self, at: usize, amount: Amount, unit: usize) -> bool {
        let is_hyphenated = self.is_mark(unit - 1, '-');
        let is_short = matches!(self.slice(unit), "min" | "hr" | "sec" | "yr" | "wk");
        // `a second` is an ordinal as often, `a minute` before a noun a rate: only a number makes them durations.
        let is_ordinal = self.is_unit(unit, Unit::Second) && self.is(at, Word::A);
        let one = amount == Amount::whole(1) || amount == Amount::Thousandths(500);
        // `four year` is a slip for `four-year`, or its hyphen lost.
        let is_lost = matches!(*self.lex(at), Lex::Count(_) | Lex::Digits(_)) && !self.is_unit(unit, Unit::Second);
        (one && !is_ordinal) || is_hyphenated || is_short || is_lost
    }

    /// Behind adjectives that a number and its unit let in.
    fn past_adjectives(&self, at: usize) -> usize {
        use Word::{Coming, Consecutive, Fiscal, Following, Further, Long, More, Other, Past, Previous, Straight, Whole};
        let mut end = at;
        while end < at + 2 {
            let is_adjective = self
                .is_any(end, &[More, Whole, Consecutive, Straight, Further, Long, Other, Fiscal, Past, Following, Previous, Coming])
                || self.reads_any(end, &["calendar", "business", "working", "trading", "solid", "final", "short", "light", "academic"]);
            if !is_adjective {
                break;
            }
            end += 1;
        }
        end
    }

    /// `-long` and `-old` behind a unit.
    fn past_suffix(&self, at: usize) -> usize {
        if self.is_joint(at, '-') && self.is_any(at + 1, &[Word::Long, Word::Old]) { at + 2 } else { at }
    }

    /// `or so`, `or more`, `or less`.
    fn modifier_behind(&self, at: usize) -> (Option<Modifier>, usize) {
        let modifier = match (*self.lex(at), *self.lex(at + 1)) {
            (Lex::Word(Word::Or), Lex::Word(Word::So)) => Modifier::Approx,
            (Lex::Word(Word::Or), Lex::Word(Word::More)) => Modifier::EqualOrMore,
            (Lex::Word(Word::Or), Lex::Word(Word::Less)) => Modifier::EqualOrLess,
            _ => return (None, at),
        };
        (Some(modifier), at + 2)
    }

    /// Whether the duration is a person's age, or an adjective with `old` that may be one.
    fn is_age(&self, end: usize) -> bool {
        let old = self.past_hyphen(end);
        let is_years = matches!(*self.lex(end - 1), Lex::Unit(Unit::Year) | Lex::Units(Unit::Year));
        if self.is(old, Word::Old) || self.reads(old, "olds") {
            return is_years || self.reads_any(old + 1, &PEOPLE);
        }
        is_years && self.is(end, Word::Of) && self.is(end + 1, Word::Age)
    }

    /// Whether it is part of a name: `Hundred Years' War`, `Seven Days` in a title.
    fn is_name(&self, at: usize, end: usize) -> bool {
        let next = self.past_mark(end, '\'');
        let is_titled = self.is_capital(at) && self.is_capital(end - 1);
        is_titled && (self.reads_any(next, &WARS) || self.is_capital(next) && self.is_other(next) && at > 0)
    }

    /// Whether it is a fraction (`three-quarters of`), a title in quotes (`"60 Minutes"`), or how much of the day
    /// something is done (`24 hours a day`, and `a day` behind it).
    fn is_share(&self, at: usize, end: usize) -> bool {
        let is_quarter = matches!(*self.lex(end - 1), Lex::Units(Unit::Quarter) | Lex::Unit(Unit::Quarter));
        let is_fraction = is_quarter && (self.is(end, Word::Of) || self.is_mark(end - 2, '-') && self.is_units(end - 1, Unit::Quarter));
        let is_title = self.is_mark(at.wrapping_sub(1), '"') || self.is_mark(at.wrapping_sub(1), '\'');
        let is_rated = self.is_any(end, &[Word::A, Word::Per]) && matches!(*self.lex(end + 1), Lex::Unit(_));
        let is_rate = self.is(at, Word::A) && matches!(*self.before(at), Lex::Units(_));
        is_fraction || is_rated || is_rate || (is_title && self.is_capital(end - 1) && self.is_digits(at))
    }

    /// `ago`, `earlier`, `later`, `from now` behind amounts.
    fn distance(&self, amounts: Amounts, at: usize) -> Option<Taken<MeaningId>> {
        let joint = self.past_hyphen(at);
        let (is_later, from, end) = match *self.lex(joint) {
            Lex::Word(Word::Ago) => (false, Anchor::Reference, joint + 1),
            Lex::Word(Word::Hence) => (true, Anchor::Reference, joint + 1),
            Lex::Word(Word::Earlier) => (false, Anchor::Focus, joint + 1),
            Lex::Word(Word::Later) => (true, Anchor::Focus, joint + 1),
            Lex::Word(Word::From) if self.is(joint + 1, Word::Now) => (true, Anchor::Reference, joint + 2),
            Lex::Word(Word::From | Word::After) if matches!(*self.lex(joint + 1), Lex::Day(_)) => {
                (true, self.anchor(joint + 1)?, joint + 2)
            }
            Lex::Word(Word::Before) if matches!(*self.lex(joint + 1), Lex::Day(_)) => (false, self.anchor(joint + 1)?, joint + 2),
            Lex::Word(Word::Before) if self.is_clause_end(joint + 1) => (false, Anchor::Focus, joint + 1),
            _ => return None,
        };
        let (first, unit) = self.finds.amount(amounts.first);
        let (second, smaller) = self.finds.amount(amounts.first + 1);
        let n_smaller = match (amounts.n, unit, smaller) {
            (2, Unit::Year, Unit::Month) => 12,
            (2, Unit::Week, Unit::Day) => 7,
            _ => return self.meant(Meaning::Away { amount: first, unit, is_later, from }, end),
        };
        let amount = Amount::whole(u32::try_from(first.number()? * n_smaller + second.number()?).ok()?);
        self.meant(Meaning::Away { amount, unit: smaller, is_later, from }, end)
    }

    fn anchor(&self, at: usize) -> Option<Anchor> {
        let (point, _) = self.deictic_day(at).parts()?;
        Some(Anchor::Point(point))
    }

    pub(super) fn is_clause_end(&self, at: usize) -> bool {
        matches!(*self.lex(at), Lex::Mark('.' | ',' | ';' | ')' | '?' | '!') | Lex::Break)
    }

    /// `the past three months`, `the next few years`, `the first nine months`, `recent weeks`, `the past year`.
    pub(super) fn stretch(&self, at: usize) -> Option<Taken<MeaningId>> {
        use Word::{Coming, Following, Last, Latest, Next, Past, Previous, Recent, Same, These, This, Those};
        let the = self.past_word(at, Word::The);
        let this = if the == at { self.after_any(at, &[This, These, Those]).end().unwrap_or(at) } else { the };
        let qualified = self.after_any(this, &[Past, Last, Next, Coming, Previous, Following, Latest, Same]).end().or_else(|| {
            let is_first = matches!(*self.lex(this), Lex::Ordinal(1)) || self.reads(this, "final") || self.reads(this, "opening");
            is_first.then_some(this + 1)
        });
        if let Some(count) = qualified {
            if let Some((amounts, end)) = self.amounts(count).filter(|_| !self.is(count, Word::A)) {
                let (modifier, end) = self.modifier_behind(end);
                return if self.is_age(end) { None } else { self.meant_with(Meaning::Duration(amounts), modifier, end) };
            }
            let is_ahead =
                self.is_any(count - 1, &[Next, Coming]) && self.is_any(at.wrapping_sub(1), &[Word::For, Word::Over, Word::Within]);
            if (is_ahead || self.is(count - 1, Past))
                && let Some((unit, false)) = self.unit(count)
            {
                return self.meant(self.lasting(Amount::whole(1), unit), count + 1);
            }
        }
        if let Some(count) = self.after_any(this, &[Recent]).end().or_else(|| qualified.filter(|_| !self.is_any(this, &[Same]))) {
            let (unit, _) = self.unit(count).filter(|(unit, is_plural)| *is_plural && *unit >= Unit::Day)?;
            return self.meant(self.lasting(Amount::Vague, unit), count + 1);
        }
        if the > at && self.is_ended_year(the) {
            let end = self.past_word(the, Word::Fiscal) + 1;
            return self.meant(self.lasting(Amount::whole(1), Unit::Year), end);
        }
        if this > at {
            let (amounts, end) = self.amounts(this).filter(|(amounts, _)| !self.has_one(*amounts))?;
            let is_plural = self.unit(end - 1).is_some_and(|(_, is_plural)| is_plural);
            return self.meant_if(is_plural && !self.is_age(end), Meaning::Duration(amounts), end);
        }
        None
    }

    /// Whether there is one of a unit among amounts.
    fn has_one(&self, amounts: Amounts) -> bool {
        (amounts.first..amounts.first + amounts.n).any(|number| self.finds.amount(number).0 == Amount::whole(1))
    }

    /// `year ended`, `fiscal year ending`.
    fn is_ended_year(&self, at: usize) -> bool {
        let year = self.past_word(at, Word::Fiscal);
        self.is_unit(year, Unit::Year) && (self.reads(year + 1, "ended") || self.reads(year + 1, "ending"))
    }

    /// `years`, `months ago`, `for weeks`: a plural without a number.
    pub(super) fn bare_plural(&self, at: usize) -> Option<Taken<MeaningId>> {
        use Word::{After, For, In, Over, Within};
        let (unit, _) = self.unit(at).filter(|(unit, is_plural)| *is_plural && *unit >= Unit::Day)?;
        let lasting = self.lasting(Amount::Vague, unit);
        if self.after_any(at + 1, &[Word::Ago, Word::Later, Word::Earlier]).is_some() {
            return self.meant(lasting, at + 2);
        }
        let is_asked = self.is_any(at.wrapping_sub(1), &[For, In, Within, After, Over]) || self.is(at + 1, Word::Before);
        let is_noun = self.is_mark(at + 1, '-') && self.is_glued(at + 1);
        // `a decades-long embargo`
        if self.past_suffix(at + 1) > at + 1 {
            return self.meant(lasting, self.past_suffix(at + 1));
        }
        self.meant_if(is_asked && !is_noun, lasting, at + 1)
    }

    /// `all week`, `the whole year`, `a full day`.
    pub(super) fn whole_unit(&self, at: usize) -> Option<Taken<MeaningId>> {
        // `the full year` of a report is the year at hand: see `full_year`.
        if self.full_year(at).is_some() {
            return None;
        }
        let is_all = self.reads(at, "all");
        let start = if is_all { at + 1 } else { self.past_word(self.past_word(at, Word::The), Word::A) };
        let unit = if is_all { self.past_hyphen(start) } else { self.past_hyphen(self.is(start, Word::Whole).then_some(start + 1)?) };
        let Lex::Unit(unit_found @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade)) = *self.lex(unit) else {
            return None;
        };
        self.meant(self.lasting(Amount::whole(1), unit_found), self.past_suffix(unit + 1))
    }

    /// `the third straight year`, `the fifth consecutive month`: how long it has gone on.
    pub(super) fn straight(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (ordinal, end) = self.ordinal(self.past_word(self.past_word(at, Word::The), Word::A)).parts()?;
        let unit = self.after_any(end, &[Word::Straight, Word::Consecutive]).end()?;
        let (unit, _) = self.unit(unit).map(|(found, _)| (found, unit))?;
        self.meant(self.lasting(Amount::whole(u32::from(ordinal)), unit), end + 2)
    }

    /// Which point a distance counts from: only the parser of points knows days.
    pub(super) fn steps_from(&self, at: usize) -> Option<Taken<PointId>> {
        let one = (Amount::whole(1), self.past_word(at, Word::The));
        let (amount, noun) = if self.is(at, Word::The) { one } else { self.amount(at).unwrap_or(one) };
        let (unit, _) = self.unit(noun).filter(|(unit, _)| (Unit::Day..=Unit::Year).contains(unit))?;
        let sign = match *self.lex(noun + 1) {
            Lex::Word(Word::Before) => -1,
            Lex::Word(Word::After | Word::From) => 1,
            _ => return None,
        };
        let (holiday, end) = self.holiday(noun + 2).parts()?;
        let n_units = sign * amount.number()?;
        // Days and weeks count from the feast itself; a week after Easter is a Sunday.
        match unit {
            Unit::Week => self.found(Point::Steps(n_units.checked_mul(7)?, Unit::Day, holiday), end),
            unit => self.found(Point::Steps(n_units, unit, holiday), end),
        }
    }
}
