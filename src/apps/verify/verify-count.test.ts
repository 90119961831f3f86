import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CountContent, CountFile } from '../../engines/counting/published/model.ts';
import { countFileText, countHash } from '../../engines/counting/published/publish.ts';
import { nodeSha256, publishedSample } from '../../engines/counting/samples/sample-count.ts';
import type { Given, Io } from '../../surfaces/cli/command.ts';
import { columnsOf, painterFor } from '../../surfaces/cli/terminal.ts';
import { runVerify } from './run-verify.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-count-'));

function kept(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The sample with another content, its fingerprint made anew as a forger would. */
function forged(content: CountContent): string {
  const file: CountFile = {
    kind: 'mingzhang-count',
    content,
    hash: countHash(nodeSha256, content),
  };
  return countFileText(file);
}

async function verified(file: string, { language = 'zh' as 'zh' | 'en', json = false } = {}) {
  let out = '';
  let err = '';
  const io = {
    out: async (text: string) => void (out += text),
    err: async (text: string) => void (err += text),
    language,
    columns: 80,
    paint: painterFor(false, {}),
    environment: {},
    readInput: async () => new TextEncoder().encode(countFileText(publishedSample())),
  } as unknown as Io;
  const given: Given = {
    has: (name) => name === 'json' && json,
    text: () => null,
    texts: () => [],
    arguments: [file],
  };
  return { code: await runVerify(given, io), out, err };
}

describe('mingzhang verify of a count', () => {
  test.each(['zh', 'en'] as const)(
    'shows the whole arithmetic in %s, in 80 columns',
    async (language) => {
      const { code, out } = await verified('-', { language });
      expect(code).toBe(0);
      expect(out).toContain(publishedSample().hash);
      const elected = ['甲', '乙', '丙', '庚', '戊'].map((id) => `${id}同学`);
      expect(
        out.match(new RegExp(elected.join(language === 'zh' ? '、' : ', '), 'g')),
      ).toHaveLength(2);
      expect(Math.max(...out.split('\n').map(columnsOf))).toBeLessThanOrEqual(80);
      for (const number of ['158', '157', '156', '140', '81', '79', '71'])
        expect(out).toContain(number);
      expect(out).not.toMatch(/undefined|\{\{/);
    },
  );

  test('sets the claimed beside the recomputed result', async () => {
    const { content } = publishedSample();
    const [claim] = content.claimed;
    if (!claim) throw new Error('nothing claimed');
    const elected = claim.elected.map((one) =>
      one.id === 'candidate-5' ? { ...one, id: 'candidate-4' } : one,
    );
    const text = forged({ ...content, claimed: [{ ...claim, elected }] });
    const { code, out } = await verified(kept('claim.json', text));
    expect(code).toBe(1);
    expect(out).toMatch(/公布当选：.*丁同学/);
    expect(out).toMatch(/重算当选：.*戊同学/);
    expect(out).toMatch(/S10 .*\[office-1\]/);
    const json = await verified(kept('claim.json', text), { json: true });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      failures: [{ check: 'S10', name: 'elected', place: 'office-1' }],
      offices: [{ office: 'office-1', open: 0 }],
    });
  });

  test('rounds that were void, without quorum or unfinished are told as such', async () => {
    const { content } = publishedSample();
    const opened = content.record.events[0];
    if (opened?.kind !== 'round-opened') throw new Error('no round');
    const { events } = content.record;
    const variants: readonly (readonly [string, CountContent['record']['events']])[] = [
      ['到会人数不足', [{ ...opened, present: 100 }]],
      ['选举无效', [{ ...opened, present: 150 }, ...events.slice(1, 4)]],
      ['计票单未齐', events.slice(0, 2)],
    ];
    for (const [sentence, some] of variants) {
      const record = { ...content.record, events: some };
      const { code, out } = await verified(kept('cut.json', forged({ ...content, record })));
      expect(code).toBe(1);
      expect(out).toContain(sentence);
      expect(out).toContain('重算当选：无');
      expect(out).toContain('S09');
    }
  });

  test('refuses what only says it is a count, with a sentence and code 2', async () => {
    const file = kept('other.json', '{"kind":"mingzhang-count","content":{"version":1}}');
    const { code, out, err } = await verified(file, { language: 'en' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${file} is no count`);
  });
});
