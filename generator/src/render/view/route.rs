//! The special parts of the pages of routes: the stops day by day, and the advice.

use std::collections::BTreeMap;

use serde::Serialize;

use super::scope::{Link, Scope};
use crate::kinds::{Route, Stop, StopPlace};

/// A day of a journey.
#[derive(Debug, Serialize)]
pub(super) struct RouteDay<'e> {
    title: String,
    distance: Option<String>,
    stops: Vec<RouteStop<'e>>,
}

#[derive(Debug, Serialize)]
struct RouteStop<'e> {
    title: String,
    url: Option<String>,
    lang: Option<&'e str>,
    km: Option<String>,
    see: Vec<Link<'e>>,
}

/// A piece of advice.
#[derive(Debug, Serialize)]
pub(super) struct AdviceItem {
    title: String,
    text: String,
}

impl<'e> Scope<'e> {
    pub(super) fn days(&self, route: &'e Route) -> Vec<RouteDay<'e>> {
        let mut days: BTreeMap<u32, Vec<&Stop>> = BTreeMap::new();
        let mut day = 1;
        for stop in &route.stops {
            day = stop.day.unwrap_or(day);
            days.entry(day).or_default().push(stop);
        }
        let mut from = 0;
        let mut out = Vec::with_capacity(days.len());
        for (number, stops) in days {
            let to = stops.iter().filter_map(|stop| stop.km).max();
            let driven = to.and_then(|to| to.checked_sub(from)).filter(|km| *km > 0);
            from = to.unwrap_or(from);
            out.push(RouteDay {
                title: self.words.fill("route.day", &[("n", &number.to_string())]),
                distance: driven.map(|km| self.words.unit("km", f64::from(km), 0)),
                stops: stops.into_iter().map(|stop| self.stop(stop)).collect(),
            });
        }
        out
    }

    fn stop(&self, stop: &'e Stop) -> RouteStop<'e> {
        let catalog = &self.renderer.catalog;
        let link = match &stop.place {
            StopPlace::Entry(id) => catalog.find(&id.value).map(|entry| self.link(entry)),
            StopPlace::Named { name, .. } => {
                name.best(self.locale).map(|(_, name)| Link::new(String::new(), name.clone()))
            }
        };
        let link = link.unwrap_or_default();
        let from_start = |km: u32| {
            let distance = self.words.unit("km", f64::from(km), 0);
            self.words.fill("route.from_start", &[("distance", &distance)])
        };
        let see = stop.see.iter().filter_map(|id| catalog.find(&id.value));
        RouteStop {
            title: link.title,
            url: Some(link.url).filter(|url| !url.is_empty()),
            lang: link.lang,
            km: stop.km.filter(|km| *km > 0).map(from_start),
            see: see.map(|entry| self.link(entry)).collect(),
        }
    }

    pub(super) fn advice(&self, route: &Route) -> Vec<AdviceItem> {
        let item = |word: &str| AdviceItem {
            title: self.words.at(&format!("safety.{word}.title")),
            text: self.words.at(&format!("safety.{word}.text")),
        };
        route.safety.iter().map(|advice| item(advice.word())).collect()
    }
}
