// IndexedDB with promises.

// A browser that does not answer within this time keeps nothing.
const PATIENCE = 3000;

// The result of a request.
export const got = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

// Opens a database; `upgrade` makes its stores.
export function openDatabase(name, upgrade) {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => upgrade(asked.result);
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("the browser does not answer")));
  return Promise.race([got(asked), late]);
}

// Resolves when all of a transaction has taken effect; fails if nothing has.
export function finished(transaction) {
  const end = new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = transaction.onerror = () => fail(transaction.error);
  });
  end.catch(() => {});
  return end;
}
