import type { AnyProvision } from '../../charter/provision.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { calendarDaySet, semesterCreate } from '../organisation/calendar/actions.ts';
import { headcountCompute, headcountRecord } from '../organisation/headcounts/actions.ts';
import { personCreate } from '../organisation/people/actions.ts';
import { disciplineRecord } from '../organisation/people/discipline.ts';
import { studentImport } from '../organisation/students/actions.ts';
import { openUnits, peopleByNumber } from '../organisation/students/reads.ts';
import { unitCreate } from '../organisation/units/actions.ts';
import { articleRecord, documentRecord } from '../rulebook/documents.ts';
import { provisionVerbs } from '../rulebook/provision-verbs.ts';
import type { Deeds, Found } from './deeds.ts';
import { makeBodies } from './make-bodies.ts';
import { makeCongress } from './make-congress.ts';
import { makeDisclosures } from './make-disclosure.ts';
import { makeClassElection, makeSittings } from './make-election.ts';
import { makeRosters } from './make-roster.ts';
import { makeSelection } from './make-selection.ts';
import { makeUnions } from './make-union.ts';
import type { Intake, PlannedBody, SchoolPlan } from './plan.ts';
import { intakeFile } from './students.ts';

/** What a plan is carried out with. */
export interface Hands {
  readonly deeds: Deeds;
  readonly now: Instant;
  readonly provisions: readonly AnyProvision[];
}

/** What a map holds for a key of the plan. */
function known(map: ReadonlyMap<string, Uuid>, key: string): Uuid {
  const id = map.get(key);
  if (id === undefined) throw new Error(`the demo made nothing of ${key}`);
  return id;
}

/** Imports one intake as an office does: the list is uploaded, then imported with the classes it names. */
async function importIntake({ deeds, now }: Hands, intake: Intake): Promise<void> {
  const file = { name: intake.fileName, type: 'text/csv', content: intakeFile(intake), at: now };
  const attached = await deeds.inside((tx) => putAttachment(tx, file));
  if (!attached.ok) throw new Error(attached.error.map(({ code }) => code).join(', '));
  const { created } = await deeds.done(studentImport, {
    ...{ file: attached.value.sha256, known: 'refuse', createUnits: true },
    ...{ skipWrongRows: intake.spoiled.length > 0, since: intake.since },
  });
  if (created !== intake.students.length)
    throw new Error(`${created} students came of ${intake.fileName}`);
}

async function makeUnits({ deeds }: Hands, { units }: SchoolPlan): Promise<void> {
  for (const unit of units) await deeds.done(unitCreate, unit);
}

function numbersOf(body: PlannedBody): readonly string[] {
  return [
    ...body.posts.flatMap((post) => post.holders.map(({ number }) => number)),
    ...body.below.flatMap(numbersOf),
  ];
}

/** Registers the teachers, then finds everything that posts and cases name. */
async function findPeople({ deeds }: Hands, plan: SchoolPlan): Promise<Found> {
  const units = await deeds.inside(openUnits);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const byName = new Map(
    units.map(({ id, parentId, name }) => [
      parentId === null ? name : `${names.get(parentId)}/${name}`,
      id,
    ]),
  );
  for (const { number, name, unit, since } of plan.teachers) {
    const unitId = unit === null ? null : known(byName, unit);
    await deeds.done(personCreate, { kind: 'teacher', number, name, unitId, since });
  }
  const numbers = [
    ...plan.bodies.flatMap(numbersOf),
    ...plan.logins.map(({ number }) => number),
    ...plan.sanctions.map(({ number }) => number),
  ];
  const people = await deeds.inside((tx) => peopleByNumber(tx, [...new Set(numbers)]));
  const byNumber = new Map([...people].map(([number, { id }]) => [number, id]));
  return {
    person: (number) => known(byNumber, number),
    unit: (name) => known(byName, name),
    classOf: (unit, name) => known(byName, `${unit}/${name}`),
  };
}

/** Makes the calendar, and head-counts for the counted semester from the people known by name. */
async function makeCalendar({ deeds }: Hands, plan: SchoolPlan, found: Found): Promise<void> {
  for (const days of plan.days) await deeds.done(calendarDaySet, days);
  let counted: Uuid | null = null;
  for (const semester of plan.semesters) {
    const { id } = await deeds.done(semesterCreate, semester);
    if (semester.since === plan.counted.since) counted = id;
  }
  if (counted === null) throw new Error('the counted semester is none of the plan');
  const left = new Set(plan.uncounted.map(found.unit));
  const { units } = await deeds.asked(headcountCompute, { semesterId: counted });
  for (const { unitId, cells } of units)
    if (unitId !== null && !left.has(unitId))
      await deeds.done(headcountRecord, { semesterId: counted, unitId, cells });
}

/** Records the rules, and binds to their articles those provisions the product has. */
async function makeRules({ deeds, provisions }: Hands, { documents }: SchoolPlan): Promise<void> {
  const set = provisions.length === 0 ? null : provisionVerbs(provisions)[0];
  const names = new Set(provisions.map(({ name }) => name));
  for (const { articles, ...document } of documents) {
    const { since } = document;
    const { id: documentId } = await deeds.done(documentRecord, document);
    for (const { number, text, provisions: said } of articles) {
      const { id: articleId } = await deeds.done(articleRecord, {
        documentId,
        number,
        text,
        since,
      });
      for (const [provision, value] of Object.entries(said))
        if (set !== null && names.has(provision))
          await deeds.done(set, { provision, value, articleId, since });
    }
  }
}

/** Carries a plan out in a founded school, in the order a school would, and tells where everything is. */
export async function carryOut(hands: Hands, plan: SchoolPlan): Promise<Found> {
  const { deeds } = hands;
  await makeUnits(hands, plan);
  for (const intake of plan.intakes) await importIntake(hands, intake);
  const found = await findPeople(hands, plan);
  await makeCalendar(hands, plan, found);
  await makeBodies(deeds, plan.bodies, found);
  for (const { number, ...sanction } of plan.sanctions)
    await deeds.done(disciplineRecord, { ...sanction, personId: found.person(number) });
  await makeRules(hands, plan);
  await makeUnions(deeds, hands.now);
  await makeRosters(deeds, hands.now);
  await makeSelection(deeds, hands.now);
  await makeCongress(deeds, hands.now);
  await makeSittings(deeds, hands.now);
  await makeClassElection(deeds, hands.now);
  await makeDisclosures(deeds, hands.now);
  return found;
}
