//! A data folder with many cards, written straight into the table.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use domain::Kato;
use functions::local::{self, Local, Opening};
use functions::local_keys::LocalKeys;
use functions::pages::Pages;
use functions::staff::Role;
use functions::store::{Item, Write};
use functions::verifier::Signatures;
use functions::volunteers::{KIND, VolunteerCard};
use serde_json::json;

use crate::Fault;
use crate::proofs::MASTER;
use crate::server::IIN;

/// The folder that is made.
#[derive(Args)]
pub(crate) struct Asked {
    /// The folder, which must not exist.
    #[arg(long)]
    pub data: PathBuf,
    /// How many cards are listed.
    #[arg(long, default_value_t = 50_000)]
    pub cards: usize,
    /// How many more wait for a moderator.
    #[arg(long, default_value_t = 2_000)]
    pub waiting: usize,
}

/// No pages: the folder is filled and nothing is answered.
#[derive(Debug)]
struct Pageless;

impl Pages for Pageless {
    fn page(&self, _: domain::Locale) -> Option<String> {
        None
    }

    fn name(&self, _: domain::Locale) -> Option<String> {
        None
    }
}

/// The id of a waiting card.
pub(crate) fn waiting(at: usize) -> String {
    format!("{at:032x}")
}

pub(crate) async fn make(asked: &Asked) -> Result<(), Fault> {
    std::fs::create_dir(&asked.data)?;
    std::fs::write(asked.data.join("secret.key"), MASTER)?;
    LocalKeys::open(&asked.data)?;
    local::appoint(&asked.data, IIN, &[Role::Moderator]).await?;
    let begun = Instant::now();
    let opening = Opening::new(Signatures::Test, Arc::new(Pageless));
    let Local { app, router, .. } = local::open(&asked.data, opening).await?;
    let places: Vec<Kato> = Kato::oblasts().flat_map(Kato::children).collect();
    let all = (0..asked.cards + asked.waiting).collect::<Vec<_>>();
    for some in all.chunks(100) {
        let writes: Result<Vec<Write>, Fault> = some
            .iter()
            .map(|at| {
                let card = card(*at, asked.waiting, &places)?;
                // Ids are random, as those of real cards are; those who wait are counted.
                let id = match at.checked_sub(asked.waiting) {
                    None => waiting(*at),
                    Some(_) => format!("{:016x}{at:016x}", mixed(*at as u64)),
                };
                let record = KIND.record(id);
                let item = Item::new(record.card(), &card);
                Ok(Write::Create(record.listed(item, &card, card.state)))
            })
            .collect();
        app.table.write(&writes?).await?;
    }
    println!("{} cards written in {:.1} s", all.len(), begun.elapsed().as_secs_f64());
    drop((app, router));
    publish(&asked.data).await
}

/// Publishes the list as `tugan snapshot` does.
pub(crate) async fn publish(data: &Path) -> Result<(), Fault> {
    let begun = Instant::now();
    let list = local::snapshot(data).await?.list;
    let took = begun.elapsed().as_secs_f64();
    println!("{} cards published in {took:.1} s", list.cards.len());
    Ok(())
}

/// A number that looks like chance, the same each time.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// One of many different cards; the first ones wait.
fn card(at: usize, waiting: usize, places: &[Kato]) -> Result<VolunteerCard, Fault> {
    let chance = mixed(at as u64 + 1) as usize;
    let pick = |of: &'static [&'static str], shift: u32| of[(chance >> shift) % of.len()];
    let place = places[(chance >> 3) % places.len()].to_string();
    let proposal =
        chance.is_multiple_of(3).then_some("Кемпірқосақ үйірмесін ашып, балаларға сурет үйретемін");
    let card = json!({
        "profile": {
            "born": 1950 + (chance >> 7) % 56, "sex": pick(&["f", "m"], 2), "education": "higher",
            "experience": "none", "place": place, "languages": ["kk", "ru"],
            "ways": [pick(&["advice", "work", "teaching", "care", "heritage"], 11), "transport"],
            "days": [pick(&["mon", "wed", "fri", "sat", "sun"], 15), "sun"],
            "hours": [pick(&["morning", "afternoon", "evening"], 19)],
            "vehicle": pick(&["none", "car", "truck"], 23), "proposal": proposal, "company": null,
        },
        "state": if at < waiting { "waiting" } else { "listed" },
        "lang": "kk", "consent": "2026-11", "created": 1_795_000_000 + at, "proposal_read": true,
    });
    Ok(serde_json::from_value(card)?)
}
