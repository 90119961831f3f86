import { zipSync, type Zippable } from 'fflate';
import { writeDocx } from '../../../engines/documents/paper/write-docx.ts';
import { getAttachment } from '../../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { Words } from '../../../kernel/words.ts';
import type { FormVersion } from '../../evaluation/forms/form-model.ts';
import type { CountedItem, JudgedForm, JudgedItem } from '../../evaluation/judge-form.ts';
import { ownSchool } from '../../organisation/schools/reads.ts';
import { attestationPapers } from '../../self-evaluation/reads.ts';
import type { Union } from '../../self-evaluation/reads.ts';
import { countPaper, coverPaper, indexPaper, type PackHead } from './papers.ts';

/** What a pack is made of. */
export interface Packing {
  readonly union: Union;
  readonly form: FormVersion;
  readonly judged: JudgedForm;
  readonly words: Words;
}

/** A file of the pack by its path in it. */
export type PackFile = readonly [path: string, bytes: Uint8Array];

const folderOf = (key: string): string => {
  const [, level = '', no = '', row] = /^(school|second-level)-(\d+)(?:\.(\d+))?$/.exec(key) ?? [];
  const number = `${no.padStart(2, '0')}${row === undefined ? '' : `-${row}`}`;
  return level === 'school' ? `校级${number}` : `二级${number}`;
};

/** A name as it may stand in an archive, whoever unpacks it. */
const fileName = (name: string): string =>
  name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(-80);

const attestedIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ source }) =>
    source.kind === 'record' && source.thing === 'attestation' ? [source.id] : [],
  );

const attestationsOf = ({ judgement }: Pick<JudgedItem, 'judgement'>): readonly string[] => [
  ...new Set(judgement.reasons.flatMap(({ facts }) => attestedIn(facts))),
];

const unitAttestations = ({ unions }: CountedItem): readonly string[] => [
  ...new Set(unions.flatMap(attestationsOf)),
];

/** The papers named persons signed, each once, under the item it proves. */
async function papersFor(
  tx: SchoolTransaction,
  key: string,
  ids: readonly string[],
  hashes: ReadonlyMap<string, string>,
): Promise<readonly PackFile[]> {
  const files: PackFile[] = [];
  for (const id of ids) {
    const hash = hashes.get(id);
    const kept = hash === undefined ? null : await getAttachment(tx, hash);
    if (!kept) continue;
    const name = `${String(files.length + 1).padStart(2, '0')}-${fileName(kept.name)}`;
    files.push([`${folderOf(key)}/${name}`, new Uint8Array(kept.content)]);
  }
  return files;
}

/**
 * Everything a re-check asks for, as one archive: a folder an item with its cover, the rows it stands on and the papers
 * that prove it; an index in Word that says what is missing. Files differ only where records do.
 */
export async function packEvidence(
  tx: SchoolTransaction,
  { union, form, judged, words }: Packing,
): Promise<readonly PackFile[]> {
  const [school, hashes] = await Promise.all([ownSchool(tx), attestationPapers(tx)]);
  const head: PackHead = {
    ...{ school: school.name, union: union.name, form: form.title, asOf: judged.asOf, words },
  };
  const files: PackFile[] = [];
  const names = new Map<string, readonly string[]>();
  for (const item of judged.school) {
    const papers = await papersFor(tx, item.key, attestationsOf(item), hashes);
    const own = papers.map(([path]) => path.split('/').at(-1) ?? '');
    names.set(item.key, own);
    files.push(
      [`${folderOf(item.key)}/封面.docx`, await writeDocx(coverPaper(item, head, own))],
      ...papers,
    );
  }
  for (const item of judged.secondLevel) {
    const papers = await papersFor(tx, item.key, unitAttestations(item), hashes);
    names.set(
      item.key,
      papers.map(([path]) => path.split('/').at(-1) ?? ''),
    );
    files.push(
      [`${folderOf(item.key)}/封面.docx`, await writeDocx(countPaper(item, head))],
      ...papers,
    );
  }
  const index = indexPaper(judged.school, judged.secondLevel, { ...head, folderOf, files: names });
  return [['目录.docx', await writeDocx(index)], ...files];
}

/** The files as one .zip; the same files give the same bytes. */
export function zipped(files: readonly PackFile[]): Uint8Array {
  const someDay = new Date('2000-01-01T00:00:00Z');
  const content: Zippable = Object.fromEntries(
    files.map(([path, bytes]) => [path, [bytes, { mtime: someDay, level: 6 }] as const]),
  ) as Zippable;
  return zipSync(content);
}
