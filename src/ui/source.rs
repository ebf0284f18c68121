//! Gets the file of an interview from wherever an address says.

use super::failed::Why;
use crate::shell::fetch::{self, Failure};
use crate::shell::own::{self, Own};
use crate::site::{self, Site, paths};
use crate::state::{Address, Opening, known, openings};

/// How many bytes of a file are worth showing before the rest has arrived.
const BEGINNING: usize = 64 * 1024;

/// Gets the file that an address opens. Calls `came` with its beginning if it is long.
///
/// # Errors
/// The reason, if there is no such file or it could not be fetched.
pub async fn file_of(opening: &Opening, came: &mut dyn FnMut(Vec<u8>)) -> Result<Own, Why> {
    match opening {
        Opening::Listed(id) => listed(id, came).await.map(|bytes| Own { bytes, ..Own::default() }),
        Opening::Url(url) => {
            let bytes = fetch::bytes_as_they_come(url, BEGINNING, came).await.map_err(Why::Fetch)?;
            Ok(Own { name: fetch::resolve(url).unwrap_or_default(), bytes, account: None })
        }
        Opening::Own(id) => own::read(id).await.ok_or(Why::NotKept),
    }
}

/// Gets the file of an interview on the site: from the usual address, or from the one in the list.
async fn listed(id: &str, came: &mut dyn FnMut(Vec<u8>)) -> Result<Vec<u8>, Why> {
    let usual = paths::file(id);
    let missing = match fetch::bytes_as_they_come(&usual, BEGINNING, came).await {
        Err(Failure::Missing(_)) => Why::NotListed(id.to_string()),
        other => return other.map_err(Why::Fetch),
    };
    let site = fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)).unwrap_or_default();
    match site.meant(id, fetch::composed).filter(|listing| listing.url != usual) {
        Some(listing) => fetch::bytes_as_they_come(&listing.url, BEGINNING, came).await.map_err(Why::Fetch),
        None => Err(missing),
    }
}

/// Corrects an address that opens nothing as it is, and returns what it meant, with its file.
pub async fn changed_on_its_way(address: &Address) -> Option<(Address, Own)> {
    let site = match &address.opening {
        Some(Opening::Listed(_)) => fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)),
        _ => None,
    };
    for mut meant in openings(address) {
        if let (Some(Opening::Listed(id)), Some(site)) = (&meant.opening, &site) {
            let Some(id) = known(site.interviews.iter().map(|listing| &listing.id), id) else { continue };
            meant.opening = Some(Opening::Listed(id));
        }
        let opening = meant.opening.clone().filter(|opening| Some(opening) != address.opening.as_ref());
        let Some(opening) = opening else { continue };
        if let Ok(file) = file_of(&opening, &mut |_| {}).await {
            return Some((meant, file));
        }
    }
    None
}

/// The address of the file that an address opens, if it has one.
pub fn url(address: &Address) -> Option<String> {
    match address.opening.as_ref()? {
        Opening::Listed(id) => fetch::resolve(&paths::file(id)),
        Opening::Url(url) => fetch::resolve(url),
        Opening::Own(_) => None,
    }
}
