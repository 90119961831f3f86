import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CandidateId } from '../model.ts';
import type { Authority, ElectionRecord } from '../record.ts';
import { replayElection } from '../replay-election.ts';
import type { OfficeResult } from '../replay-model.ts';
import {
  countFileKind,
  type ClaimedOffice,
  type CountContent,
  type CountFile,
  type Sha256,
} from './model.ts';
import { pseudonymsOf, renamedRecord } from './pseudonyms.ts';

/** A finished count and what its readers must be told beside the numbers. */
export interface ToPublish {
  readonly school: string;
  readonly title: string;
  readonly elects: Authority;
  /** By the record's office. */
  readonly offices: readonly {
    readonly id: string;
    readonly title: string;
    readonly override: string | null;
  }[];
  /** Names of candidates and of whoever was elected; others may be there, and are left out. */
  readonly names: ReadonlyMap<CandidateId, string>;
  readonly record: ElectionRecord;
}

/** The fingerprint of a count's content. */
export function countHash(sha256: Sha256, content: CountContent): string {
  return sha256(new TextEncoder().encode(canonicalJson(content as unknown as Json)));
}

/** What a result claims of its office. */
export function claimOf({ office, elected, open, reduced }: OfficeResult): ClaimedOffice {
  return {
    office,
    elected: elected.map(({ id, round, by }) => ({ id, round, by })),
    open,
    reduced,
  };
}

function namesOf(
  names: ToPublish['names'],
  people: readonly CandidateId[],
): readonly { readonly id: CandidateId; readonly name: string }[] {
  return [...new Set(people)].map((id) => {
    const name = names.get(id);
    if (name === undefined) throw new Error('a candidate without a name cannot be published');
    return { id, name };
  });
}

/**
 * The file of a finished count. Ids are replaced by plain numbers, and of people written in only those elected are
 * named. Refuses `count-unfinished` while anything is due, and `count-faulty` where the record does not hold together.
 * Throws where a candidate or somebody elected has no name, or an office no title.
 */
export function publishCount(
  sha256: Sha256,
  { school, title, elects, offices, names, record }: ToPublish,
): Result<CountFile, readonly Refusal[]> {
  const replay = replayElection(record);
  const { faults } = replay;
  if (faults.length > 0) return err([refusal('count-faulty', [], { count: faults.length })]);
  if (replay.offices.some(({ state }) => state.kind !== 'complete'))
    return err([refusal('count-unfinished')]);
  const pseudonyms = pseudonymsOf(record);
  const listed = record.offices.flatMap(({ candidates }) => candidates);
  const elected = replay.offices.flatMap((one) => one.elected.map(({ id }) => id));
  const renamed = renamedRecord(record, pseudonyms);
  const content: CountContent = {
    version: 1,
    school,
    title,
    elects,
    offices: record.offices.map(({ id }) => {
      const named = offices.find((one) => one.id === id);
      if (named === undefined) throw new Error('an office without a title cannot be published');
      return { id: pseudonyms.office(id), title: named.title, override: named.override };
    }),
    people: namesOf(names, [...listed, ...elected]).map(({ id, name }) => ({
      id: pseudonyms.person(id),
      name,
    })),
    record: renamed,
    claimed: replayElection(renamed).offices.map(claimOf),
  };
  return ok({ kind: countFileKind, content, hash: countHash(sha256, content) });
}

/** The file's text: canonical JSON, so that equal counts are equal files. */
export function countFileText(file: CountFile): string {
  return `${canonicalJson(file as unknown as Json)}\n`;
}
