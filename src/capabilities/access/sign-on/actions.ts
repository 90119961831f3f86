import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, instant, rowId, secret, text, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { keepers } from '../grants.ts';
import { seal, type AccessKeys } from '../keys.ts';
import { signOnKinds } from '../model.ts';
import { schoolSlugSql } from '../../organisation/reads.ts';
import { singleSignOn } from '../tables.ts';
import { judgeAddress, type OutboundRules } from './addresses.ts';
import { clientSecretPlace, type SignOnRow } from './provider.ts';

const room = 'access';

/** What verbs about a school's own log-in stand on. */
export interface SignOnParts {
  readonly keys: AccessKeys;
  readonly outbound: OutboundRules;
}

const fields = {
  name: text(40),
  address: text(300),
  clientId: text(200),
  clientSecret: secret(1, 400),
  numberClaim: text(100),
  opensAccounts: yesNo(),
};

/** The last part of the address that a provider must know: where it sends the browser back to. */
export const callbackPath = (slug: string, id: Uuid): string =>
  `/api/${slug}/sign-on/${id}/callback`;

async function slugOf({ client, schoolId }: SchoolTransaction): Promise<string> {
  const { rows } = await client.query<{ readonly slug: string }>({
    name: 'school-slug',
    text: `select ${schoolSlugSql('$1')} as slug`,
    values: [schoolId],
  });
  if (!rows[0]) throw new Error('the school of this door does not exist');
  return rows[0].slug;
}

/** What the journal keeps: all but the secret, of which it keeps whether there is one. */
function kept({ schoolId: _school, clientSecretSealed, ...rest }: SignOnRow): Json {
  return { ...rest, hasSecret: clientSecretSealed !== null };
}

const sealed = (
  { keys }: SignOnParts,
  { school, id, text: plain }: { school: SchoolId; id: Uuid; text: string | undefined },
): Buffer | null => (plain === undefined ? null : seal(keys, clientSecretPlace(school, id), plain));

/** What fits no provider of this kind. */
function judge(row: SignOnRow, { outbound }: SignOnParts): readonly Refusal[] {
  const wrong = judgeAddress(row.address, outbound);
  if (wrong.length > 0) return wrong;
  return row.kind === 'oidc' && row.clientId === null
    ? [refusal('client-id-missing', 'clientId')]
    : [];
}

const addressRefusals = [
  'address-wrong',
  'address-not-https',
  'address-private',
  'client-id-missing',
] as const;

/** Adds the school's own log-in; answers the address that its provider must be told. */
export const signOnAdd = (parts: SignOnParts) =>
  defineAction({
    name: 'sign-on.add',
    room,
    may: keepers,
    refuses: addressRefusals,
    input: z.object({
      kind: choice(signOnKinds),
      name: fields.name,
      address: fields.address,
      clientId: fields.clientId.optional(),
      clientSecret: fields.clientSecret.optional(),
      numberClaim: fields.numberClaim.optional(),
      opensAccounts: fields.opensAccounts,
    }),
    run: async (input, { tx, now, newId }) => {
      const id = newId();
      const row: SignOnRow = {
        schoolId: tx.schoolId,
        id,
        kind: input.kind,
        name: input.name,
        address: input.address,
        clientId: input.clientId ?? null,
        clientSecretSealed: sealed(parts, { school: tx.schoolId, id, text: input.clientSecret }),
        numberClaim: input.numberClaim ?? null,
        opensAccounts: input.opensAccounts,
        since: now,
        disabledAt: null,
      };
      const wrong = judge(row, parts);
      if (wrong.length > 0) return err(wrong);
      await tx.db.insert(singleSignOn).values(row);
      return ok({
        subject: { kind: 'sign-on', id },
        before: null,
        after: kept(row),
        answer: { id, callback: callbackPath(await slugOf(tx), id) },
      });
    },
  });

async function hold({ db, schoolId }: SchoolTransaction, id: Uuid): Promise<SignOnRow | null> {
  const rows = await db
    .select()
    .from(singleSignOn)
    .where(and(eq(singleSignOn.schoolId, schoolId), eq(singleSignOn.id, id)))
    .for('update');
  return rows[0] ?? null;
}

const at = ({ schoolId, id }: SignOnRow) =>
  and(eq(singleSignOn.schoolId, schoolId), eq(singleSignOn.id, id));

