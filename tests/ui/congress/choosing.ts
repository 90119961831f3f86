import { inParallel, type Caller, type Row } from './caller.ts';
import { days } from './days.ts';
import type { People } from './people.ts';

/** How many delegates the congress has. */
export const delegatesWanted = 170;

/** A congress whose units choose. */
export interface Choosing {
  readonly congressId: string;
  readonly quotaId: string;
  readonly unionId: string;
  readonly units: readonly ChoosingUnit[];
}

/** An electoral unit, with the secretary of its League branch. */
export interface ChoosingUnit {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
  readonly branch: Caller;
}

/** The school's own union. */
export async function unionOf(by: Caller): Promise<string> {
  const unions = await by.rows('body.list', { kind: 'student-union' });
  const own = unions.find(({ unitName }) => unitName === null);
  if (!own) throw new Error('the school has no union');
  return own.id;
}

/** The congress that the demo prepares is put off: this one takes its place. */
async function putOff(league: Caller): Promise<void> {
  const running = await league.rows('congress.list', { stage: 'choosing' });
  for (const { id: congressId } of running)
    await league.does('congress.cancel', { congressId, reason: '改期召开。' });
}

/** The union asks to hold its congress, and three organs agree; the last, outside the school, on paper. */
export async function approve({ chair, league, party }: People): Promise<string> {
  await putOff(league);
  const { id: congressId } = await chair.does('congress.plan', {
    ...{ unionId: await unionOf(chair), title: '第十次学生代表大会', ordinal: 10 },
    ...{ plannedSince: days.meets, plannedUntil: days.meets, delegatesBy: days.delegatesBy },
    ...{ place: '大礼堂', text: '本届任期将满，拟于十一月下旬召开第十次学生代表大会。' },
  });
  const paper = await league.keep('团省委批复.pdf', '同意召开');
  await league.does('congress.approve', { congressId, text: '同意，报党委。' });
  await party.does('congress.approve', { congressId, text: '同意召开。' });
  await league.does('congress.approve', { congressId, text: '团省委同意召开。', paper });
  return String(congressId);
}

/** The head-counts of the running term are recorded for it; the demo's are those. */
async function runningSemester(by: Caller): Promise<string> {
  const semesters = await by.rows('semester.list');
  const running = semesters.find(({ since, until }) =>
    [String(since) <= days.begins, String(until) >= days.begins].every(Boolean),
  );
  if (!running) throw new Error('no semester runs');
  return running.id;
}

/** Quotas for every unit from the head-counts, decided and published: every unit is called on to choose. */
export async function callUnits(people: People, congressId: string): Promise<Choosing> {
  const { chair, league, branches } = people;
  const semesterId = await runningSemester(league);
  const proposal = { congressId, semesterId, total: delegatesWanted };
  const { id: quotaId } = await chair.does('quota.propose', proposal);
  const decision = '按最大余数法分配，每个单位至少一名。';
  await league.does('quota.decide', { quotaId, decision });
  await league.does('quota.publish', { quotaId });
  const rows = await league.rows('electoral-unit.list', { congressId });
  const units = rows.map((row): ChoosingUnit => {
    const name = String(row['unitName']);
    const branch = branches.get(name);
    if (!branch) throw new Error(`${name} has no League branch`);
    return { id: row.id, name, seats: Number(row['seats']), branch };
  });
  const unionId = await unionOf(league);
  return { congressId, quotaId: String(quotaId), unionId, units };
}

/** Students of a unit for its list: women and minorities beyond its floors, the others men. */
async function standFor({ seats, branch, name }: ChoosingUnit): Promise<readonly Row[]> {
  const wanted = seats + Math.ceil(seats / 5);
  const [unit] = await branch.rows('unit.list', {}, { search: name });
  const of = (filters: object): Promise<Row[]> =>
    branch.rows(
      'person.list',
      { unitId: unit?.id, kind: 'student', current: true, ...filters },
      { sort: 'number' },
    );
  const some = async (filters: object): Promise<Row[]> =>
    (await of(filters)).filter(({ educationLevel }) => educationLevel !== 'postgraduate');
  const [women, men, minority] = await Promise.all([
    some({ sex: 'female', grade: 2023, minority: false }),
    some({ sex: 'male', grade: 2023, minority: false }),
    some({ minority: true, grade: 2023 }),
  ]);
  const people = [
    ...minority.slice(0, Math.ceil(wanted / 8)),
    ...women.slice(0, Math.ceil(wanted / 2)),
  ];
  return [...people, ...men.slice(0, wanted - people.length)].slice(0, wanted);
}

/** Every unit nominates a fifth more than it has seats, its League branch reviews the list and sends it to the classes. */
export async function nominate({ units }: Choosing): Promise<void> {
  await inParallel(units, async (unit) => {
    const people = await standFor(unit);
    const { id: electoralUnitId, branch } = unit;
    await branch.does('nomination.add', {
      ...{ electoralUnitId, by: 'class-league', byName: '各班团支部' },
      people: people.map(({ id: personId }) => ({ personId, reason: '学习认真，乐于服务同学。' })),
    });
    const delegationId = electoralUnitId;
    await branch.does('delegation.submit', { delegationId });
    await branch.does('delegation.approve', { delegationId, text: '同意。' });
    await branch.does('delegation.publicise', { delegationId });
  });
}

