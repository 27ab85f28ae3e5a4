// What this device keeps to open without a network: one record, of one person, in the browser's own database. Where there is
// none, or it is forbidden, nothing is kept and nothing fails.

const NAME = "parley";
const STORE = "kept";
const KEY = "last";

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await done(opening);
    try {
      return await done(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

export const putKept = (record: unknown): Promise<unknown> => within("readwrite", (store) => store.put(record, KEY));
export const takeKept = (): Promise<unknown> => within<unknown>("readonly", (store) => store.get(KEY) as IDBRequest<unknown>);
/** Whoever signs out leaves nothing behind. */
export const forgetKept = (): Promise<unknown> => within("readwrite", (store) => store.clear());
