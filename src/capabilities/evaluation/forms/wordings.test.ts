import { describe, expect, it } from 'vitest';
import { formVersions } from './catalogue.ts';
import { wordings } from './wordings.ts';

describe('official wordings', () => {
  it.each(formVersions.map((version) => [version.id, version] as const))(
    'of %s stand once on a level, and each item has its own number and row',
    (_, { items }) => {
      const words = items.map(({ level, wording }) => `${level} ${wording}`);
      const places = items.map(({ level, no, row }) => `${level} ${no} ${row ?? ''}`);
      expect(new Set(words).size).toBe(words.length);
      expect(new Set(places).size).toBe(places.length);
    },
  );

  it('are each on a form', () => {
    const used = new Set(
      formVersions.flatMap((version) => version.items).map((one) => one.wording),
    );
    expect(Object.values(wordings).filter((wording) => !used.has(wording))).toEqual([]);
  });
});
