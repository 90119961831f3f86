import { form2020 } from './form-2020.ts';
import { form2021 } from './form-2021.ts';
import type { FormItem, FormVersion } from './form-model.ts';
import { form2021To2022, form2022To2023, form2023To2024 } from './later-forms.ts';

/** Every form known, oldest first. A new year's form is a new data file and a line here. */
export const formVersions: readonly FormVersion[] = [
  form2020,
  form2021,
  form2021To2022,
  form2022To2023,
  form2023To2024,
];

/** The form of an id such as `2021`, or null. */
export function formVersion(id: string): FormVersion | null {
  return formVersions.find((version) => version.id === id) ?? null;
}

/** Every distinct official wording with the items that bear it. */
export function distinctWordings(): readonly {
  readonly wording: string;
  readonly items: readonly { readonly version: string; readonly item: FormItem }[];
}[] {
  const byWording = new Map<string, { version: string; item: FormItem }[]>();
  for (const version of formVersions) {
    for (const item of version.items) {
      const known = byWording.get(item.wording);
      if (known) known.push({ version: version.id, item });
      else byWording.set(item.wording, [{ version: version.id, item }]);
    }
  }
  return [...byWording].map(([wording, items]) => ({ wording, items }));
}
