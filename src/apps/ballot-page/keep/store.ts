import type { Keeping } from './kept.ts';

/** A browser's store: one table of values by name. */
export interface Store {
  readonly keeping: <T>(name: string, form?: Form<T>) => Keeping<T>;
  /** Names that begin so. */
  readonly names: (beginning: string) => Promise<readonly string[]>;
  readonly remove: (names: readonly string[]) => Promise<void>;
}

/** How something is written down; as it is where left out. */
export interface Form<T> {
  readonly write: (value: T) => unknown;
  /** Null for what cannot be read. */
  readonly read: (stored: unknown) => T | null;
}

const table = 'kept';

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}

/** Waits until a transaction is on the disk. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('storage was aborted'));
  });
}

async function change<T>(
  database: IDBDatabase,
  name: string,
  { read, write }: Form<T>,
  next: (before: T | null) => T | null,
): Promise<T | null> {
  const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
  const done = written(transaction);
  const rows = transaction.objectStore(table);
  const stored: unknown = await answered(rows.get(name));
  const after = next(stored === undefined ? null : read(stored));
  if (after === null) rows.delete(name);
  else rows.put(write(after), name);
  await done;
  return after;
}

/** Opens the browser's store. Rejects where the browser forbids it, as some do in private windows. */
export async function openStore(name: string): Promise<Store> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table);
  const database = await answered(opening);
  const asItIs = { write: (value: unknown) => value, read: (stored: unknown) => stored };
  return {
    keeping<T>(key: string, form: Form<T> = asItIs as Form<T>): Keeping<T> {
      return {
        async read() {
          const rows = database.transaction(table).objectStore(table);
          const stored: unknown = await answered(rows.get(key));
          return stored === undefined ? null : form.read(stored);
        },
        change: (next) => change(database, key, form, next),
      };
    },
    async names(beginning) {
      const rows = database.transaction(table).objectStore(table);
      const all = await answered(rows.getAllKeys());
      return all.map(String).filter((one) => one.startsWith(beginning));
    },
    async remove(names) {
      const transaction = database.transaction(table, 'readwrite');
      const done = written(transaction);
      for (const one of names) transaction.objectStore(table).delete(one);
      await done;
    },
  };
}