/** The link of a class, without the school's address. */
export interface ClassLink {
  readonly className: string;
  readonly token: string;
}

/** Links for every class of a unit. */
export async function askClasses({ id, branch }: ChoosingUnit): Promise<readonly ClassLink[]> {
  const { links } = await branch.does('class-feedback.ask', { electoralUnitId: id });
  return links as readonly ClassLink[];
}

/** A class committee answers by its link, through the page that needs no account. */
export async function answerByLink(
  { place }: Pick<People, 'place'>,
  { className, token }: ClassLink,
): Promise<void> {
  const answered = await fetch(`${place.address}/${place.school}/class-feedback/${token}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      ...{ publicisedSince: days.nominates, publicisedUntil: days.answers, verdict: 'agrees' },
      ...{ remarks: '', signedBy: `${className}班长、${className}团支书` },
    }),
  });
  if (answered.status !== 303) throw new Error(`${className}: ${await answered.text()}`);
}

/** The publicity ends, the unit asks for approval of its list and the League committee replies. */
export async function askAndReply(league: Caller, { id, branch }: ChoosingUnit): Promise<void> {
  const delegationId = id;
  await branch.does('delegation.submit', { delegationId, text: '请批复代表候选人名单。' });
  await league.does('delegation.approve', { delegationId, text: '同意。' });
}

/** Prepares a unit's election with its tellers, and makes the list of candidates public. */
export async function prepareUnit(
  { tellers }: People,
  { id, name, branch }: ChoosingUnit,
  day: string,
): Promise<string> {
  const { electionId } = await branch.does('delegation.prepare-election', {
    ...{ electoralUnitId: id, day, meeting: `${name}学生代表会议` },
    title: `${name}出席第十次学生代表大会代表选举`,
  });
  const roles = ['monitor', 'counter', 'counter'] as const;
  await branch.does('election.name-tellers', {
    electionId,
    tellers: tellers.map(({ personId }, at) => ({ personId, role: roles[at] })),
  });
  await branch.does('election.publish', { electionId });
  return String(electionId);
}

/** The unit's meeting votes on paper; two tellers enter the sheet, the result is announced and certified. */
export async function holdUnitElection(
  { tellers }: People,
  unit: ChoosingUnit,
  electionId: string,
): Promise<void> {
  const { branch, seats } = unit;
  const voters = 4 * seats + 11;
  await branch.does('election.open-round', {
    ...{ electionId, expected: voters + 3, present: voters, tellersApproved: true },
  });
  const { offices } = await branch.asks<{ offices: readonly Office[] }>('election.read', {
    electionId,
  });
  const place = { electionId, office: 1, round: 1, channel: 'paper-1' };
  await branch.does('election.issue', { ...place, issued: voters });
  const elected = await chosen(unit);
  const lines = (offices[0]?.rounds[0]?.candidates ?? []).map((personId) => {
    const yes = elected.has(personId) ? voters - 2 : 3;
    return { personId, yes, no: voters - yes - 1, abstain: 1 };
  });
  const sheet = { ...place, returned: voters, invalid: 0, lines };
  await tellers[1]?.caller.does('election.enter', sheet);
  await tellers[2]?.caller.does('election.enter', sheet);
  await tellers[0]?.caller.does('election.announce', { electionId, office: 1, round: 1 });
  await branch.does('election.certify', { electionId });
}

interface Office {
  readonly rounds: readonly { readonly candidates: readonly string[] }[];
}

interface Nominated {
  readonly personId: string;
  readonly female: boolean | null;
  readonly minority: boolean;
}

/** Whom voters choose: minorities and women first, so that floors are met. */
async function chosen({ id, seats, branch }: ChoosingUnit): Promise<ReadonlySet<string>> {
  const { nominated } = await branch.asks<{ nominated: readonly Nominated[] }>(
    'electoral-unit.read',
    { electoralUnitId: id },
  );
  const weight = ({ female, minority }: Nominated): number => (minority ? 2 : 0) + (female ? 1 : 0);
  const sorted = nominated.toSorted((a, b) => weight(b) - weight(a));
  return new Set(sorted.slice(0, seats).map(({ personId }) => personId));
}

/** Takes the result over: a form for every delegate, the report, and each examined by the credentials group. */
export async function reportAndExamine(
  { affairs }: Pick<People, 'affairs'>,
  { id, branch }: ChoosingUnit,
): Promise<void> {
  const delegationId = id;
  await branch.does('delegation.take-result', { electoralUnitId: id });
  await branch.does('delegation.submit', { delegationId });
  const { delegates } = await branch.asks<{ delegates: readonly Row[] }>('electoral-unit.read', {
    electoralUnitId: id,
  });
  await inParallel(delegates, async ({ id: delegateId }) => {
    await branch.does('delegate.register', { delegateId, resume: '入学至今在本校学习。' });
    const vouched = { delegateId, condition: 'conduct', text: '辅导员鉴定：表现良好。' };
    await affairs.does('delegate.attest', vouched);
  });
  await branch.does('delegation.submit', { delegationId, text: '选举结果报告。' });
  await inParallel(delegates, ({ id: delegateId }) =>
    affairs.does('delegate.examine', { delegateId, qualified: true }),
  );
  await affairs.does('delegation.approve', { delegationId });
}
