//! Real browsers at the built page: what the tests of the page, its screenshots and its timings drive.
//!
//! A [`Browser`] is one headless browser with a new profile at a server of its own; everything ends with it.

mod axe;
mod browser;
mod driver;
mod keyboard;
mod measure;
mod native;
mod page;
mod process;

pub use self::{
    axe::{ELSEWHERE, STATES},
    browser::Browser,
    driver::Engine,
    measure::Cost,
    native::annotated_natively,
    page::{Mark, Marks},
};
