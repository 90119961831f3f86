import { z } from 'zod';
import { choice, reference, rowId } from '../../engines/actions/fields.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import { ok } from '../../kernel/result.ts';
import { say, type Language } from '../../kernel/words.ts';
import { callBoard } from './boards.ts';
import { publicityList } from './lists.ts';
import {
  publicityNotices,
  rankingTable,
  recommendationForm,
  reviewOpinions,
  type Speech,
} from './papers.ts';
import { candidacyRead } from './reading.ts';
import { selectionWordsEn } from './words.en.ts';
import { selectionWordsZh } from './words.zh.ts';

const room = 'selection';
const language = () => choice(['zh', 'en']).default('zh');

function speechIn(asked: Language): Speech {
  const words = asked === 'zh' ? selectionWordsZh : selectionWordsEn;
  return {
    say: (key, values) => say(words, key, values),
    language: asked === 'zh' ? 'zh-CN' : 'en',
  };
}

/** What can be handed out of one candidacy. */
const forms = ['recommendation', 'opinions'] as const;

/** 推荐表 or 审查意见 of a candidate, for whoever may read the candidacy. */
export const candidacyPaper = defineQuery({
  name: 'candidacy.paper',
  room,
  may: candidacyRead.may,
  refuses: candidacyRead.refuses,
  input: z.object({ candidacyId: rowId(), form: choice(forms), language: language() }),
  run: async ({ candidacyId, form, language: asked }, context) => {
    const read = await candidacyRead.run({ candidacyId }, context);
    if (!read.ok) return read;
    const made = form === 'recommendation' ? recommendationForm : reviewOpinions;
    return ok({ paper: made(read.value, speechIn(asked)) });
  },
  paper: ({ paper }) => paper,
});

/** 综合素质排名表 of a call, for whoever sees its board. */
export const callRanking = defineQuery({
  name: 'call.ranking',
  room,
  may: callBoard.may,
  refuses: callBoard.refuses,
  input: z.object({ callId: reference('call'), language: language() }),
  run: async ({ callId, language: asked }, context) => {
    const board = await callBoard.run({ callId }, context);
    if (!board.ok) return board;
    const { title, candidates } = board.value;
    return ok({ paper: rankingTable({ title, people: candidates }, speechIn(asked)) });
  },
  paper: ({ paper }) => paper,
});

/** More are public at once nowhere; whoever asks for a call alone gets its own. */
const most = 1000;

/** 公示 of everybody who is public now, or in one call: one notice for each call and its days. */
export const publicityNotice = defineQuery({
  name: 'publicity.notice',
  room,
  may: publicityList.may,
  refuses: [],
  input: z.object({ callId: reference('call').optional(), language: language() }),
  run: async ({ callId, language: asked }, context) => {
    const listed = await publicityList.run(
      {
        filters: callId === undefined ? {} : { callId },
        search: null,
        sort: { by: 'until', descending: false },
        offset: 0,
        limit: most,
      },
      context,
    );
    if (!listed.ok) return listed;
    return ok({ paper: publicityNotices(listed.value.rows, speechIn(asked)) });
  },
  paper: ({ paper }) => paper,
});
