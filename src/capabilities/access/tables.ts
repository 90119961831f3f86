import { bigint, boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, id, instant, schoolColumn } from '../../engines/storage/columns.ts';

// The truth is `migrations/0003_access.sql`; a test compares these columns with the catalogue.

export const account = pgTable(
  'account',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    personId: id('person_id').notNull(),
    passwordHash: text('password_hash'),
    passwordSetAt: instant('password_set_at'),
    totpSealed: bytes('totp_sealed'),
    totpSince: instant('totp_since'),
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    totpPendingSealed: bytes('totp_pending_sealed'),
    totpPendingAt: instant('totp_pending_at'),
    language: text('language', { enum: ['zh', 'en'] })
      .notNull()
      .default('zh'),
    email: text('email'),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const session = pgTable(
  'session',
  {
    schoolId: schoolColumn(),
    tokenHash: bytes('token_hash').notNull(),
    id: id('id').notNull(),
    accountId: id('account_id').notNull(),
    method: text('method', { enum: ['password', 'password-totp', 'oidc', 'cas'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.tokenHash] })],
);

export const invitation = pgTable(
  'invitation',
  {
    schoolId: schoolColumn(),
    codeHash: bytes('code_hash').notNull(),
    accountId: id('account_id').notNull(),
    purpose: text('purpose', { enum: ['invite', 'reset'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.codeHash] })],
);

export const recoveryCode = pgTable(
  'recovery_code',
  {
    schoolId: schoolColumn(),
    accountId: id('account_id').notNull(),
    codeHash: bytes('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.accountId, row.codeHash] })],
);

export const secondFactorDemand = pgTable(
  'second_factor_demand',
  {
    schoolId: schoolColumn(),
    role: text('role').notNull(),
    since: instant('since').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.role] })],
);

export const attempt = pgTable(
  'attempt',
  {
    schoolId: schoolColumn(),
    keyHash: bytes('key_hash').notNull(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.keyHash] })],
);

export const singleSignOn = pgTable(
  'single_sign_on',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    kind: text('kind', { enum: ['oidc', 'cas'] }).notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    clientId: text('client_id'),
    clientSecretSealed: bytes('client_secret_sealed'),
    numberClaim: text('number_claim'),
    opensAccounts: boolean('opens_accounts').notNull(),
    since: instant('since').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const signOnState = pgTable(
  'sign_on_state',
  {
    schoolId: schoolColumn(),
    stateHash: bytes('state_hash').notNull(),
    browserHash: bytes('browser_hash').notNull(),
    signOnId: id('sign_on_id').notNull(),
    nonce: text('nonce'),
    verifier: text('verifier'),
    returnTo: text('return_to').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.stateHash] })],
);
