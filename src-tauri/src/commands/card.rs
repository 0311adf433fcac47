//! Cards: showing ours, and comparing another organisation's words before it is kept.

use casework::{
    office::Office,
    organisation::{
        card,
        pair::{self, Proof},
    },
    share::place,
};
use tauri::{AppHandle, Manager, Runtime};

use super::{Answered, Done, sharing, stale};
use crate::{
    failure::Failure,
    outside::Outside,
    places,
    shapes::{Card, CardFile, CardWords, Kept, Nothing, PlaceId},
};

/// Letters of our id in the name of our card, so that the cards of several organisations lie side by side.
const OF_THE_ID: usize = 8;

/// Our card.
pub(crate) fn own(office: &Office, _: Nothing) -> Answered<Card> {
    Ok(Done::read(shown(card::own(office)?)))
}

/// Writes our card to a place. Its name says nothing of whom it is about.
pub(crate) fn write<R: Runtime>(app: &AppHandle<R>, office: &Office, args: PlaceId) -> Answered<CardFile> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    let short: String = card::own(office)?.organisation.chars().take(OF_THE_ID).collect();
    let name = format!("roundtable-{short}.card");
    card::write(office, &found.folder.join(&name))?;
    sharing::remember(office, &found)?;
    Ok(Done::read(CardFile { name }))
}

/// Looks at a card and holds it.
pub(crate) fn look<R: Runtime>(app: &AppHandle<R>, office: &Office, bytes: Vec<u8>) -> Answered<Card> {
    let seen = card::look(office, &bytes)?;
    if seen.ours {
        return Err(Failure::new(
            "own_card",
            "This is your own organisation’s card. Ask the other organisation for theirs.",
        ));
    }
    app.state::<Outside>().hold_card(Some(bytes));
    Ok(Done { answer: shown(seen), touched: vec!["card".to_owned()] })
}

/// The card that is held.
pub(crate) fn held<R: Runtime>(app: &AppHandle<R>, office: &Office, _: Nothing) -> Answered<Option<Card>> {
    let held = app.state::<Outside>().card();
    Ok(Done::read(held.map(|bytes| card::look(office, &bytes)).transpose()?.map(shown)))
}

/// Keeps the held card. The words are those that stood on the screen: another card that came meanwhile has others.
pub(crate) fn keep<R: Runtime>(app: &AppHandle<R>, office: &Office, args: CardWords) -> Answered<Kept> {
    let outside = app.state::<Outside>();
    let bytes =
        outside.card().ok_or_else(|| Failure::new("no_card", "The card is not there any more. Take it in again."))?;
    let done = pair::keep(office, bytes, Proof::Words(args.words.join(" ")))?;
    outside.hold_card(None);
    let mut touched = stale(&done.touched);
    touched.push("card".to_owned());
    Ok(Done { answer: Kept { name: done.value.organisation.name }, touched })
}

/// Lets the held card go; nothing of it is kept.
pub(crate) fn drop<R: Runtime>(app: &AppHandle<R>, _: &Office, _: Nothing) -> Answered<()> {
    app.state::<Outside>().hold_card(None);
    Ok(Done { answer: (), touched: vec!["card".to_owned()] })
}

pub(super) fn shown(seen: card::Shown) -> Card {
    Card {
        id: seen.organisation,
        name: seen.name,
        kind: seen.kind,
        words: seen.fingerprint.split(' ').map(str::to_owned).collect(),
        ours: seen.ours,
        verified: seen.verified,
    }
}
