import { z } from 'zod';
import { choice, day, reference, text } from '../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../engines/actions/verb.ts';
import { inForce, type StatedValue } from '../../charter/in-force.ts';
import { ruleSources } from '../../charter/rule-sources.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { readArticle, writeProvisionValue, type CitableArticle } from '../../charter/writes.ts';
import type { Day } from '../../kernel/day.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { keepers, readers } from './grants.ts';

type Names = readonly [string, ...string[]];

function namesOf(provisions: readonly AnyProvision[]): Names {
  const [first, ...others] = provisions.map(({ name }) => name);
  if (first === undefined) throw new Error('there are no provisions');
  if (new Set([first, ...others]).size !== provisions.length)
    throw new Error('two provisions have one name');
  return [first, ...others];
}

function outOfForce({ since, until, document }: CitableArticle, day: Day): readonly Refusal[] {
  const begins = since > document.since ? since : document.since;
  if (day < begins) return [refusal('article-not-yet', 'since', { since: begins })];
  const ends = [until, document.until].filter((end) => end !== null).sort()[0];
  return ends !== undefined && day > ends
    ? [refusal('article-no-longer', 'since', { until: ends })]
    : [];
}

/** Says what an article gives a provision from a day on; the same day again corrects it. */
function provisionSet(provisions: readonly AnyProvision[]) {
  const byName = new Map(provisions.map((provision) => [provision.name, provision]));
  return defineAction({
    name: 'provision.set',
    room: 'rulebook',
    may: keepers,
    refuses: ['article-unknown', 'article-not-yet', 'article-no-longer', 'value-not-fitting'],
    input: z.object({
      provision: choice(namesOf(provisions)),
      value: text(100),
      articleId: reference('article'),
      since: day(),
    }),
    run: async (input, { tx }) => {
      const { articleId, since } = input;
      const provision = byName.get(input.provision);
      if (!provision) throw new Error(`${input.provision} is no provision`);
      const { type } = provision;
      const value = type.parse(input.value);
      if (value === null)
        return err([
          refusal('value-not-fitting', 'value', { example: type.show(provision.default) }),
        ]);
      const cited = await readArticle(tx, articleId);
      if (cited === null) return err([refusal('article-unknown', 'articleId')]);
      const refusals = outOfForce(cited, since);
      if (refusals.length > 0) return err(refusals);
      const { before, after } = await writeProvisionValue(tx, {
        name: provision.name,
        since,
        until: null,
        articleId,
        value: type.store(value),
      });
      return ok({
        subject: { kind: 'provision', id: provision.name },
        before: before as Json,
        after: after as unknown as Json,
        answer: { provision: provision.name, value: type.show(value), since },
      });
    },
  });
}

/** Stated by an article in force; by none, so the default holds; or stated by one that is no longer in force. */
const standings = ['stated', 'default', 'lapsed'] as const;

/** A text whose codes have words (`choice.value.<code>`) and whose figures speak for themselves. */
const shownValue = () => z.string().meta({ kind: 'choice' });

function rowOf(rows: readonly StatedValue[], provision: AnyProvision, on: Day) {
  const { value, article, since, lapsed } = inForce(rows, provision, on);
  const standing: (typeof standings)[number] =
    article !== null ? 'stated' : lapsed !== null ? 'lapsed' : 'default';
  return {
    id: provision.name,
    provision: provision.name,
    value: provision.type.show(value),
    unit: provision.type.unit as string,
    standing,
    title: (article ?? lapsed)?.document ?? null,
    number: (article ?? lapsed)?.number ?? null,
    since,
    source: provision.source,
  };
}

/** Every provision with what holds of it on a day, and why. */
function provisionList(provisions: readonly AnyProvision[]) {
  return defineList({
    name: 'provision.list',
    room: 'rulebook',
    may: readers,
    refuses: [],
    input: z.object({ on: day().optional(), standing: choice(standings).optional() }),
    row: z.object({
      id: z.string().meta({ kind: 'id' }),
      provision: choice(namesOf(provisions)),
      value: shownValue(),
      unit: z.string().meta({ kind: 'choice' }),
      standing: choice(standings),
      title: text().nullable(),
      number: text().nullable(),
      since: day().nullable(),
      source: choice(ruleSources),
    }),
    sortable: ['provision', 'standing'],
    searchable: false,
    run: async ({ filters, sort, offset, limit }, { tx, today }) => {
      const stated = await readStatedValues(tx);
      const rows = provisions
        .map((provision) => rowOf(stated, provision, filters.on ?? today))
        .filter(({ standing }) => filters.standing === undefined || standing === filters.standing);
      if (sort.by === 'standing')
        rows.sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));
      if (sort.descending) rows.reverse();
      return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
    },
  });
}

/** The verbs of the provisions that the capabilities have declared. */
export function provisionVerbs(provisions: readonly AnyProvision[]) {
  return [provisionSet(provisions), provisionList(provisions)] as const;
}
