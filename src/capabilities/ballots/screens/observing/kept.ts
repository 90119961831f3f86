/** What an observer's browser keeps, in a store that other pages of the school cannot mistake for theirs. */
const database = 'mingzhang-observer';
const store = 'rounds';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  act: (entries: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = base.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      // On disk, not only taken in.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('nothing was kept'));
      transaction.onerror = () => reject(transaction.error ?? new Error('nothing was kept'));
    });
  } finally {
    base.close();
  }
}

/** What is kept under a key; null where nothing is. Rejects where the browser keeps nothing at all. */
export const readKept = async <T>(key: string): Promise<T | null> =>
  ((await within('readonly', (entries) => entries.get(key) as IDBRequest<T | undefined>)) ??
    null) as T | null;

/** Changes what is kept under a key, also where two pages do so at once; resolves after it is on disk. */
export async function changeKept<T>(key: string, change: (kept: T | null) => T): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = base.transaction(store, 'readwrite');
      const entries = transaction.objectStore(store);
      const read = entries.get(key) as IDBRequest<T | undefined>;
      let changed: T;
      read.onsuccess = () => {
        changed = change(read.result ?? null);
        entries.put(changed, key);
      };
      transaction.oncomplete = () => resolve(changed);
      transaction.onabort = () => reject(transaction.error ?? new Error('nothing was kept'));
      transaction.onerror = () => reject(transaction.error ?? new Error('nothing was kept'));
    });
  } finally {
    base.close();
  }
}

/** Forgets what is kept under a key. */
export const forget = async (key: string): Promise<void> => {
  await within('readwrite', (entries) => entries.delete(key));
};
