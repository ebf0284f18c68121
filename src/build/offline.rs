//! What keeps a site for offline: the service worker with the names and sums of the program's files, and the list of what
//! *Keep all interviews* fetches.
