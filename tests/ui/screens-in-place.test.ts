import { describe, expect, it } from 'vitest';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import { besideForms } from '../../src/apps/web/beside-forms.ts';
import { catalogues as english } from '../../src/apps/web/catalogues-en.ts';
import { catalogues as chinese } from '../../src/apps/web/catalogues-zh.ts';
import { screens } from '../../src/apps/web/screens.ts';
import { shortcutVerbs } from '../../src/apps/web/shortcuts.ts';
import type { Words } from '../../src/kernel/words.ts';

const names = new Set(allVerbs.map(({ name }) => name));
const taken = ['calendar', 'account', 'do', 'see', 'log-in', 'invitation'];

describe('the screens of the rooms', () => {
  it('have a place and words of their own, and do verbs that exist', () => {
    const paths = screens.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => taken.includes(path))).toEqual([]);
    const verbs = screens.flatMap((screen) => [screen.needs, ...screen.verbs]);
    expect(verbs.filter((name) => !names.has(name))).toEqual([]);
    for (const catalogues of [chinese, english] as Readonly<Record<string, Words>>[])
      for (const { room, path } of screens)
        expect(catalogues[room]?.[`screen.${path}`], `${room} ${path}`).toBeTypeOf('string');
  });

  it('do every verb that has no form', () => {
    // The second factor is set up on the account's page.
    const shell = ['totp.begin'];
    const done = new Set(screens.flatMap(({ verbs }) => verbs));
    const without = allVerbs.filter(
      (verb) =>
        verb.kind === 'action' &&
        verb.face === 'screen' &&
        !done.has(verb.name) &&
        !shell.includes(verb.name),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('stand beside forms, and are named in shortcuts, only of verbs that exist', () => {
    expect(besideForms.map(({ verb }) => verb).filter((name) => !names.has(name))).toEqual([]);
    expect(shortcutVerbs.filter((name) => !names.has(name))).toEqual([]);
  });
});
