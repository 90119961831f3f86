import { z } from 'zod';
import { choice, reference, rowId } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { say, type Language } from '../../../kernel/words.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { schoolWide, withinUnit } from '../../organisation/roles.ts';
import { electoralUnitRead } from '../choosing/looking.ts';
import { delegateRead, delegatesTold } from '../delegates/looking.ts';
import { quotaRead } from '../looking.ts';
import { congressById } from '../reads.ts';
import { congressWordsEn } from '../words.en.ts';
import { congressWordsZh } from '../words.zh.ts';
import { formPaper, summaryPaper } from './delegate-papers.ts';
import { quotaPaper } from './quota-paper.ts';
import type { Speech } from './speech.ts';
import { reportPaper, requestPaper } from './unit-papers.ts';

const room = 'congress';
const language = () => choice(['zh', 'en']).default('zh');

function speechIn(asked: Language): Speech {
  const words = asked === 'zh' ? congressWordsZh : congressWordsEn;
  return {
    say: (key, values) => say(words, key, values),
    language: asked === 'zh' ? 'zh-CN' : 'en',
  };
}

/** 名额分配表 with its working, for whoever may read it. */
export const quotaPaperVerb = defineQuery({
  name: 'quota.paper',
  room,
  may: quotaRead.may,
  refuses: quotaRead.refuses,
  input: z.object({ quotaId: rowId(), language: language() }),
  run: async ({ quotaId, language: asked }, context) => {
    const read = await quotaRead.run({ quotaId }, context);
    return read.ok ? ok(quotaPaper(read.value, speechIn(asked))) : read;
  },
  paper: (paper) => paper,
});

/** Papers that one electoral unit hands in. Its ballot is that of the election (`election.ballot`). */
export const unitForms = ['request', 'report'] as const;

/** 请示 or 选举结果报告 of a unit. */
export const delegationPaper = defineQuery({
  name: 'delegation.paper',
  room,
  may: electoralUnitRead.may,
  refuses: electoralUnitRead.refuses,
  input: z.object({ electoralUnitId: rowId(), form: choice(unitForms), language: language() }),
  run: async ({ electoralUnitId, form, language: asked }, context) => {
    const read = await electoralUnitRead.run({ electoralUnitId }, context);
    if (!read.ok) return read;
    const made = form === 'request' ? requestPaper : reportPaper;
    return ok(made(read.value, speechIn(asked)));
  },
  paper: (paper) => paper,
});

/** 代表登记表 of a delegate, for whoever may read it: a delegate has their own. */
export const delegateForm = defineQuery({
  name: 'delegate.form',
  room,
  may: delegateRead.may,
  refuses: delegateRead.refuses,
  input: z.object({ delegateId: rowId(), language: language() }),
  run: async ({ delegateId, language: asked }, context) => {
    const read = await delegateRead.run({ delegateId }, context);
    return read.ok ? ok(formPaper(read.value, speechIn(asked))) : read;
  },
  paper: (paper) => paper,
});

/** 代表汇总表 of a congress; a unit has its own delegates in it. */
export const delegateSummary = defineQuery({
  name: 'delegate.summary',
  room,
  may: [
    ...schoolWide('league', 'student-affairs', 'party', 'presidium', 'office'),
    ...withinUnit('unit-league', 'unit-party', 'unit-presidium'),
  ],
  refuses: ['congress-unknown'],
  input: z.object({ congressId: reference('congress'), language: language() }),
  run: async ({ congressId, language: asked }, { tx, authority }) => {
    const [row, delegates] = await Promise.all([
      congressById(tx, congressId),
      delegatesTold(tx, { congressId }),
    ]);
    if (row === null || (row.unitId !== null && !reachesUnit(authority, row.unitId)))
      return err([refusal('congress-unknown', 'congressId')]);
    const own = delegates.filter(({ unitId }) => reachesUnit(authority, unitId));
    return ok(summaryPaper(row.title, own, speechIn(asked)));
  },
  paper: (paper) => paper,
});
