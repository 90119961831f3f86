import { defaultLimits } from '../../engines/documents/refusal.ts';
import type { SourceFile } from './model.ts';

/** Files that systems put into folders and no person means: .DS_Store, Thumbs.db, Word's ~$ lock files. */
function isMeant(name: string): boolean {
  return !name.startsWith('.') && !name.startsWith('~$') && name.toLowerCase() !== 'thumbs.db';
}

async function sourceFile(file: File, path: string): Promise<SourceFile> {
  const tooLarge = file.size > defaultLimits.fileBytes;
  return { path, blob: tooLarge ? file : new Blob([await file.arrayBuffer()]) };
}

/** The files of a file input; a chosen folder keeps its paths. */
export async function filesOfInput(list: FileList): Promise<readonly SourceFile[]> {
  const files = [...list].filter((file) => isMeant(file.name));
  return Promise.all(files.map((file) => sourceFile(file, file.webkitRelativePath || file.name)));
}

function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    const next = (): void =>
      reader.readEntries((some) => {
        if (some.length === 0) return resolve(all);
        all.push(...some);
        next();
      }, reject);
    next();
  });
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly SourceFile[]> {
  if (!isMeant(entry.name)) return [];
  if (entry.isDirectory) {
    const children = await childrenOf(entry as FileSystemDirectoryEntry);
    const nested = await Promise.all(children.map(filesOfEntry));
    return nested.flat();
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [await sourceFile(file, entry.fullPath.replace(/^\//, ''))];
}

/** The files of a drop, folders opened. Must be called within the drop event. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly SourceFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return filesOfInput(transfer.files);
  const files = (await Promise.all(entries.map(filesOfEntry))).flat();
  return [...files].sort((a, b) => a.path.localeCompare(b.path, 'zh'));
}

/** Pasted text as a file; rich text copied from a web page keeps its tables and check boxes as HTML. */
export function fileOfPaste(text: string, html: string | null, name: string): SourceFile {
  return html === null
    ? { path: `${name}.txt`, blob: new Blob([text]) }
    : { path: `${name}.html`, blob: new Blob(['<!doctype html><meta charset="utf-8">', html]) };
}
