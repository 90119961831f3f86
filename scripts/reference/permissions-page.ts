import { roles } from '../../src/capabilities/organisation/roles.ts';
import type { VerbDescription } from '../../src/engines/actions/description.ts';
import { both, type ReferenceSource } from './source.ts';

/** How far a role reaches with a verb: the widest of its grants, or an empty cell. */
export function reachOf(verb: VerbDescription, role: string): string {
  const grants = verb.may.filter((grant) => grant.role === role).map(({ reach }) => reach);
  return (['school', 'unit', 'self'] as const).find((reach) => grants.includes(reach)) ?? '';
}

function matrix(verbs: readonly VerbDescription[], source: ReferenceSource): readonly string[] {
  const room = source.rooms[verbs[0]?.room ?? ''] ?? { zh: {}, en: {} };
  return [
    `| 操作 · Verb | ${roles.join(' | ')} |`,
    `| --- | ${roles.map(() => '---').join(' | ')} |`,
    ...verbs.map((verb) => {
      const title = `\`${verb.name}\` ${room.zh[`verb.${verb.name}`] ?? ''}`.trim();
      return `| ${title} | ${roles.map((role) => reachOf(verb, role)).join(' | ')} |`;
    }),
  ];
}

/** The page of permissions: every verb against every role, with how far it reaches. */
export function permissionsPage(source: ReferenceSource): string {
  const { verbs, rooms, actions } = source;
  const names = [...new Set(verbs.map(({ room }) => room))];
  return `${[
    '<!-- Written by scripts/write-reference.mjs from the declarations of the verbs. -->',
    '',
    '# 权限 · Permissions',
    '',
    '身份由当天担任的职务得来，不单独授予；一个人可以有几个身份，每次以其中一个办理。空格表示不能办理。',
    'A role follows from the posts held that day and is never granted by itself; a person may hold several and acts in one. An empty cell means no.',
    '',
    '## 范围 · Reach',
    '',
    ...(['school', 'unit', 'self'] as const).map(
      (reach) =>
        `- \`${reach}\` ${both(actions, `reach.${reach}`)}: ${both(actions, `reach.${reach}.means`)}`,
    ),
    '',
    '## 身份 · Roles',
    '',
    ...roles.map((role) => `- \`${role}\` ${both(source.roles, `role.${role}`)}`),
    ...names.flatMap((name) => [
      '',
      `## ${both(rooms[name] ?? { zh: {}, en: {} }, 'room', name)}`,
      '',
      ...matrix(
        verbs.filter(({ room }) => room === name),
        source,
      ),
    ]),
  ].join('\n')}\n`;
}
