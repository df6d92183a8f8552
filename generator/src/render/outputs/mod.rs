//! The outputs of a site: each feature plans, renders and names its own files.
//!
//! `tugan build` renders every file of the plan, `tugan serve` only the one that a browser
//! requests; the bytes are the same. A new output is a file here and a line in one of the two lists
//! below.

mod assets;
mod codes;
mod entries;
mod feeds;
mod home;
mod lists;
mod manifest;
mod maps;
mod media;
mod output;
mod redirects;
mod search;
mod sitemap;
mod volunteers;

use super::Renderer;
pub(crate) use output::{File, Output, Plan};

/// The outputs with pages that search engines should index, in the order of the site maps.
static INDEXED: [&dyn Output; 5] =
    [&home::Home, &search::Search, &volunteers::Volunteers, &lists::Lists, &entries::Entries];

/// All other outputs.
static OTHERS: [&dyn Output; 7] = [
    &assets::Assets,
    &codes::Codes,
    &feeds::Feeds,
    &manifest::Manifests,
    &maps::Maps,
    &media::Media,
    &sitemap::Sitemap { of: &INDEXED },
];

/// Lists all files of a site.
pub(crate) fn plan(renderer: &Renderer) -> Plan {
    let mut plan = Plan::default();
    for output in INDEXED.iter().chain(&OTHERS) {
        output.plan(renderer, &mut plan);
    }
    // Redirects come last, because they depend on which pages exist.
    redirects::plan(renderer, &mut plan);
    plan
}
