import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRules, type CountingRules, type Sheet } from './model.ts';
import type { Calling, ElectionEvent, ElectionRecord, Settlement } from './record.ts';
import { replayElection } from './replay-election.ts';
import { briefSheet, rulesWith, six, votesFor, type Brief } from './samples/sample-round.ts';

const by = { body: '大会主席团', on: '2026-11-21' };
const office = 'committee';

function opened(
  round: number,
  is: Calling,
  { present = 158, channels = ['票箱'] }: { present?: number; channels?: readonly string[] } = {},
): ElectionEvent {
  const boxes = channels.map((id) => ({ id, kind: 'paper' as const }));
  return { kind: 'round-opened', office, round, is, expected: 170, present, channels: boxes };
}

function entered(
  round: number,
  brief: Brief,
  { id = `sheet-${round}-${brief.channel ?? ''}`, replaces = null as string | null } = {},
): ElectionEvent {
  const sheet = briefSheet(brief);
  return { kind: 'sheet', id, office, round, replaces, entries: [sheet, sheet], sheet };
}

function resolution(round: number, settlement: Settlement, id = `r-${round}`): ElectionEvent {
  return { kind: 'resolution', id, office, round, settlement, by };
}

function record(
  events: readonly ElectionEvent[],
  rules: CountingRules = defaultRules,
): ElectionRecord {
  return {
    rules,
    offices: [{ id: office, seats: 5, contest: 'contested', candidates: [...six] }],
    events,
  };
}

function outcome(events: readonly ElectionEvent[], rules: CountingRules = defaultRules) {
  const { offices, faults } = replayElection(record(events, rules));
  const only = offices[0];
  if (!only) throw new Error('no office');
  return { ...only, ids: only.elected.map(({ id }) => id), faults };
}

const full = { issued: 158, returned: 158 };
const tied = { ...full, yes: votesFor([140, 131, 120, 96, 90, 90]) };
const tooFew = { ...full, yes: votesFor([140, 131, 120, 70, 61, 40]) };
const five = { ...full, yes: votesFor([140, 131, 120, 101, 92, 80]) };

