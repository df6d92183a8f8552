//! The public list of volunteers.

use domain::volunteer::list;

use super::kind::KIND;
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::publish::{self, Changed};

/// The list that everybody may see.
pub type PublicList = publish::Published<list::Card>;

/// The list as it was published last.
pub async fn published(app: &AppContext) -> Result<PublicList, Problem> {
    publish::published(app, &KIND).await
}

/// Publishes the list of who is listed now, with what was just changed.
pub async fn publish(app: &AppContext, changed: Option<&Changed>) -> Result<(), Problem> {
    publish::publish(app, &KIND, changed).await
}
