import type { Uuid } from '../../../kernel/id.ts';
import { type Caller, type SampleSchool } from '../../organisation/samples/sample-school.ts';
import { sampleUnion } from '../../organisation/samples/sample-union.ts';
import { complaintNameOutsider } from '../setting.ts';
import { complaintFile } from '../telling.ts';

/** A school with two people in its League committee, one in student affairs, a Party secretary, and a union. */
export async function sampleComplaints(school: SampleSchool) {
  const made = await sampleUnion(school);
  const { body, post, hold, person } = made;
  const serve = async (kind: string, name: string, who: string, postKind = 'officer') => {
    const bodyId = await body({ kind, name });
    const personId = await person('teacher', who);
    await hold(await post(bodyId, postKind, '干事'), personId);
    return { bodyId, personId };
  };
  const committee = await body({ kind: 'league-committee', name: '校团委' });
  const officer = await post(committee, 'officer', '干事');
  const inCommittee = async (name: string): Promise<Uuid> => {
    const personId = await person('teacher', name);
    await hold(officer, personId);
    return personId;
  };
  const first = await inCommittee('顾青禾');
  const second = await inCommittee('陆南星');
  const affairs = await serve('student-affairs', '学生处', '柏舟远');
  const party = await serve('party-committee', '党委', '商若水', 'secretary');
  const as = (role: Caller['role'], personId: Uuid): Caller => ({ role, personId });
  const callers = {
    first: as('league', first),
    second: as('league', second),
    affairs: as('student-affairs', affairs.personId),
    party: as('party', party.personId),
  };
  return {
    ...made,
    ...{ committee, callers, affairsBody: affairs.bodyId },
    nameOutsider: (personId: Uuid | null) =>
      school.done(complaintNameOutsider, { personId }, callers.affairs),
    /** Tells something as a visitor of an open day would; answers the receipt. */
    tell: async (input: object = {}): Promise<string> =>
      (
        await school.done(
          complaintFile,
          { about: 'other', text: '活动室周末不开门。', ...input },
          { role: 'student' },
        )
      ).receipt,
  };
}
