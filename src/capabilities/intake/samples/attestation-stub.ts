import { z } from 'zod';
import { day, file, reference, text, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';

/** What was vouched for, as the stub was told. */
export type Attested = Readonly<Record<string, unknown>>;

/** Stands for the self-evaluation's action where its room is out of reach: it keeps what it is told. */
export const attestationStub = (told: Attested[]) =>
  defineAction({
    name: 'attestation.record',
    room: 'intake',
    may: [],
    refuses: [],
    input: z.object({
      unionId: reference('body'),
      criterion: text(40),
      what: text(400),
      day: day(),
      paper: file(['text/plain']),
      attestedBy: reference('person'),
      attestedAs: text(40),
      ordinal: whole().nullish(),
      season: text(10).nullish(),
      everyone: yesNo().nullish(),
    }),
    run: async (input, { newId }) => {
      told.push(input);
      const id = newId();
      return ok({ subject: { kind: 'attestation', id }, before: null, after: {}, answer: { id } });
    },
  });
