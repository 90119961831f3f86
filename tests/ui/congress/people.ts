import { randomUUID } from 'node:crypto';
import { caller, inParallel, type Caller, type Place, type Row } from './caller.ts';

/** A log-in of the demo as the first page tells it. */
interface DemoLogin {
  readonly school: string;
  readonly number: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** Who takes part in the congress of the demo's large school. */
export interface People {
  readonly place: Place;
  readonly admin: Caller;
  /** Deputy secretary of the League committee. */
  readonly league: Caller;
  readonly party: Caller;
  readonly affairs: Caller;
  /** Chair of the school's union, whose term ends with the congress. */
  readonly chair: Caller;
  /** The head of the union's office, who runs the hall. */
  readonly office: Caller;
  /** Secretaries of the units' League branches, by the unit's name. */
  readonly branches: ReadonlyMap<string, Caller>;
  /** The chair of one unit's union. */
  readonly unitChair: Caller;
  /** Students who count: one watches, two enter. */
  readonly tellers: readonly { readonly personId: string; readonly caller: Caller }[];
  /** Opens an account for somebody, and logs them in. */
  open(person: Row): Promise<Caller>;
}

/** Makes both schools of the demo, as the first page does. */
export async function makeDemo(address: string): Promise<readonly DemoLogin[]> {
  const answered = await fetch(`${address}/api/setup/demo`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
  });
  if (!answered.ok) throw new Error(`no demo: ${await answered.text()}`);
  return ((await answered.json()) as { logins: readonly DemoLogin[] }).logins;
}

const chosenPassword = 'xue-dai-hui-mima-1';

/** Opens an account as an administrator does, and sets its password with the code that was handed over. */
async function openAccount(place: Place, admin: Caller, person: Row): Promise<Caller> {
  const number = String(person['number']);
  const { code } = await admin.does('account.open', { personId: person.id });
  await admin.does('invitation.accept', { number, code, password: chosenPassword });
  const opened = caller(place, number, chosenPassword);
  await opened.logIn();
  return opened;
}

/** Somebody by their number. */
export async function personOf(by: Caller, number: string): Promise<Row> {
  const rows = await by.rows('person.list', {}, { search: number });
  const found = rows.find((row) => row['number'] === number);
  if (!found) throw new Error(`nobody has the number ${number}`);
  return found;
}

/** The secretary of a League branch, with the unit it stands in. */
async function secretaryOf(admin: Caller, branch: Row): Promise<Row> {
  const held = await admin.rows('appointment.list', { bodyId: branch.id });
  const secretary = held.find(({ kind }) => kind === 'secretary');
  const name = String(secretary?.['personName']);
  const people = await admin.rows('person.list', {}, { search: name });
  const found = people.find(({ id }) => id === secretary?.['personId']);
  if (!found) throw new Error(`${String(branch['name'])} has no secretary`);
  return found;
}

async function branchesOf(
  admin: Caller,
  open: (person: Row) => Promise<Caller>,
  known: readonly Caller[],
): Promise<ReadonlyMap<string, Caller>> {
  const branches = await admin.rows('body.list', { kind: 'league-branch' });
  const found = await inParallel(branches, async (branch) => {
    const person = await secretaryOf(admin, branch);
    const already = known.find(({ number }) => number === person['number']);
    return [String(branch['unitName']), already ?? (await open(person))] as const;
  });
  return new Map(found);
}

/** Logs in those whom the demo names, and opens accounts for the others who take part. */
export async function gather(place: Place): Promise<People> {
  const logins = (await makeDemo(place.address)).filter(({ school }) => school === place.school);
  const as = (role: string): Caller => {
    const found = logins.find(({ roles }) => roles.includes(role));
    if (!found) throw new Error(`nobody of the demo is ${role}`);
    return caller(place, found.number, found.password);
  };
  const admin = as('administrator');
  const named = {
    ...{ league: as('league'), affairs: as('student-affairs'), chair: as('presidium') },
    ...{ office: as('office'), branch: as('unit-league'), unitChair: as('unit-presidium') },
  };
  await inParallel([admin, ...Object.values(named)], (one) => one.logIn());
  const open = (person: Row): Promise<Caller> => openAccount(place, admin, person);
  const { branch, ...officers } = named;
  const students = (await admin.rows('person.list', { kind: 'student' }, { sort: 'number' })).slice(
    -3,
  );
  const [party, branches, tellers] = await Promise.all([
    personOf(admin, 'T1001').then(open),
    branchesOf(admin, open, [branch]),
    inParallel(students, async (row) => ({ personId: row.id, caller: await open(row) })),
  ]);
  return { place, admin, ...officers, party, branches, tellers, open };
}

/** Everybody logs in anew, on another day. */
export async function logInAgain({ branches, tellers, ...people }: People): Promise<void> {
  const { admin, league, party, affairs, chair, office, unitChair } = people;
  const named = [admin, league, party, affairs, chair, office, unitChair];
  const others = [...branches.values(), ...tellers.map((one) => one.caller)];
  await inParallel([...new Set([...named, ...others])], (one) => one.logIn(), 4);
}
