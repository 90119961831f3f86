import { accessWordsEn } from '../../capabilities/access/words.en.ts';
import { accessWordsZh } from '../../capabilities/access/words.zh.ts';
import { ballotsWordsEn } from '../../capabilities/ballots/words.en.ts';
import { ballotsWordsZh } from '../../capabilities/ballots/words.zh.ts';
import { congressWordsEn } from '../../capabilities/congress/words.en.ts';
import { congressWordsZh } from '../../capabilities/congress/words.zh.ts';
import { complaintsWordsEn } from '../../capabilities/complaints/words.en.ts';
import { complaintsWordsZh } from '../../capabilities/complaints/words.zh.ts';
import { electionsWordsEn } from '../../capabilities/elections/words.en.ts';
import { electionsWordsZh } from '../../capabilities/elections/words.zh.ts';
import { intakeWordsEn } from '../../capabilities/intake/words.en.ts';
import { organisationWordsEn } from '../../capabilities/organisation/words.en.ts';
import { intakeWordsZh } from '../../capabilities/intake/words.zh.ts';
import { organisationWordsZh } from '../../capabilities/organisation/words.zh.ts';
import { rosterWordsEn } from '../../capabilities/roster/words.en.ts';
import { rosterWordsZh } from '../../capabilities/roster/words.zh.ts';
import { rulebookWordsEn } from '../../capabilities/rulebook/words.en.ts';
import { rulebookWordsZh } from '../../capabilities/rulebook/words.zh.ts';
import { selectionWordsEn } from '../../capabilities/selection/words.en.ts';
import { selectionWordsZh } from '../../capabilities/selection/words.zh.ts';
import { selfEvaluationWordsEn } from '../../capabilities/self-evaluation/words.en.ts';
import { selfEvaluationWordsZh } from '../../capabilities/self-evaluation/words.zh.ts';
import { disclosureWordsEn } from '../../capabilities/disclosure/words.en.ts';
import { disclosureWordsZh } from '../../capabilities/disclosure/words.zh.ts';
import { siteWordsEn } from '../../capabilities/site/words.en.ts';
import { siteWordsZh } from '../../capabilities/site/words.zh.ts';
import { workbenchWordsEn } from '../../capabilities/workbench/words.en.ts';
import { workbenchWordsZh } from '../../capabilities/workbench/words.zh.ts';
import type { Language, Words } from '../../kernel/words.ts';
import type { ExportWords } from '../../surfaces/http/export-list.ts';

const rooms: Readonly<Record<Language, Readonly<Record<string, Words>>>> = {
  zh: {
    access: accessWordsZh,
    ballots: ballotsWordsZh,
    complaints: complaintsWordsZh,
    elections: electionsWordsZh,
    congress: congressWordsZh,
    intake: intakeWordsZh,
    organisation: organisationWordsZh,
    roster: rosterWordsZh,
    rulebook: rulebookWordsZh,
    selection: selectionWordsZh,
    'self-evaluation': selfEvaluationWordsZh,
    disclosure: disclosureWordsZh,
    site: siteWordsZh,
    workbench: workbenchWordsZh,
  },
  en: {
    access: accessWordsEn,
    ballots: ballotsWordsEn,
    complaints: complaintsWordsEn,
    elections: electionsWordsEn,
    congress: congressWordsEn,
    intake: intakeWordsEn,
    organisation: organisationWordsEn,
    roster: rosterWordsEn,
    rulebook: rulebookWordsEn,
    selection: selectionWordsEn,
    'self-evaluation': selfEvaluationWordsEn,
    disclosure: disclosureWordsEn,
    site: siteWordsEn,
    workbench: workbenchWordsEn,
  },
};

const answers = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const;

/** A journal tells of every room's verbs and things. */
const ofAnyRoom = /^(?:verb|thing|title)\./;

const everywhere: Readonly<Record<Language, Words>> = {
  zh: Object.assign({}, ...Object.values(rooms.zh)),
  en: Object.assign({}, ...Object.values(rooms.en)),
};

/** The words that exported tables speak. */
export const exportWords: ExportWords = (language, { room }, key) =>
  rooms[language][room]?.[key] ??
  answers[language][key as 'true' | 'false'] ??
  (ofAnyRoom.test(key) ? (everywhere[language][key] ?? null) : null);
