//! `tugan build`: renders every file of a site on all cores and writes them as a whole.

pub mod info;
pub mod site;
pub mod workspace;

use std::path::Path;

use rayon::prelude::*;

use self::info::Digest;
use self::site::Site;
use crate::render::RenderError;
use crate::write::{Receipt, Staging, WriteError};

/// Why a build failed; the site in the output folder is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A page cannot be rendered.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The output cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Receives the progress of a build; called from all cores.
pub trait Progress: Sync {
    /// The number of files to write.
    fn begin(&self, files: usize);
    /// One more file is written.
    fn step(&self);
}

/// Renders and writes every file of a site, and the build info with the hash of them all.
///
/// Each page is dropped as soon as it is written, so memory does not grow with the site's HTML.
pub fn build(
    site: &Site,
    root: &Path,
    output: &Path,
    progress: &dyn Progress,
) -> Result<Receipt, BuildError> {
    let staging = Staging::begin(output, root)?;
    let files: Vec<_> = site.files().collect();
    progress.begin(files.len());
    let written: Vec<Digest> = files
        .into_par_iter()
        .map(|(path, file)| -> Result<Digest, BuildError> {
            let bytes = site.render(file)?;
            staging.put(path, &bytes)?;
            progress.step();
            Ok(Digest::of(path, &bytes))
        })
        .collect::<Result<_, _>>()?;
    staging.put(info::PATH, &site.info(written))?;
    let receipt = staging.finish()?;
    site.remove_unused_copies();
    Ok(receipt)
}
