import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { runsAsRoot, type DataDirectory, type SystemUser } from '../data-directory.ts';

/** `nobody`, who has an entry in every passwd file, as initdb wants. */
const nobody: SystemUser =
  process.platform === 'darwin' ? { uid: 4294967294, gid: 4294967294 } : { uid: 65534, gid: 65534 };

/**
 * Whom the database server runs as; null is whoever runs this process. PostgreSQL refuses root, so root runs it as
 * the owner of what is there, or else as nobody.
 */
export function serverUserOf(
  directory: DataDirectory,
  cluster: string,
): Result<SystemUser | null, Refusal> {
  const found = existsSync(cluster) ? statSync(cluster) : null;
  if (!runsAsRoot()) {
    const own = process.getuid?.();
    return found === null || own === undefined || found.uid === own
      ? ok(null)
      : err(refusal('cluster-of-another', [], { folder: cluster, user: found.uid }));
  }
  if (found === null) {
    const { keeper } = directory;
    return ok(keeper && isKnown(keeper) ? keeper : nobody);
  }
  return found.uid === 0
    ? err(refusal('cluster-of-root', [], { folder: cluster, user: nobody.uid }))
    : ok({ uid: found.uid, gid: found.gid });
}

/** Whether initdb will find the user's name: a folder handed into a container often belongs to nobody there. */
function isKnown({ uid }: SystemUser): boolean {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  return users.some((line) => line.split(':')[2] === String(uid));
}

/** The topmost folder on the way to `folder` that does not let the user through, or null. */
export function blockedFolder(folder: string, user: SystemUser | null): string | null {
  if (user === null) return null;
  const parent = path.dirname(folder);
  const above = parent === folder ? null : blockedFolder(parent, user);
  return above ?? (mayPass(folder, user) ? null : folder);
}

function mayPass(folder: string, user: SystemUser): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return ((gid === user.gid ? mode >> 3 : mode) & 0o001) !== 0;
}
