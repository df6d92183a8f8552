//! Places: within the country, and within a region that the entry names.

use super::context::Context;
use crate::diag::Diagnostics;
use crate::parse::Draft;

/// How far outside a drawn border a place may lie: borders are drawn to one or two kilometres.
const TOLERANCE_KM: f64 = 4.0;

/// Tells a place that lies outside the country or outside every region that the entry names.
pub(super) fn check(draft: &Draft, context: &Context, faults: &mut Diagnostics) {
    let Some(location) = &draft.common.location else { return };
    let (map, place) = (&context.basemap, location.value.0);
    if map.is_empty() {
        return;
    }
    let named = draft.common.regions.iter().filter_map(|slug| {
        let region = context.classifier.regions.iter().find(|r| r.slug == slug.value)?;
        Some((slug, map.distance_outside_km(&region.iso, place)?))
    });
    let nearest = named.min_by(|a, b| a.1.total_cmp(&b.1));
    match nearest {
        Some((_, outside)) if outside <= TOLERANCE_KM => {}
        _ if !map.in_country(place) => faults.outside_country(location.span),
        Some((region, outside)) => {
            let distance = format!("{outside:.0} km");
            faults.outside_region(location.span, region.value.as_str(), &distance);
        }
        None => {}
    }
}
