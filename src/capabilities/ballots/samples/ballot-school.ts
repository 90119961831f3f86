import { randomBytes } from 'node:crypto';
import { fromB64, toB64, utf8 } from '../../../engines/ballots/bytes.ts';
import { makeBallot } from '../../../engines/ballots/ballot.ts';
import type { Choices, Setup } from '../../../engines/ballots/model.ts';
import { contextOf } from '../../../engines/ballots/setup.ts';
import { acceptTokens, requestTokens } from '../../../engines/ballots/token.ts';
import type { Database } from '../../../engines/storage/database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { d } from '../../organisation/samples/sample-school.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { electionSchool } from '../../elections/samples/sample-election.ts';
import { ballotsVerbs } from '../actions.ts';
import { sha256 } from '../board-store.ts';
import type { BallotStores } from './memory-box.ts';

/** A phone with its seed and, once fetched, its tokens. */
export interface Phone {
  readonly personId: Uuid;
  readonly seed: Uint8Array;
  tokens: readonly Uint8Array[];
}

const moduliOf = ({ issuers }: Setup): readonly Uint8Array[] =>
  issuers.map(({ n }) => fromB64(n) ?? new Uint8Array());

/** A school in which a class votes by phone, and short ways to do what phones do. */
export async function ballotSchool(database: Database, slug: string, { box, keys }: BallotStores) {
  const school = await electionSchool(database, slug);
  const verbs = ballotsVerbs({ box, keys, page: () => null });
  const verb = <N extends (typeof verbs)[number]['name']>(name: N) => {
    const found = verbs.find((one) => one.name === name);
    if (!found) throw new Error(`there is no verb ${name}`);
    return found as Extract<(typeof verbs)[number], { name: N }> & (typeof verbs)[number];
  };
  const made = { classes: 0 };
  /** A class of so many students; whoever is not named is in no other. */
  const classOf = async (count: number) => {
    made.classes += 1;
    const name = `${made.classes} 班`;
    const parts = { kind: 'class', name, parentId: school.unit, since: d('2024-09-01') };
    const { id } = await school.done(unitCreate, parts);
    const students: Uuid[] = [];
    for (let at = 0; at < count; at += 1) students.push(await school.person({ classId: id }));
    return { classId: id, students };
  };
  const phone = (personId: Uuid): Phone => ({ personId, seed: randomBytes(16), tokens: [] });
  const partsOf = (text: string) => {
    const setup = JSON.parse(text) as Setup;
    return { setup, ctx: contextOf(sha256, utf8(text)), moduli: moduliOf(setup) };
  };
  const blindedBy = ({ seed }: Phone, setup: string): readonly string[] =>
    requestTokens({ seed, ...partsOf(setup) }).blinded.map(toB64);
  const accept = (one: Phone, setup: string, signatures: readonly (string | null)[]): void => {
    const read = signatures.map((text) => fromB64(text ?? '') ?? new Uint8Array());
    const tokens = acceptTokens({ seed: one.seed, ...partsOf(setup), signatures: read });
    if (tokens === null) throw new Error('a token does not verify');
    one.tokens = tokens;
  };
  const cast = (roundId: Uuid, { seed, tokens }: Phone, setup: string, choices: Choices) => {
    const parts = partsOf(setup);
    const ballot = makeBallot({ ...parts, seed, tokens, choices, k: randomBytes(32) });
    return { ballot, refused: box.cast(roundId, ballot) };
  };
  return { ...school, classOf, box, verbs, verb, phone, blindedBy, accept, cast };
}
