import { z } from 'zod';
import {
  choice,
  day,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineList } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import { everyoneOfUnions, reachesUnit } from '../reach.ts';
import { capsOn } from './reads.ts';
import { capKinds, type CapKind } from './rules.ts';

/** An id for each of a body's caps: a table needs one a row, and a body has several. */
function rowIdOf(bodyId: Uuid, cap: CapKind): Uuid {
  const last = Number.parseInt(bodyId.slice(-1), 16) ^ (capKinds.indexOf(cap) + 1);
  return `${bodyId.slice(0, -1)}${last.toString(16)}` as Uuid;
}

/** How each union stands to what its charter allows, on a day: what is found, what is allowed and which article says so. */
export const capList = defineList({
  name: 'cap.list',
  room: 'organisation',
  may: everyoneOfUnions(),
  refuses: [],
  input: z.object({
    bodyId: reference('body').optional(),
    day: day().optional(),
    broken: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    unionName: text(60),
    cap: choice(capKinds),
    place: text(60),
    found: whole(),
    allowed: whole(),
    broken: yesNo(),
    article: text(130).nullable(),
  }),
  sortable: ['unionName'],
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, authority, today }) => {
    const day = filters.day ?? today;
    const { standings, unions } = await capsOn(tx, day);
    const rows = standings.flatMap(({ bodyId, unionId, article, ...standing }) => {
      const union = unions.find(({ id }) => id === unionId);
      if (!union || !reachesUnit(authority, union.unitId)) return [];
      if (filters.bodyId !== undefined && filters.bodyId !== unionId && filters.bodyId !== bodyId)
        return [];
      if (filters.broken !== undefined && standing.broken !== filters.broken) return [];
      const { cap, place, found, allowed, broken } = standing;
      const cited = article === null ? null : `${article.document}${article.number}`;
      const told = { cap, place, found, allowed, broken, article: cited };
      return [{ id: rowIdOf(bodyId, cap), unionName: union.name, ...told }];
    });
    const page = (sort.descending ? [...rows].reverse() : rows).slice(offset, offset + limit);
    return ok({ rows: page, total: rows.length });
  },
});
