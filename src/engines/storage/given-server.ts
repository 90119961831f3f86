import pg from 'pg';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { ConnectionSettings } from './database.ts';
import { sqlState } from './retry.ts';

/** The oldest major version that the migrations run on. */
const oldest = 15;

/** The roles of the doors (migration 0001). */
const roles = ['mingzhang_nobody', 'mingzhang_school', 'mingzhang_across', 'mingzhang_operator'];

const asking = `select current_setting('server_version_num')::int / 10000 as version,
  pg_encoding_to_char(d.encoding) as encoding, pg_is_in_recovery() as standby,
  has_schema_privilege('public', 'create') as creates, r.rolsuper or r.rolcreaterole as makes_roles,
  (select count(*)::int from pg_roles m where m.rolname = any($1) and pg_has_role(m.oid, 'member')) as roles
from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`;

interface Answer {
  readonly version: number;
  readonly encoding: string;
  readonly standby: boolean;
  readonly creates: boolean;
  readonly makes_roles: boolean;
  readonly roles: number;
}

/** The address of a connection string without user and password; null where it is none. */
export function serverAddress(databaseUrl: string): URL | null {
  // libpq and node-postgres take an address without a host, whose socket is named by a parameter; URL does not.
  const address = databaseUrl.replace('@/', '@localhost/');
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ['postgres:', 'postgresql:'].includes(url.protocol) ? url : null;
}

/** Why the server of DATABASE_URL cannot serve, or null: reached, version, encoding, rights. */
export async function refuseGivenServer(databaseUrl: string): Promise<Refusal | null> {
  const url = serverAddress(databaseUrl);
  if (url === null) return refusal('server-url-invalid');
  const names = {
    server: url.searchParams.get('host') ?? (url.host || 'localhost'),
    database: decodeURIComponent(url.pathname.slice(1)) || url.username,
    user: decodeURIComponent(url.username),
  };
  return checkServer({ connectionString: databaseUrl }, names);
}

interface Names extends Readonly<Record<string, string>> {
  readonly server: string;
  readonly database: string;
  readonly user: string;
}

async function checkServer(settings: ConnectionSettings, names: Names): Promise<Refusal | null> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Answer>(asking, [roles]);
    return rows[0] ? refuseAnswer(rows[0], names) : refusal('server-refuses', [], names);
  } catch (error) {
    return connectionRefusal(error, names);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseAnswer(found: Answer, names: Names): Refusal | null {
  if (found.version < oldest)
    return refusal('server-too-old', [], { found: found.version, oldest });
  if (found.standby) return refusal('server-standby', [], names);
  if (found.encoding !== 'UTF8')
    return refusal('server-encoding', [], { ...names, found: found.encoding });
  if (!found.makes_roles && found.roles < roles.length) return refusal('server-roles', [], names);
  return found.creates ? null : refusal('server-schema', [], names);
}

/** The refusal of a connection that failed, by SQLSTATE (PostgreSQL manual, Appendix A) or by the network's code. */
export function connectionRefusal(error: unknown, names: Names): Refusal {
  const state = sqlState(error);
  switch (state) {
    case '28P01':
    case '28000':
      return refusal('server-login', [], names);
    case '3D000':
      return refusal('server-database', [], names);
    case '53300':
      return refusal('server-busy', [], names);
    case null: {
      const reason = (error as NodeJS.ErrnoException).code ?? 'timeout';
      return refusal('server-unreachable', [], { ...names, reason });
    }
    default:
      return refusal('server-refuses', [], { ...names, state });
  }
}
