import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { foundSchool } from '../../../src/capabilities/organisation/founding.ts';
import { allVerbs } from '../../../src/apps/server/all-verbs.ts';
import type { Standing } from '../../../src/engines/actions/actor.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import { putAttachment } from '../../../src/engines/storage/attachments.ts';
import { schoolId, type SchoolId, type Uuid } from '../../../src/kernel/id.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { callerFor, callerOf, inGuise, now } from './calls.ts';
import { fillAnonymous } from './fill-anonymous.ts';
import { fillBallots, type BallotIds } from './fill-ballots.ts';
import { fillCongress, type CongressIds } from './fill-congress.ts';
import { fillComplaints, type ComplaintIds } from './fill-complaints.ts';
import { fillDisclosure, type DisclosureIds } from './fill-disclosure.ts';
import { fillAccess, type AccessIds, type AccountIds } from './fill-access.ts';
import { fillElections, type ElectionIds } from './fill-elections.ts';
import { fillIntake, type IntakeIds } from './fill-intake.ts';
import { fillFurther, fillRecords, fillSchoolBodies } from './fill-school-parts.ts';
import { fillRoster, type RosterIds } from './fill-roster.ts';
import { fillRulebook, type RulebookIds } from './fill-rulebook.ts';
import { fillSittings, type SittingIds } from './fill-sittings.ts';
import { fillSelection, type CandidateIds } from './fill-selection.ts';
import { fillUnit, since, student, type Make, type UnitIds } from './fill-unit.ts';

/** What a filled school has. Of two schools every number and name is the same, but for those with the mark. */
export interface FilledSchool {
  readonly id: SchoolId;
  readonly mark: string;
  readonly here: UnitIds;
  readonly there: UnitIds;
  /** A unit, a body and a person with nothing in them. */
  readonly spareUnit: Uuid;
  readonly spareBody: Uuid;
  readonly sparePerson: Uuid;
  readonly league: Uuid;
  readonly union: Uuid;
  readonly department: Uuid;
  readonly sparePost: Uuid;
  readonly post: Uuid;
  readonly appointment: Uuid;
  readonly administrator: AccountIds & { readonly appointmentId: Uuid };
  readonly term: Uuid;
  readonly semester: Uuid;
  readonly document: Uuid;
  readonly article: Uuid;
  readonly notice: Uuid;
  /** The number of the newest entry of its journal. */
  readonly lastEntry: number;
  /** SHA-256 of a list of students that only this school has. */
  readonly file: string;
  readonly access: AccessIds;
  /** Candidates of `here` and of `there`. */
  readonly candidates: CandidateIds;
  readonly candidatesThere: CandidateIds;
  readonly rosters: RosterIds;
  readonly published: DisclosureIds;
  /** A word of the school's union, and one of each unit's. */
  readonly attestation: Uuid;
  readonly attestations: { readonly here: Uuid; readonly there: Uuid };
  readonly rulebook: RulebookIds;
  readonly complaints: ComplaintIds;
  readonly hall: SittingIds;
  /** Congresses of the two units. */
  readonly halls: { readonly here: SittingIds; readonly there: SittingIds };
  readonly congresses: CongressIds;
  /** Elections of `here` and of `there`. */
  readonly elections: ElectionIds;
  readonly electionsThere: ElectionIds;
  /** Rounds by phone of the two units; `ballots` are those of `here`. */
  readonly ballots: BallotIds;
  readonly ballotsOf: { readonly here: BallotIds; readonly there: BallotIds };
  readonly intakes: IntakeIds;
  /** The post of the school's chair, for which the calls are. */
  readonly chair: Uuid;
  /** A person who holds a post of this role, or is a student; by role, in `here` for roles of a unit. */
  readonly holders: Readonly<Record<string, Uuid>>;
}

/** A list of students as people upload it, kept in the school. */
async function keepFile(database: Database, school: SchoolId, mark: string): Promise<string> {
  const content = Buffer.from(`学号,姓名,院系\n20260901,${mark}新生,${mark}系\n`);
  const file = { name: `${mark}.csv`, type: 'text/csv', content, at: now };
  const put = await withSchool(database, school, (tx) => putAttachment(tx, file));
  if (!put.ok) throw new Error(JSON.stringify(put.error));
  return put.value.sha256;
}

