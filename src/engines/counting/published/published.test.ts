import { describe, expect, it } from 'vitest';
import { say, type Words } from '../../../kernel/words.ts';
import { replayElection } from '../replay-election.ts';
import { nodeSha256, publishedSample, sampleCount } from '../samples/sample-count.ts';
import { countCheckWordsEn } from './check-words.en.ts';
import { countCheckWordsZh } from './check-words.zh.ts';
import type { CountContent, CountFile } from './model.ts';
import { countFileText, countHash, publishCount } from './publish.ts';
import { readCount, saysCount } from './read-count.ts';
import { countChecks, verifyCount, type CountCheck } from './verify-count.ts';

interface Loose {
  [key: string]: Loose;
}

/** The sample with something changed in its content; its fingerprint made anew, as a forger would. */
function forged(change: (content: Loose) => void): CountFile {
  const content = structuredClone(publishedSample().content);
  change(content as unknown as Loose);
  return { kind: 'mingzhang-count', content, hash: countHash(nodeSha256, content) };
}

const failuresOf = (file: CountFile) => verifyCount(nodeSha256, file).failures;

/** Sets a value deep inside; the path leads through objects and lists. */
function set(content: Loose, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce<Loose | undefined>((at, key) => at?.[key], content);
  if (!place || !(last in place)) throw new Error(`nothing at ${path}`);
  Object.assign(place, { [last]: value });
}

