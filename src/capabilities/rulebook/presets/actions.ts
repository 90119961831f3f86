import { z } from 'zod';
import { choice, text } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery } from '../../../engines/actions/verb.ts';
import { inForce } from '../../../charter/in-force.ts';
import type { AnyProvision } from '../../../charter/provision.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import { ok } from '../../../kernel/result.ts';
import { insertDraft } from '../drafts.ts';
import { keepers } from '../grants.ts';
import type { DraftArticle } from '../model.ts';
import { campusesPreset } from './campuses.ts';
import { departmentsPreset } from './departments.ts';
import { articleNumber, presetCodes, type Preset, type PresetCode } from './model.ts';

const presets: Readonly<Record<PresetCode, Preset>> = {
  departments: departmentsPreset,
  campuses: campusesPreset,
};

/** A preset's articles, numbered through. */
export function articlesOf(code: PresetCode): readonly DraftArticle[] {
  const flat = presets[code].chapters.flatMap(({ chapter, articles }) =>
    articles.map((article) => ({ chapter, ...article })),
  );
  return flat.map(({ chapter, text: words, values }, at) => ({
    ...{ from: null, number: articleNumber(at + 1), chapter, text: words },
    values: Object.entries(values).map(([provision, value]) => ({ provision, value })),
  }));
}

/** What a preset would state beside what holds today. */
export interface PresetTold {
  readonly articles: readonly DraftArticle[];
  readonly values: readonly {
    readonly provision: string;
    readonly number: string;
    readonly unit: string;
    readonly value: string;
    /** What holds today, and whether an article states it. */
    readonly now: string;
    readonly stated: boolean;
  }[];
}

/** Shows a charter to begin with: its articles, and every value with what holds today. */
function presetRead(provisions: readonly AnyProvision[]) {
  return defineQuery({
    name: 'preset.read',
    room: 'rulebook',
    may: keepers,
    refuses: [],
    input: z.object({ preset: choice(presetCodes) }),
    run: async ({ preset }, { tx, today }) => {
      const stated = await readStatedValues(tx);
      const articles = articlesOf(preset);
      const values = articles.flatMap(({ number, values: own }) =>
        own.flatMap(({ provision: name, value }) => {
          const provision = provisions.find((one) => one.name === name);
          if (!provision) return [];
          const { type } = provision;
          const now = inForce(stated, provision, today);
          return [
            {
              ...{ provision: name, number, unit: type.unit, value },
              ...{ now: type.show(now.value), stated: now.article !== null },
            },
          ];
        }),
      );
      const answer: PresetTold = { articles, values };
      return ok(answer);
    },
  });
}

/** Begins a charter from a preset: a draft to put into the school's own words. Nothing of it is in force. */
export const presetAdopt = defineAction({
  name: 'preset.adopt',
  room: 'rulebook',
  may: keepers,
  refuses: [],
  input: z.object({ preset: choice(presetCodes), title: text(100), edition: text(40) }),
  run: async ({ preset, title, edition }, context) =>
    insertDraft(context, {
      ...{ baseId: null, kind: 'charter', title, edition, articles: articlesOf(preset) },
    }),
});

/** The verbs of presets. */
export const presetVerbs = (provisions: readonly AnyProvision[]) =>
  [presetRead(provisions), presetAdopt] as const;

/** For screens: the type of the question. */
export type PresetRead = ReturnType<typeof presetRead>;
