//! Where files for partners can be written and found: sticks that are in the laptop, the usual folders, the folder used
//! last, and the one that was just chosen. A page names a place only by the id that it was given here, never by a path.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use tauri::{AppHandle, Manager, Runtime};

use crate::{failure::Failure, outside::Outside, shapes::Place};

/// Where desktops put a stick when it is plugged in.
#[cfg(any(target_os = "linux", test))]
const MOUNTED_UNDER: [&str; 2] = ["/media/", "/run/media/"];

/// A place with where it really is.
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) folder: PathBuf,
}

/// Every place, sticks first.
pub(crate) fn all<R: Runtime>(app: &AppHandle<R>, last: Option<PathBuf>) -> Vec<Found> {
    let mut found: Vec<Found> = sticks().into_iter().map(|folder| at("stick", name_of(&folder), folder)).collect();
    let paths = app.path();
    let home = paths.home_dir().ok();
    let usual = [
        ("Documents", paths.document_dir().ok()),
        ("Desktop", paths.desktop_dir().ok()),
        ("Downloads", paths.download_dir().ok()),
    ];
    for (name, folder) in usual {
        // A laptop without its desktop's own list of folders has them in the home folder all the same.
        let folder = folder.or_else(|| home.as_ref().map(|home| home.join(name)));
        found.extend(folder.filter(|folder| folder.is_dir()).map(|folder| at("folder", name.to_owned(), folder)));
    }
    for folder in [app.state::<Outside>().chosen(), last].into_iter().flatten() {
        let new = found.iter().all(|other| !folder.starts_with(&other.folder) || other.place.kind != "stick");
        if new && folder.is_dir() && found.iter().all(|other| other.folder != folder) {
            found.push(at("folder", name_of(&folder), folder));
        }
    }
    found
}

/// The place that a page named.
pub(crate) fn named<R: Runtime>(app: &AppHandle<R>, last: Option<PathBuf>, id: &str) -> Result<Found, Failure> {
    all(app, last).into_iter().find(|found| found.place.id == id).ok_or_else(|| {
        Failure::new(
            "place_gone",
            "That stick or folder is not there any more. Nothing was lost. Put it back, or choose another.",
        )
    })
}

/// A folder as a place.
pub(crate) fn at(kind: &'static str, name: String, folder: PathBuf) -> Found {
    let shown = folder.display().to_string();
    Found { place: Place { id: format!("{kind}:{shown}"), kind, name, folder: shown }, folder }
}

/// What a person calls it.
pub(crate) fn name_of(folder: &Path) -> String {
    folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn sticks() -> Vec<PathBuf> {
    let mut sticks = mounted();
    sticks.extend(made_up());
    sticks.sort();
    sticks.dedup();
    sticks
}

#[cfg(target_os = "linux")]
fn mounted() -> Vec<PathBuf> {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    sticks_among(&mounts, |device| {
        fs::read_to_string(format!("/sys/class/block/{device}/removable")).is_ok_and(|says| says.trim() == "1")
    })
}

#[cfg(not(target_os = "linux"))]
fn mounted() -> Vec<PathBuf> {
    let disks = sysinfo::Disks::new_with_refreshed_list();
    let removable = disks.iter().filter(|disk| disk.is_removable());
    removable.map(|disk| disk.mount_point().to_owned()).filter(|folder| *folder != Path::new("/")).collect()
}

/// The sticks in a list of what is mounted: what the desktop put where it puts sticks, and any other drive that says it
/// can be taken out. `removable` is asked about a whole drive, by its name.
#[cfg(any(target_os = "linux", test))]
fn sticks_among(mounts: &str, removable: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let device = words.next()?.strip_prefix("/dev/")?;
            // The list writes a space in a name as its number.
            let folder =
                PathBuf::from(words.next()?.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"));
            let by_desktop = MOUNTED_UNDER.iter().any(|root| folder.starts_with(root));
            let own = folder == Path::new("/") || folder.starts_with("/boot");
            let drive = device.trim_end_matches(|figure: char| figure.is_ascii_digit());
            (!own && (by_desktop || removable(drive))).then_some(folder)
        })
        .collect()
}

/// A test cannot plug a stick in: a development build takes the folders in `ROUNDTABLE_STICKS` for some. A release never
/// looks.
fn made_up() -> Vec<PathBuf> {
    if !cfg!(debug_assertions) {
        return Vec::new();
    }
    let Some(folder) = env::var_os("ROUNDTABLE_STICKS") else { return Vec::new() };
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_taken_out_is_a_stick_and_the_laptops_own_disk_is_not() {
        let mounts = "/dev/nvme0n1p2 / ext4 rw 0 0\n\
            /dev/sda1 /boot/efi vfat rw 0 0\n\
            /dev/nvme0n1p3 /home ext4 rw 0 0\n\
            /dev/sdb1 /media/priya/BLUE\\040STICK vfat rw 0 0\n\
            /dev/sdc /run/media/priya/CARD exfat rw 0 0\n\
            /dev/sdd1 /mnt/old ext4 rw 0 0\n\
            tmpfs /run tmpfs rw 0 0\n\
            nonsense\n";
        let found = sticks_among(mounts, |drive| drive == "sdd" || drive == "sda");
        let wanted = ["/media/priya/BLUE STICK", "/run/media/priya/CARD", "/mnt/old"].map(PathBuf::from);
        assert_eq!(found, wanted, "by where it is, or because the drive says that it can be taken out");
    }

    #[test]
    fn a_place_is_called_by_the_name_of_its_folder() {
        assert_eq!(name_of(Path::new("/media/priya/BLUE STICK")), "BLUE STICK", "as the desktop shows it");
    }
}