async function found(database: Database, slug: string) {
  const id = schoolId(randomUUID());
  const founded = await withSchool(database, id, (tx) =>
    foundSchool(tx, {
      slug,
      name: `示例学院${slug}`,
      demo: false,
      administrator: { number: 'T0001', name: '赵管理' },
      names: { administration: '系统管理', administrator: '管理员' },
      now: '2024-01-01T00:00:00.000Z' as Instant,
      newId: () => uuidv7() as Uuid,
    }),
  );
  if (!founded.ok) throw new Error(JSON.stringify(founded.error));
  return { id, founded: founded.value };
}

/** Whoever fills a school before anybody can log in. */
const nobody = {
  accountId: randomUUID() as Uuid,
  personId: null,
  sessionId: randomUUID() as Uuid,
};

/** Does actions in a school in the widest role of each, and answers what they told. */
function tellerOf(database: Database, id: SchoolId, who: Omit<Standing, 'capacities'>) {
  const call = callerOf(
    database,
    id,
    inGuise(() => who),
  );
  return async (name: string, input: object): Promise<unknown> => {
    const verb = allVerbs.find((one) => one.name === name);
    if (!verb) throw new Error(`there is no verb ${name}`);
    const told = await call({ verb, input, token: callerFor(verb, input) });
    if (told.kind !== 'ok') throw new Error(`${name}: ${JSON.stringify(told)}`);
    return told.value;
  };
}

/** The same, and answers the ids they told. */
function makerOf(database: Database, id: SchoolId, who: Omit<Standing, 'capacities'>): Make {
  const tell = tellerOf(database, id, who);
  return async (name, input) => ((await tell(name, input)) as { readonly id: Uuid }).id;
}

/** Which school is wanted. */
export interface Wanted {
  readonly slug: string;
  /** In names that only this school has. */
  readonly mark: string;
  /** In the names of everything of its second unit. */
  readonly otherUnitMark?: string;
  /** With records that would stand in the way of what a school without them does. */
  readonly further?: boolean;
}

