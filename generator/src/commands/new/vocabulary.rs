//! Which words a key may hold, so that the comment above it can name them.

use domain::Kind;

use crate::kinds::{
    Access, Advice, ArchiveType, ArticleTopic, CraftMaterial, CraftType, Direction, EventType,
    Licence, List, Mode, MonumentMaterial, MonumentType, NatureStatus, NatureType, Occupation,
    PlaceType, PriceFor, ProjectStatus, ProjectType, Protection, Role, Rubric, Script, State,
    Surface, TopicStatus,
};

fn names<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

/// The words of the closed vocabulary of a key; none if it has no such vocabulary.
pub(super) fn words(kind: Kind, key: &str) -> Vec<&'static str> {
    match (kind, key) {
        (Kind::Monument, "type") => names(MonumentType::WORDS),
        (Kind::Monument, "protection") => names(Protection::WORDS),
        (Kind::Monument, "registry") => names(List::WORDS),
        (Kind::Monument, "materials") => names(MonumentMaterial::WORDS),
        (Kind::Monument, "authors") => names(Role::WORDS),
        (Kind::Monument, "condition") => names(State::WORDS),
        (Kind::Nature, "type") => names(NatureType::WORDS),
        (Kind::Nature, "status") => names(NatureStatus::WORDS),
        (Kind::Person, "occupations") => names(Occupation::WORDS),
        (Kind::Article, "topic") => names(ArticleTopic::WORDS),
        (Kind::Archive, "type") => names(ArchiveType::WORDS),
        (Kind::Archive, "script") => names(Script::WORDS),
        (Kind::Archive, "access") => names(Access::WORDS),
        (Kind::Craft, "type") => names(CraftType::WORDS),
        (Kind::Craft, "materials") => names(CraftMaterial::WORDS),
        (Kind::Place, "type") => names(PlaceType::WORDS),
        (Kind::Route, "mode") => names(Mode::WORDS),
        (Kind::Route, "direction") => names(Direction::WORDS),
        (Kind::Route, "surface") => names(Surface::WORDS),
        (Kind::Route, "safety") => names(Advice::WORDS),
        (Kind::Event, "type") => names(EventType::WORDS),
        (Kind::Project, "type") => names(ProjectType::WORDS),
        (Kind::Project, "status") => names(ProjectStatus::WORDS),
        (Kind::Topic, "status") => names(TopicStatus::WORDS),
        (Kind::News, "rubric") => names(Rubric::WORDS),
        (_, "prices") => names(PriceFor::WORDS),
        (_, "images") => names(Licence::WORDS),
        _ => Vec::new(),
    }
}
