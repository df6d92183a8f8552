//! Files of entries that all locales share: copies of pictures, and tracks of routes.

use super::output::{File, Output, Plan};
use crate::address;
use crate::read::load;
use crate::read::media::Shape;
use crate::render::{RenderError, Renderer, pictures};
use crate::resolve::{Entry, EntryRef};

/// The pictures and tracks of all entries.
pub(super) struct Media;

/// A copy of a picture of an entry.
#[derive(Debug)]
struct PictureCopy {
    entry: EntryRef,
    /// The position of the picture among those of the entry.
    image: u32,
    /// The width of the copy in pixels.
    width: u32,
}

/// The track of a route.
#[derive(Debug)]
struct Track(EntryRef);

impl Output for Media {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for (at, entry) in renderer.catalog.entries() {
            for (image, picture) in (0..).zip(&entry.common.images) {
                let file = &picture.value.file;
                for Shape { width, .. } in copies(entry, file) {
                    let address = address::picture(&entry.id, file, width);
                    plan.add(&address, PictureCopy { entry: at, image, width });
                }
            }
            if pictures::track(entry).is_some() {
                plan.add(&address::track(&entry.id), Track(at));
            }
        }
    }
}

/// Returns the shapes of the copies made of a picture.
fn copies(entry: &Entry, file: &str) -> Vec<Shape> {
    entry.picture(file).map(Shape::copies).unwrap_or_default()
}

/// Returns the path of a file in the folder of an entry.
fn path(entry: &Entry, file: &str) -> String {
    format!("content/{}/{}/{file}", entry.id.kind, entry.id.slug)
}

impl File for PictureCopy {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let entry = renderer.catalog.get(self.entry);
        let file = &entry.common.images[self.image as usize].value.file;
        let path = path(entry, file);
        let picture = load::read_bytes(&renderer.root, &path)?;
        let widths: Vec<u32> = copies(entry, file).iter().map(|shape| shape.width).collect();
        let copy = renderer.pictures.copy(&picture, &widths, self.width);
        copy.map_err(|source| RenderError::Picture { path, source })
    }
}

impl File for Track {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let entry = renderer.catalog.get(self.0);
        let file = pictures::track(entry).unwrap_or_default();
        Ok(load::read_bytes(&renderer.root, &path(entry, file))?)
    }
}
