import { hasDocument } from '../../charter/reads.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { recordedParts } from '../organisation/reads.ts';

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

/** For an administrator: the first steps, until all of them are done; empty for everybody else and afterwards. */
export async function readFirstSteps({ tx, actor }: Context): Promise<readonly FirstStep[]> {
  if (actor.kind !== 'person' || actor.capacity.role !== 'administrator') return [];
  // Both are on their way before either is awaited.
  const [parts, charter] = await Promise.all([recordedParts(tx), hasDocument(tx, 'charter')]);
  const done: Readonly<Record<FirstStep['code'], boolean>> = { ...parts, charter };
  if (steps.every(({ code }) => done[code])) return [];
  return steps.map((step) => ({ ...step, done: done[step.code] }));
}