describe('an election from its events', () => {
  it('waits for what is due: the opening, each sheet, and then nothing more', () => {
    expect(outcome([])).toMatchObject({
      state: { kind: 'opening', call: { round: 1, is: 'first', seats: 5, candidates: six } },
    });
    const boxes = opened(1, 'first', { channels: ['一号箱', '二号箱'] });
    expect(outcome([boxes]).state).toEqual({
      kind: 'sheets',
      round: 1,
      channels: ['一号箱', '二号箱'],
    });
    const done = outcome([opened(1, 'first'), entered(1, five)]);
    expect(done).toMatchObject({ state: { kind: 'complete' }, open: 0, reduced: 0, faults: [] });
    expect(done.elected[0]).toEqual({ id: '甲', round: 1, by: 'votes', yes: 140 });
  });

  it('a meeting without quorum is no round; the next one begins anew', () => {
    const failed = [opened(1, 'first', { present: 113 })];
    expect(outcome(failed)).toMatchObject({
      rounds: [{ decision: { kind: 'no-quorum' } }],
      state: { kind: 'opening', call: { round: 2, is: 'reconvened', number: 1, candidates: six } },
    });
    const { ids, faults } = outcome([...failed, opened(2, 'reconvened'), entered(2, five)]);
    expect([ids, faults]).toEqual([six.slice(0, 5), []]);
  });

  it('void is held again by the same candidates, which is not a further round', () => {
    const void1 = [opened(1, 'first'), entered(1, { ...five, issued: 150 })];
    expect(outcome(void1).state).toMatchObject({
      kind: 'opening',
      call: { round: 2, is: 'rerun', number: 1, seats: 5, candidates: six },
    });
    expect(outcome([...void1, opened(2, 'further')]).faults).toMatchObject([
      { code: 'round-not-called', office, round: 2 },
    ]);
    expect(outcome([...void1, opened(2, 'rerun'), entered(2, five)]).ids).toHaveLength(5);
  });

  it('a tie, another tie, and the presidium when ties do not end', () => {
    const tieAgain = (
      round: number,
      votes: readonly [number, number],
    ): readonly ElectionEvent[] => [
      opened(round, 'tie'),
      entered(round, { ...full, yes: { 戊: votes[0], 己: votes[1] } }),
    ];
    const begun = [opened(1, 'first'), entered(1, tied)];
    expect(outcome(begun).state).toMatchObject({
      call: { round: 2, is: 'tie', seats: 1, candidates: ['戊', '己'], tieNumber: 1 },
    });
    const ended = outcome([...begun, ...tieAgain(2, [70, 70]), ...tieAgain(3, [60, 61])]);
    expect(ended.ids).toEqual(['甲', '乙', '丙', '丁', '己']);
    expect(ended.elected.at(-1)).toEqual({ id: '己', round: 3, by: 'votes', yes: 61 });
    const rules = rulesWith({ maxTieRounds: 1 });
    const stuck = [...begun, ...tieAgain(2, [70, 70])];
    expect(outcome(stuck, rules).state).toMatchObject({
      kind: 'resolution',
      round: 2,
      next: { about: 'tie', answers: ['presidium'] },
    });
    const ruled = [...stuck, resolution(2, { kind: 'presidium', elected: ['戊'] })];
    expect(outcome(ruled, rules)).toMatchObject({ state: { kind: 'complete' }, faults: [] });
    expect(outcome(ruled, rules).elected.at(-1)).toMatchObject({ id: '戊', by: 'presidium' });
  });

  it.each([
    [{ kind: 'lots', elected: ['戊'] }, 'resolution-not-open'],
    [{ kind: 'presidium', elected: ['甲'] }, 'resolution-names'],
    [{ kind: 'presidium', elected: ['戊', '己'] }, 'resolution-names'],
    [{ kind: 'presidium', elected: [] }, 'resolution-names'],
    [{ kind: 'vacant' }, 'resolution-not-open'],
  ] as const)('%j does not settle a tie that the presidium decides', (settlement, code) => {
    const rules = rulesWith({ maxTieRounds: 1 });
    const tie = entered(2, { ...full, yes: { 戊: 70, 己: 70 } });
    const events = [opened(1, 'first'), entered(1, tied), opened(2, 'tie'), tie];
    const { faults, state, ids } = outcome([...events, resolution(2, settlement)], rules);
    expect(faults).toMatchObject([{ code, round: 2 }]);
    expect(state.kind).toBe('resolution');
    expect(ids).toHaveLength(4);
  });

  it('further rounds fill what is open, until a resolution ends them', () => {
    const begun = [opened(1, 'first'), entered(1, tooFew)];
    const second = [
      opened(2, 'further', { present: 150 }),
      entered(2, { issued: 150, returned: 150, yes: { 丁: 76, 戊: 40, 己: 75 } }),
    ];
    const third = outcome([...begun, ...second]);
    expect(third.ids).toEqual(['甲', '乙', '丙', '丁']);
    expect(third.state).toMatchObject({
      call: { round: 3, is: 'further', number: 3, seats: 1, candidates: ['己', '戊'] },
    });
    for (const kind of ['reduce-seats', 'vacant'] as const) {
      const settled = outcome([...begun, ...second, resolution(2, { kind })]);
      expect(settled).toMatchObject({ state: { kind: 'complete' }, faults: [] });
      expect([settled.open, settled.reduced]).toEqual(kind === 'vacant' ? [1, 0] : [0, 1]);
    }
  });

  it('after the last round allowed only a resolution is left', () => {
    const rules = rulesWith({ maxRounds: 1 });
    expect(outcome([opened(1, 'first'), entered(1, tooFew)], rules).state).toMatchObject({
      kind: 'resolution',
      next: { about: 'open-seats', seats: 2, answers: ['reduce-seats', 'vacant'] },
    });
  });

  it('an annulled round is held again, and nobody was elected by it', () => {
    const events = [opened(1, 'first'), entered(1, five), resolution(1, { kind: 'annul' })];
    expect(outcome(events)).toMatchObject({
      elected: [],
      faults: [],
      state: { kind: 'opening', call: { is: 'rerun', round: 2, seats: 5 } },
    });
  });

  it('a corrected sheet counts, the old one stays, and later rounds it no longer calls for are faults', () => {
    const wrong = entered(1, tooFew, { id: 'a' });
    const right = entered(1, five, { id: 'b', replaces: 'a' });
    expect(outcome([opened(1, 'first'), right, wrong])).toMatchObject({ faults: [] });
    expect(outcome([opened(1, 'first'), right, wrong]).ids).toEqual(six.slice(0, 5));
    const late = outcome([opened(1, 'first'), wrong, opened(2, 'further'), right]);
    expect(late.faults).toMatchObject([{ code: 'round-not-called', round: 2 }]);
  });

  it.each([
    ['two first sheets', [null, null]],
    ['one corrected twice', [null, 's0', 's0']],
    ['one correcting what is not there', ['gone']],
    ['a ring', [null, 's2', 's1']],
  ] as const)('%s are no line of corrections', (_, replaced) => {
    const sheets = replaced.map((replaces, at) => entered(1, five, { id: `s${at}`, replaces }));
    const { faults, ids } = outcome([opened(1, 'first'), ...sheets]);
    expect(faults).toMatchObject([{ code: 'sheet-chain', thing: '票箱' }]);
    expect(ids).toEqual([]);
  });

  it('a sheet that contradicts itself waits for its correction', () => {
    const off = entered(1, { ...five, yes: { ...five.yes, 庚: 3 } });
    expect(outcome([opened(1, 'first'), off])).toMatchObject({
      rounds: [{ decision: { kind: 'inconsistent' } }],
      state: { kind: 'correction', round: 1 },
    });
  });

  it('numbers nobody confirmed are a fault, a third look confirms', () => {
    const sheet = briefSheet(five);
    const slip: Sheet = { ...sheet, issued: 157 };
    const of = (entries: readonly Sheet[]) =>
      outcome([
        opened(1, 'first'),
        { kind: 'sheet', id: 's', office, round: 1, replaces: null, entries, sheet },
      ]).faults.map(({ code }) => code);
    expect(of([sheet, sheet])).toEqual([]);
    expect(of([sheet, slip, sheet])).toEqual([]);
    expect(of([sheet, slip])).toEqual(['sheet-not-agreed']);
    expect(of([sheet])).toEqual(['sheet-not-agreed']);
    expect(of([])).toEqual(['sheet-not-agreed']);
    expect(of([sheet, { ...sheet, channel: '别处' }])).toEqual(['sheet-not-agreed']);
  });

  it('whoever is elected cannot be written in again, nor somebody who declined', () => {
    const begun = [opened(1, 'first'), entered(1, { ...tooFew, writeIns: { 庚: 81 } })];
    expect(outcome(begun).ids).toContain('庚');
    const declined: ElectionEvent = {
      kind: 'barred',
      office,
      person: '庚',
      reason: 'declined',
      by,
    };
    expect(outcome([...begun, declined]).ids).toEqual(['甲', '乙', '丙']);
    const yes = { 丁: 76, 戊: 40, 己: 75 };
    const again = entered(2, { issued: 150, returned: 150, yes, writeIns: { 甲: 90 } });
    const second = outcome([
      opened(1, 'first'),
      entered(1, tooFew),
      opened(2, 'further', { present: 150 }),
      again,
    ]);
    expect(second.ids).toEqual(['甲', '乙', '丙', '丁']);
  });

  it.each([
    ['round-twice', [opened(1, 'first'), entered(1, tooFew), opened(1, 'first')]],
    ['round-gap', [opened(1, 'first'), entered(1, tooFew), opened(3, 'further')]],
    ['round-not-called', [opened(1, 'further')]],
    ['round-not-called', [opened(1, 'first'), opened(2, 'further')]],
    ['round-unknown', [opened(1, 'first'), entered(2, five)]],
    ['channel-unknown', [opened(1, 'first'), entered(1, { ...five, channel: '他箱' })]],
    ['channel-twice', [opened(1, 'first', { channels: ['票箱', '票箱'] })]],
    ['office-unknown', [{ ...opened(1, 'first'), office: 'other' }]],
    [
      'resolution-not-open',
      [opened(1, 'first'), entered(1, five), resolution(1, { kind: 'vacant' })],
    ],
    ['resolution-not-open', [opened(1, 'first'), resolution(1, { kind: 'vacant' })]],
    [
      'resolution-twice',
      [
        opened(1, 'first'),
        entered(1, tooFew),
        resolution(1, { kind: 'vacant' }),
        resolution(1, { kind: 'reduce-seats' }, 'r'),
      ],
    ],
    [
      'sheet-id-twice',
      [
        opened(1, 'first', { channels: ['一', '二'] }),
        entered(1, { ...five, channel: '一' }, { id: 's' }),
        entered(1, { ...five, channel: '二' }, { id: 's' }),
      ],
    ],
  ] as const)('%s is found', (code, events) => {
    expect(outcome(events).faults.map((one) => one.code)).toEqual([code]);
  });

  it('gives the same whatever the order of its events', () => {
    const events = [
      opened(1, 'first', { channels: ['一', '二'] }),
      entered(
        1,
        { channel: '一', issued: 100, returned: 100, yes: votesFor([90, 80, 70, 40, 31, 20]) },
        { id: 'a' },
      ),
      entered(
        1,
        { channel: '二', issued: 58, returned: 58, yes: votesFor([50, 50, 1, 30, 30, 20]) },
        { id: 'b' },
      ),
      entered(
        1,
        { channel: '二', issued: 58, returned: 58, yes: votesFor([50, 51, 50, 30, 30, 20]) },
        { id: 'c', replaces: 'b' },
      ),
      opened(2, 'further'),
      entered(2, { ...full, yes: { 丁: 100, 戊: 79, 己: 79 } }, { id: 'd' }),
      opened(3, 'further'),
      entered(3, { ...full, yes: { 戊: 80, 己: 20 } }, { id: 'e' }),
    ];
    const told = outcome(events);
    expect([told.ids, told.faults]).toEqual([['甲', '乙', '丙', '丁', '戊'], []]);
    const shuffled = fc.shuffledSubarray(events, { minLength: events.length });
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(outcome(some)).toEqual(told);
      }),
    );
  });
});

