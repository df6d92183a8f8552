//! The public list of volunteers.

use domain::volunteer::filter::by_place;
use domain::volunteer::list;

use super::kind::KIND;
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::publish::{self, ListCard, SharedList};

/// The list that everybody may see.
pub type PublicList = publish::Published<list::Card>;

impl ListCard for list::Card {
    fn id(&self) -> &str {
        &self.id
    }

    /// By place, as the list is shown first.
    fn arrange(cards: &mut [list::Card]) {
        cards.sort_by_cached_key(by_place);
    }
}

/// The list as it was published last.
pub async fn published(app: &AppContext) -> Result<PublicList, Problem> {
    publish::published(app, &KIND).await
}

/// The same for many requests, its cards in the order of places.
pub(super) async fn shared(app: &AppContext) -> Result<SharedList<list::Card>, Problem> {
    publish::shared(app, &KIND).await
}

/// Whether the list has a card.
pub(super) async fn shows(app: &AppContext, id: &str) -> Result<bool, Problem> {
    Ok(shared(app).await?.cards().iter().any(|card| card.id == id))
}

/// Publishes the list of who is listed now.
pub async fn publish(app: &AppContext) -> Result<(), Problem> {
    publish::publish(app, &KIND).await
}
