import { z } from 'zod';
import { rowId } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { appointmentMake } from '../organisation/appointments/actions.ts';
import { candidacyFilled } from '../selection/appointing.ts';
import { conductOf } from './conduct.ts';
import { termFields } from './deciding.ts';
import { appendEvents, type EventPayloads } from './events.ts';
import { appointing } from './grants.ts';
import { ownElection, type Held } from './holding.ts';
import { actorOf } from './opening.ts';
import { electingBodyOf } from './rules.ts';

const room = 'elections';

type Made = EventPayloads['appointed']['appointments'][number];
type Wanted = z.output<(typeof electionAppoint)['input']>;

/** Everybody elected to an office that has a post, with that post. */
function fillings(held: Held) {
  return conductOf(held).offices.flatMap(({ office, result }, at) =>
    office.postId === null
      ? []
      : result.elected.map(({ id }) => ({
          at,
          office: office.number,
          postId: office.postId as Uuid,
          personId: id as Uuid,
          contested: office.mode === 'contested',
        })),
  );
}

async function appointOne(
  context: Context,
  held: Held,
  filling: ReturnType<typeof fillings>[number],
  { since, until, termId }: Pick<Wanted, 'since' | 'until' | 'termId'>,
): Promise<Result<Made, readonly Refusal[]>> {
  const { personId, postId, contested, office, at } = filling;
  const made = await appointmentMake.run(
    {
      ...{ postId, personId, since, until, termId, basis: 'elected' },
      ...{ electedBy: electingBodyOf(held.row.elector), contested, electedOn: held.row.day },
    },
    context,
  );
  if (!made.ok)
    return err(made.error.map(({ code, values }) => refusal(code, ['offices', at], values)));
  const appointmentId = made.value.answer.id;
  const candidacyId = held.candidates.find(
    (one) => one.office === office && one.personId === personId,
  )?.candidacyId;
  if (candidacyId) await candidacyFilled(context.tx, candidacyId, appointmentId);
  return ok({ office, personId, appointmentId });
}

/** Appoints everybody who was elected to a post, by the rules of every appointment, all in one transaction or nobody. */
export const electionAppoint = defineAction({
  name: 'election.appoint',
  room,
  may: appointing,
  offered: { state: ['certified'] },
  refuses: [
    ...new Set([
      ...appointmentMake.refuses,
      'election-unknown',
      'certify-first',
      'appointed-already',
      'nobody-to-appoint',
    ]),
  ],
  input: z.object({ electionId: rowId(), ...termFields() }),
  run: async ({ electionId, ...days }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    if (held.row.state !== 'certified') return err([refusal('certify-first', 'electionId')]);
    if (held.events.some(({ kind }) => kind === 'appointed'))
      return err([refusal('appointed-already', 'electionId')]);
    const wanted = fillings(held);
    if (wanted.length === 0) return err([refusal('nobody-to-appoint', 'electionId')]);
    const appointments: Made[] = [];
    for (const filling of wanted) {
      const made = await appointOne(context, held, filling, days);
      if (!made.ok) return made;
      appointments.push(made.value);
    }
    const by = { electionId, ...actorOf(context) };
    await appendEvents(context.tx, by, held.events.at(-1)?.number ?? 0, [
      { kind: 'appointed', office: null, payload: { appointments } },
    ]);
    const subject = { kind: 'election', id: electionId };
    const after = { appointments: appointments.map(({ appointmentId }) => appointmentId) };
    return ok({ subject, before: null, after, answer: { appointed: appointments.length } });
  },
});
