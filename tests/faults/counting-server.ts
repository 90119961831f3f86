// The server that is killed while tellers enter sheets and phones fetch tokens: the verbs of elections and of voting by
// phone over HTTP on a database that goes on.
// It is told the database and the school as JSON, and says on its standard output where it listens.
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { writeSync } from 'node:fs';
import { noBallots } from '../../src/apps/server/ballots.ts';
import { roundKeys } from '../../src/apps/server/round-keys.ts';
import { ballotsVerbs } from '../../src/capabilities/ballots/actions.ts';
import { electionsVerbs } from '../../src/capabilities/elections/actions.ts';
import type { Role } from '../../src/capabilities/organisation/roles.ts';
import type { Standing } from '../../src/engines/actions/actor.ts';
import { openDatabase, type ConnectionSettings } from '../../src/engines/storage/database.ts';
import type { SchoolId, Uuid } from '../../src/kernel/id.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { verbRoutes } from '../../src/surfaces/http/verb-routes.ts';

/** What the server is started with. */
export interface CountingServerParts {
  readonly owner: ConnectionSettings;
  readonly schoolId: SchoolId;
  readonly now: Instant;
  /** Where keys of rounds are kept. */
  readonly dataDirectory: string;
}

/** Who acts, as the bearer token says it: tests have no log-ins. */
export interface Token {
  readonly role: Role;
  readonly personId: Uuid | null;
}

/** The token of a caller, fit for a header. */
export const tokenOf = (token: Token): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url');

function standingOf(token: string): Standing {
  const { role, personId } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Token;
  const id = '00000000-0000-7000-8000-000000000001' as Uuid;
  return {
    accountId: '00000000-0000-7000-8000-000000000002' as Uuid,
    personId,
    capacities: [{ id, role, unitId: null, unitIds: null }],
  };
}

function start({ owner, schoolId, now, dataDirectory }: CountingServerParts): void {
  const keys = roundKeys(dataDirectory);
  const app = verbRoutes({
    verbs: [...electionsVerbs, ...ballotsVerbs({ ...noBallots, keys, page: () => null })],
    runner: {
      database: openDatabase(owner, { connections: 6 }),
      clock: () => now,
      standing: async (tx, token) => {
        await tx.client.query('select 1');
        return standingOf(token);
      },
    },
    schoolOf: () => Promise.resolve(schoolId),
    exportWords: { zh: {}, en: {} } as never,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
    writeSync(1, `listening ${(server.address() as AddressInfo).port}\n`);
  });
}

const [, program = '', told] = process.argv;
if (program.endsWith('counting-server.ts') && told) start(JSON.parse(told) as CountingServerParts);