/** Founds a school and fills it by the verbs people use; `mark` stands in the names that only this school has. */
export async function fillSchool(
  database: Database,
  { slug, mark, otherUnitMark = '', further = false }: Wanted,
): Promise<FilledSchool> {
  const { id, founded } = await found(database, slug);
  const make = makerOf(database, id, nobody);
  const here = await fillUnit(make, { name: '机电系', digits: '240101', mark: '' });
  const there = await fillUnit(make, { name: '艺术系', digits: '240201', mark: otherUnitMark });
  const school = await fillSchoolBodies(make, mark);
  const records = await fillRecords(make, { mark, units: [here.ids.unit, there.ids.unit] });
  const spareUnit = await make('unit.create', { kind: 'college', name: `${mark}学院`, since });
  const sparePerson = await make('person.create', {
    ...student(`${slug}9999`, `${mark}同学`, here.ids.class),
  });
  const second = await make('person.create', {
    kind: 'teacher',
    number: 'T0009',
    name: '蒋管理',
    since,
  });
  await make('administrator.appoint', { personId: second, since });
  const file = await keepFile(database, id, mark);
  await make('student.import', {
    file,
    known: 'keep',
    skipWrongRows: false,
    createUnits: true,
    since: '2026-09-01',
  });
  const { served, ...rest } = school;
  const chair = served.presidium.post;
  const [candidates, candidatesThere] = await fillSelection(
    make,
    { union: school.union, chair, staff: served.staff.post, file, mark },
    [here.ids, there.ids],
  );
  if (!candidates || !candidatesThere) throw new Error('nobody stands');
  const rosters = await fillRoster(make, { database, id, mark, slug }, [here.ids, there.ids]);
  const rulebook = await fillRulebook(make, { mark, union: school.union, file });
  const holders = {
    administrator: founded.personId,
    ...Object.fromEntries(Object.entries(served).map(([role, { person }]) => [role, person])),
    ...here.holders,
  };
  const access = await fillAccess(database, id, { ...holders, disabled: there.ids.student });
  const account = access.accounts['administrator'];
  const giver = access.accounts['unit-presidium'];
  if (!giver) throw new Error('nobody hands over');
  const signed = { handoverId: here.ids.signing, revision: 1 };
  await makerOf(database, id, giver)('handover.sign', signed);
  if (!account) throw new Error('nobody administers the school');
  const administrator = { ...account, personId: founded.personId };
  await makerOf(
    database,
    id,
    administrator,
  )('document.record', {
    kind: 'finance',
    title: `财务办法${mark}`,
    edition: '2026',
    since,
  });
  await fillAnonymous(database, id, mark);
  const vouched = (unionId: Uuid): Promise<Uuid> =>
    make('attestation.record', {
      ...{ unionId, criterion: 'training', season: 'spring', what: `已培训${mark}`, day: since },
      ...{ paper: file, attestedBy: served.league.person, attestedAs: '书记' },
    });
  const attestations = {
    here: await vouched(here.ids.union),
    there: await vouched(there.ids.union),
  };
  const league = access.accounts['league'];
  if (!league) throw new Error('nobody is of the League committee');
  const complaints = await fillComplaints(
    { database, id, mark, slug },
    { make, asLeague: makerOf(database, id, league) },
    { union: school.union, outsider: served.party.person },
  );
  const intakes = await fillIntake({ database, id, mark }, make);
  const makers = {
    make,
    monitor: { personId: founded.personId, make: makerOf(database, id, account) },
    counter: { personId: served.league.person, make: makerOf(database, id, league) },
  };
  const elections = await fillElections(makers, here.ids, mark);
  const electionsThere = await fillElections(makers, there.ids, `${mark}${otherUnitMark}`);
  const congresses = await fillCongress(
    { database, id, mark, slug, make },
    {
      ...{ union: school.union, semester: records.semester, file, otherUnitMark },
      units: [here.ids, there.ids],
      elections: [elections.certified, electionsThere.certified],
    },
  );
  const delegates = ['student', 'staff', 'head', 'office', 'presidium'].map((role) => {
    const found = access.accounts[role];
    if (!found?.personId) throw new Error(`nobody is ${role}`);
    return { account: found, personId: found.personId };
  });
  const hallOf = (
    union: Uuid,
    {
      unit,
      level,
      own,
    }: { readonly unit: Uuid; readonly level: Uuid | null; readonly own: string },
  ): Promise<SittingIds> =>
    fillSittings(
      { database, id, mark: own },
      {
        ...{ make, told: tellerOf(database, id, nobody) },
        asDelegates: delegates.map(({ account: who }) => makerOf(database, id, who)),
      },
      { ...{ union, unit, level, file }, people: delegates.map(({ personId }) => personId) },
    );
  const own = `${mark}${otherUnitMark}`;
  const hall = await hallOf(school.union, { unit: here.ids.unit, level: null, own: mark });
  const halls = {
    here: await hallOf(here.ids.union, { unit: here.ids.unit, level: here.ids.unit, own: mark }),
    there: await hallOf(there.ids.union, { unit: there.ids.unit, level: there.ids.unit, own }),
  };
  const ballotsIn = (unit: UnitIds, inHall: SittingIds, ofUnit: string): Promise<BallotIds> =>
    fillBallots(
      {
        ...{ database, id, make, told: tellerOf(database, id, nobody), observer: makers.monitor },
        counter: makers.counter.personId,
        asPerson: (personId) => makerOf(database, id, { ...nobody, personId }),
      },
      unit,
      {
        ...{ hall: inHall, level: unit.unit, mark: ofUnit },
        people: delegates.map(({ personId }) => personId),
      },
    );
  const ballotsOf = {
    here: await ballotsIn(here.ids, halls.here, mark),
    there: await ballotsIn(there.ids, halls.there, own),
  };
  // Last of all: whatever other rooms record afterwards would change what was approved.
  const published = await fillDisclosure(database, make, {
    ...{ id, slug, mark, union: school.union, file, teacher: served.league.person },
    student: here.ids.student,
  });
  if (further) await fillFurther(make, records.article);
  const journal = await withSchool(database, id, ({ client }) =>
    client.query<{ seq: string }>('select seq from journal_head where school_id = $1', [id]),
  );
  return {
    id,
    mark,
    lastEntry: Number(journal.rows[0]?.seq),
    here: here.ids,
    there: there.ids,
    ...rest,
    ...records,
    spareUnit,
    sparePerson,
    file,
    post: served.staff.post,
    appointment: served.staff.appointment,
    administrator: { ...account, appointmentId: founded.appointmentId },
    holders,
    access,
    candidates,
    candidatesThere,
    rosters,
    published,
    attestation: published.attestation,
    attestations,
    complaints,
    ...{ hall, halls },
    congresses,
    elections,
    electionsThere,
    ...{ ballotsOf, ballots: ballotsOf.here },
    intakes,
    rulebook,
    chair,
  };
}
