import type { Apportionment, ShareLine } from '../../../engines/apportionment/model.ts';
import { sum, type Method } from '../../../engines/apportionment/model.ts';
import type { Paper, PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Day } from '../../../kernel/day.ts';
import type { FloorGroup, FloorWay, LevelWay } from '../model.ts';
import type { Part, QuotaLine, QuotaTable } from '../quotas/compute.ts';
import type { Fraction } from '../../../kernel/fraction.ts';
import { cell, figure, middle, paperOf, percentText, prose, table, type Speech } from './speech.ts';

/** A table of quotas as its paper tells it. */
export interface QuotaTold {
  readonly title: string;
  readonly method: Method;
  readonly levels: LevelWay;
  readonly floorWay: FloorWay;
  readonly least: Fraction;
  readonly proposed: Day;
  readonly decided: Day | null;
  readonly decidedBy: string | null;
  readonly decision: string | null;
  readonly table: QuotaTable;
}

const groups: readonly FloorGroup[] = ['women', 'minority', 'non-cadres'];

/** Levels that the table tells apart, in order. */
const levelsOf = ({ lines }: QuotaTable) => (lines[0]?.levels ?? []).map(({ level }) => level);

function quotaTable(told: QuotaTold, { say }: Speech): PaperBlock {
  const { table: made } = told;
  const levels = levelsOf(made);
  const heads = [
    say('paper.quota.unit'),
    say('paper.quota.students'),
    say('paper.quota.seats'),
    ...levels.map((level) => say(`choice.level.${level}`)),
    ...groups.map((group) => say(`paper.quota.${group}`)),
  ];
  const row = (line: QuotaLine) => [
    cell(line.name),
    figure(line.students),
    figure(line.seats),
    ...line.levels.map(({ seats }) => figure(seats)),
    ...groups.map((group) => figure(line.floors[group])),
  ];
  const totals = [
    cell(say('paper.quota.sum')),
    figure(made.students),
    figure(made.total),
    ...levels.map((_, at) => figure(sum(made.lines.map((line) => line.levels[at]?.seats ?? 0)))),
    ...groups.map((group) => figure(sum(made.lines.map((line) => line.floors[group])))),
  ];
  const widths = [20, 12, 10, ...levels.map(() => 9), 13, 13, 14];
  return table(widths, [heads.map(middle), ...made.lines.map(row), totals]);
}

type Names = (id: string) => string;

function shareTable({ lines, method }: Apportionment, names: Names, { say }: Speech): PaperBlock {
  const byQuotient = lines.some(({ won, next }) => won !== null || next !== null);
  const heads = [
    'paper.quota.unit',
    'paper.quota.students',
    'paper.working.share',
    ...(byQuotient
      ? ['paper.working.won', 'paper.working.next']
      : ['paper.working.floor', 'paper.working.rank']),
    'paper.working.seats',
    'paper.working.why',
  ];
  const row = (line: ShareLine) => [
    cell(names(line.id)),
    figure(line.population),
    figure(method === 'hamilton' ? line.quotaText : line.shareText),
    ...(byQuotient
      ? [figure(line.won ?? '—'), figure(line.next ?? '—')]
      : [figure(line.floor), figure(line.rank ?? '—')]),
    figure(line.seats),
    cell(say(`paper.reason.${line.reason}`)),
  ];
  return table(
    [20, 12, 13, 13, 13, 9, 20],
    [heads.map((key) => middle(say(key))), ...lines.map(row)],
  );
}

function partBlocks(part: Part, names: Names, speech: Speech): readonly PaperBlock[] {
  const { say } = speech;
  const { of, division } = part;
  const title =
    of === 'units' || of === 'levels'
      ? say(`paper.working.of.${of}`)
      : say('paper.working.of.level', { level: say(`choice.level.${of}`) });
  const tied = division.tied.map(names).join('、');
  return [
    { kind: 'heading', level: 2, text: title },
    shareTable(division, names, speech),
    ...(division.tied.length === 0 ? [] : [prose(say('paper.working.tied', { units: tied }))]),
  ];
}

function floorLines({ table: made, floorWay }: QuotaTold, { say }: Speech): PaperBlock {
  const items = made.floors.map(({ group, share, target }) =>
    say('paper.working.floor-line', {
      group: say(`paper.group.${group}`),
      percent: percentText(share),
      target,
      way: say(
        group === 'non-cadres' && floorWay === 'apportioned'
          ? 'paper.way.by-seats'
          : `paper.way.${floorWay}`,
      ),
    }),
  );
  return { kind: 'list', ordered: false, items };
}

/** The working of a table, by which anybody can do it again with a pocket calculator. */
export function workingBlocks(told: QuotaTold, speech: Speech): readonly PaperBlock[] {
  const { say } = speech;
  const { table: made, method } = told;
  const units = new Map<string, string>(made.lines.map(({ unitId, name }) => [unitId, name]));
  const names: Names = (id) => units.get(id) ?? say(`choice.level.${id}`);
  const per = made.parts[0]?.division.perSeat ?? 0;
  const moved = made.moved.map(
    ({ unitId, oneStep, seats }) => `${names(unitId)} ${oneStep}→${seats}`,
  );
  const levels = levelsOf(made);
  return [
    prose(say(`paper.working.method.${method}`, { per })),
    ...made.parts.flatMap((part) => partBlocks(part, names, speech)),
    ...(made.fitted === null
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: say('paper.working.fitted') },
          table(
            [30, ...levels.map(() => 20)],
            [
              [
                middle(say('paper.quota.unit')),
                ...levels.map((level) => middle(say(`choice.level.${level}`))),
              ],
              ...made.fitted.map((row, at) => [
                cell(made.lines[at]?.name ?? ''),
                ...row.map((text) => figure(text)),
              ]),
            ],
          ),
        ]),
    ...(moved.length === 0 ? [] : [prose(say('paper.working.moved', { units: moved.join('、') }))]),
    { kind: 'heading', level: 2, text: say('paper.working.floors') },
    floorLines(told, speech),
  ];
}

function standing({ decided, decidedBy, decision, proposed }: QuotaTold, { say }: Speech): string {
  if (decided === null) return say('paper.proposed', { day: proposed });
  const values = { day: decided, decision: decision ?? '' };
  return decidedBy === null
    ? say('paper.decided-unnamed', values)
    : say('paper.decided', { ...values, name: decidedBy });
}

/** 名额分配表 (附件1): the table, what it stands on, and the whole working. */
export function quotaPaper(told: QuotaTold, speech: Speech): Paper {
  const { say } = speech;
  const { table: made, method } = told;
  const title = say('paper.quota.title', { congress: told.title });
  if (made.lines.length === 0) return paperOf(title, speech, [prose(say('paper.quota.empty'))]);
  const lead = say(made.lines.length === 1 ? 'paper.quota.lead-one' : 'paper.quota.lead', {
    basis: say('paper.quota.basis'),
    total: made.total,
    students: made.students,
    units: made.lines.length,
    method: say(`choice.method.${method}`),
  });
  return paperOf(
    title,
    speech,
    [
      { kind: 'paragraph', line: say('paper.quota.attachment') },
      prose(lead),
      prose(say('paper.quota.least', { percent: percentText(told.least), least: made.least })),
      quotaTable(told, speech),
      prose(say('paper.quota.overlap')),
      prose(standing(told, speech)),
      { kind: 'heading', level: 1, text: say('paper.working') },
      ...workingBlocks(told, speech),
    ],
    levelsOf(made).length > 2 ? 'landscape' : 'portrait',
  );
}
