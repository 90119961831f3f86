import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ballotPageWordsZh } from './words.zh.ts';

const here = import.meta.dirname;
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|words\.(?:zh|en)\.ts$/.test(name))
  .map((name) => readFileSync(path.join(here, name), 'utf8'))
  .join('\n');

/** Keys said by name. */
const named = [...sources.matchAll(/\btO?r?\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');

/** Beginnings of keys that are put together, such as `step.`. */
const beginnings = [...sources.matchAll(/`([a-z-]+\.)\$\{/g)].map(
  ([, beginning]) => beginning ?? '',
);

/** Pages that are a title and a text. */
const plain = [...sources.matchAll(/plainScreen\(\s*'([^']+)'/g)].flatMap(([, name]) => [
  `${name}.title`,
  `${name}.text`,
]);

const steps = [
  ...readFileSync(path.join(here, 'next-step.ts'), 'utf8').matchAll(/^ {2}\| '([a-z-]+)'/gm),
];

describe('words of the ballot page', () => {
  const keys = Object.keys(ballotPageWordsZh);

  it('has all that the page says', () => {
    const missing = [...named, ...plain, ...steps.map(([, step]) => `step.${step}`)].filter(
      (key) => ballotPageWordsZh[key] === undefined,
    );
    expect(steps.length).toBeGreaterThan(15);
    expect(named.length).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  it('has a sentence for every step that is nothing but a sentence', () => {
    const told = [
      'not-begun',
      'void',
      'other-setup',
      'not-present',
      'paper',
      'over',
      'token-bad',
      'look',
    ];
    expect(told.filter((step) => ballotPageWordsZh[`${step}.text`] === undefined)).toEqual([]);
  });

  it('says nothing that no page uses', () => {
    const said = new Set([...named, ...plain]);
    const unused = keys.filter(
      (key) =>
        !said.has(key) &&
        !beginnings.some((beginning) => key.startsWith(beginning)) &&
        !/\.(?:title|text)$/.test(key) &&
        !sources.includes(`'${key}'`),
    );
    expect(unused).toEqual([]);
  });

  it('says the two sentences of the secrecy page word for word', () => {
    const page = readFileSync(path.join(here, '../../../docs/ballot-secrecy.md'), 'utf8');
    for (const key of ['honest1', 'honest2']) expect(page).toContain(`> ${ballotPageWordsZh[key]}`);
  });
});
