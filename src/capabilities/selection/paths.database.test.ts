import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { editionOf, readCases, rebuilt } from '../../engines/procedures/cases.ts';
import { stepOf } from '../../engines/procedures/model.ts';
import { awaited } from '../../engines/procedures/parties.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointmentsOn } from '../organisation/reads.ts';
import { d, type Caller } from '../organisation/samples/sample-school.ts';
import { candidacyAppoint } from './appointing.ts';
import { pathNames } from './model.ts';
import { pathOf, pathServes } from './paths.ts';
import { usualNumbers } from './provisions.ts';
import { candidacyRead } from './reading.ts';
import { actVerb, selectionSchool } from './samples/selection-school.ts';

const database = await testDatabase();
const school = await selectionSchool(database, 'paths');
const { callers } = school;

const organs: Readonly<Record<string, Caller>> = {
  'class-league': callers.unitLeague,
  'unit-league': callers.unitLeague,
  'unit-party': callers.unitParty,
  'student-affairs': callers.affairs,
  league: callers.league,
  party: callers.party,
  presidium: callers.presidium,
  congress: callers.league,
  'unit-congress': callers.unitLeague,
};

/** Nobody here may do anything in a case of the unit. */
const strangers: readonly Caller[] = [callers.otherLeague, callers.otherParty];

const caseOf = async (id: Uuid) => {
  const [found] = await school.inside((tx) => readCases(tx, { reach: 'school' }, [id]));
  if (!found) throw new Error('the case is gone');
  return found;
};

/** Who rates at a step: enough for any path. */
const ratersAt = (ofUnit: boolean): readonly Caller[] =>
  ofUnit
    ? [callers.unitPresidium, callers.unitLeague]
    : [callers.head, callers.presidium, callers.affairs];

const refusedBy = (verb: string, input: object, by: Caller) =>
  school.refused(actVerb(verb), input, by);

/** Does what the case waits for, after everybody else has tried in vain; a publicity ends on paper, days later. */
async function doNext(id: Uuid, person: Caller, ofUnit: boolean): Promise<void> {
  const { procedure, state } = await caseOf(id);
  if (state.kind === 'ended') throw new Error('the case is over');
  const step = stepOf(procedure, state.step);
  const base = { candidacyId: id, turn: state.turn };
  switch (step.kind) {
    case 'submit':
      throw new Error('it was submitted');
    case 'consent':
      for (const other of [callers.league, callers.unitLeague])
        expect(await refusedBy('consent', base, other)).toEqual(['not-allowed']);
      await school.done(actVerb('consent'), base, person);
      return;
    case 'mark':
      for (const rater of ratersAt(ofUnit))
        await school.done(actVerb('mark'), { ...base, mark: 88 }, rater);
      await school.done(actVerb('approve'), base, organs[step.by.code]);
      return;
    case 'approve': {
      const said = { ...base, text: '同意', paper: school.paper };
      const rightful = awaited(procedure, state).map(({ party }) => party.code);
      for (const [code, caller] of Object.entries(organs))
        if (!rightful.some((one) => organs[one] === caller))
          expect([code, (await refusedBy('approve', said, caller)).length]).toEqual([code, 1]);
      for (const stranger of strangers)
        expect(['case-unknown', 'not-your-step']).toContain(
          (await refusedBy('approve', said, stranger))[0],
        );
      for (const code of rightful) await school.done(actVerb('approve'), said, organs[code]);
      return;
    }
    case 'publicise': {
      await school.done(actVerb('publicise'), { ...base, text: '公示栏' }, organs[step.by.code]);
      expect(await refusedBy('close-publicity', base, organs[step.by.code] ?? person)).toEqual([
        'publicity-runs',
      ]);
      return;
    }
  }
}

/** A publicity cannot be waited for in a test of one day, so its beginning is moved into the past by hand. */
async function letPublicityPass(id: Uuid): Promise<void> {
  await school.inside(async ({ client, schoolId }) => {
    await client.query(`set local role mingzhang_operator`);
    await client.query(
      `update procedure_act set day = '2026-08-20', until = '2026-08-26'
        where school_id = $1 and case_id = $2 and kind = 'publicise'`,
      [schoolId, id],
    );
    await client.query(
      `update procedure_act set day = '2026-08-20' where school_id = $1 and case_id = $2 and kind <> 'publicise'`,
      [schoolId, id],
    );
    await client.query(
      `update procedure_case set began = '2026-08-20', due = '2026-08-26' where school_id = $1 and id = $2`,
      [schoolId, id],
    );
  });
}

describe.each(pathNames)('the path %s', (name) => {
  const { members, unit: ofUnit } = pathServes(name);

  it('is gone from the call to its end, by the right people alone', async () => {
    const callId = await school.call(name, members, ofUnit);
    const personId = await school.person();
    const person = school.student(personId);
    const id = await school.apply(callId, personId);
    await school.vouch(id);
    for (let turn = 0; turn < 20; turn += 1) {
      const { state, procedure } = await caseOf(id);
      if (state.kind === 'ended') break;
      if (state.publicity !== null) {
        const step = stepOf(procedure, state.step);
        await letPublicityPass(id);
        const closer = step.kind === 'publicise' ? organs[step.by.code] : person;
        await school.done(actVerb('close-publicity'), { candidacyId: id }, closer);
        continue;
      }
      await doNext(id, person, ofUnit);
    }
    const { state, acts, row, procedure } = await caseOf(id);
    expect(state).toMatchObject({ kind: 'ended', outcome: 'completed' });
    expect(row).toMatchObject({ outcome: 'completed', acts: acts.length, turn: state.turn });
    expect(rebuilt(procedure, row, acts)).toEqual(state);
    expect(row.edition).toBe(editionOf(pathOf(name, usualNumbers)));

    const postId =
      school.posts[
        ofUnit
          ? members === 'presidium'
            ? 'unitChair'
            : 'unitStaff'
          : members === 'presidium'
            ? 'chair'
            : 'staff'
      ];
    const appointing = { candidacyId: id, postId, since: d('2026-09-01'), until: d('2027-08-31') };
    const by = ofUnit ? callers.unitLeague : callers.league;
    const elected = acts.some(({ step }) => step === 'elected');
    if (members === 'presidium' && !elected) {
      expect(await school.refused(candidacyAppoint, appointing, by)).toEqual(['goes-to-election']);
      return;
    }
    expect(await school.refused(candidacyAppoint, appointing, callers.otherLeague)).toEqual([
      'case-unknown',
    ]);
    const made = await school.done(candidacyAppoint, appointing, by);
    expect(await school.refused(candidacyAppoint, appointing, by)).toEqual(['appointed-already']);
    const held = await school.inside((tx) => appointmentsOn(tx, d('2026-09-02')));
    expect(held.find((one) => one.id === made.id)).toMatchObject({
      personId,
      postId,
      basis: elected ? 'elected' : 'recruited',
    });
    const told = await school.asked(candidacyRead, { candidacyId: id }, person);
    expect(told).toMatchObject({ ok: true, value: { appointmentId: made.id, mine: [] } });
  });
});
