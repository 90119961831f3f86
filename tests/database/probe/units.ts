import type { FilledSchool } from './fill.ts';
import type { RowReader } from './rows.ts';
import type { UnitIds } from './fill-unit.ts';

/**
 * A school as somebody of one of its units sees it: what a verb would name of the school is the unit's own, and the
 * other unit is elsewhere.
 */
export function seenFrom(school: FilledSchool, here: UnitIds, there: UnitIds): FilledSchool {
  const { union, department, sparePost, post, appointment, term, notice } = here;
  const { spareClass, spareBody, sparePerson } = here;
  const turned = here === school.there;
  const candidates = turned ? school.candidatesThere : school.candidates;
  const candidatesThere = turned ? school.candidates : school.candidatesThere;
  const elections = turned ? school.electionsThere : school.elections;
  const { here: chosen, there: chosenThere } = school.congresses;
  const congresses = turned
    ? { ...school.congresses, here: chosenThere, there: chosen }
    : school.congresses;
  const electionsThere = turned ? school.elections : school.electionsThere;
  return {
    ...school,
    here,
    there,
    ballots: turned ? school.ballotsOf.there : school.ballotsOf.here,
    ...{ candidates, candidatesThere, elections, electionsThere, congresses },
    hall: turned ? school.halls.there : school.halls.here,
    halls: turned ? { here: school.halls.there, there: school.halls.here } : school.halls,
    attestation: turned ? school.attestations.there : school.attestations.here,
    ...{ union, department, sparePost, post, appointment, term, notice },
    ...{ spareUnit: spareClass, spareBody, sparePerson },
  };
}

/** The ids of everything that stands in a unit or is about its people. */
export async function idsOfUnit(
  rows: RowReader,
  school: FilledSchool,
  unit: UnitIds,
): Promise<readonly string[]> {
  const found = await rows.run<{ id: string }>(
    `with place as (select id from unit where school_id = $1 and (id = $2 or parent_id = $2)),
      people as (select id from person where school_id = $1
        and (unit_id in (select id from place) or class_id in (select id from place))),
      bodies as (select id from body where school_id = $1 and unit_id in (select id from place)),
      posts as (select id from post where school_id = $1 and body_id in (select id from bodies))
    select id from place union select id from people union select id from bodies union select id from posts
    union select id from appointment where school_id = $1 and post_id in (select id from posts)
    union select id from term where school_id = $1 and body_id in (select id from bodies)
    union select id from discipline where school_id = $1 and person_id in (select id from people)
    union select id from account where school_id = $1 and person_id in (select id from people)
    union select id from congress where school_id = $1 and unit_id in (select id from place)
    union select s.id from sitting s join congress c on c.school_id = s.school_id and c.id = s.congress_id
      where s.school_id = $1 and c.unit_id in (select id from place)
    union select s.id from proposal s join congress c on c.school_id = s.school_id and c.id = s.congress_id
      where s.school_id = $1 and c.unit_id in (select id from place)
    union select id from procedure_case where school_id = $1 and unit_id in (select id from place)
    union select id from election where school_id = $1 and unit_id in (select id from place)
    union select b.id from ballot_round b join election e on e.school_id = b.school_id and e.id = b.election_id
      where b.school_id = $1 and e.unit_id in (select id from place)
    union select id from congress where school_id = $1 and unit_id in (select id from place)
    union select q.id from congress_quota q join congress c on c.school_id = q.school_id and c.id = q.congress_id
      where q.school_id = $1 and c.unit_id in (select id from place)
    union select id from electoral_unit where school_id = $1 and unit_id in (select id from place)
    union select n.id from nomination n join electoral_unit e on e.school_id = n.school_id
      and e.id = n.electoral_unit_id where n.school_id = $1 and e.unit_id in (select id from place)
    union select f.id from class_feedback f join electoral_unit e on e.school_id = f.school_id
      and e.id = f.electoral_unit_id where f.school_id = $1 and e.unit_id in (select id from place)
    union select d.id from delegate d join electoral_unit e on e.school_id = d.school_id
      and e.id = d.electoral_unit_id where d.school_id = $1 and e.unit_id in (select id from place)
    union select id from selection_call where school_id = $1 and unit_id in (select id from place)
    union select id from attestation where school_id = $1 and union_id in (select id from bodies)
    union select id from notice where school_id = $1 and unit_id in (select id from place)`,
    [school.id, unit.unit],
  );
  return found.map(({ id }) => id);
}
