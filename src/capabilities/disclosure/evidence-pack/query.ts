import { z } from 'zod';
import { choice, day, reference } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { selfEvaluationWordsEn } from '../../self-evaluation/words.en.ts';
import { selfEvaluationWordsZh } from '../../self-evaluation/words.zh.ts';
import { formFor, gatherEvidence, judgeUnion } from '../../self-evaluation/reads.ts';
import { publishers } from '../grants.ts';
import type { DisclosureParts } from '../preparing.ts';
import { packWordsEn } from './words.en.ts';
import { packWordsZh } from './words.zh.ts';
import { packEvidence, zipped } from './pack.ts';

/** The evidence of every item of a union's form as one archive; `zip` is its content in base64. */
export function evidencePack({ evidence }: DisclosureParts) {
  return defineQuery({
    name: 'evidence.pack',
    room: 'disclosure',
    may: publishers,
    refuses: ['union-unknown', 'as-of-future'],
    input: z.object({
      unionId: reference('body').optional(),
      asOf: day().optional(),
      language: choice(['zh', 'en']).optional(),
    }),
    run: async (input, { tx, today }) => {
      const asOf = input.asOf ?? today;
      if (asOf > today) return err([refusal('as-of-future', 'asOf', { today })]);
      const gathered = await gatherEvidence(tx, evidence, asOf);
      const own = gathered.unions.filter(({ unitId }) => unitId === null);
      const union =
        input.unionId === undefined ? own[0] : own.find(({ id }) => id === input.unionId);
      if (!union) return err([refusal('union-unknown', 'unionId')]);
      const form = await formFor(tx, union.id, asOf);
      const words =
        input.language === 'en'
          ? { ...selfEvaluationWordsEn, ...packWordsEn }
          : { ...selfEvaluationWordsZh, ...packWordsZh };
      const judged = judgeUnion(form, union, gathered, asOf);
      const files = await packEvidence(tx, { union, form, judged, words });
      return ok({
        name: `${union.name}-${asOf}.zip`,
        files: files.map(([path]) => path),
        zip: Buffer.from(zipped(files)).toString('base64'),
      });
    },
  });
}
