//! The page: the only module that knows a browser.
