import { Cron } from 'croner';
import { carriedSecrets } from '../../../engines/storage/backup/installation-key.ts';
import {
  keepBackup,
  readBackupState,
  usualRetention,
} from '../../../engines/storage/backup/keep-backups.ts';
import type { Retention } from '../../../engines/storage/backup/retention.ts';
import type { DataDirectory } from '../../../engines/storage/data-directory.ts';
import type { Database } from '../../../engines/storage/database.ts';
import type { Secrets } from '../../../engines/storage/secrets.ts';
import { millisecondsOf, type Instant } from '../../../kernel/instant.ts';
import type { Log } from './log.ts';
import { faultValues } from './log.ts';

/** What scheduled backups are made of. */
export interface SchedulePlan {
  readonly database: Database;
  readonly directory: DataDirectory;
  readonly secrets: Secrets;
  readonly product: string;
  /** File with the operator's passphrase (`MINGZHANG_BACKUP_PASSPHRASE_FILE`), or null. */
  readonly passphraseFile: string | null;
  /** When, as a cron pattern in China's time; 02:30 each day where nothing is said. */
  readonly pattern?: string;
  readonly retention?: Retention;
  /** Milliseconds after the start at which a backup is made where the last good one is a day old; ten minutes otherwise. */
  readonly catchUpAfter?: number;
  readonly now: () => Instant;
  readonly newReference: () => string;
  readonly log: Log;
}

/** The running schedule. */
export interface Schedule {
  /** Makes a backup now, unless one is being made. */
  runNow(): Promise<void>;
  /** Ends it, after the backup that is being made. */
  stop(): Promise<void>;
}

const dayMilliseconds = 24 * 3600 * 1000;

async function backUpOnce(plan: SchedulePlan): Promise<void> {
  const { database, directory, product, passphraseFile, log, now } = plan;
  const at = now();
  try {
    const secrets = carriedSecrets(plan.secrets);
    const retention = plan.retention ?? usualRetention;
    const kept = await keepBackup({
      ...{ database, directory, product, passphraseFile },
      ...{ secrets, retention, at },
    });
    if (!kept.ok) return log('backup-failed', { code: kept.error.code });
    const { rows, bytes, removed } = kept.value;
    const milliseconds = millisecondsOf(now()) - millisecondsOf(at);
    log('backup-made', { rows, bytes, removed: removed.length, milliseconds });
  } catch (error) {
    // Nobody awaits a scheduled backup: the log, `doctor` and the metrics tell of its failure.
    log('backup-failed', { code: 'fault' });
    log('fault', faultValues(error, { reference: plan.newReference(), where: 'backup' }));
  }
}

/** A machine that sleeps at night would never be backed up by the clock alone. */
async function isLate({ directory, now }: SchedulePlan): Promise<boolean> {
  const good = (await readBackupState(directory.path))?.good;
  return !good || millisecondsOf(now()) - millisecondsOf(good.at) > dayMilliseconds;
}

/** Makes backups daily while the application runs, one at a time, and soon after a start that comes late for the last. */
export function scheduleBackups(plan: SchedulePlan): Schedule {
  let running: Promise<void> | null = null;
  const runNow = (): Promise<void> => {
    running ??= backUpOnce(plan).finally(() => (running = null));
    return running;
  };
  const cron = new Cron(
    plan.pattern ?? '30 2 * * *',
    { timezone: 'Asia/Shanghai', unref: true },
    runNow,
  );
  const catchUp = setTimeout(() => {
    void isLate(plan).then((late) => (late ? runNow() : undefined));
  }, plan.catchUpAfter ?? 600_000);
  catchUp.unref();
  return {
    runNow,
    stop: async () => {
      cron.stop();
      clearTimeout(catchUp);
      await running;
    },
  };
}