describe('a published count', () => {
  it('holds, and comes out again as it was', () => {
    const file = publishedSample();
    const read = readCount(countFileText(file));
    expect(read).toEqual({ ok: true, value: file });
    const { failures, replay } = verifyCount(nodeSha256, file);
    expect(failures).toEqual([]);
    const names = new Map(file.content.people.map(({ id, name }) => [id, name]));
    expect(replay.offices[0]?.elected.map(({ id }) => names.get(id))).toEqual(
      ['甲', '乙', '丙', '庚', '戊'].map((id) => `${id}同学`),
    );
  });

  it('names nobody but candidates and the elected, and keeps no id of the records', () => {
    const text = countFileText(publishedSample());
    expect(text).toContain('庚同学');
    expect(text).not.toContain('辛');
    expect(text).not.toContain('sheet of');
    expect(text).not.toContain('f0"');
    expect(text).not.toMatch(/"id":"[甲乙丙丁戊己庚]"/);
  });

  it('is not published while something is due, or where the record is faulty', () => {
    const whole = sampleCount();
    const cut = (events: (typeof whole)['record']['events']) =>
      publishCount(nodeSha256, { ...whole, record: { ...whole.record, events } });
    expect(cut(whole.record.events.slice(0, -1))).toMatchObject({
      error: [{ code: 'count-unfinished' }],
    });
    expect(cut([...whole.record.events, ...whole.record.events.slice(-2)])).toMatchObject({
      error: [{ code: 'count-faulty' }],
    });
    const second = { id: 'f1', seats: 1, contest: 'equal' as const, candidates: ['甲'] };
    const record = { ...whole.record, offices: [...whole.record.offices, second] };
    expect(publishCount(nodeSha256, { ...whole, record })).toMatchObject({
      error: [{ code: 'count-unfinished' }],
    });
    expect(() => publishCount(nodeSha256, { ...whole, names: new Map() })).toThrow('name');
  });

  it('a change without a new fingerprint is seen', () => {
    const file = publishedSample();
    const content = { ...file.content, title: '别的' };
    expect(failuresOf({ ...file, content })).toMatchObject([{ check: 'S01' }]);
  });

  it.each<[CountCheck, string, string, unknown]>([
    ['S02', '', 'offices.0.id', 'office-2'],
    ['S02', '', 'claimed', []],
    ['S02', 'office-unknown', 'record.events.0.office', 'office-9'],
    ['S03', 'slate-too-short', 'record.rules.margin.n', 3],
    ['S03', 'slate-not-equal', 'record.offices.0.contest', 'equal'],
    ['S04', 'round-not-called', 'record.events.4.is', 'rerun'],
    ['S04', 'round-gap', 'record.events.4.round', 4],
    ['S05', 'sheet-chain', 'record.events.3.replaces', null],
    ['S05', 'channel-unknown', 'record.events.1.sheet.channel', '三号箱'],
    ['S06', 'sheet-not-agreed', 'record.events.1.sheet.candidates.0.yes', 91],
    ['S06', 'sheet-not-agreed', 'record.events.3.entries.0.issued', 57],
    ['S07', 'marks', 'record.events.1.sheet.candidates.0.no', 9],
    ['S09', 'resolution', 'record.rules.maxRounds', 1],
    ['S10', '', 'claimed.0.elected.4.id', 'candidate-4'],
    ['S10', '', 'record.rules.writeInsElectable', false],
    ['S11', '', 'claimed.0.open', 1],
    ['S12', 'needless', 'people.0.id', 'written-2'],
    ['S12', 'missing', 'people.0.id', 'candidate-2'],
  ])('%s %s is found where %s is changed', (check, code, path, value) => {
    const failures = failuresOf(forged((content) => set(content, path, value)));
    expect(failures).toContainEqual(expect.objectContaining({ check, code }));
    for (const words of [countCheckWordsZh, countCheckWordsEn])
      for (const one of failures) expect(sentence(words, one)).not.toBe('');
  });

  it('an office of several without its own title or result is found', () => {
    const file = (title: string, claim: string) =>
      forged((content) => {
        const add = (path: string, thing: unknown): void => {
          const list = path.split('.').reduce<Loose | undefined>((at, key) => at?.[key], content);
          (list as unknown as unknown[]).push(thing);
        };
        const [office] = publishedSample().content.record.offices;
        add('record.offices', { ...office, id: 'office-2' });
        add('offices', { id: title, title: '主席', override: null });
        add('claimed', { office: claim, elected: [], open: 0, reduced: 0 });
      });
    const checksOf = (one: CountFile) => failuresOf(one).map(({ check }) => check);
    expect(checksOf(file('office-2', 'office-2'))).toEqual(['S09']);
    expect(checksOf(file('office-1', 'office-2'))).toContain('S02');
    expect(checksOf(file('office-2', 'office-1'))).toContain('S02');
  });

  it('seats claimed open and given up are told in their sum', () => {
    const file = forged((content) => {
      set(content, 'claimed.0.open', 1);
      set(content, 'claimed.0.reduced', 2);
    });
    expect(failuresOf(file)).toMatchObject([
      { check: 'S11', values: { claimed: 3, recomputed: 0 } },
    ]);
  });

  it('a decision that was not open is found', () => {
    const file = forged((content) => {
      const resolution = {
        kind: 'resolution',
        id: 'resolution-1',
        office: 'office-1',
        round: 2,
        settlement: { kind: 'lots', elected: ['candidate-4'] },
        by: { body: '主席团', on: '2026-11-21' },
      };
      const events = content['record']?.['events'] as unknown as unknown[];
      events.push(resolution);
    });
    expect(failuresOf(file)).toContainEqual(
      expect.objectContaining({ check: 'S08', code: 'resolution-not-open', place: 'office-1/2' }),
    );
  });

  it('every number of a sheet that is changed, in the sheet and both entries, is seen or harmless', () => {
    const whole = publishedSample().content;
    const elected = (content: CountContent) => replayElection(content.record).offices[0]?.elected;
    let seen = 0;
    for (const at of [1, 3, 5, 7]) {
      const rows = whole.record.events[at];
      if (rows?.kind !== 'sheet') throw new Error(`no sheet at ${at}`);
      for (const [row] of rows.sheet.candidates.entries())
        for (const of of ['yes', 'no', 'abstain'] as const) {
          const file = forged((content) => {
            for (const part of ['sheet', ...rows.entries.map((_, n) => `entries.${n}`)])
              set(content, `record.events.${at}.${part}.candidates.${row}.${of}`, 77);
          });
          const failed = failuresOf(file).length > 0;
          seen += failed ? 1 : 0;
          expect(
            failed || JSON.stringify(elected(file.content)) === JSON.stringify(elected(whole)),
          ).toBe(true);
        }
    }
    expect(seen).toBeGreaterThan(40);
  });

  it.each([
    ['no-json', '', '不是'],
    ['no-count', 'content', '{"kind":"mingzhang-count"}'],
    ['no-count', 'kind', '{"kind":"other"}'],
    ['no-count', '', 'null'],
  ])('%s at “%s”', (code, place, text) => {
    expect(readCount(text)).toEqual({ ok: false, error: { code, place } });
  });

  it('refuses numbers that are none, or too large', () => {
    for (const value of [-1, 1.5, 1e300, '1', null])
      expect(
        readCount(
          countFileText(forged((content) => set(content, 'record.events.1.sheet.issued', value))),
        ),
      ).toMatchObject({
        error: { code: 'no-count', place: 'content.record.events.1.sheet.issued' },
      });
  });

  it('tells itself from other files', () => {
    expect(saysCount(countFileText(publishedSample()))).toBe(true);
    expect(saysCount(JSON.stringify(publishedSample(), null, 2))).toBe(true);
    expect(saysCount('{"title":"\\"kind\\":\\"mingzhang-count\\""}')).toBe(false);
  });

  it('has words for every check', () => {
    for (const words of [countCheckWordsZh, countCheckWordsEn])
      for (const name of Object.values(countChecks))
        expect([words[`check.${name}`], words[`failure.${name}`]]).not.toContain(undefined);
  });
});

function sentence(
  words: Words,
  { check, code, values }: ReturnType<typeof failuresOf>[number],
): string {
  const key = `failure.${countChecks[check]}`;
  return say(words, words[`${key}.${code}`] === undefined ? key : `${key}.${code}`, values);
}
