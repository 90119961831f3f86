import type { Context } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { appointmentMake } from '../../organisation/appointments/actions.ts';
import { bodyCreate } from '../../organisation/bodies/actions.ts';
import { postCreate } from '../../organisation/bodies/posts.ts';
import { guideAssign } from '../../organisation/guides/actions.ts';
import { personCreate } from '../../organisation/people/actions.ts';
import { appointmentsOn, bodiesOn, peopleSql, postsSql } from '../../organisation/reads.ts';
import { chosenLines, takeOver, takingRefusals } from '../../roster/taking/actions.ts';
import { provisionalMark } from '../../roster/taking/match.ts';
import type { DraftValue } from '../model.ts';
import { unionNeeded } from './places.ts';
import { perform, type Recorded, type Recorder, type Taking } from './recording.ts';

/**
 * Rows of the roster, by the roster's own taking over: its dry run refuses what it cannot read, and nothing is kept then.
 * Refusals name the row by its place in `values`.
 */
export async function recordRosterRows(
  values: readonly DraftValue<'roster'>[],
  taking: Taking,
  context: Context,
): Promise<Recorded> {
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  const lines = chosenLines(values.map(({ row, cells }) => ({ row, cells })));
  const { since, period, file } = taking;
  const taken = await takeOver(context, lines, {
    ...{ unionId: union.value.id, since, period, paper: file },
    may: { people: true, places: true },
  });
  if (!taken.ok) return taken;
  const after = { lines: values.length, since, ...period, ...taken.value, file };
  return ok({
    subject: { kind: 'body', id: union.value.id },
    before: null,
    after: after as unknown as Json,
    answer: {},
  });
}

/** One row of the roster. */
export const recordRosterRow: Recorder<'roster'> = (value, taking, context) =>
  recordRosterRows([value], taking, context);

/** Guides and the posts of the League they hold. */
const posts = {
  'deputy-secretary': { kind: 'deputy-secretary', name: '副书记' },
  'secretary-general': { kind: 'secretary-general', name: '秘书长' },
} as const;

type Made = Result<Uuid, readonly Refusal[]>;

/** The teacher of a name: the only one there is, else a new one with a number for the time being. */
async function teacher(context: Context, name: string, since: Day): Promise<Made> {
  const { tx, newId } = context;
  const { rows } = await tx.client.query<{ readonly id: Uuid }>({
    name: 'teachers-of-a-name',
    text: `select id from ${peopleSql('$1')} p where kind = 'teacher' and name = $2
      and since <= $3 and (until is null or until >= $3)`,
    values: [tx.schoolId, name, since],
  });
  const [only] = rows;
  if (rows.length > 1)
    return err([refusal('intake-guide-ambiguous', 'name', { count: rows.length })]);
  if (only) return ok(only.id);
  const number = `${provisionalMark}${newId().replaceAll('-', '').slice(-10).toUpperCase()}`;
  const made = await perform(personCreate, { kind: 'teacher', number, name, since }, context);
  return made.ok ? ok(made.value.answer.id) : made;
}

/** The League committee, founded where the records have none. */
async function committee(context: Context, since: Day): Promise<Made> {
  const found = (await bodiesOn(context.tx, since)).find(({ kind }) => kind === 'league-committee');
  if (found) return ok(found.id);
  const made = await perform(
    bodyCreate,
    { kind: 'league-committee', name: '团委', since },
    context,
  );
  return made.ok ? ok(made.value.answer.id) : made;
}

/** The post in the committee, made where it has none of that kind. */
async function postIn(
  context: Context,
  bodyId: Uuid,
  { kind, name, since }: { readonly kind: string; readonly name: string; readonly since: Day },
): Promise<Made> {
  const { tx } = context;
  const { rows } = await tx.client.query<{ readonly id: Uuid }>({
    name: 'posts-of-a-kind',
    text: `select id from ${postsSql('$1')} p where body_id = $2 and kind = $3 order by id limit 1`,
    values: [tx.schoolId, bodyId, kind],
  });
  if (rows[0]) return ok(rows[0].id);
  const made = await perform(postCreate, { bodyId, kind, name, since }, context);
  return made.ok ? ok(made.value.answer.id) : made;
}

/** The post in the League that lets somebody guide; made with its appointment where they hold none. */
async function leaguePost(
  context: Context,
  personId: Uuid,
  { role, since }: { readonly role: keyof typeof posts; readonly since: Day },
): Promise<Made> {
  const serving = await appointmentsOn(context.tx, since);
  const held = serving.find(
    (one) =>
      one.personId === personId &&
      one.bodyKind === 'league-committee' &&
      (role === 'secretary-general' || one.postKind === posts[role].kind),
  );
  if (held) return ok(held.id);
  const body = await committee(context, since);
  if (!body.ok) return body;
  const post = await postIn(context, body.value, { ...posts[role], since });
  if (!post.ok) return post;
  const wanted = { postId: post.value, personId, since, basis: 'appointed' };
  const made = await perform(appointmentMake, wanted, context);
  return made.ok ? ok(made.value.answer.id) : made;
}

/** Who guides the union: a teacher, in the post of the League committee that the form asks for. */
export const recordGuide: Recorder<'guide'> = async (value, taking, context) => {
  const { role, name, fullTime } = value;
  const { since } = taking;
  const union = await unionNeeded(context, taking);
  if (!union.ok) return union;
  if (role === 'unit-guide') return err([refusal('guide-kind-school', 'role')]);
  if (name === null) return err([refusal('intake-guide-name', 'name')]);
  if (fullTime === null) return err([refusal('intake-guide-full-time', 'fullTime')]);
  const person = await teacher(context, name, since);
  if (!person.ok) return person;
  const post = await leaguePost(context, person.value, { role, since });
  if (!post.ok) return post;
  const wanted = { bodyId: union.value.id, kind: role, personId: person.value, fullTime, since };
  return perform(guideAssign, wanted, context);
};

/** Codes that recording people can refuse with. */
export const peopleRefusals: readonly string[] = [
  'intake-guide-name',
  'intake-guide-full-time',
  'intake-guide-ambiguous',
  ...takingRefusals,
  ...[personCreate, bodyCreate, postCreate, appointmentMake, guideAssign].flatMap(
    ({ refuses }) => refuses,
  ),
];