describe('somebody elected who declines', () => {
  const gone = (person: string, round = 1): ElectionEvent => ({
    ...{ kind: 'declined', office, round, person, reason: 'unable', by },
  });
  const begun = [opened(1, 'first'), entered(1, five)];
  const settled = (
    settlement: Settlement,
    declined: readonly string[],
    { round = 1, id = `d-${declined.join('')}` } = {},
  ): ElectionEvent => ({
    ...{ kind: 'resolution', id, office, round, settlement, declined: [...declined], by },
  });

  it('leaves the seat to a further round of those without one', () => {
    const one = outcome([...begun, gone('乙')]);
    expect(one.ids).toEqual(['甲', '丙', '丁', '戊']);
    expect(one.declined).toMatchObject([{ id: '乙', round: 1, electedIn: 1, settled: null }]);
    expect(one.state).toMatchObject({
      kind: 'opening',
      call: { round: 2, is: 'further', number: 2, seats: 1, candidates: ['己'] },
    });
    const sheet = entered(2, { ...full, yes: { 己: 80 }, writeIns: { 乙: 70 } });
    const done = outcome([...begun, gone('乙'), opened(2, 'further'), sheet]);
    expect(done).toMatchObject({ state: { kind: 'complete' }, faults: [], owed: [] });
    expect(done.ids).toEqual(['甲', '丙', '丁', '戊', '己']);
    // Written in again, they still have declined.
    const again = entered(2, { ...full, yes: { 己: 70 }, writeIns: { 乙: 88 } });
    expect(outcome([...begun, gone('乙'), opened(2, 'further'), again]).ids).not.toContain('乙');
  });

  it('adds the seat to a further round that is due anyway, and leaves them out of it', () => {
    const { state, faults } = outcome([opened(1, 'first'), entered(1, tooFew), gone('甲')]);
    expect(state).toMatchObject({ call: { seats: 3, candidates: ['丁', '戊', '己'] } });
    expect(faults).toEqual([]);
  });

  it('waits for a tie to end, and then is voted on', () => {
    const tie = [opened(1, 'first'), entered(1, tied), gone('甲')];
    expect(outcome(tie)).toMatchObject({
      owed: ['甲'],
      state: { call: { is: 'tie', seats: 1, candidates: ['戊', '己'] } },
    });
    const ended = [...tie, opened(2, 'tie'), entered(2, { ...full, yes: { 戊: 80, 己: 70 } })];
    expect(outcome(ended).state).toMatchObject({
      call: { round: 3, is: 'further', number: 2, seats: 1, candidates: ['己'] },
    });
    const last = entered(3, { ...full, yes: { 己: 90 } });
    expect(outcome([...ended, opened(3, 'further'), last])).toMatchObject({
      ids: ['乙', '丙', '丁', '戊', '己'],
      faults: [],
    });
  });

  it.each(['vacant', 'reduce-seats'] as const)('may be settled: %s', (kind) => {
    const done = outcome([...begun, gone('乙'), settled({ kind }, ['乙'])]);
    const seats = kind === 'vacant' ? { open: 1, reduced: 0 } : { open: 0, reduced: 1 };
    expect(done).toMatchObject({ state: { kind: 'complete' }, ...seats, faults: [] });
    expect(done.declined[0]?.settled?.settlement).toEqual({ kind });
    const both = [...begun, gone('乙'), gone('甲'), settled({ kind }, ['乙'])];
    expect(outcome(both).state).toMatchObject({ call: { is: 'further', seats: 1 } });
    const late = [opened(1, 'first'), entered(1, tooFew), resolution(1, { kind }), gone('甲')];
    expect(outcome(late).state).toMatchObject({ call: { is: 'further', seats: 1 } });
  });

  it('is settled by resolution where nobody is left to vote on, or no round is left', () => {
    const all = { ...full, yes: votesFor([140, 131, 120, 101, 92, 0]) };
    const rules = rulesWith({ maxRounds: 1 });
    const open = outcome([opened(1, 'first'), entered(1, all), gone('甲')], rules);
    expect(open.state).toMatchObject({
      kind: 'resolution',
      next: { about: 'open-seats', seats: 1, answers: ['reduce-seats', 'vacant'] },
    });
  });

  const short = { ...full, yes: votesFor([140, 131, 120, 101, 92, 79]) };
  const passing = { ...full, yes: votesFor([140, 131, 120, 101, 92, 88]) };
  const six6 = [opened(1, 'first'), entered(1, passing), gone('乙')];
  const up = (id: string) => settled({ kind: 'next', elected: [id] }, ['乙']);

  it('the next one moves up where the rules let them, and may decline as well', () => {
    const rules = rulesWith({ declined: 'next' });
    const moved = outcome([...six6, up('己')], rules);
    expect(moved).toMatchObject({ state: { kind: 'complete' }, faults: [] });
    expect(moved.elected.at(-1)).toEqual({ id: '己', round: 1, by: 'next', yes: 88 });
    const again = outcome([gone('己'), up('己'), ...six6], rules);
    expect(again).toMatchObject({ owed: ['己'], faults: [], state: { kind: 'resolution' } });
    for (const events of [
      [...six6, up('甲')],
      [...six6, up('庚')],
      [opened(1, 'first'), entered(1, short), gone('乙'), up('己')],
    ])
      expect(outcome(events, rules).faults).toMatchObject([{ code: 'resolution-names' }]);
    expect(outcome([...six6, up('己')]).faults).toMatchObject([{ code: 'resolution-names' }]);
  });

  it('nobody moves up between two with equal votes', () => {
    const rules = rulesWith({ declined: 'next' });
    const equal = { ...full, yes: votesFor([140, 131, 120, 96, 90, 90]) };
    const vacant = { ...rules, tie: 'vacant' as const };
    const events = [opened(1, 'first'), entered(1, equal), gone('甲')];
    const moved = settled({ kind: 'next', elected: ['戊'] }, ['甲']);
    expect(outcome([...events, moved], vacant).faults).toMatchObject([
      { code: 'resolution-names' },
    ]);
    expect(outcome(events, vacant)).toMatchObject({ open: 1, state: { call: { seats: 1 } } });
  });

  it.each([
    [[gone('己')], 'declined-not-elected'],
    [[gone('乙'), gone('乙')], 'declined-not-elected'],
    [[gone('乙', 2)], 'round-unknown'],
    [[settled({ kind: 'vacant' }, ['乙'])], 'resolution-not-open'],
    [[gone('乙'), settled({ kind: 'annul' }, ['乙'])], 'resolution-not-open'],
    [[gone('乙'), settled({ kind: 'vacant' }, ['乙', '甲'])], 'resolution-not-open'],
    [
      [
        gone('乙'),
        settled({ kind: 'vacant' }, ['乙']),
        settled({ kind: 'vacant' }, ['乙'], { id: 'z' }),
      ],
      'resolution-not-open',
    ],
    [[resolution(1, { kind: 'next', elected: ['己'] })], 'resolution-not-open'],
  ] as const)('what cannot be is a fault: %j', (events, code) => {
    expect(outcome([...begun, ...events]).faults).toMatchObject([{ code }]);
  });

  it('what was told of an annulled round is gone with it', () => {
    const annulled = [...begun, gone('乙'), resolution(1, { kind: 'annul' })];
    expect(outcome(annulled)).toMatchObject({
      faults: [],
      declined: [],
      state: { call: { is: 'rerun', candidates: six } },
    });
  });
});