/**
 * Changes a log-in. A new address without a new secret is refused: whoever may change the address must not be able to
 * have the old secret sent there.
 */
export const signOnUpdate = (parts: SignOnParts) =>
  defineAction({
    name: 'sign-on.update',
    room,
    may: keepers,
    refuses: ['sign-on-unknown', 'client-secret-again', ...addressRefusals],
    input: z.object({
      signOnId: rowId(),
      name: fields.name.optional(),
      address: fields.address.optional(),
      clientId: fields.clientId.optional(),
      clientSecret: fields.clientSecret.optional(),
      numberClaim: fields.numberClaim.nullish(),
      opensAccounts: fields.opensAccounts.optional(),
    }),
    run: async ({ signOnId, clientSecret, ...wanted }, { tx }) => {
      const found = await hold(tx, signOnId);
      if (!found) return err([refusal('sign-on-unknown', 'signOnId')]);
      const moved = wanted.address !== undefined && wanted.address !== found.address;
      if (moved && found.clientSecretSealed !== null && clientSecret === undefined)
        return err([refusal('client-secret-again', 'clientSecret')]);
      const { name, address, clientId, opensAccounts } = { ...found, ...defined(wanted) };
      const row: SignOnRow = {
        ...found,
        ...{ name, address, clientId, opensAccounts },
        numberClaim: wanted.numberClaim === undefined ? found.numberClaim : wanted.numberClaim,
        clientSecretSealed:
          sealed(parts, { school: tx.schoolId, id: signOnId, text: clientSecret }) ??
          found.clientSecretSealed,
      };
      const wrong = judge(row, parts);
      if (wrong.length > 0) return err(wrong);
      const { schoolId: _school, id: _id, ...columns } = row;
      await tx.db.update(singleSignOn).set(columns).where(at(found));
      return ok({
        subject: { kind: 'sign-on', id: signOnId },
        before: kept(found),
        after: kept(row),
        answer: {},
      });
    },
  });

const defined = <T extends object>(wanted: T) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Nobody logs in through it any more; who is logged in stays so until their session ends. */
export const signOnDisable = defineAction({
  name: 'sign-on.disable',
  room,
  may: keepers,
  refuses: ['sign-on-unknown', 'sign-on-disabled'],
  face: 'confirm',
  offered: { disabledAt: [null] },
  input: z.object({ signOnId: rowId() }),
  run: async ({ signOnId }, { tx, now }) => {
    const found = await hold(tx, signOnId);
    if (!found) return err([refusal('sign-on-unknown', 'signOnId')]);
    if (found.disabledAt !== null) return err([refusal('sign-on-disabled', 'signOnId')]);
    await tx.db.update(singleSignOn).set({ disabledAt: now }).where(at(found));
    return ok({
      subject: { kind: 'sign-on', id: signOnId },
      before: { disabledAt: null },
      after: { disabledAt: now },
      answer: {},
    });
  },
});

export const signOnList = defineList({
  name: 'sign-on.list',
  room,
  may: keepers,
  refuses: [],
  input: z.object({ current: yesNo().optional() }),
  row: z.object({
    id: rowId(),
    name: fields.name,
    kind: choice(signOnKinds),
    address: fields.address,
    clientId: fields.clientId.nullable(),
    numberClaim: fields.numberClaim.nullable(),
    opensAccounts: fields.opensAccounts,
    callback: text(200),
    since: instant(),
    disabledAt: instant().nullable(),
  }),
  sortable: ['since', 'name'],
  searchable: false,
  run: async ({ filters: { current }, sort, offset, limit }, { tx }) => {
    const by = sort.by === 'name' ? singleSignOn.name : singleSignOn.since;
    const rows = await tx.db
      .select({ row: singleSignOn, total: sql<number>`count(*) over ()::int` })
      .from(singleSignOn)
      .where(
        and(
          eq(singleSignOn.schoolId, tx.schoolId),
          current === true ? isNull(singleSignOn.disabledAt) : undefined,
        ),
      )
      .orderBy(sort.descending ? desc(by) : asc(by), singleSignOn.id)
      .offset(offset)
      .limit(limit);
    const slug = await slugOf(tx);
    return ok({
      rows: rows.map(({ row: { schoolId: _school, clientSecretSealed: _sealed, ...row } }) => ({
        ...row,
        callback: callbackPath(slug, row.id),
      })),
      total: rows[0]?.total ?? 0,
    });
  },
});
