import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { everybody } from '../../../engines/actions/authorise.ts';
import { secret } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { FeedbackVerdict } from '../model.ts';
import { classFeedback } from '../tables.ts';
import { answerFields, judgeClassDays, judgeRemarks } from './feedback.ts';
import { hashOf } from './tokens.ts';

const room = 'congress';

/** Whoever holds the link; it is the token that lets them in, to one class's answer and nothing else. */
const holders = [{ role: everybody, reach: 'school' }] as const;

const tokenField = () => secret(43, 43);

/** What the page behind a class's link shows. */
export interface OpenedFeedback {
  readonly schoolName: string;
  readonly unitName: string;
  readonly className: string;
  readonly title: string;
  readonly seats: number;
  /** The list, in the order of names, with the class of each. */
  readonly people: readonly { readonly name: string; readonly className: string | null }[];
  readonly publicUntil: Day | null;
  readonly verdict: FeedbackVerdict | null;
  readonly answered: Day | null;
  readonly expired: boolean;
  /** Whether the list went on without this class, or was sent back. */
  readonly over: boolean;
}

interface Row extends Omit<OpenedFeedback, 'expired'> {
  readonly id: Uuid;
  readonly electoralUnitId: Uuid;
  readonly expires: Date;
}

async function byToken(
  { client, schoolId }: SchoolTransaction,
  token: string,
  how: 'look' | 'hold',
): Promise<Row | null> {
  const { rows } = await client.query<Row>({
    name: `class-feedback-${how}`,
    text: `select f.id, f.electoral_unit_id as "electoralUnitId", s.name as "schoolName", u.name as "unitName",
        c.name as "className", g.title, e.seats, f.verdict, f.answered::text, f.expires_at as expires,
        (k.outcome is not null or k.turn <> f.turn or g.cancelled is not null) as over,
        (select a.until::text from procedure_act a where a.school_id = $1 and a.case_id = k.id and a.turn = f.turn
          and a.kind = 'publicise') as "publicUntil",
        coalesce((select json_agg(json_build_object('name', p.name, 'className', pc.name)
            order by p.name_key collate "C", p.id)
          from nomination n join person p on p.school_id = $1 and p.id = n.person_id
          left join unit pc on pc.school_id = $1 and pc.id = p.class_id
          where n.school_id = $1 and n.electoral_unit_id = e.id and n.withdrawn is null), '[]') as people
      from class_feedback f
      join electoral_unit e on e.school_id = $1 and e.id = f.electoral_unit_id
      join congress g on g.school_id = $1 and g.id = e.congress_id
      join procedure_case k on k.school_id = $1 and k.id = e.case_id
      join unit u on u.school_id = $1 and u.id = e.unit_id
      join unit c on c.school_id = $1 and c.id = f.class_id
      join school s on s.id = $1
      where f.school_id = $1 and f.token_hash = $2 ${how === 'hold' ? 'for update of f' : ''}`,
    values: [schoolId, hashOf(token)],
  });
  return rows[0] ?? null;
}

function opened(row: Row, now: Instant): OpenedFeedback {
  const { id: _id, electoralUnitId: _unit, expires, ...told } = row;
  return { ...told, expired: expires.toISOString() <= now };
}

/** The list a class was asked about, by the link alone. */
export const sentFeedbackOpen = defineQuery({
  name: 'sent-feedback.open',
  room,
  may: holders,
  refuses: ['link-unknown'],
  input: z.object({ token: tokenField() }),
  run: async ({ token }, { tx, now }) => {
    const row = await byToken(tx, token, 'look');
    return row === null ? err([refusal('link-unknown', 'token')]) : ok(opened(row, now));
  },
});

/** A class committee's answer by its link, once: with the days of the publicity and the names of those who sign. */
export const sentFeedbackSend = defineAction({
  name: 'sent-feedback.send',
  room,
  may: holders,
  face: 'screen',
  refuses: [
    ...['link-unknown', 'link-expired', 'feedback-given', 'feedback-over'],
    ...['dates-reversed', 'day-in-future', 'remarks-missing'],
  ],
  input: z.object({ token: tokenField(), ...answerFields }),
  run: async ({ token, ...answer }, { tx, now, today }: Context) => {
    const row = await byToken(tx, token, 'hold');
    if (row === null) return err([refusal('link-unknown', 'token')]);
    const told = opened(row, now);
    if (told.answered !== null) return err([refusal('feedback-given', [], { day: told.answered })]);
    if (told.expired) return err([refusal('link-expired', 'token')]);
    if (told.over) return err([refusal('feedback-over')]);
    const refusals = [...judgeClassDays(answer, today), ...judgeRemarks(answer)];
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(classFeedback)
      .set({ ...answer, remarks: answer.remarks ?? null, via: 'link', answered: today })
      .where(and(eq(classFeedback.schoolId, tx.schoolId), eq(classFeedback.id, row.id)));
    return ok({
      subject: { kind: 'electoral-unit', id: row.electoralUnitId },
      before: { verdict: null },
      after: { feedbackId: row.id, verdict: answer.verdict, via: 'link' },
      answer: {},
    });
  },
});
