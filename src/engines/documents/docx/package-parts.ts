import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import { openOle } from '../ole.ts';
import type { DocumentRefusal, ReadingLimits } from '../refusal.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';
import { decodeXml } from './xml-text.ts';
import { openZip, unpack } from './zip-archive.ts';
import type { UnpackBudget, ZipArchive } from './zip-archive.ts';

/** What a relationship of a part points to, by the last word of its type (styles, numbering, comments). */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  /** Full name of the part within the package. */
  readonly target: string;
}

/** An opened .docx: its archive and where its text is. */
export interface DocxPackage {
  readonly archive: ZipArchive;
  readonly mainPart: string;
  readonly relationships: readonly Relationship[];
  /** Text of a part; null where there is none of that name. */
  text(part: string): Result<string | null, DocumentRefusal>;
  /** Text of the part to which the main part has a relationship of this kind; null without one. */
  related(kind: string): Result<string | null, DocumentRefusal>;
}

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the bytes are an Office file locked with a password: a container that holds the encrypted one. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (!oleSignature.every((byte, at) => bytes[at] === byte)) return false;
  return openOle(bytes)?.names.includes('EncryptedPackage') ?? false;
}

/** Name of the part that holds the relationships of `part`; of the package itself for ''. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function percentDecoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch (error) {
    if (error instanceof URIError) return target;
    throw error;
  }
}

/** The part a relationship of `source` means by `target`, which may be relative to the folder of `source`. */
function resolveTarget(source: string, target: string): string {
  const path = percentDecoded(target.replaceAll('\\', '/'));
  const folder = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '' && step !== '.') folder.push(step);
  }
  return folder.join('/');
}

function readRelationships(
  xml: string,
  source: string,
  depth: number,
): Result<readonly Relationship[], DocumentRefusal> {
  const found: Relationship[] = [];
  const x = new XmlScanner(xml, depth);
  x.enterRoot();
  while (x.child(1)) {
    if (x.name !== xmlName.Relationship || x.attribute('TargetMode') === 'External') continue;
    const type = x.attribute('Type') ?? '';
    found.push({
      id: x.attribute('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(source, x.attribute('Target') ?? ''),
    });
  }
  return x.fault ? err(x.fault) : ok(found);
}

/**
 * Opens a .docx and finds its main part. Parts are unpacked only when asked for, all of them together
 * within `limits.unpackedBytes`.
 * Refused: `empty`, `encrypted`, `truncated`, `not-a-document`, and what unpacking refuses.
 */
export function openPackage(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Result<DocxPackage, DocumentRefusal> {
  if (bytes.length === 0) return err({ code: 'empty', values: {} });
  if (isEncryptedOffice(bytes)) return err({ code: 'encrypted', values: {} });
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const budget: UnpackBudget = { left: limits.unpackedBytes, limit: limits.unpackedBytes };
  const text = (part: string): Result<string | null, DocumentRefusal> => {
    const entry = archive.find(part);
    if (entry === null) return ok(null);
    const unpacked = unpack(entry, budget);
    return unpacked.ok ? ok(decodeXml(unpacked.value)) : unpacked;
  };
  const relationshipsOf = (part: string): Result<readonly Relationship[], DocumentRefusal> => {
    const xml = text(relationshipsPart(part));
    return xml.ok ? readRelationships(xml.value ?? '', part, limits.elementDepth) : xml;
  };
  const roots = relationshipsOf('');
  if (!roots.ok) return roots;
  const declared = roots.value.find((one) => one.kind === 'officeDocument')?.target ?? '';
  const main = archive.find(declared) ?? archive.find('word/document.xml');
  if (main === null) return err({ code: 'not-a-document', values: {} });
  const own = relationshipsOf(main.name);
  if (!own.ok) return own;
  const related = (kind: string): Result<string | null, DocumentRefusal> => {
    const target = own.value.find((one) => one.kind === kind)?.target;
    return target === undefined ? ok(null) : text(target);
  };
  return ok({ archive, mainPart: main.name, relationships: own.value, text, related });
}
