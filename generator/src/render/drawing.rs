//! Maps, covers and codes on the pages: joins the catalog with what draws them.

use domain::{Code, Lang};

use super::Press;
use crate::resolve::{Entry, EntryRef};

impl Press {
    /// The cover of an entry without a photograph.
    pub(super) fn cover(&self, _entry: &Entry) -> String {
        String::new()
    }

    /// The small map that shows where an entry is.
    pub(super) fn locator(&self, _entry: &Entry, _lang: Lang) -> String {
        String::new()
    }

    /// The map of a route.
    pub(super) fn route_map(&self, _entry: &Entry, _lang: Lang) -> Option<String> {
        None
    }

    /// The map of all regions.
    pub(super) fn country_map(&self, _lang: Lang) -> String {
        String::new()
    }

    /// The map of a region with its entries.
    pub(super) fn region_map(&self, _region: usize, _entries: &[EntryRef], _lang: Lang) -> String {
        String::new()
    }

    /// The names of a region's districts.
    pub(super) fn districts(&self, _region: Option<usize>, _lang: Lang) -> Vec<String> {
        Vec::new()
    }

    /// Whom the maps owe their data to.
    pub(super) fn map_credit(&self) -> Option<&'static str> {
        None
    }

    /// The short address as it is printed under a code.
    pub(super) fn printed_address(&self, code: Code) -> String {
        format!("{}/Q/{code}", self.catalog.config.code_host.to_uppercase())
    }

    /// The script that all pages share.
    pub(super) fn script_url(&self) -> Option<String> {
        self.theme.asset("js/site.js").map(|_| "/assets/js/site.js".to_owned())
    }
}
