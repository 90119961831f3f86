import { schoolItem } from './form-item.ts';
import type { FormItem, FormVersion } from './form-model.ts';
import { firstEleven2021, lastSix2021, secondLevel2021 } from './form-2021.ts';
import { wordings } from './wordings.ts';

const inferred = (item: FormItem): FormItem => ({ ...item, provenance: 'inferred' });
const starred = (item: FormItem): FormItem => ({ ...item, core: item.no === 1 || item.no === 11 });
const unseen = [
  'Items 12 and on were not seen; printed ones are recognised by the wording of 2021.',
  'The content of the second-level form was not seen.',
  'The form announces ▲ observation indicators; none stands on items 1–11.',
];

/** The yearly form of 2021–2022: items 1–11 seen, ★ on 1 and 11. */
export const form2021To2022: FormVersion = {
  id: '2021-2022',
  title: '学生会组织改革自评表（2021—2022学年）',
  schoolYear: 2021,
  vocabulary: { yes: '是', no: '否' },
  whole: false,
  knownTo: 11,
  items: [...firstEleven2021.map(starred), ...[...lastSix2021, ...secondLevel2021].map(inferred)],
  notes: unseen,
};

/** The yearly form of 2022–2023: as the year before. */
export const form2022To2023: FormVersion = {
  ...form2021To2022,
  id: '2022-2023',
  title: '学生会组织改革自评表（2022—2023学年）',
  schoolYear: 2022,
};

/** The yearly form of 2023–2024: item 6 knows presidium and department members only; ★ not seen on 1–11. */
export const form2023To2024: FormVersion = {
  id: '2023-2024',
  title: '学生会组织改革自评表（2023—2024学年）',
  schoolYear: 2023,
  vocabulary: { yes: '是', no: '否' },
  whole: false,
  knownTo: 11,
  items: [
    ...firstEleven2021.map((item) =>
      item.no === 6 ? schoolItem(6, 'posts', wordings.posts2023, { provenance: 'inferred' }) : item,
    ),
    ...[...lastSix2021, ...secondLevel2021].map(inferred),
  ],
  notes: [
    ...unseen,
    'The exact wording of item 6 was read from one page; its punctuation is inferred.',
  ],
};
