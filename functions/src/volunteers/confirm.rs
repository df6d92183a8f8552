//! Confirming the telephone of a volunteer's own card with a one-time code.

use domain::{Locale, Phone};

use super::own::{OwnCard, put, read};
use super::record::VolunteerCard;
use crate::app::AppContext;
use crate::http::Problem;
use crate::limit::Network;
use crate::records::Telephone;
use crate::records::one_time_code::{Purpose, sent, taken};

/// Takes the code that was sent, or that a clerk gave.
pub(super) async fn confirm(app: &AppContext, link: &str, typed: &str) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    let telephone = own.card.telephone.clone().ok_or(Problem::OtherTelephone)?;
    let used_up = taken(app, &telephone, Purpose::Confirm, typed).await?;
    let telephone = Telephone { confirmed: Some(app.now()), ..telephone };
    let card = VolunteerCard { telephone: Some(telephone), ..own.card.clone() };
    put(app, own, card, vec![used_up]).await
}

/// Sends a code to the telephone of a card; its number is typed once more, because nobody here can
/// read it.
pub(super) async fn send_again(
    app: &AppContext,
    network: &Network,
    locale: Locale,
    (link, typed): (&str, &str),
) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    let number = Phone::parse(typed).map_err(|_| Problem::OtherTelephone)?;
    let telephone = Telephone::new(app, number.reveal());
    if own.card.telephone.as_ref().is_none_or(|of| of.name != telephone.name) {
        return Err(Problem::OtherTelephone);
    }
    sent(app, network, (&number, locale), Purpose::Confirm).await?;
    super::own::card(app, link).await
}
