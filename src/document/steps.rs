//! Steps of the inner loops, counted in tests only: linear time is proved by counts, which no busy machine disturbs.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts steps; nothing outside of tests.
#[inline]
pub(super) fn count(n_steps: usize) {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + n_steps));
    #[cfg(not(test))]
    let _ = n_steps;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn steps_of(read: fn(&str) -> Document, text: &str) -> usize {
        STEPS.with(|steps| steps.set(0));
        let document = read(text);
        assert!(document.blocks().iter().all(|block| !document.slice(block.span).is_empty()));
        STEPS.with(std::cell::Cell::get)
    }

    /// Twice the text takes at most a little more than twice the steps, and no more than some hundred for a byte.
    #[track_caller]
    fn check(name: &str, pattern: &str) {
        let once = pattern.repeat(20_000 / pattern.len());
        let twice = pattern.repeat(40_000 / pattern.len());
        for (kind, read) in [("text", Document::parse as fn(&str) -> Document), ("plain", Document::plain), ("html", Document::from_html)] {
            let (n_once, n_twice) = (steps_of(read, &once), steps_of(read, &twice));
            assert!(10 * n_twice <= 23 * n_once + 10_000, "{name} as {kind}: {n_once} steps, then {n_twice}");
            assert!(n_twice <= 120 * twice.len(), "{name} as {kind}: {n_twice} steps for {} bytes", twice.len());
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for pattern in [
            "<",
            "a.A",
            "x",
            "!",
            "\"",
            "&",
            "www.",
            "http://a,",
            "@",
            "a@",
            "#",
            ".",
            "-",
            "'",
            "a'",
            "\u{a0}",
            "â",
            "&amp",
            "U.S.",
            "(",
            "1,",
            "\t",
            "”. ",
            ",",
            ", ",
            "\"a\" ",
            "a- b ",
            "By ",
            "by: A ",
            "{\"@context\":",
            "{\"a\":[",
            "https://a.org/x ",
            "a a ",
            "… ",
        ] {
            check(pattern, pattern);
        }
    }

    #[test]
    fn hostile_lines_take_linear_time() {
        for pattern in [
            "\n",
            "a\n",
            "x y\n",
            "- a\n",
            "Read more: x\n",
            "a, b, c\n",
            "By Ann Lee\n",
            "2025-01-05\n",
            "Related\nx y z\n",
            "a@b.org\n",
            "\r",
            "---\n",
            "Tags: a\n",
            "Title Of It\n",
            "Ann Lee says:\n2025-01-05\n",
            "Comments\nReply\n",
            "Image\n",
            "title: a\n",
            "a b c:\nx y z\n",
            "More stories\nIt is so that the hall was opened again on Monday…\n",
            "Read more\nIt is so that the hall was opened again on Monday here.\n",
            "manu-\nfacturing\n",
            "\"@context\"\n{\n",
        ] {
            check(pattern, pattern);
        }
    }

    #[test]
    fn copies_take_linear_time() {
        check(
            "one paragraph again and again",
            "The fish hall in the old harbour opened again on Monday after two years of building work, they said.\n",
        );
        check("glued", "The hall opened again on Monday after two years of work.");
    }

    #[test]
    fn hostile_tags_take_linear_time() {
        for pattern in [
            "<b>",
            "<p>",
            "<div>",
            "<b><li></li>",
            "<a ",
            "<a b=\"",
            "<a b='\">",
            "<!--",
            "</",
            "</p>",
            "<script>",
            "<script></",
            "<table><tr><td>",
            "<br>",
            "<ul><li>a",
            "<div class='x y z'>",
            "<pre>\n",
            "<div>It is so, that it is.</div>",
            "<div>It is so, that it is.",
            "<p class='article comment'>It is so, that it is.",
            "<div><p>It is so, that it is.</div>x",
        ] {
            check(pattern, pattern);
        }
    }

    #[test]
    fn other_bytes_are_read_as_text() {
        let pdf = format!(
            "%PDF-1.7\n{}endobj\nxref\n0 6\n%%EOF",
            "1 0 obj\n<< /Type /Page >>\nstream\nx\u{fffd}\u{1}\u{fffd}K\u{fffd}(\nendstream\n".repeat(200)
        );
        let document = Document::read(&pdf);
        assert_eq!(document.text(), pdf);
        assert_eq!(document.metadata().title, None);
    }
}
