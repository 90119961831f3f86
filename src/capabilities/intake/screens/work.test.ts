import { expect, test } from 'vitest';
import type { ShownDraft } from '../looking.ts';
import type { DraftKind, DraftState } from '../model.ts';
import { isAsked, namingField, shownFields } from './draft-words.ts';
import { acceptedTogether, canUndo, kindsOf, kindToWork, nextOpen, sibling } from './work.ts';

const draft = (id: string, kind: DraftKind, state: DraftState = 'open'): ShownDraft => ({
  ...{ id, kind, state, place: 1, key: id, topic: null, value: {}, quotes: [] },
  ...{ changed: false, thing: null, thingId: null, against: null },
});

const drafts = [
  draft('a', 'union', 'accepted'),
  draft('b', 'duty'),
  draft('c', 'duty', 'dismissed'),
  draft('d', 'duty'),
  draft('e', 'rules'),
];

test('the kinds stand in the order they are best looked at, with what waits', () => {
  expect(kindsOf(drafts)).toEqual([
    { kind: 'union', all: 1, open: 0 },
    { kind: 'duty', all: 3, open: 2 },
    { kind: 'rules', all: 1, open: 1 },
  ]);
  expect(kindToWork(drafts)).toBe('duty');
  expect(kindToWork([])).toBeNull();
});

test('work goes on with the next that waits: within the kind, then after it', () => {
  expect(nextOpen(drafts, 'b')?.id).toBe('d');
  expect(nextOpen(drafts, 'd')?.id).toBe('b');
  expect(nextOpen([draft('a', 'union'), draft('e', 'rules')], 'a')?.id).toBe('e');
  expect(nextOpen([draft('a', 'union')], 'a')).toBeNull();
});

test('drafts that contradict each other are not accepted together', () => {
  const contested = { ...draft('f', 'duty'), against: { drafts: ['b'], findings: [] } };
  const found = { ...draft('g', 'duty'), against: { drafts: [], findings: [0] } };
  const all = [...drafts, contested, found];
  expect(acceptedTogether(all, 'duty').map(({ id }) => id)).toEqual(['b', 'd', 'g']);
});

test('what was dismissed, and duties and guides, can be taken back; other records stay', () => {
  const accepted = (thing: string): ShownDraft => ({ ...draft('x', 'duty', 'accepted'), thing });
  const all = [draft('a', 'duty'), draft('b', 'duty', 'dismissed'), accepted('duty')];
  expect([...all, accepted('guide'), accepted('body')].map(canUndo)).toEqual([
    ...[false, true, true],
    ...[true, false],
  ]);
});

test('one goes back and forth within a kind, over what was decided too', () => {
  expect(sibling(drafts, 'b', 1)?.id).toBe('c');
  expect(sibling(drafts, 'b', -1)).toBeNull();
});

test('what the document leaves open is shown as open, and what few drafts have only where it is said', () => {
  const guide = { role: 'deputy-secretary', name: null, fullTime: false };
  expect(shownFields('guide', guide)).toEqual([
    { name: 'role', value: 'deputy-secretary' },
    { name: 'name', value: null },
    { name: 'fullTime', value: false },
  ]);
  const duty = { department: '学习部', text: '讲座', purpose: null, degree: null };
  expect(shownFields('duty', duty).map(({ name }) => name)).toEqual([
    'department',
    'text',
    'purpose',
  ]);
  const row = { row: 3, cells: { name: '温同学', rank: '', post: '干事' } };
  expect(shownFields('roster', row)).toEqual([
    { name: 'name', value: '温同学' },
    { name: 'post', value: '干事' },
  ]);
  expect(namingField('duty', duty)).toEqual({ name: 'text', value: '讲座' });
  expect(namingField('roster', { cells: {} })).toBeNull();
});

test('a statement is asked only what its criterion looks at', () => {
  const asked = (criterion: string) =>
    ['what', 'ordinal', 'season', 'row'].filter((name) =>
      isAsked('statement', { criterion }, name),
    );
  expect(asked('training')).toEqual(['what', 'season']);
  expect(asked('congress-held')).toEqual(['what', 'ordinal']);
});
