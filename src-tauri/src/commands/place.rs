//! Places: listing them, looking at one, choosing another.

use casework::{file, office::Office, share::place};
use tauri::{AppHandle, Manager, Runtime, async_runtime};

use super::{Answered, Done};
use crate::{
    failure::Failure,
    outside::Outside,
    places,
    shapes::{Nothing, Place, PlaceId},
    window::MAIN,
};

/// Every place there is now.
pub(crate) fn list<R: Runtime>(app: &AppHandle<R>, office: &Office, _: Nothing) -> Answered<Vec<Place>> {
    let found = places::all(app, place::last(office)?);
    Ok(Done::read(found.into_iter().map(|found| found.place).collect()))
}

/// Looks whether a place is still there and can be written.
pub(crate) fn find<R: Runtime>(app: &AppHandle<R>, office: &Office, args: PlaceId) -> Answered<Place> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    file::must_be_writable(&found.folder)?;
    Ok(Done::read(found.place))
}

/// Asks for a folder with the desktop's own dialog; none when the person thinks better of it.
pub(crate) fn choose<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Answered<Option<Place>> {
    let Some(window) = app.get_webview_window(MAIN) else { return Ok(Done::read(None)) };
    let (send, chosen) = std::sync::mpsc::channel();
    // GTK makes its dialogs on the main thread only; the answer is waited for here.
    app.run_on_main_thread(move || {
        let dialog = rfd::AsyncFileDialog::new().set_parent(&window).set_title("Choose a folder").pick_folder();
        async_runtime::spawn(async move {
            // Whoever asked may have been locked out meanwhile.
            let _ = send.send(dialog.await.map(|folder| folder.path().to_owned()));
        });
    })
    .map_err(|_| Failure::inside())?;
    let Ok(Some(folder)) = chosen.recv() else { return Ok(Done::read(None)) };
    app.state::<Outside>().choose(folder.clone());
    let place = places::at("folder", places::name_of(&folder), folder).place;
    Ok(Done { answer: Some(place), touched: vec!["places".to_owned()] })
}
