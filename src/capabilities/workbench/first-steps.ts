import type { Context } from '../../engines/actions/verb.ts';

/** What a new school does first, in this order, and where. */
const steps = [
  { code: 'units', href: 'do/unit.create' },
  { code: 'students', href: 'do/student.import' },
  { code: 'semesters', href: 'do/semester.create' },
  { code: 'bodies', href: 'do/body.create' },
  { code: 'posts', href: 'do/post.create' },
  { code: 'appointments', href: 'do/appointment.make' },
  { code: 'charter', href: 'do/document.record' },
] as const;

/** One of the first steps; its words are `first-step.<code>`. */
export interface FirstStep {
  readonly code: (typeof steps)[number]['code'];
  readonly href: string;
  readonly done: boolean;
}

const reading = {
  name: 'workbench-first-steps',
  text: `select
    exists (select from unit where school_id = $1) as units,
    exists (select from person where school_id = $1 and kind = 'student') as students,
    exists (select from semester where school_id = $1) as semesters,
    exists (select from body where school_id = $1 and kind <> 'administration') as bodies,
    exists (select from post where school_id = $1 and kind <> 'administrator') as posts,
    exists (select from appointment a join post p on p.school_id = $1 and p.id = a.post_id
      where a.school_id = $1 and p.kind <> 'administrator') as appointments,
    exists (select from rule_document where school_id = $1 and kind = 'charter') as charter`,
};

/** For an administrator: the first steps, until all of them are done; empty for everybody else and afterwards. */
export async function readFirstSteps({ tx, actor }: Context): Promise<readonly FirstStep[]> {
  if (actor.kind !== 'person' || actor.capacity.role !== 'administrator') return [];
  const { rows } = await tx.client.query<Record<FirstStep['code'], boolean>>({
    ...reading,
    values: [tx.schoolId],
  });
  const done = rows[0];
  if (!done || steps.every(({ code }) => done[code])) return [];
  return steps.map((step) => ({ ...step, done: done[step.code] }));
}
