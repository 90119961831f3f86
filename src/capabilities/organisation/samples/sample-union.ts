import type { Uuid } from '../../../kernel/id.ts';
import { appointmentMake } from '../appointments/actions.ts';
import { bodyCreate } from '../bodies/actions.ts';
import { postCreate } from '../bodies/posts.ts';
import { personCreate } from '../people/actions.ts';
import { d, type SampleSchool } from './sample-school.ts';

/** The first day of everything in a sample union. */
export const since = d('2024-09-01');

/** Ways to fill a sample school with people, bodies and posts, and a union with a department to begin with. */
export async function sampleUnion(
  school: SampleSchool,
  place: { readonly unitId?: Uuid; readonly mark?: string } = {},
) {
  const { unitId, mark = '' } = place;
  let turn = 0;
  const person = async (
    kind: 'student' | 'teacher' = 'student',
    name = '林同学',
  ): Promise<Uuid> => {
    turn += 1;
    const wanted = { kind, number: `${mark}N${turn}`, name, since };
    return (await school.done(personCreate, wanted)).id;
  };
  const body = async (wanted: object): Promise<Uuid> =>
    (await school.done(bodyCreate, { since, ...wanted })).id;
  const post = async (bodyId: Uuid, kind: string, name: string): Promise<Uuid> =>
    (await school.done(postCreate, { bodyId, kind, name, since })).id;
  const hold = async (postId: Uuid, personId: Uuid, wanted: object = {}): Promise<Uuid> =>
    (
      await school.done(appointmentMake, {
        ...{ postId, personId, since, basis: 'appointed', ...wanted },
      })
    ).id;
  const union = await body({ kind: 'student-union', name: `${mark}学生会`, unitId });
  const study = await body({ kind: 'working-department', name: '学习部', parentId: union });
  const chairPost = await post(union, 'chair', '主席');
  const vicePost = await post(union, 'vice-chair', '副主席');
  const headPost = await post(study, 'head', '部长');
  const staffPost = await post(study, 'staff', '干事');
  return { person, body, post, hold, union, study, chairPost, vicePost, headPost, staffPost };
}
