import { queryOptions } from '@tanstack/react-query';
import { readTable, type Table } from './csv';
import type { Mapping } from './fields';
import { kept } from './forget';

/** A file on its way in. It stays in this browser until it is imported, so that a reload of the page loses nothing. */
export interface Draft {
  id: string; account: string; workspace: string; name: string; bytes: Uint8Array; mapping: Mapping; existing: Existing; at: number;
  /** The latest dry run of it as it is. */
  check?: string | undefined;
  /** Its import. */
  job?: string | undefined;
}
export type Existing = 'skip' | 'update';
export interface OpenDraft extends Draft { table: Table }

const store = 'drafts';
const longest = 24 * 60 * 60 * 1000;
/** Where the browser keeps nothing, as some private windows do, a file lasts as long as the page. */
const memory = new Map<string, Draft>();

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(kept, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath: 'id' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const open = await database();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = open.transaction(store, mode);
        const request = work(transaction.objectStore(store));
        // Not when the request is answered: a reload before this would lose what was written.
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? new Error('no answer'));
      });
    } finally {
      open.close();
    }
  } catch {
    return undefined;
  }
}

export async function keep(draft: Draft): Promise<void> {
  memory.set(draft.id, draft);
  await inStore('readwrite', (s) => s.put(draft));
}

export async function forget(id: string): Promise<void> {
  memory.delete(id);
  await inStore('readwrite', (s) => s.delete(id));
}

/** Those of this person and workspace, the latest first. What is older than a day is thrown away, whoever it is of. */
async function drafts(account: string, workspace: string): Promise<Draft[]> {
  const stored = (await inStore<Draft[]>('readonly', (s) => s.getAll())) ?? [];
  const all = new Map([...stored.map((d) => [d.id, d] as const), ...memory]);
  const old = [...all.values()].filter((d) => Date.now() - d.at > longest);
  await Promise.all(old.map((d) => forget(d.id)));
  return [...all.values()].filter((d) => !old.includes(d) && d.account === account && d.workspace === workspace).sort((a, b) => b.at - a.at);
}

export const draftsKey = ['import-drafts'] as const;

export const latestDraftQuery = (account: string, workspace: string) =>
  queryOptions({ queryKey: [...draftsKey, account, workspace, 'latest'], queryFn: async () => { const d = (await drafts(account, workspace)).find((x) => !x.job); return d ? { id: d.id, name: d.name, check: d.check } : null; }, staleTime: 0 });

/** The file with its rows, by its own id or that of its dry run or import; null when it is not in this browser, or not this person's. */
export const draftQuery = (account: string, workspace: string, id: string) =>
  queryOptions({ queryKey: [...draftsKey, account, workspace, id], queryFn: async (): Promise<OpenDraft | null> => opened((await drafts(account, workspace)).find((d) => d.id === id || d.check === id || d.job === id)), staleTime: Infinity, gcTime: 5 * 60_000, structuralSharing: false });

export function opened(draft: Draft | undefined): OpenDraft | null {
  const table = draft && readTable(draft.bytes);
  return draft && table && typeof table !== 'string' ? { ...draft, table } : null;
}
