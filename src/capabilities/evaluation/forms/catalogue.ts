import type { CriterionName } from '../../../facts/criteria.ts';
import type { Level } from '../../../facts/fact.ts';
import { form2020 } from './form-2020.ts';
import { form2021 } from './form-2021.ts';
import { form2021To2022 } from './form-2021-2022.ts';
import { form2022To2023 } from './form-2022-2023.ts';
import { form2023To2024 } from './form-2023-2024.ts';
import type { FormItem, FormVersion } from './form-model.ts';

/** Every form known, oldest first. A new year's form is a data file and a line here. */
export const formVersions: readonly FormVersion[] = [
  form2020,
  form2021,
  form2021To2022,
  form2022To2023,
  form2023To2024,
];

/** The form of an id such as `2021`; null for an id that no form bears. */
export function formVersion(id: string): FormVersion | null {
  return formVersions.find((version) => version.id === id) ?? null;
}

/** Items whose absence from a document means that they are missing: those of the form known to be on it. */
export function expectedItems(version: FormVersion, level: Level): readonly FormItem[] {
  return version.items.filter(
    (item) =>
      item.level === level && (level === 'school' ? item.no <= version.knownTo : version.whole),
  );
}

/** A wording with every item that bears it, the same words on several forms taken once. */
export interface SharedWording {
  readonly wording: string;
  readonly criterion: CriterionName;
  readonly uses: readonly { readonly version: string; readonly item: FormItem }[];
}

/** Every distinct official wording, with the items that bear it. */
export function sharedWordings(): readonly SharedWording[] {
  const known = new Map<string, { version: string; item: FormItem }[]>();
  for (const version of formVersions) {
    for (const item of version.items) {
      const uses = known.get(item.wording) ?? [];
      uses.push({ version: version.id, item });
      known.set(item.wording, uses);
    }
  }
  return [...known].flatMap(([wording, uses]) => {
    const criterion = uses[0]?.item.criterion;
    return criterion === undefined ? [] : [{ wording, criterion, uses }];
  });
}
